"""A program as the page has it: what it says itself, and what analysis says of it, without what is not known."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from ppu_roadmap.analysis import progress
from ppu_roadmap.analysis.progress import ProgramToday
from ppu_roadmap.analysis.quick_wins import Candidate, candidates_of
from ppu_roadmap.analysis.timeline import year_bar
from ppu_roadmap.facts.known import absent, lacks, silent
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.parts import Measure, of_programs
from ppu_roadmap.facts.risk import HIGH, level_of, rating
from ppu_roadmap.facts.standing import action_late, action_status, end_of, late
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.field import Of, facts_of, without
from ppu_roadmap.fields.program import FIELDS
from ppu_roadmap.model.measures import Action, BudgetLine, Residual, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.page.words import LANGUAGES, pair
from ppu_roadmap.paper.table import shown
from ppu_roadmap.words.vocabulary import bare

Json: TypeAlias = Any
"""A value of JSON."""
_NOTHING: tuple[Json, ...] = ("", (), [], {})
_PLAIN = {"id", "name", "subdimension", "horizon", "owner", "partners", "status"}
_PROPOSAL = {"id", "name", "proposer", "forum", "date", "status"}
_INDICATOR = {"name", "kind", "unit", "scale", "formula", "data_owner", "sni"}
FACTS = without(
    FIELDS, *_PLAIN, "region", "dimension", "years", "owner_status", "locations", "progress", "budget", "costed",
    "funding", "quick_win", "decision", "risks", "depends_on", "replaced_by", "sources", "actions", "indicators", "sni",
    "serves",
)  # fmt: skip
"""What the page shows of a program as it is said, without asking what it is."""


def known(**values: Json) -> dict[str, Json]:
    """The values that are known: what is absent is unknown, never 0 or false."""
    return {key: value for key, value in values.items() if not (value is None or value is False or value in _NOTHING)}


def programs(plan: Plan, chosen: Iterable[Program], links: Mapping[str, int], today: date) -> Iterator[Json]:
    """Each program, as it stands today; ``links`` are places of the addresses that it gives as sources."""
    candidates = {id(one.program): one for one in candidates_of(plan)}
    for told in progress.programs_today(plan, chosen, today):
        program, candidate = told.program, candidates.get(id(told.program))
        bar, price = year_bar(plan, program), cost(plan, program)
        yield known(
            **program.model_dump(include=_PLAIN),
            **_parts(plan, program, candidate, today),
            sources=[links[link] for link in program.sources],
            dimension=program.dimension,
            provisional=program.owner_status == "provisional",
            places=[*map(bare, program.locations)],
            years=plan.years(program),
            bar=bar and [bar.first, bar.last, bar.texture, *filter(None, [bar.sure])],
            done=bar and bar.done,
            ended=end_of(program),
            late=late(plan, program, today),
            known=price.known,
            costed=price.complete,
            attention=[*_attention(plan, told, candidate)] if end_of(program) is None else [],
        )


def _parts(plan: Plan, program: Program, candidate: Candidate | None, today: date) -> dict[str, Json]:
    facts = ((field, value) for field in FACTS for _label, value in facts_of([field], Of(plan, program)))
    made = [one for one in plan.proposals.proposals if program.id is not None and one.program == program.id]
    return {
        "budget": [_line(line, program) for line in program.budget],
        "actions": [_action(program, action, today) for action in program.actions],
        "indicators": [indicator(measure) for measure in of_programs([program])],
        "quick_win": program.quick_win and _quick_win(program.quick_win, candidate),
        "risks": [_risk(plan, risk) for risk in program.risks],
        "serves": [
            known(plan=one.plan, aims=[*one.missions, *one.goals, *one.targets], priority=one.priority)
            for one in program.serves
        ],
        "missions": [*map(":".join, sorted(missions_served(plan, program)))],
        "needs": program.depends_on,
        "successor": program.replaced_by,
        "facts": known(**{field.key: pair(shown(value, field.column, language) for language in LANGUAGES)
                          for field, value in facts}),
        "reports": [known(**report.model_dump(exclude={"evidence"})) for report in program.reports],
        "proposals": [known(**one.model_dump(include=_PROPOSAL)) for one in made],
    }  # fmt: skip


def _line(line: BudgetLine, program: Program) -> Json:
    """A budget line; a source or an agency that could not be read is an empty text, one that is not there is absent."""
    unread = {key: "" for key in ("source", "owner") if key in line.refused}
    unread |= {"owner": ""} if line.owner is None and "owner" in program.refused else {}
    return known(**line.model_dump(exclude={"action"})) | unread


def _action(program: Program, action: Action, today: date) -> Json:
    told = action.model_dump(exclude={"nomenclature", "status"})
    return known(**told, status=action_status(program, action), late=action_late(program, action, today))


def _quick_win(quick_win: QuickWin, candidate: Candidate | None) -> Json:
    told = quick_win.model_dump(exclude={"decisions", "scores", "existing"})
    told["decisions"] = [known(**one.model_dump(exclude={"fingerprint"})) for one in quick_win.decisions]
    if candidate is not None:
        scores = [[one.name or one.key, one.score, one.weight] for one in candidate.scores if quick_win.scores]
        told |= {"score": candidate.ranking.score, "rank": candidate.ranking.rank, "scores": scores}
        told |= {key: getattr(candidate, key) for key in ("choice", "covers", "changed", "undecided")}
    return known(**told) | ({} if quick_win.existing is None else {"existing": int(quick_win.existing)})


def _risk(plan: Plan, risk: Risk) -> Json:
    told = risk.model_dump(exclude={"residual", "likelihood", "impact"})
    return known(**told, inherent=_rated(plan, risk), residual=_rated(plan, risk.residual))


def _rated(plan: Plan, risk: Risk | Residual | None) -> Json:
    found = rating(plan, risk)
    return found and [found.likelihood, found.impact, found.level]


def indicator(measure: Measure) -> Json:
    """An indicator with its years; also of an objective or of the region."""
    one, start = measure.indicator, measure.indicator.baseline
    return known(
        **one.model_dump(include=_INDICATOR),
        better=None if one.better == "higher" else one.better,
        baseline=start and [start.year, _value(start.value)],
        points=[[point.year, _value(point.target), _value(point.actual), point.gap] for point in points_of(one)],
    )


def _value(value: Json) -> Json:
    """A number, a word, or a range as its two ends; ``None`` for what is not known."""
    if hasattr(value, "min"):
        return None if value.refused else [value.min, value.max]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _attention(plan: Plan, told: ProgramToday, candidate: Candidate | None) -> Iterator[str]:
    """The words for what somebody should see to."""
    program = told.program
    holds = {
        "late": told.state == "late",
        "undecided": candidate is not None and candidate.undecided,
        "risky": any(_untended(plan, risk) for risk in program.risks),
        "ownerless": program.owner is None and absent(program, "owner"),
        "provisional": program.owner_status == "provisional",
        "stale": told.silence is not None,
        "unbegun": told.unbegun,
        "uncosted": not cost(plan, program).complete,
        "unsourced": any(absent(line, "source") for line in program.budget),
        "unmeasured": lacks(plan, program, "indicators"),
    }
    yield from (word for word, so in holds.items() if so)


def _untended(plan: Plan, risk: Risk) -> bool:
    """Whether a risk stays high, or is high and nothing is done about it."""
    after = level_of(plan, risk.residual) if risk.residual else None
    return HIGH in (after, level_of(plan, risk) if silent(risk, "mitigation") else None)

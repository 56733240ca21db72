"""A program as the page has it: what it says itself, and what analysis says of it, without what is not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from ppu_roadmap.fields.field import Field, Of, facts_of, without
from ppu_roadmap.fields.program import FIELDS
from ppu_roadmap.model.measures import Action, BudgetLine, Residual, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.page.pairs import both
from ppu_roadmap.words.vocabulary import bare

Json: TypeAlias = Any
"""A value of JSON; :func:`known` takes away what is not known."""

FACTS = without(
    FIELDS, "region", "id", "name", "dimension", "subdimension", "horizon", "years", "owner", "owner_status",
    "partners", "locations", "status", "progress", "budget", "costed", "funding", "quick_win", "decision",
    "risks", "depends_on", "replaced_by", "sources", "actions", "indicators", "sni", "serves",
)  # fmt: skip
"""What the page shows of a program as it is said, without asking what it is."""


def known(**values: Json) -> dict[str, Json]:
    """The values that are known: what is absent is unknown, never 0 or false."""
    return {key: value for key, value in values.items() if value not in (None, "", False) and value not in ([], {}, ())}


@dataclass(frozen=True, slots=True)
class Region:
    """A plan with what is asked of it for all its programs at once."""

    plan: Plan
    today: date
    candidates: Mapping[int, Candidate]
    """By the identity of their programs."""
    links: Sequence[str]
    """The addresses that programs give as sources, each once."""

    @classmethod
    def of(cls, plan: Plan, today: date, links: Sequence[str]) -> "Region":
        """A plan on a day."""
        return cls(plan, today, {id(one.program): one for one in candidates_of(plan)}, links)


def programs(region: Region, chosen: Iterable[Program]) -> Iterator[Json]:
    """Each program, as it stands today."""
    for told in progress.programs_today(region.plan, chosen, region.today):
        yield _program(region, told)


def _program(region: Region, told: ProgramToday) -> Json:
    plan, program = region.plan, told.program
    years, bar, price = plan.years(program), year_bar(plan, program), cost(plan, program)
    return known(
        id=program.id,
        name=program.name,
        dimension=program.dimension,
        subdimension=program.subdimension,
        horizon=program.horizon,
        owner=program.owner,
        provisional=program.owner_status == "provisional",
        partners=program.partners,
        places=[*map(bare, program.locations)],
        years=years,
        bar=bar and [bar.first, bar.last, bar.texture, *filter(None, [bar.sure])],
        status=program.status,
        ended=end_of(program),
        late=late(plan, program, region.today),
        done=bar and bar.done,
        known=price.known,
        costed=price.complete,
        budget=[_line(line, program) for line in program.budget],
        actions=[_action(program, action, region.today) for action in program.actions],
        indicators=[indicator(measure) for measure in of_programs([program])],
        quick_win=program.quick_win and _quick_win(program.quick_win, region.candidates.get(id(program))),
        risks=[_risk(plan, risk) for risk in program.risks],
        serves=[known(plan=each.plan, aims=[*each.missions, *each.goals, *each.targets], priority=each.priority)
                for each in program.serves],
        missions=[*map(":".join, sorted(missions_served(plan, program)))],
        needs=program.depends_on,
        successor=program.replaced_by,
        facts={field.key: said for field in FACTS if (said := _said(field, Of(plan, program)))},
        sources=[*map(region.links.index, program.sources)],
        reports=[known(**report.model_dump(exclude={"evidence"})) for report in program.reports],
        proposals=[known(**each.model_dump(include={"id", "name", "proposer", "forum", "date", "status"}))
                   for each in plan.proposals.proposals if program.id is not None and each.program == program.id],
        attention=[*_attention(region, told)],
    )  # fmt: skip


def _said(field: Field[Of[Program]], of: Of[Program]) -> Json:
    """A fact in both languages, where anything is known of it."""
    return next((both(value, field.column) for _label, value in facts_of([field], of)), None)


def _line(line: BudgetLine, program: Program) -> Json:
    unread = {key: "" for key in ("source", "owner") if key in line.refused}
    unread |= {"owner": ""} if line.owner is None and "owner" in program.refused else {}
    return known(**line.model_dump(exclude={"action"})) | unread


def _action(program: Program, action: Action, today: date) -> Json:
    told = known(**action.model_dump(exclude={"nomenclature", "status"}), status=action_status(program, action))
    return told | known(late=action_late(program, action, today))


def _quick_win(quick_win: QuickWin, candidate: Candidate | None) -> Json:
    told = known(**quick_win.model_dump(exclude={"decisions", "scores"}))
    decisions = [known(**one.model_dump(exclude={"fingerprint"})) for one in quick_win.decisions]
    if candidate is None:
        return told | known(decisions=decisions)
    return told | known(
        decisions=decisions,
        existing=None if quick_win.existing is None else int(quick_win.existing),
        choice=candidate.choice,
        covers=candidate.covers,
        changed=candidate.changed,
        undecided=candidate.undecided,
        rank=candidate.ranking.rank,
        score=candidate.ranking.score,
        scores=[[one.name or one.key, one.score, one.weight] for one in candidate.scores if quick_win.scores],
    )


def _risk(plan: Plan, risk: Risk) -> Json:
    return known(**risk.model_dump(exclude={"residual", "likelihood", "impact"}), inherent=_rated(plan, risk),
                 residual=_rated(plan, risk.residual))  # fmt: skip


def _rated(plan: Plan, risk: Risk | Residual | None) -> Json:
    found = rating(plan, risk)
    return found and [found.likelihood, found.impact, found.level]


def indicator(measure: Measure) -> Json:
    """An indicator with its years; also of an objective or of the region."""
    one = measure.indicator
    told = one.model_dump(include={"name", "kind", "unit", "scale", "formula", "data_owner", "sni"})
    start = one.baseline
    return known(
        **told,
        better=None if one.better == "higher" else one.better,
        cumulative=one.accumulation == "cumulative",
        baseline=start and [start.year, _value(start.value)],
        points=[[point.year, _value(point.target), _value(point.actual), point.gap] for point in points_of(one)],
    )


def _value(value: Json) -> Json:
    """A number, a word, or a range as its two ends; ``None`` for what is not known."""
    return [value.min, value.max] if hasattr(value, "min") and not value.refused else _whole(value)


def _whole(value: Json) -> Json:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _attention(region: Region, told: ProgramToday) -> Iterator[str]:
    """The words for what somebody should see to: of a live program alone."""
    plan, program = region.plan, told.program
    if end_of(program) is not None:
        return
    candidate = region.candidates.get(id(program))
    yield from ["late"] if told.state == "late" else []
    yield from ["undecided"] if candidate and candidate.undecided else []
    yield from ["risky"] if any(_untended(plan, risk) for risk in program.risks) else []
    yield from ["ownerless"] if program.owner is None and absent(program, "owner") else []
    yield from ["provisional"] if program.owner_status == "provisional" else []
    yield from ["stale"] if told.silence else []
    yield from ["unbegun"] if told.unbegun else []
    yield from ["uncosted"] if not cost(plan, program).complete else []
    yield from ["unsourced"] if any(absent(line, "source") for line in program.budget) else []
    yield from ["unmeasured"] if lacks(plan, program, "indicators") else []


def _untended(plan: Plan, risk: Risk) -> bool:
    """Whether a risk stays high, or is high and nothing is done about it."""
    after = level_of(plan, risk.residual) if risk.residual else None
    return HIGH in (after, level_of(plan, risk) if silent(risk, "mitigation") else None)

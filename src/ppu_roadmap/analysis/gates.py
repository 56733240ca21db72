"""What a plan needs before it is put to a use: the findings that stand in the way, raised and told by program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import ClassVar, NamedTuple

from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.analysis.selection import outside_years
from ppu_roadmap.catalog.labels import DIMENSION, Labels
from ppu_roadmap.diagnostics import INFO, Diagnostic, Severity
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import outside, plan_years
from ppu_roadmap.fields.field import labels_of
from ppu_roadmap.fields.quick_win import FIELDS as QUICK_WIN
from ppu_roadmap.loader.judged import Check, Judged
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Day, Message, Phrase, WordList, _, _n, words

_LABELS: Mapping[str, Labels] = {"dimension": DIMENSION, "fields": labels_of(QUICK_WIN)}
"""What people read for the words of the format, by their name in the rules' messages."""


class Gate(NamedTuple):
    """A use of a plan, and the rules that must hold for it."""

    use: Message
    needs: Mapping[str, Message]
    """By the code of each rule what misses where it does not hold, in fewer words than the rule's own.

    The names in it, but for ``years``, are those of the rule's message; where that has one of them no more, the
    message itself is said.
    """
    of_quick_wins: bool = False
    """Whether it judges quick wins, so that a plan without any has nothing to judge."""


_BIMTEK = {
    "RM401": _("{dimension} without a quick win"),
    "RM405": _("quick win not scored on every criterion"),
    "RM501": _("quick win without a risk"),
    "RM601": _("no indicator yet"),
}
_TARGETS = _n("{count} indicator without a target", "{count} indicators without a target", 1)
_BUPATI = {
    "RM401": _BIMTEK["RM401"],
    "RM410": _("owner still provisional"),
    "RM405": _BIMTEK["RM405"],
    "RM411": _("the sheet lacks {fields}"),
    "RM305": _("no budget yet"),
    "RM603": _TARGETS,
    "RM502": _("risk {risk} without mitigation"),
    "RM503": _("risk {risk} without an owner"),
    "RM705": _("{name} should have ended in {end}"),
}
_DECIDED = {
    "RM404": _("not decided yet"),
    "RM406": _("changed since its approval: {groups}"),
    "RM412": _("decided on {date}, a day to come"),
}
_RKPD = {
    "RM305": _BUPATI["RM305"],
    "RM304": _("no budget in {years}"),
    "RM306": _("no funding source in {years}"),
    "RM311": _("not yet costed in {years}"),
    "RM307": _("no nomenclature code"),
    "RM610": _("serves no upper plan yet"),
}
_EVALUATION = {
    "RM614": _("no regulation or decree behind the plan"),
    "RM704": _("still planned, though {year} has begun"),
    "RM701": _("{step} done without evidence"),
    "RM601": _BIMTEK["RM601"],
    "RM602": _n("{count} indicator without a baseline", "{count} indicators without a baseline", 1),
    "RM603": _TARGETS,
}

GATES: Mapping[str, Gate] = {
    "bimtek": Gate(_("for the workshop"), _BIMTEK, of_quick_wins=True),
    "bupati": Gate(_("for the head of the region"), _BUPATI, of_quick_wins=True),
    "decided": Gate(_("to be carried out as decided"), _DECIDED, of_quick_wins=True),
    "rkpd": Gate(_("for the RKPD"), _RKPD),
    "evaluation": Gate(_("for the yearly evaluation"), _EVALUATION),
}
"""The uses by name."""


class Missing(NamedTuple):
    """What a program lacks, or without a program the plan as a whole; it holds no part of the plan."""

    things: tuple[Message, ...]
    program: str | None = None
    """Its id and name."""
    proposed: bool = False
    agency: str | None = None
    """The full name of the lead agency."""
    provisional: bool = False


class Readiness(NamedTuple):
    """How far a plan is: what it lacks, in the order of the agencies in plan.yaml, and how many other errors it has."""

    region: str | None
    missing: tuple[Missing, ...] = ()
    errors: int = 0
    waived: tuple[Message, ...] = ()
    """What of it programs waive, each with its reason."""
    barred: tuple[Message, ...] = ()
    """Why it cannot be judged: what could not be read, or that there is nothing to judge."""

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not (self.missing or self.errors or self.barred)


class Held(NamedTuple):
    """A plan held against a gate."""

    judged: Judged
    """What was found, with raised findings."""
    readiness: Readiness
    reach: Reach | None
    """The years of the plan."""


@dataclass(frozen=True)
class Against:
    """The question whether a plan is ready for a gate, by its name; each is judged whole."""

    gate: str
    year: int | None = None
    least: ClassVar = INFO
    classes: ClassVar[tuple[type, ...]] = (Held, Judged, Readiness, Missing, Reach)

    @property
    def asked(self) -> tuple[str, ...]:
        """The rules of the gate."""
        return tuple(GATES[self.gate].needs)

    def __call__(self, result: Result) -> Held:
        """A plan as it stands to the gate."""
        gate, found = GATES[self.gate], (*result.diagnostics, *result.elsewhere)
        ready = readiness(result.plan, found, gate, self.year, result.waived)
        return Held(Check()(raised(result, gate, self.year)), ready, plan_years(result.plan))


def raised(loaded: Result, gate: Gate, year: int | None = None) -> Result:
    """A plan whose findings of the gate are errors; with a year only those of that budget year."""
    diagnostics = tuple(
        replace(each, severity=Severity.ERROR) if _is_in_the_way(each, loaded.plan, gate, year) else each
        for each in loaded.diagnostics
    )
    return replace(loaded, diagnostics=diagnostics)


def readiness(
    plan: Plan,
    diagnostics: Iterable[Diagnostic],
    gate: Gate,
    year: int | None = None,
    waived: Iterable[Diagnostic] = (),
) -> Readiness:
    """What a plan lacks for a use, of all the findings it has; what is ``waived`` is not in the way, but said."""
    lacking: dict[str | None, list[Diagnostic]] = {}
    errors, unread = 0, {f"{name}.yaml" for name in plan.broken}
    for each in diagnostics:
        if _is_in_the_way(each, plan, gate, year):
            lacking.setdefault(each.program if each.program in plan.by_id else None, []).append(each)
        elif each.severity is Severity.ERROR:
            errors += each.file.rpartition("/")[2] not in unread
    said = {id: tuple(things(found, gate, year)) for id, found in lacking.items()}
    agencies = {key: place for place, key in enumerate(plan.agencies)}
    programs = [program for id, program in plan.by_id.items() if id in said]
    programs.sort(key=lambda one: (agencies.get(one.owner or "", len(agencies)), one.owner_status == "provisional"))
    missing = [Missing(said[None])] if None in said else []
    missing += (_missing(plan, program, said[program.id]) for program in programs)
    region = plan.file.region
    excused = [each for each in waived if _is_in_the_way(each, plan, gate, year)]
    reasons = (
        _("{program} {code}: {reason}", program=one.program, code=one.code, reason=one.waived) for one in excused
    )
    barred = tuple(_unread(plan)) or tuple(_nothing(plan, gate, year))
    called = (region.name or region.code) if region else None
    return Readiness(called, tuple(missing), errors, tuple(reasons), barred)


def _unread(plan: Plan) -> Iterator[Message]:
    """What could not be read of a plan, so that nobody knows what it lacks."""
    if not plan.has_file and "plan" not in plan.broken:
        yield _("there is no plan.yaml")
    yield from (_("{file} could not be read", file=f"{name}.yaml") for name in sorted(plan.broken))


def _nothing(plan: Plan, gate: Gate, year: int | None) -> Iterator[Message]:
    judged = [program for program in plan.programs if live(program)]
    if year is not None and outside(plan, year):
        yield outside_years([plan_years(plan)], year)
    elif not judged:
        yield _("the plan has no live program")
    elif gate.of_quick_wins and not (choices := {candidate.choice for candidate in candidates_of(plan)}):
        yield _("no dimension has a quick win")
    elif gate.of_quick_wins and choices == {"rejected"}:
        yield _("every quick win was rejected")
    elif year is not None and not any(_may_run(plan, program, year) for program in judged):
        yield _("no program runs in {year}", year=year)


def _may_run(plan: Plan, program: Program, year: int) -> bool:
    reach = plan.years(program)
    return reach is None or reach.covers(year)


def _missing(plan: Plan, program: Program, things: tuple[Message, ...]) -> Missing:
    agency = plan.agencies.get(program.owner or "")
    return Missing(
        things,
        program=" ".join(word for word in (program.id, program.name) if word),
        proposed=program.status == "proposed",
        agency=(agency and agency.name) or program.owner,
        provisional=program.owner_status == "provisional",
    )


def _is_in_the_way(each: Diagnostic, plan: Plan, gate: Gate, year: int | None) -> bool:
    """Whether a finding is of the gate and of the year: its own years count, else those of its program."""
    if each.code not in gate.needs:
        return False
    if year is None or year in each.years:
        return True
    program = plan.by_id.get(each.program or "")
    return not each.years and (program is None or _may_run(plan, program, year))


def things(found: Iterable[Diagnostic], gate: Gate, year: int | None = None) -> Iterator[Message]:
    """What findings on one program miss in a few words, in the order of the gate; once what differs in years alone."""
    found = list(found)
    for code, phrase in gate.needs.items():
        of_rule = [each for each in found if each.code == code]
        if of_rule:
            yield from _said(of_rule, phrase, year)


def _said(found: Sequence[Diagnostic], phrase: Message, year: int | None) -> list[Message]:
    """The findings of one rule on one program: counted, or each by itself, but once where only their years differ."""
    if phrase.plural is not None:
        return [replace(phrase, values={"count": len(found)}, count=len(found))]
    named = {year} if year is not None else {each for finding in found for each in finding.years}
    years: list[Phrase] = [*sorted(named)]
    if year is None and not all(finding.years for finding in found):
        years.append(_("a year not given"))
    said: list[Message] = []
    for each in found:
        thing = _filled(phrase, each.message, words(years))
        said += [thing] * (thing not in said)
    return said


def _filled(phrase: Message, message: Message, years: Phrase) -> Message:
    """A phrase with the values that its names have in a rule's message; the message where it has one of them not."""
    names = [name for _before, name, _format, _conversion in Formatter().parse(phrase.template) if name]
    values = {**message.values, "years": years}
    if not values.keys() >= set(names):
        return message
    return replace(phrase, values={name: _named(name, values[name]) for name in names})


def _named(name: str, value: Phrase) -> Phrase:
    """A word of the format, or a month, in a person's words."""
    if isinstance(value, WordList):
        return words(_named(name, item) for item in value.items)
    if name == "end" and isinstance(value, str):
        return Day(value)
    return _LABELS.get(name, {}).get(value, value) if isinstance(value, str) else value

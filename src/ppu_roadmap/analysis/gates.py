"""What a plan needs before it is put to a use: the findings that stand in the way, raised and told by program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON, SUBDIMENSION, Labels
from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.fields.field import labels_of
from ppu_roadmap.fields.quick_win import FIELDS as QUICK_WIN
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Message, Phrase, WordList, _, _n, words

_LABELS: Mapping[str, Labels] = {
    "dimension": DIMENSION,
    "dimensions": DIMENSION,
    "subdimension": SUBDIMENSION,
    "horizon": HORIZON,
    "fields": labels_of(QUICK_WIN),
}
"""What people read for the words of the format, by their name in the rules' messages."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A use of a plan, and the rules that must hold for it."""

    name: str
    use: Message
    needs: Mapping[str, Message]
    """By the code of each rule what misses where it does not hold.

    The names in it, but for ``years``, are names of the rule's own message, which a rule must therefore keep:
    :func:`_filled` takes their values from there, and fails on one that is gone.
    """


_BIMTEK = {
    "RM801": _("{dimensions} without a program"),
    "RM401": _("{dimension} without a quick win"),
    "RM802": _("{dimension} without a program in {horizon}"),
    "RM803": _("{dimension} without a program in {subdimension}"),
    "RM402": _("quick win outside the 1-year horizon"),
    "RM403": _("quick win takes {months} months"),
    "RM405": _("quick win not scored on every criterion"),
    "RM601": _("no indicator yet"),
}
_BUPATI = {
    "RM401": _BIMTEK["RM401"],
    "RM410": _("owner still provisional"),
    "RM404": _("no decision yet"),
    "RM405": _BIMTEK["RM405"],
    "RM411": _("the sheet lacks {fields}"),
    "RM502": _("risk {risk} without mitigation"),
    "RM503": _("risk {risk} without an owner"),
}
_RKPD = {
    "RM305": _("no budget yet"),
    "RM304": _("no budget in {years}"),
    "RM306": _("no funding source in {years}"),
    "RM311": _("not yet costed in {years}"),
    "RM307": _("no nomenclature code"),
    "RM610": _("serves no upper plan yet"),
}
_EVALUATION = {
    "RM614": _("no perbup or sk behind the plan"),
    "RM704": _("still planned, though {year} has begun"),
    "RM701": _("{step} done without evidence"),
    "RM601": _BIMTEK["RM601"],
    "RM602": _n("{count} indicator without a baseline", "{count} indicators without a baseline", 1),
    "RM603": _n("{count} indicator without a target", "{count} indicators without a target", 1),
}

GATES: Mapping[str, Gate] = {
    gate.name: gate
    for gate in (
        Gate("bimtek", _("for the workshop"), _BIMTEK),
        Gate("bupati", _("for the head of the region"), _BUPATI),
        Gate("rkpd", _("for the RKPD"), _RKPD),
        Gate("evaluation", _("for the yearly evaluation"), _EVALUATION),
    )
}
"""The uses by name: rules.md names the rules of the last three; a workshop needs every cell of the roadmap filled, and
quick wins that fit a year and can be ranked."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a program lacks, or without a program the plan as a whole; it holds no part of the plan."""

    things: tuple[Message, ...]
    program: str | None = None
    """Its id and name."""
    proposed: bool = False
    agency: str | None = None
    """The full name of the lead agency."""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a plan is: what it lacks, in the order of the agencies in plan.yaml, and how many other errors it has."""

    region: str | None
    missing: tuple[Missing, ...]
    errors: int = 0
    waived: tuple[Message, ...] = ()
    """What of it programs waive, each with its reason."""

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not (self.missing or self.errors)


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
    """What a plan lacks for a use, of the findings it has; what is ``waived`` is not in the way, but said."""
    lacking: dict[str | None, list[Diagnostic]] = {}
    errors = 0
    for each in diagnostics:
        if _is_in_the_way(each, plan, gate, year):
            lacking.setdefault(each.program if each.program in plan.by_id else None, []).append(each)
        elif each.severity is Severity.ERROR:
            errors += 1
    agencies = {key: place for place, key in enumerate(plan.agencies, 1)}
    missing = [Missing(tuple(_things(lacking[None], gate, year)))] if None in lacking else []
    programs = [program for id, program in plan.by_id.items() if id in lacking]
    programs.sort(key=lambda program: agencies.get(program.owner or "", len(agencies) + 1))
    missing += (_missing(plan, program, _things(lacking[program.id], gate, year)) for program in programs)
    region = plan.file.region
    excused = (
        _("{program} {code}: {reason}", program=each.program, code=each.code, reason=each.waived)
        for each in waived
        if _is_in_the_way(each, plan, gate, year)
    )
    return Readiness((region.name or region.code) if region else None, tuple(missing), errors, tuple(excused))


def _missing(plan: Plan, program: Program, things: Iterable[Message]) -> Missing:
    agency = plan.agencies.get(program.owner or "")
    return Missing(
        tuple(things),
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
    reach = plan.years(program) if program else None
    return not each.years and (reach is None or reach.covers(year))


def _things(found: Sequence[Diagnostic], gate: Gate, year: int | None) -> Iterator[Message]:
    """What misses in a few words, in the order of the gate; what differs in its years alone is said once."""
    for code, phrase in gate.needs.items():
        of_rule = [each for each in found if each.code == code]
        if of_rule:
            yield from _said(of_rule, phrase, year)


def _said(found: Sequence[Diagnostic], phrase: Message, year: int | None) -> Iterator[Message]:
    """The findings of one rule on one program: counted, with all their years, or each by itself."""
    if phrase.plural is not None:
        yield replace(phrase, values={"count": len(found)}, count=len(found))
        return
    years = {year} if year is not None else {each for finding in found for each in finding.years}
    told = words(sorted(years) or [_("a year not given")])
    if found[0].years:  # the findings differ in their years alone, and the phrase names all of these
        found = found[:1]
    for each in found:
        yield _filled(phrase, {**each.message.values, "years": told})


def _filled(phrase: Message, values: Mapping[str, Phrase]) -> Message:
    """A phrase with the values of its names, of which none may be missing."""
    names = [name for _before, name, _format, _conversion in Formatter().parse(phrase.template) if name]
    return replace(phrase, values={name: _named(name, values[name]) for name in names})


def _named(name: str, value: Phrase) -> Phrase:
    """A word of the format in a person's words."""
    if isinstance(value, WordList):
        return words(_named(name, item) for item in value.items)
    return _LABELS.get(name, {}).get(value, value) if isinstance(value, str) else value

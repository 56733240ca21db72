"""The self-assessment as tables: the five parts with their weights, what each rests on, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from ppu_roadmap.analysis.assessment import Assessment, Component, Key, Part, PartKey, assess, before
from ppu_roadmap.analysis.evidence import Item, Lack
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog.headings import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.progress import Ask, joined, rounded

PART: MappingProxyType[PartKey, Message] = MappingProxyType(
    {
        "baseline": _("Baseline"),
        "output": _("Output"),
        "outcome": _("Outcome"),
        "impact": _("Impact"),
        "quick_win": _("Quick win"),
    }
)
COMPONENT: MappingProxyType[Key, Message] = MappingProxyType(
    {
        "conditions": _("Indicators with a baseline value"),
        "followed-up": _("Recommendations of the evaluation before that are done"),
        "policy": _("Policy: perbup or sk"),
        "institutions": _("Institutions: council and team"),
        "budget": _("Programs with money of the year"),
        "programs": _("Programs ongoing or done"),
        "actions": _("Actions done that were due"),
        "outputs": _("Targets of output indicators reached"),
        "benefits": _("Targets of outcome and impact indicators reached"),
        "quick-wins": _("Progress of quick wins"),
    }
)
NOT_ASSESSED = _("not assessed")
COLUMNS = (
    Column("component", _("Rests on"), rank=0, weight=4),
    Column("score", _("Score (0-100)"), Kind.NUMBER, rank=1, weight=1, unknown=NOT_ASSESSED),
    Column("proved", _("With evidence alone"), Kind.NUMBER, rank=2, weight=1, unknown=NOT_ASSESSED),
    Column("counted", _("Counted"), rank=3, weight=3),
    Column("missing", _("Missing"), rank=4, weight=4),
)
SUMMARY = (
    Column("region", FIELD["region"], rank=0, weight=3),
    *(Column(key, label, Kind.NUMBER, rank=3, weight=1) for key, label in PART.items()),
    Column("total", _("Total"), Kind.NUMBER, rank=1, weight=1),
    Column("assessed", _("Weight assessed"), Kind.NUMBER, rank=2, weight=1),
)


def assessments(plans: Sequence[Plan], ask: Ask, year: int) -> tuple[Assessment, ...]:
    """A year of each region, of the programs that pass every filter but the year."""
    others = replace(ask.selection, years=())
    return tuple(assess(plan, select(plan, others), year, ask.today) for plan in plans)


def assessment_tables(plans: Sequence[Plan], ask: Ask, year: int) -> Iterator[Table]:
    """The parts of each region; of several regions first a line each."""
    found = assessments(plans, ask, year)
    title = _("Self-assessment of {year}", year=year)
    if len(found) > 1:
        rows = tuple(_summary(one) for one in found)
        yield Table(title, SUMMARY, (Group(None, rows),))
    groups = tuple(group for one in found for group in _groups(one, several=len(found) > 1))
    summary = tuple(_total(found[0])) if len(found) == 1 else ()
    yield Table(
        _("Self-assessment of {year}: what each part rests on", year=year) if len(found) > 1 else title,
        COLUMNS,
        groups,
        summary=summary,
        notes=tuple(_notes(found, ask, year)),
    )


def _summary(one: Assessment) -> Row:
    scores = (rounded(part.score) for part in one.parts)
    return Row((values.region(one.plan), *scores, rounded(one.total), one.assessed))


def _groups(one: Assessment, *, several: bool) -> Iterator[Group]:
    if several:
        yield Group(values.region(one.plan), (), summary=tuple(_total(one)), level=1)
    for part in one.parts:
        rows = tuple(_row(component, one.year) for component in part.components)
        yield Group(PART[part.key], rows, summary=tuple(_part_words(part)))


def _part_words(part: Part) -> Iterator[Message]:
    if part.weight is not None:
        yield _("weight {weight}", weight=part.weight)
    score, proved = rounded(part.score), rounded(part.proved)
    if score is None:
        yield NOT_ASSESSED
    else:
        yield _("score {score}, with evidence alone {proved}", score=score, proved=proved)
        based = sum(component.score is not None for component in part.components)
        if based < len(part.components):
            yield _("rests on {count} of {all}", count=based, all=len(part.components))
    if part.assessor is not None:
        yield _("assessors: {score}", score=float(part.assessor))


def _total(one: Assessment) -> Iterator[Message]:
    if one.total is None:
        yield NOT_ASSESSED
        return
    yield _("score {score}, with evidence alone {proved}", score=rounded(one.total), proved=rounded(one.proved))
    yield _("over {assessed} of {weights} weight", assessed=one.assessed, weights=one.weights)
    if one.evaluation is not None and one.evaluation.index is not None:
        yield _("the assessors' index: {index}", index=float(one.evaluation.index))


def _row(component: Component, year: int) -> Row:
    counted = _counted(component)
    missing = joined(_missing(component, year))
    score, proved = rounded(component.score), rounded(component.proved)
    return Row((COMPONENT[component.key], score, proved, counted, missing or ""))


def _counted(component: Component) -> Cell:
    """How many of how many, and which of them count for anything."""
    if not component.items:
        return _("nothing in the plan")
    counted = component.counted
    some = [item.name for item in counted if item.value]
    number = _("{count} of {all}", count=len(counted), all=len(component.items))
    if component.key in {"conditions", "institutions", "budget", "programs", "actions", "followed-up"} and counted:
        number = _("{count} of {all}", count=len(some), all=len(counted))
    return _("{number}: {names}", number=number, names=words(some)) if some else number


def _missing(component: Component, year: int) -> Iterator[Message]:
    lacks: dict[Lack, list[Item]] = {}
    for item in component.lacking:
        if item.lack is not None:
            lacks.setdefault(item.lack, []).append(item)
    for lack, inside in lacks.items():
        yield _lack(lack, tuple(item.name for item in inside), year)
    if component.unproved:
        yield _("no evidence: {names}", names=words(item.name for item in component.unproved))
    today = sum(item.of_today for item in component.counted)
    if today:
        yield _n("{count} by its status of today", "{count} by their status of today", today)


def _lack(lack: Lack, names: tuple[str, ...], year: int) -> Message:
    listed = words(names)
    match lack:
        case "baseline":
            return _("no baseline value: {names}", names=listed)
        case "status":
            return _("no status: {names}", names=listed)
        case "progress":
            return _("no progress: {names}", names=listed)
        case "target":
            return _("no target of {year}: {names}", year=year, names=listed)
        case "actual":
            return _("nothing measured in {year}: {names}", year=year, names=listed)
        case "percent":
            return _("cannot be put in percent: {names}", names=listed)
        case "budget":
            return _("no costed budget line of {year}: {names}", year=year, names=listed)
        case "legal-basis":
            return _("no perbup or sk among the documents")
        case "council":
            return _("no council named")
    return _("no team named")


def _notes(found: Sequence[Assessment], ask: Ask, year: int) -> Iterator[Message]:
    if year > ask.today.year:
        yield _("{year} has not begun: nothing is assessed", year=year)
        return
    if all(before(one.plan, year) for one in found):
        yield _("{year} lies before the plan's first year: nothing is assessed", year=year)
        return
    if year == ask.today.year:
        yield _("{year} is not over yet", year=year)
    if any(part.score is None for one in found for part in one.parts):
        yield _("A part that the plan says nothing of is not assessed and counts neither for nor against the total.")
    if any(one.total is not None and one.assessed * 2 <= one.weights for one in found):
        yield _("A total over half of the weight or less says little.")
    yield _(
        "This is what the plan itself bears out, not the ministry's score; docs/progress.md says how it is reckoned."
    )
    if replace(ask.selection, years=(), sort=()) != Selection():
        yield _("Only the programs that pass the filters are assessed.")


def assessment_data(plans: Sequence[Plan], ask: Ask, years: Sequence[int]) -> Table:
    """A row for each thing that a part rests on, for machines."""
    columns = (
        Column("region", FIELD["region"]),
        Column("year", _("Year"), Kind.YEARS),
        Column("part", _("Part")),
        Column("weight", _("Weight"), Kind.NUMBER),
        Column("part_score", _("Score of the part"), Kind.NUMBER),
        Column("part_proved", _("With evidence alone"), Kind.NUMBER),
        Column("component", _("Rests on")),
        Column("score", _("Score (0-100)"), Kind.NUMBER),
        Column("proved", _("With evidence alone"), Kind.NUMBER),
        Column("counted", _("Counted")),
        Column("missing", _("Missing")),
        Column("unproved", _("Without evidence")),
        Column("total", _("Total"), Kind.NUMBER),
        Column("assessed", _("Weight assessed"), Kind.NUMBER),
    )
    rows = tuple(
        Row((
            one.plan.code, year, part.key, part.weight, rounded(part.score), rounded(part.proved), component.key,
            rounded(component.score), rounded(component.proved), tuple(item.name for item in component.counted),
            tuple(f"{item.name}: {item.lack}" for item in component.lacking),
            tuple(item.name for item in component.unproved), rounded(one.total), one.assessed,
        ))
        for year in years
        for one in assessments(plans, ask, year)
        for part in one.parts
        for component in part.components
    )  # fmt: skip
    return Table(_("Self-assessment"), columns, (Group(None, rows),))

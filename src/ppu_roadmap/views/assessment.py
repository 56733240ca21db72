"""The self-assessment of years in five parts, with what each rests on and lacks; what assessors recommended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from ppu_roadmap.analysis.assessment import Aspect, AspectKey, Assessment, Component, ComponentKey, Lack, assess
from ppu_roadmap.analysis.progress import Advice, advice, last_evaluation
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.cells import rounded
from ppu_roadmap.fields.field import Field, agency, field, plain, row_of, without, word
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.grouping import below, grouped
from ppu_roadmap.views.view import ALL, Asked, by_place, data, data_of

LATE = _("Late")
ADVICE: tuple[Field[Advice], ...] = (
    field("region", FIELD["region"], lambda one: one.plan.code),
    field("year", _("Year"), lambda one: one.evaluation.year, kind=Kind.YEARS),
    field("stage", _("Stage"), lambda one: one.evaluation.stage, kind=Kind.NUMBER),
    plain("text", _("Recommendation of the assessors"), rank=0, weight=5),
    agency("owner", FIELD["owner"], rank=3, weight=2, narrow=NARROW["owner"]),
    plain("due", _("Due"), kind=Kind.DATE, rank=2),
    word("status", _("Follow-up"), STATUS, kind=Kind.WORD, weight=0, bare=True),
    field("late", LATE, lambda one: one.late),
    field("remark", FIELD["note"], lambda one: _("not done in time") if one.late else None, rank=4),
)  # fmt: skip
ADVICE_PAGE = without(ADVICE, "region", "year", "stage", "late")
ASPECT: Mapping[AspectKey, Message] = {
    "baseline": _("Baseline"),
    "output": _("Output"),
    "outcome": _("Outcome"),
    "impact": _("Impact"),
    "quick_win": _("Quick win"),
}
COMPONENT: Mapping[ComponentKey, Message] = {
    "conditions": _("Indicators with a baseline value"),
    "followed-up": _("Recommendations of the evaluation before that are done"),
    "policy": _("Policy: regulation or decree"),
    "institutions": _("Institutions: council and team"),
    "budget": _("Programs with money of the year"),
    "programs": _("Programs ongoing or done"),
    "actions": _("Actions done that were due"),
    "outputs": _("Targets of output indicators reached"),
    "benefits": _("Targets of outcome and impact indicators reached"),
    "quick-wins": _("Progress of quick wins"),
}
LACK: Mapping[Lack, Message] = {
    "baseline": _("no baseline value: {names}"),
    "status": _("no status: {names}"),
    "progress": _("no progress: {names}"),
    "target": _("no target of {year}: {names}"),
    "actual": _("nothing measured in {year}: {names}"),
    "percent": _("cannot be put in percent: {names}"),
    "budget": _("no costed budget line of {year}: {names}"),
    "legal-basis": _("no regulation or decree among the documents"),
    "council": _("no council named"),
    "team": _("no team named"),
}
NOT_ASSESSED = _("not assessed")
COLUMNS = (
    Column("component", _("Rests on"), rank=0, weight=4),
    Column("score", _("Score (0-100)"), Kind.NUMBER, rank=1, weight=1, unknown=NOT_ASSESSED),
    Column("proved", _("With evidence alone"), Kind.NUMBER, rank=2, weight=1, unknown=NOT_ASSESSED),
    Column("counted", _("Counted"), rank=3, weight=3),
    Column("missing", _("Missing"), rank=4, weight=4),
)
SUMMARY = by_place(
    Column("region", FIELD["region"], rank=0, weight=3),
    *(Column(key, label, Kind.NUMBER, rank=3, weight=1) for key, label in ASPECT.items()),
    Column("total", _("Total"), Kind.NUMBER, rank=1, weight=1),
    Column("assessed", _("Weight assessed"), Kind.NUMBER, rank=2, weight=1),
)


class Assessed(NamedTuple):
    """What is shown of one year of one region."""

    summary: tuple[Row, ...]
    groups: tuple[Group, ...]
    total: tuple[Message, ...]
    begun: bool
    """Whether the year does not lie before the plan's first one."""
    partly: bool
    """Whether a part is not assessed."""
    little: bool
    """Whether the total is over half of the weight or less."""


def part_of_assessment(asked: Asked) -> dict[int, Assessed]:
    """Each year asked for."""
    return {year: _assessed(asked, one) for year in asked.selection.years for one in _assessments(asked, year)}


def _assessed(asked: Asked, one: Assessment) -> Assessed:
    region, total, start = cells.region(one.plan), tuple(_total(one)), one.plan.file.start
    return Assessed(
        ((region, *(rounded(each.score) for each in one.aspects), rounded(one.total), one.assessed),),
        tuple(below(asked.heading(one.plan), total, _groups(one))),
        total,
        not (start and one.year < start),
        any(part.score is None for part in one.aspects),
        one.total is not None and one.assessed * 2 <= one.weights,
    )


def tables_of_assessment(asked: Asked, whole: Mapping[int, Assessed]) -> Iterator[Table]:
    """Of each year what its parts rest on; of several regions first a line each."""
    for year in asked.selection.years:
        found, title = whole[year], _("Self-assessment of {year}", year=year)
        if asked.several:
            yield from grouped(title, SUMMARY, [Group(None, found.summary)])
            title = _("Self-assessment of {year}: what each part rests on", year=year)
        summary = () if asked.several else found.total
        yield Table(title, COLUMNS, found.groups, summary=summary, notes=tuple(_notes(found, asked, year)))


def as_one(parts: Iterable[Message]) -> Message | str:
    """Remarks with semicolons between them; nothing of none."""
    found = list(parts)
    return reduce(lambda one, other: _("{one}; {other}", one=one, other=other), found) if found else ""


def _assessments(asked: Asked, year: int) -> list[Assessment]:
    """A year of each region, of the programs that pass every filter but the year."""
    return [assess(plan, programs, year, asked.today) for plan, programs in asked.chosen(years=())]


def _groups(one: Assessment) -> Iterator[Group]:
    for each in one.aspects:
        lines = (
            (COMPONENT[part.key], rounded(part.score), rounded(part.proved), _counted(part),
                 as_one(_missing(part, one.year)))
            for part in each.components
        )  # fmt: skip
        yield Group(ASPECT[each.key], tuple(lines), summary=tuple(_standing(each)))


def _standing(part: Aspect) -> Iterator[Message]:
    if part.weight is not None:
        yield _("weight {weight}", weight=part.weight)
    score, proved = rounded(part.score), rounded(part.proved)
    if score is None:
        yield NOT_ASSESSED
    else:
        yield _("score {score}, with evidence alone {proved}", score=score, proved=proved)
        if left_out := [COMPONENT[each.key] for each in part.components if each.score is None]:
            yield _("leaves out: {parts}", parts=words(left_out))
    if part.assessor is not None:
        yield _("assessors: {score}", score=float(part.assessor))


def _total(one: Assessment) -> Iterator[Message]:
    if one.total is None:
        yield NOT_ASSESSED
        return
    yield _("score {score}, with evidence alone {proved}", score=rounded(one.total), proved=rounded(one.proved))
    yield _("over {assessed} of {weights} weight", assessed=one.assessed, weights=one.weights)
    if one.evaluation is None:
        return
    if one.evaluation.weights is not None:
        yield _("weights of the edition of {year}", year=one.year)
    if one.evaluation.index is not None:
        yield _("the assessors' index: {index}", index=float(one.evaluation.index))
    yield from scores_of(one.evaluation)


def _counted(component: Component) -> Cell:
    """How many of how many, and which of them count for anything."""
    if not component.items:
        return _("nothing to assess")
    counted = component.counted
    some = [item.name for item in counted if item.value]
    number = _("{count} of {all}", count=len(counted), all=len(component.items))
    if component.key in {"conditions", "institutions", "budget", "programs", "actions", "followed-up"} and counted:
        number = _("{count} of {all}", count=len(some), all=len(counted))
    if component.key == "quick-wins":
        said = _("{count} of {all} quick wins say how far they are", count=len(counted), all=len(component.items))
        return _("{said}; begun: {names}", said=said, names=words(some)) if some else said
    return _("{number}: {names}", number=number, names=words(some)) if some else number


def _missing(component: Component, year: int) -> Iterator[Message]:
    for lack, names in gathered((item.lack, item.name) for item in component.items if item.lack is not None).items():
        yield replace(LACK[lack], values={"names": words(names), "year": year})
    if component.unproved:
        yield _("no evidence: {names}", names=words(item.name for item in component.unproved))
    if today := sum(item.of_today for item in component.counted):
        yield _n("{count} by its status of today", "{count} by their status of today", today)


def _notes(found: Assessed, asked: Asked, year: int) -> Iterator[Message]:
    if year > asked.today.year:
        yield _("{year} has not begun: nothing is assessed", year=year)
        return
    if not found.begun:
        yield _("{year} lies before the plan's first year: nothing is assessed", year=year)
        return
    yield _(
        "Assessed are live programs, decided on, that had begun by the end of {year}, those that ended earlier too; "
        "the tables of programs count only what runs in it.",
        year=year,
    )
    if year == asked.today.year:
        yield _("{year} is not over yet", year=year)
    if found.partly:
        yield _("A part that is not assessed counts neither for nor against the total.")
    if found.little:
        yield _("A total over half of the weight or less says little.")
    yield _(
        "This is what the plan itself bears out, not the ministry's score: a part is the mean of what it rests on, the "
        "total the mean of the parts by weight."
    )
    if asked.selection._replace(years=(), sort=()) != ALL:
        yield _("Only the programs that pass the filters are assessed.")


def rows_of_assessment(asked: Asked) -> Table:
    """A row for each thing that a part rests on."""
    keys = (
        "region", "year", "part", "weight", "part_score", "part_proved", "component", "score", "proved", "counted",
        "missing", "unproved", "total", "assessed",
    )  # fmt: skip
    lines = (
        (
            one.plan.code, year, part.key, part.weight, rounded(part.score), rounded(part.proved), component.key,
            rounded(component.score), rounded(component.proved), tuple(item.name for item in component.counted),
            tuple(f"{item.name}: {item.lack}" for item in component.items if item.lack),
            tuple(item.name for item in component.unproved), rounded(one.total), one.assessed,
        )
        for year in asked.selection.years
        for one in _assessments(asked, year)
        for part in one.aspects
        for component in part.components
    )  # fmt: skip
    return data(keys, lines)


def part_of_advice(asked: Asked) -> tuple[Table, ...]:
    """The recommendations under the last evaluation before the years asked for; no table where there is none."""
    found = (group for plan in asked.plans for group in _advice(asked, plan))
    return tuple(grouped(_("Recommendations of the last evaluation"), ADVICE_PAGE, found))


def rows_of_advice(asked: Asked) -> Table:
    """The same of every region."""
    last = ((plan, _last(asked, plan)) for plan in asked.plans)
    found = (one for plan, evaluation in last if evaluation for one in advice(plan, evaluation, asked.today))
    return data_of(without(ADVICE, "remark"), found)


def _last(asked: Asked, plan: Plan) -> Evaluation | None:
    return last_evaluation(plan, min(asked.selection.years, default=None))


def _advice(asked: Asked, plan: Plan) -> Iterator[Group]:
    evaluation = _last(asked, plan)
    if evaluation is None or evaluation.year is None:
        return
    found = advice(plan, evaluation, asked.today)
    done = sum(one.record.status == "done" for one in found)
    summary = [_n("{done} of {count} done", "{done} of {count} done", len(found), done=done)] if found else []
    if evaluation.index is not None:
        summary.append(_("index {index}", index=float(evaluation.index)))
    summary += scores_of(evaluation)
    heading = asked.named(plan, _("Evaluation of {year}", year=evaluation.year))
    yield Group(heading, tuple(row_of(one, ADVICE_PAGE) for one in found), summary=tuple(summary))


def scores_of(evaluation: Evaluation) -> Iterator[Message]:
    """The assessors' scores of the dimensions, where they gave some."""
    given = ((DIMENSION[one], getattr(evaluation.dimensions, one, None)) for one in DIMENSIONS)
    known = [_("{dimension} {score}", dimension=one, score=float(each)) for one, each in given if each is not None]
    if known:
        yield _("the assessors by dimension: {scores}", scores=words(known))

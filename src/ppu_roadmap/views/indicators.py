"""Indicators: each with its years, by dimension, and how much is known of those of each dimension."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ppu_roadmap.analysis.selection import FILTERS, Selection
from ppu_roadmap.facts.parts import Measure, beside_programs, measures, of_programs
from ppu_roadmap.facts.standing import lacking, live
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.field import Fields, chosen, columns_of, field, keyed, without
from ppu_roadmap.fields.indicator import DEFAULT, FIELDS, ROWS, Measured
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.grouping import (
    Ended,
    by_dimension,
    count,
    count_table,
    ended,
    nothing,
    parted,
    subtitle,
    tallied,
    tally,
)
from ppu_roadmap.views.parts import Region, Told
from ppu_roadmap.views.view import Asked, data_of


def measured(plan: Plan, programs: Iterable[Program], selection: Selection) -> Iterator[Measured]:
    """The indicators of programs that pass filters, then those of objectives and of the region that pass them, too.

    Where numbers of the national standard are asked for, or years, those alone.
    """
    numbers, years = frozenset(selection.sni), frozenset(selection.years)
    for measure in chain(of_programs(programs), beside(plan, selection)):
        if not numbers or measure.indicator.sni in numbers:
            points = tuple(point for point in points_of(measure.indicator) if not years or point.year in years)
            if points or not years:
                yield Measured(plan, measure.indicator, measure, points)


def beside(plan: Plan, selection: Selection) -> Iterator[Measure]:
    """The indicators of objectives and of the region; none where a filter asks what only a program has."""
    dimensions = FILTERS["dimensions"].passing(plan, selection.dimensions)
    if selection._replace(dimensions=(), years=(), sni=(), sort=()) == Selection():
        yield from (each for each in beside_programs(plan) if not dimensions or each.dimension in dimensions)


_SHOWN: Fields[Sequence[Measured]] = (
    count("indicators", _("Indicators"), rank=0),
    count("outputs", _("Outputs"), lambda one: one.record.kind == "output", rank=5),
    count("outcomes", _("Outcomes"), lambda one: one.record.kind == "outcome", rank=5),
    count("impacts", _("Impacts"), lambda one: one.record.kind == "impact", rank=5),
    count("with_baseline", _("With a baseline"),
          lambda one: one.record.baseline is not None and one.record.baseline.value is not None, rank=3),
    count("with_target", _("With a target"), lambda one: any(each.target is not None for each in one.points), rank=2),
    count("with_actual", _("With an actual"), lambda one: any(each.actual is not None for each in one.points), rank=1),
    count("standard", _("Of SNI ISO 37122"), lambda one: one.record.sni, rank=4),
)  # fmt: skip
_SAID: Mapping[str, Callable[[Measured], object]] = {
    "compared": lambda one: one.latest,
    "met": lambda one: one.latest and one.latest.met,
    "scaled": lambda one: one.latest and one.record.scale,
    "lower": lambda one: one.latest and one.record.better == "lower",
    "cumulative": lambda one: one.points and one.record.accumulation == "cumulative",
}
COUNTED = (*_SHOWN, *(count(key, _("{word}", word=key), holds) for key, holds in _SAID.items()))
"""What is counted of indicators: in columns, and to say more of them."""


def _on_target(found: Mapping[str, int]) -> Message | None:
    """Of how many the target is met in the last year whose target and actual can be compared; nothing of none."""
    return _("{met} of {compared}", met=found["met"], compared=found["compared"]) if found["compared"] else None


COUNTS = (*tallied(_SHOWN), field("met", _("Latest on target"), _on_target))


class Part(NamedTuple):
    """What the tables have of one region."""

    groups: tuple[Group, ...]
    counts: tuple[tuple[Message | None, tuple[tuple[Message, Mapping[str, int]], ...]], ...]
    """What is counted in each dimension, under the heading of the region."""
    tally: Mapping[str, int]
    bare: tuple[str | None, ...]
    """The programs that have no indicator, by what they are called."""
    ended: Ended
    others: bool
    """Whether there is any indicator, where none is shown."""
    hidden: bool
    """Whether one of these is of what is live."""


KEPT = (Part, Ended)


def part(asked: Asked) -> Part:
    """The indicators of a region by dimension, and how many there are."""
    ((plan, programs),) = asked.chosen(years=())  # of years asked for those of the years, whenever the programs run
    found = [*measured(plan, programs, asked.selection)]
    owned = [*by_owner(found)]
    hidden = [one.program is None or live(one.program) for one in (() if found else measures(plan))]
    return Part(
        parted(asked, _fields(asked), [(plan, owned)], lambda inside: _counted(tally(COUNTED, inside))).groups,
        ((asked.heading(plan), tuple((name, tally(COUNTED, inside)) for name, inside in owned)),),
        tally(COUNTED, found),
        tuple(program.id or program.name for program in lacking(plan, programs, "indicators")),
        ended(asked.every(years=()), having="indicators"),
        bool(hidden),
        any(hidden),
    )


def document(asked: Asked, told: Told[Part]) -> Iterator[Flow | Table]:
    """The indicators by dimension, then how many there are and what is known of them."""

    def foot(table: Table) -> Table:
        whole, shown = told.whole, told.whole.tally["indicators"]
        notes = _notes(asked, whole) if shown else _none(told.regions, whole)
        summary = tuple(_counted(whole.tally)) if shown else ()
        table = table._replace(summary=summary, notes=(*notes, *whole.ended.unlisted()))
        printed = shown and not table.groups  # with all of its columns
        return table if asked.columns or printed else table.without_empty()

    yield Flow(Table(asked.title, columns_of(_fields(asked)), (), subtitle=subtitle(asked)), told.groups(), foot)
    yield from counts(told.whole)


def counts(whole: Part) -> Iterator[Table]:
    """How many indicators there are in each dimension, and what is known of them; no table of none."""
    if whole.tally["indicators"]:
        head = Column("dimension", FIELD["dimension"], rank=0, weight=2)
        yield count_table(_("What is known of the indicators"), head, COUNTS, whole.counts)


def rows(asked: Asked) -> Table:
    """One row an indicator and year; an indicator without years has one row."""
    fields = chosen(FIELDS, asked.columns, keyed(ROWS if asked.several else without(ROWS, "region")))
    return data_of(fields, yearly(asked))


def yearly(asked: Asked) -> Iterator[Measured]:
    """Each indicator of every region with each of its years."""
    found = (one for plan, programs in asked.chosen(years=()) for one in measured(plan, programs, asked.selection))
    return (replace(one, point=point) for one in found for point in (one.points or (None,)))


def by_owner(found: Sequence[Measured]) -> Iterator[tuple[Message, list[Measured]]]:
    """Those of programs by dimension, then those of objectives, then those of the region."""
    yield from by_dimension((one for one in found if one.measure.program), attrgetter("measure.program"))
    if of_objectives := [one for one in found if one.measure.objective]:
        yield _("Smart City objectives"), of_objectives
    if of_region := [one for one in found if not one.measure.dimension]:
        yield _("Region"), of_region


def _fields(asked: Asked) -> Fields[Measured]:
    return chosen(FIELDS, asked.columns, DEFAULT)


def _counted(found: Mapping[str, int]) -> Iterator[Message]:
    yield _n("{count} indicator", "{count} indicators", found["indicators"])
    if (met := _on_target(found)) is not None:
        yield _("{met} of {compared} on target", **met.values)


def _none(regions: Sequence[Region], whole: Part) -> Iterator[Message]:
    """Why no indicator is shown."""
    if whole.hidden:
        yield _("no indicator passes the filters")
    elif not whole.others:
        yield _("no program has an indicator") if any(one.programs for one in regions) else nothing(regions)


def _notes(asked: Asked, whole: Part) -> Iterator[Message]:
    every, bare = whole.tally, whole.bare
    if every["compared"]:
        yield _("Gap to target: 0 or more is on target, below 0 falls short of it, whichever direction is better.")
    if every["scaled"]:
        yield _("Where values are words of a scale, the gap counts steps of the scale.")
    if every["lower"]:
        yield _(
            "Where less is better, achieved is (2 × target - actual) / target: the usual formula, not checked against "
            "a source."
        )
    if every["cumulative"]:
        yield _("Cumulative values are totals up to their year; years are never added up.")
    if asked.several and bare:
        yield _n("{count} program has no indicator", "{count} programs have no indicator", len(bare))
    elif bare:
        yield _n(
            "{count} program has no indicator: {programs}",
            "{count} programs have no indicator: {programs}",
            len(bare),
            programs=words(bare),
        )

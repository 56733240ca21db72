"""Indicators: each with its years, by dimension, and how much is known of those of each dimension."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from ppu_roadmap.analysis.selection import FILTERS, Selection
from ppu_roadmap.facts.parts import Measure, beside_programs, measures, of_programs
from ppu_roadmap.facts.standing import lacking, live
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.field import Field, chosen, field, keyed, without
from ppu_roadmap.fields.indicator import DEFAULT, FIELDS, ROWS, Measured
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Column, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.grouping import by_dimension, count, count_table, left_out, nothing, parted, subtitle
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


def _on_target(found: Iterable[Measured]) -> Message | None:
    """Of how many the target is met in the last year whose target and actual can be compared; nothing of none."""
    met = [one.latest.met for one in found if one.latest]
    return _("{met} of {compared}", met=met.count(True), compared=len(met)) if met else None


COUNTS: tuple[Field[Sequence[Measured]], ...] = (
    count("indicators", _("Indicators"), rank=0),
    count("outputs", _("Outputs"), lambda one: one.record.kind == "output", rank=5),
    count("outcomes", _("Outcomes"), lambda one: one.record.kind == "outcome", rank=5),
    count("impacts", _("Impacts"), lambda one: one.record.kind == "impact", rank=5),
    count("with_baseline", _("With a baseline"),
          lambda one: one.record.baseline is not None and one.record.baseline.value is not None, rank=3),
    count("with_target", _("With a target"), lambda one: any(each.target is not None for each in one.points), rank=2),
    count("with_actual", _("With an actual"), lambda one: any(each.actual is not None for each in one.points), rank=1),
    count("standard", _("Of SNI ISO 37122"), lambda one: one.record.sni, rank=4),
    field("met", _("Latest on target"), _on_target),
)  # fmt: skip


def document(asked: Asked) -> Iterator[Table]:
    """The indicators by dimension, then how many there are and what is known of them."""
    programs = asked.chosen(years=())  # of years asked for the indicators of those years, whenever the programs run
    found = [(plan, [*measured(plan, inside, asked.selection)]) for plan, inside in programs]
    every = [one for _plan, inside in found for one in inside]
    parts = ((plan, by_owner(inside)) for plan, inside in found)
    notes = _notes(programs, every) if every else _none(asked)
    table = parted(asked, chosen(FIELDS, asked.columns, DEFAULT), parts, _counted)._replace(
        subtitle=subtitle(asked),
        summary=tuple(_counted(every)) if every else (),
        notes=(*notes, *left_out(asked.every(years=()), "indicators")),
    )
    yield table if asked.columns else table.without_empty()
    if every:
        owned = ((asked.heading(plan), by_owner(each)) for plan, each in found)
        head = Column("dimension", FIELD["dimension"], rank=0, weight=2)
        yield count_table(_("What is known of the indicators"), head, COUNTS, owned)


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


def _counted(found: Sequence[Measured]) -> Iterator[Message]:
    yield _n("{count} indicator", "{count} indicators", len(found))
    if (met := _on_target(found)) is not None:
        yield _("{met} of {compared} on target", **met.values)


def _none(asked: Asked) -> Iterator[Message]:
    """Why no indicator is shown."""
    measuring = [measure for plan in asked.plans for measure in measures(plan)]
    if any(measure.program is None or live(measure.program) for measure in measuring):
        yield _("no indicator passes the filters")
    elif not measuring:
        yield _("no program has an indicator") if any(plan.programs for plan in asked.plans) else nothing(asked.regions)


def _notes(found: Sequence[tuple[Plan, Sequence[Program]]], every: Sequence[Measured]) -> Iterator[Message]:
    if any(one.latest for one in every):
        yield _("Gap to target: 0 or more is on target, below 0 falls short of it, whichever direction is better.")
    if any(one.latest and one.record.scale for one in every):
        yield _("Where values are words of a scale, the gap counts steps of the scale.")
    if any(one.latest and one.record.better == "lower" for one in every):
        yield _(
            "Where less is better, achieved is (2 × target - actual) / target: the usual formula, not checked against "
            "a source."
        )
    if any(one.points and one.record.accumulation == "cumulative" for one in every):
        yield _("Cumulative values are totals up to their year; years are never added up.")
    bare = [program for plan, programs in found for program in lacking(plan, programs, "indicators")]
    if len(found) > 1 and bare:
        yield _n("{count} program has no indicator", "{count} programs have no indicator", len(bare))
    elif bare:
        yield _n(
            "{count} program has no indicator: {programs}",
            "{count} programs have no indicator: {programs}",
            len(bare),
            programs=words(program.id or program.name for program in bare),
        )

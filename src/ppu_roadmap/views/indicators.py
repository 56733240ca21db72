"""Indicators: each with its years, by dimension, and how much is known of those of each dimension."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ppu_roadmap.analysis.indicators import asked_for, measured, tally
from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.facts.parts import measures
from ppu_roadmap.facts.standing import lacking, live
from ppu_roadmap.fields.field import chosen, columns_of, field, keyed, without
from ppu_roadmap.fields.indicator import DEFAULT, FIELDS, ROWS, Measured
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.grouping import by_dimension, count, count_table, left_out, nothing, parted, subtitle
from ppu_roadmap.views.view import Asked, data_of


def _met(counts: Tally) -> Cell:
    return _("{met} of {compared}", met=counts["met"], compared=counts["compared"]) if counts["compared"] else None


COUNTS = (
    count("indicators", _("Indicators"), rank=0),
    count("outputs", _("Outputs"), rank=5),
    count("outcomes", _("Outcomes"), rank=5),
    count("impacts", _("Impacts"), rank=5),
    count("with_baseline", _("With a baseline"), rank=3),
    count("with_target", _("With a target"), rank=2),
    count("with_actual", _("With an actual"), rank=1),
    count("standard", _("Of SNI ISO 37122"), rank=4),
    field("met", _("Latest on target"), _met),
)


@dataclass(frozen=True, slots=True)
class Portion:
    """What of one region is shown."""

    plan: Plan
    programs: tuple[Program, ...]
    found: tuple[Measured, ...]


def document(asked: Asked) -> Document:
    """The indicators by dimension, then how many there are and what is known of them."""
    shown = portions(asked)
    every = [one for portion in shown for one in portion.found]
    fields = chosen(FIELDS, asked.columns, DEFAULT)
    table = Table(
        asked.title,
        columns_of(fields),
        parted(asked, ((portion.plan, by_owner(portion.found)) for portion in shown), fields, _counted),
        subtitle=subtitle(asked),
        summary=tuple(_counted(every)) if every else (),
        notes=(
            *(_notes(shown, every) if every else _none(asked.plans)),
            *left_out(asked.every(years=()), "indicators"),
        ),
    )
    table = table if asked.columns else table.without_empty()
    return Document.of((table, _tallies(asked, shown)) if every else (table,))


def rows(asked: Asked) -> Table:
    """One row an indicator and year; an indicator without years has one row."""
    fields = chosen(FIELDS, asked.columns, keyed(ROWS if asked.several else without(ROWS, "region")))
    found = (one for portion in portions(asked) for one in portion.found)
    yearly = (replace(one, point=point) for one in found for point in (one.points or (None,)))
    return data_of(fields, yearly)


def portions(asked: Asked) -> list[Portion]:
    """The indicators of the programs that pass; of years asked for those years, whenever the programs run."""
    sni, years = asked.selection.sni, asked.selection.years
    return [
        Portion(plan, programs, tuple(one for one in found if one.points or not years))
        for plan, programs in asked.chosen(years=())
        for found in [measured(plan, asked_for(plan, programs, asked.selection), sni, years)]
    ]


def by_owner(found: Iterable[Measured]) -> Iterator[tuple[Message, list[Measured]]]:
    """Those of programs by dimension, then those of objectives, then those of the region."""
    every = list(found)
    of_programs = (one for one in every if one.measure.program)
    yield from by_dimension(of_programs, attrgetter("measure.program"))
    for heading, inside in (
        (_("Smart City objectives"), [one for one in every if one.measure.objective]),
        (_("Region"), [one for one in every if not one.measure.dimension]),
    ):
        if inside:
            yield heading, inside


def _counted(found: Iterable[Measured]) -> Iterator[Message]:
    counts = tally(found)
    yield _n("{count} indicator", "{count} indicators", counts["indicators"])
    if counts["compared"]:
        yield _("{met} of {compared} on target", met=counts["met"], compared=counts["compared"])


def _none(plans: Sequence[Plan]) -> Iterator[Message]:
    """Why no indicator is shown."""
    measuring = [measure for plan in plans for measure in measures(plan)]
    if any(measure.program is None or live(measure.program) for measure in measuring):
        yield _("no indicator passes the filters")
    elif not measuring:
        yield _("no program has an indicator") if any(plan.programs for plan in plans) else nothing(plans)


def _notes(shown: Sequence[Portion], every: Sequence[Measured]) -> Iterator[Message]:
    if any(one.latest for one in every):
        yield _("Gap to target: 0 or more is on target, below 0 falls short of it, whichever direction is better.")
    if any(one.latest and one.indicator.scale for one in every):
        yield _("Where values are words of a scale, the gap counts steps of the scale.")
    if any(one.latest and one.indicator.better == "lower" for one in every):
        yield _(
            "Where less is better, achieved is (2 × target - actual) / target: the usual formula, not checked against "
            "a source."
        )
    if any(one.points and one.indicator.accumulation == "cumulative" for one in every):
        yield _("Cumulative values are totals up to their year; years are never added up.")
    bare = [program for portion in shown for program in lacking(portion.plan, portion.programs, "indicators")]
    if len(shown) > 1 and bare:
        yield _n("{count} program has no indicator", "{count} programs have no indicator", len(bare))
    elif bare:
        yield _n(
            "{count} program has no indicator: {programs}",
            "{count} programs have no indicator: {programs}",
            len(bare),
            programs=words(program.id or program.name for program in bare),
        )


def _tallies(asked: Asked, shown: Sequence[Portion]) -> Table:
    """How many indicators there are of each kind, and of how many what is known."""
    head = Column("dimension", FIELD["dimension"], rank=0, weight=2)
    found = (
        (asked.heading(portion.plan), ((name, tally(inside)) for name, inside in by_owner(portion.found)))
        for portion in shown
    )
    return count_table(_("What is known of the indicators"), head, COUNTS, found)

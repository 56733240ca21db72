"""Indicators as tables: each with its years, by dimension, and how much is known of those of each dimension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ppu_roadmap.analysis.indicators import Measured, Tally, measured, tally, without_indicators
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import FIELD, TITLE
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.fields import ItemField, chosen_fields, columns_of, row_of
from ppu_roadmap.views.indicator_fields import INDICATOR_COLUMNS, INDICATOR_FIELDS, Shown
from ppu_roadmap.views.programs import ALL, nothing, subtitle

TALLY: labels.Labels = MappingProxyType(
    {
        "indicators": _("Indicators"),
        "outputs": _("Outputs"),
        "outcomes": _("Outcomes"),
        "impacts": _("Impacts"),
        "with_baseline": _("With a baseline"),
        "with_target": _("With a target"),
        "with_actual": _("With an actual"),
        "met": _("Latest on target"),
        "standard": _("Of SNI ISO 37122"),
    }
)


@dataclass(frozen=True, slots=True)
class Portion:
    """What of one region is shown."""

    plan: Plan
    programs: tuple[Program, ...]
    found: tuple[Measured, ...]


def portions(plans: Sequence[Plan], selection: Selection = ALL) -> tuple[Portion, ...]:
    """The indicators of the programs that pass; of years asked for those years, whenever the programs run."""
    whenever = replace(selection, years=())
    parts = []
    for plan in plans:
        programs = select(plan, whenever)
        every = measured(plan, programs, selection.sni, selection.years)
        found = tuple(one for one in every if one.points or not selection.years)
        parts.append(Portion(plan, programs, found))
    return tuple(parts)


def indicator_data(parts: Sequence[Portion], columns: Sequence[str] = ()) -> Table:
    """One row an indicator and year; an indicator without years has one row."""
    default = [field.column.key for field in INDICATOR_FIELDS if field.column.key != "region" or len(parts) > 1]
    fields = chosen_fields(INDICATOR_FIELDS, columns, default)
    rows = (
        row_of(Shown(one, point), fields) for part in parts for one in part.found for point in (one.points or (None,))
    )
    return Table(TITLE["indicators"], columns_of(fields), (Group(None, tuple(rows)),))


def indicator_tables(
    parts: Sequence[Portion], selection: Selection = ALL, columns: Sequence[str] = ()
) -> tuple[Table, ...]:
    """The indicators by dimension, then how many there are and what is known of them."""
    several = len(parts) > 1
    fields = chosen_fields(INDICATOR_FIELDS, columns, INDICATOR_COLUMNS)
    groups = tuple(group for part in parts for group in _groups(part, fields, several=several))
    plans = [part.plan for part in parts]
    every = [one for part in parts for one in part.found]
    table = Table(
        TITLE["indicators"],
        columns_of(fields),
        groups,
        subtitle=tuple(subtitle(plans, selection)),
        summary=_counted(tally(every)) if every else (),
        notes=tuple(_notes(parts, every)),
    )
    shown = table if columns else table.without_empty()
    return (shown, _tallies(parts, several=several)) if every else (shown,)


def _groups(part: Portion, fields: Sequence[ItemField[Shown]], *, several: bool) -> Iterator[Group]:
    if several and part.found:
        yield Group(values.region(part.plan), (), summary=_counted(tally(part.found)), level=1)
    for dimension, inside in _by_dimension(part.found):
        rows = tuple(row_of(Shown(one), fields) for one in inside)
        yield Group(_dimension(dimension), rows, summary=_counted(tally(inside)))


def _by_dimension(found: Iterable[Measured]) -> Iterator[tuple[str, list[Measured]]]:
    every = list(found)
    for dimension in (*DIMENSIONS, ""):
        inside = [one for one in every if one.program.dimension == dimension]
        if inside:
            yield dimension, inside


def _dimension(word: str) -> Message:
    return labels.DIMENSION.get(word, _("dimension not known"))


def _counted(counts: Tally) -> tuple[Message, ...]:
    said = [_n("{count} indicator", "{count} indicators", counts.indicators)]
    if counts.compared:
        said.append(_("{met} of {compared} on target", met=counts.met, compared=counts.compared))
    return tuple(said)


def _notes(parts: Sequence[Portion], every: Sequence[Measured]) -> Iterator[Message]:
    if not every:
        plans = [part.plan for part in parts]
        if any(program.indicators for plan in plans for program in plan.programs):
            yield _("no indicator passes the filters")
        elif any(plan.programs for plan in plans):
            yield _("no program has an indicator")
        else:
            yield nothing(plans)
        return
    if any(one.latest for one in every):
        yield _("Gap to target: 0 or more is on target, below 0 falls short of it, whichever direction is better.")
    if any(one.latest and one.indicator.better == "lower" for one in every):
        yield _(
            "Where less is better, achieved is (2 × target - actual) / target: the usual formula, not checked against "
            "a source."
        )
    if any(one.points and one.indicator.accumulation == "cumulative" for one in every):
        yield _("Cumulative values are totals up to their year; years are never added up.")
    yield from _unmeasured(parts)


def _unmeasured(parts: Sequence[Portion]) -> Iterator[Message]:
    bare = [program for part in parts for program in without_indicators(part.plan, part.programs)]
    if len(parts) > 1 and bare:
        yield _n("{count} program has no indicator", "{count} programs have no indicator", len(bare))
    elif bare:
        called = words(program.id or program.name for program in bare)
        yield _n(
            "{count} program has no indicator: {programs}",
            "{count} programs have no indicator: {programs}",
            len(bare),
            programs=called,
        )


COUNTS = (
    ("indicators", TALLY["indicators"], 0),
    ("outputs", TALLY["outputs"], 5),
    ("outcomes", TALLY["outcomes"], 5),
    ("impacts", TALLY["impacts"], 5),
    ("with_baseline", TALLY["with_baseline"], 3),
    ("with_target", TALLY["with_target"], 2),
    ("with_actual", TALLY["with_actual"], 1),
    ("standard", TALLY["standard"], 4),
)


def _tallies(parts: Sequence[Portion], *, several: bool) -> Table:
    """How many indicators there are of each kind, and of how many what is known."""
    columns = (
        Column("dimension", FIELD["dimension"], rank=0, weight=2),
        *(Column(key, label, Kind.NUMBER, rank=rank, weight=1) for key, label, rank in COUNTS),
        Column("met", TALLY["met"], rank=1, weight=1),
    )
    groups = tuple(
        Group(
            values.region(part.plan) if several else None,
            tuple(_tally_row(_dimension(word), inside) for word, inside in _by_dimension(part.found)),
            _tally_row(_("Subtotal"), part.found) if several else None,
        )
        for part in parts
        if part.found
    )
    every = [one for part in parts for one in part.found]
    return Table(_("What is known of the indicators"), columns, groups, total=_tally_row(_("Total"), every))


def _tally_row(label: Message, found: Sequence[Measured]) -> Row:
    counts = tally(found)
    met = _("{met} of {compared}", met=counts.met, compared=counts.compared) if counts.compared else None
    cells: tuple[Cell, ...] = tuple(getattr(counts, key) for key, _label, _rank in COUNTS)
    return Row((label, *cells, met))

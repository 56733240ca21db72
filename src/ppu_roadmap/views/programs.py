"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from ppu_roadmap.analysis.selection import Selection, ordered, select
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Fields, Of, chosen, columns_of, row_of
from ppu_roadmap.fields.program import DEFAULT, FIELDS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS
from ppu_roadmap.paper.cells import Cell, Column, Kind
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Group, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views.view import Asked, data

ALL = Selection()
Shown = Fields[Of[Program]]
HEADINGS = frozenset({"region", "dimension"})
"""What the headings of groups say, so that a page needs no column for it."""


def document(asked: Asked) -> Document:
    """The programs that pass, by region and dimension."""
    shown = _fields(asked)
    if not asked.columns:
        shown = tuple(
            replace(field, column=replace(field.column, implied=True)) if field.key in HEADINGS else field
            for field in shown
        )
    found = [(plan, select(plan, asked.selection)) for plan in asked.plans]
    summed = sum((total(plan, programs) for plan, programs in found), Total())
    table = Table(
        asked.title,
        columns_of(shown),
        tuple(_groups(found, shown, several=asked.several)),
        total=_total_row(_("Total"), summed, shown) if summed.programs else None,
        subtitle=tuple(subtitle(asked.plans, asked.selection)),
        summary=cells.summary(summed, quick_wins=True) if summed.programs else (),
        notes=() if summed.programs else (nothing(asked.plans),),
    )
    return Document.of([table])


def rows(asked: Asked) -> Table:
    """A row a program, as they are sorted over all regions."""
    return data_of(asked, _fields(asked))


def data_of(asked: Asked, shown: Shown) -> Table:
    """The programs that pass with some fields."""
    pairs = ((plan, program) for plan in asked.plans for program in select(plan, asked.selection))
    lines = (row_of(Of(plan, program), shown) for plan, program in ordered(pairs, asked.selection.sort))
    return data(columns_of(shown), lines)


def _fields(asked: Asked) -> Shown:
    return chosen(FIELDS, asked.columns, (*(["region"] if asked.several else []), *DEFAULT))


def _groups(found: list[tuple[Plan, tuple[Program, ...]]], shown: Shown, *, several: bool) -> Iterator[Group]:
    for plan, programs in found:
        if several and programs:
            summed = total(plan, programs)
            yield Group(cells.region(plan), (), summary=cells.summary(summed), level=1)
        for dimension in DIMENSIONS:
            inside = [program for program in programs if program.dimension == dimension]
            if inside:
                yield _group(plan, DIMENSION[dimension], inside, shown)
        stray = [program for program in programs if program.dimension not in DIMENSIONS]
        if stray:
            yield _group(plan, _("dimension not known"), stray, shown)


def _group(plan: Plan, heading: Message, programs: list[Program], shown: Shown) -> Group:
    summed = total(plan, programs)
    lines = tuple(row_of(Of(plan, program), shown) for program in programs)
    return Group(heading, lines, _total_row(_("Subtotal"), summed, shown), cells.summary(summed))


def _total_row(label: Message, summed: Total, shown: Shown) -> Row:
    filled: list[Cell] = [_total_cell(field.column, summed) for field in shown]
    first = next((index for index, field in enumerate(shown) if field.column.kind is Kind.TEXT), None)
    if first is not None:
        filled[first] = label
    return Row(tuple(filled))


def _total_cell(column: Column, summed: Total) -> Cell:
    match column.key:
        case "budget":
            return summed.known
        case "quick_win":
            return None
    return ""


def subtitle(plans: Sequence[Plan], selection: Selection) -> Iterator[Message]:
    """What a table of programs is about: the region, its horizons, the filters."""
    if len(plans) == 1:
        yield cells.region(plans[0])
        if plans[0].file.horizons:
            yield from cells.spans(plans[0], [tag for tag in HORIZONS if tag in (selection.horizon_tags() or HORIZONS)])
    else:
        yield _n("{count} region", "{count} regions", len(plans))
    yield from filters_named(selection, but=frozenset({"horizons", "through"}))


def filters_named(selection: Selection, but: frozenset[str] = frozenset()) -> Iterator[Message]:
    """The filters as they were typed, but those that the page names elsewhere."""
    typed = list(_typed(selection, but))
    if typed:
        yield _("filter: {words}", words=words(typed))


def _typed(selection: Selection, but: frozenset[str]) -> Iterator[str]:
    for field in fields(selection):
        value = getattr(selection, field.name)
        if field.name in but | {"sort"} or not value:
            continue
        if value is True:
            yield "quick-wins"
        else:
            yield from (str(word) for word in (value if isinstance(value, tuple) else (value,)))


def nothing(plans: Sequence[Plan]) -> Message:
    """Why a list of programs is empty."""
    if any(plan.programs for plan in plans):
        return _("no program passes the filters")
    return _("there are no programs yet")

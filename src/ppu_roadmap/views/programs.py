"""The roadmap table: programs by dimension, with what each dimension and all of them cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.analysis.sorting import ordered
from ppu_roadmap.analysis.unknown_words import among
from ppu_roadmap.catalog.headings import TITLE
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n, words
from ppu_roadmap.views import values
from ppu_roadmap.views.program_fields import DEFAULT_COLUMNS, FIELDS, Field
from ppu_roadmap.words.typed import same

ALL = Selection()


def programs_table(
    plans: Sequence[Plan], selection: Selection = ALL, columns: Sequence[str] = (), *, grouped: bool = True
) -> Table:
    """The programs that pass, by region and dimension; where not ``grouped``, in one group as sorted (for machines)."""
    shown = _fields(columns, several=len(plans) > 1, grouped=grouped)
    chosen = [(plan, select(plan, selection)) for plan in plans]
    if grouped:
        groups = tuple(_groups(chosen, shown, several=len(plans) > 1))
    else:
        pairs = [(plan, program) for plan, programs in chosen for program in programs]
        groups = (Group(None, tuple(_row(plan, program, shown) for plan, program in ordered(pairs, selection.sort))),)
    summed = sum((total(plan, programs) for plan, programs in chosen), Total())
    return Table(
        TITLE["show"],
        tuple(field.column for field in shown),
        groups,
        total=_total_row(_("Total"), summed, shown) if summed.programs else None,
        subtitle=tuple(subtitle(plans, selection)),
        summary=values.summary(summed, quick_wins=True) if summed.programs else (),
        notes=() if summed.programs else (nothing(plans),),
    )


def unknown_columns(typed: Iterable[str]) -> Iterator[Message]:
    """What to say of each word that is no column."""
    for word in typed:
        if _key(word) not in FIELDS:
            yield among(_("no column is called {word}", word=word), word, FIELDS)


def _key(word: str) -> str:
    return same(word).replace("-", "_")


def _fields(columns: Sequence[str], *, several: bool, grouped: bool) -> tuple[Field, ...]:
    keys = [*(["region"] if several else []), *DEFAULT_COLUMNS] if not columns else list(map(_key, columns))
    chosen = tuple(FIELDS[key] for key in dict.fromkeys(keys) if key in FIELDS)
    if columns or not grouped:
        return chosen
    headings = {"region", "dimension"}
    return tuple(
        replace(field, column=replace(field.column, implied=True)) if field.column.key in headings else field
        for field in chosen
    )


def _groups(
    chosen: list[tuple[Plan, tuple[Program, ...]]], shown: tuple[Field, ...], *, several: bool
) -> Iterator[Group]:
    for plan, programs in chosen:
        if several and programs:
            summed = total(plan, programs)
            yield Group(values.region(plan), (), summary=values.summary(summed), level=1)
        for dimension in DIMENSIONS:
            inside = [program for program in programs if program.dimension == dimension]
            if inside:
                yield _group(plan, DIMENSION[dimension], inside, shown)
        stray = [program for program in programs if program.dimension not in DIMENSIONS]
        if stray:
            yield _group(plan, _("dimension not known"), stray, shown)


def _group(plan: Plan, heading: Message, programs: list[Program], shown: tuple[Field, ...]) -> Group:
    summed = total(plan, programs)
    rows = tuple(_row(plan, program, shown) for program in programs)
    return Group(heading, rows, _total_row(_("Subtotal"), summed, shown), values.summary(summed))


def _row(plan: Plan, program: Program, shown: tuple[Field, ...]) -> Row:
    return Row(tuple(field.cell(plan, program) for field in shown))


def _total_row(label: Message, summed: Total, shown: tuple[Field, ...]) -> Row:
    cells: list[Cell] = [_total_cell(field.column, summed) for field in shown]
    first = next((index for index, field in enumerate(shown) if field.column.kind is Kind.TEXT), None)
    if first is not None:
        cells[first] = label
    return Row(tuple(cells))


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
        yield values.region(plans[0])
        if plans[0].file.horizons:
            yield from values.spans(
                plans[0], [tag for tag in HORIZONS if tag in (selection.horizon_tags() or HORIZONS)]
            )
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

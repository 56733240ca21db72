"""What stands in the lines of a table: its headings, which stand on each page, its groups, its sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ppu_roadmap.drawing.colours import colour, known
from ppu_roadmap.export.docx.columns import widths
from ppu_roadmap.export.docx.pages import SETS, Pages, row_height
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, machine_value, shown
from ppu_roadmap.text import Language

DENSE = 11
"""Columns from which on a table is set smaller."""
BOX = "☐"


class Label(NamedTuple):
    """A heading above ``span`` columns; one that is merged with what is below it is ``restart`` or ``continue``."""

    words: str
    width: int
    span: int = 1
    merge: str = ""


class Line(NamedTuple):
    """A row: its cells, or a text ``across`` all columns with some words ``behind`` it."""

    cells: tuple[str, ...] = ()
    across: str = ""
    behind: str = ""
    fill: str = ""
    """What it is, where it is set off: ``head``, ``group``, ``sum``."""
    fills: Sequence[str] = ()
    """The colour of each cell, where some have one."""
    keep: bool = False


class Laid(NamedTuple):
    """A table that is laid out."""

    look: str
    """What its styles are called: ``<look>Text``, ``<look>Number``, ``<look>Heading``."""
    widths: Sequence[int]
    styles: Sequence[str]
    """Of the text in each column."""
    head: Sequence[Sequence[Label]]
    least: Sequence[int]
    """How high each of its rows is at least: labels that reach down over two have room there, too."""
    lines: Sequence[Line]


def laid(table: Table, language: Language, room: int, pages: Pages, *, sheet: bool = False) -> Laid:
    """The table for a room of so many twentieths of a point, which takes what it needs of the pages."""
    columns, over = table.printed(), [column.over for column in table.printed()]
    look = "Sheet Table " if sheet else "Dense " if len(columns) >= DENSE else "Table "
    style, labels = f"{look}Text", [column.label.render(language) for column in columns]
    lines = [line for group in table.groups for line in _group(table, group, language)]
    if lines and table.notes:
        lines[-1] = lines[-1]._replace(keep=True)
    longer = [
        f"{label} {one.render(language)}" if one is not None and over.count(one) == 1 else label
        for label, one in zip(labels, over, strict=True)
    ]
    sizes = widths(table, longer, [line.cells for line in lines if line.cells], room, SETS[style].letter)
    head = list(_head(table, labels, sizes, language)) if table.headed else []
    plain, whole = SETS[style].line + SETS[style].around, row_height(style, labels, sizes)
    above = whole + (len(head) - 1) * plain if head else 0
    least = [round(whole - plain) * any(label.merge == "continue" for label in row) for row in head]
    pages.add(above)
    for line in lines:
        pages.add(row_height(style, line.cells, sizes) or plain, above)
    styles = [f"{look}{'Number' if column.kind in NUMERIC else 'Text'}" for column in columns]
    return Laid(look, sizes, styles, head, least, lines)


def _head(table: Table, labels: Sequence[str], sizes: Sequence[int], language: Language) -> Iterator[list[Label]]:
    """The labels, below the headings that neighbours share; then, where they are counted, their numbers."""
    columns = table.printed()
    shared = any(column.over is not None for column in columns)
    if shared:
        upper: list[Label] = []
        for over, several in groupby(range(len(columns)), key=lambda place: columns[place].over):
            places = list(several)
            if over is None:
                upper += (Label(labels[place], sizes[place], merge="restart") for place in places)
            else:
                upper.append(Label(over.render(language), sum(sizes[place] for place in places), len(places)))
        yield upper
    yield [
        Label("", size, merge="continue") if shared and column.over is None else Label(label, size)
        for label, size, column in zip(labels, sizes, columns, strict=True)
    ]
    if table.counted:
        yield [Label(str(place), size) for place, size in enumerate(sizes, 1)]


def _group(table: Table, group: Group, language: Language) -> Iterator[Line]:
    """A heading or a first row that stands for the others, the rows, their sums."""

    def line(row: Row) -> Line:
        cells = list(table.cells(row))
        fills = [_fill(cell, column) for cell, column in cells] if banded else ()
        return Line(tuple(_said(cell, column, language) for cell, column in cells), fills=fills)

    banded = any(column.kind is Kind.BAND for column in table.columns)
    if group.heading is not None:
        said = " · ".join(message.render(language) for message in group.summary)
        fill = "head" if group.level == 1 else "group"
        yield Line(across=group.heading.render(language), behind=f"   {said}" if said else "", fill=fill)
    if group.head is not None:
        yield line(group.head)._replace(fill="group", keep=True)
    yield from map(line, group.rows)
    yield from (line(row)._replace(fill="sum") for row in table.totals(group))


def _said(cell: Cell, column: Column, language: Language) -> str:
    """What a cell says; boxes to tick stand two in a line."""
    if column.kind is Kind.BOXES and isinstance(cell, tuple):
        ticks = [f"{BOX} {shown(one, column, language)}" for one in cell]
        return "\n".join("  ".join(ticks[at : at + 2]) for at in range(0, len(ticks), 2))
    return shown(cell, column, language)


def _fill(cell: Cell, column: Column) -> str:
    """The colour of a level, light enough for the words on it."""
    level = machine_value(cell) if column.kind is Kind.BAND else None
    return colour(f"{level}/45").removeprefix("#") if isinstance(level, str) and known(level) else ""

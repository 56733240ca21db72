"""What stands in the lines of a table: headings, which stand on each page, groups, sums; how wide its columns are."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from ppu_roadmap.drawing.colours import colour, known
from ppu_roadmap.export.docx.pages import PADDING, SETS, Pages, row_height
from ppu_roadmap.paper.blocks import Writer
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, machine_value, shown

DENSE = 11
"""Columns from which on a table is set smaller."""
BOX = "☐"
SAMPLE = 300
"""Rows by which widths are told, from all over the table."""
_WORD, _WHOLE, _MUCH = 13, 20, 60
"""Letters of a word that is not broken, of a code or an amount, of a text for which a column is wide enough."""
_FIGURES = 1.2
"""How much wider figures and bold letters are than others."""


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


def laid(table: Table, writer: Writer, room: int, pages: Pages, *, sheet: bool = False) -> Laid:
    """The table for a room of so many twentieths of a point, which takes what it needs of the pages."""
    columns = table.printed()
    look = "Sheet Table " if sheet else "Dense " if len(columns) >= DENSE else "Table "
    style, labels = f"{look}Text", [writer.text(column.label) for column in columns]
    lines = [line for group in table.groups for line in _group(table, group, writer)]
    if lines and table.notes:
        lines[-1] = lines[-1]._replace(keep=True)
    over = ["" if column.over is None else writer.text(column.over) for column in columns]
    longer = [f"{label} {one}" if one and over.count(one) == 1 else label
              for label, one in zip(labels, over, strict=True)]  # fmt: skip
    sizes = _widths(table, longer, [line.cells for line in lines if line.cells], room, SETS[style].letter)
    head = list(_head(labels, over, sizes, counted=table.counted)) if table.headed else []
    plain, whole = SETS[style].line + SETS[style].around, row_height(style, labels, sizes)
    above = whole + (len(head) - 1) * plain if head else 0
    least = [round(whole - plain) * any(label.merge == "continue" for label in row) for row in head]
    pages.add(above)
    for line in lines:
        pages.add(row_height(style, line.cells, sizes) or plain, above)
    styles = [f"{look}{'Number' if column.kind in NUMERIC else 'Text'}" for column in columns]
    return Laid(look, sizes, styles, head, least, lines)


def _head(labels: Sequence[str], over: Sequence[str], sizes: Sequence[int], *, counted: bool) -> Iterator[list[Label]]:
    """The labels, below the headings that neighbours share; then, where they are counted, their numbers."""
    lower = [Label(*each) for each in zip(labels, sizes, strict=True)]
    if any(over):
        upper: list[Label] = []
        for one, several in groupby(zip(over, lower, strict=True), key=lambda each: each[0]):
            below = [label for _over, label in several]
            shared = Label(one, sum(label.width for label in below), len(below))
            upper += [shared] if one else [label._replace(merge="restart") for label in below]
        yield upper
        lower = [label if one else Label("", label.width, merge="continue")
                 for one, label in zip(over, lower, strict=True)]  # fmt: skip
    yield lower
    if counted:
        yield [Label(str(place), size) for place, size in enumerate(sizes, 1)]


def _group(table: Table, group: Group, writer: Writer) -> Iterator[Line]:
    """A heading or a first row that stands for the others, the rows, their sums."""
    banded = any(column.kind is Kind.BAND for column in table.columns)

    def line(row: Row) -> Line:
        cells = list(table.cells(row))
        fills = [_fill(*each) for each in cells] if banded else ()
        return Line(tuple(_said(*each, writer) for each in cells), fills=fills)

    if group.heading is not None:
        said = f"   {writer.joined(group.summary)}" if group.summary else ""
        yield Line(across=writer.text(group.heading), behind=said, fill="head" if group.level == 1 else "group")
    if group.head is not None:
        yield line(group.head)._replace(fill="group", keep=True)
    yield from map(line, group.rows)
    yield from (line(row)._replace(fill="sum") for row in table.totals(group))


def _said(cell: Cell, column: Column, writer: Writer) -> str:
    """What a cell says; boxes to tick stand two in a line."""
    if column.kind is Kind.BOXES and isinstance(cell, tuple):
        ticks = [f"{BOX} {shown(one, column, writer.language)}" for one in cell]
        return "\n".join("  ".join(ticks[at : at + 2]) for at in range(0, len(ticks), 2))
    return shown(cell, column, writer.language)


def _fill(cell: Cell, column: Column) -> str:
    """The colour of a level, light enough for the words on it."""
    level = machine_value(cell) if column.kind is Kind.BAND else None
    return colour(f"{level}/45").removeprefix("#") if isinstance(level, str) and known(level) else ""


def _widths(table: Table, labels: Sequence[str], rows: Sequence[Sequence[str]], room: int, letter: float) -> list[int]:
    """The width of each printed column, by what stands in it and by its weight; ``letter`` is that of one."""
    sample = rows[:: max(len(rows) // SAMPLE, 1)]
    least, wanted = [], []
    for index, (column, label) in enumerate(zip(table.printed(), labels, strict=True)):
        lines = sorted((line for row in sample for line in row[index].split("\n")), key=len) or [""]
        whole = column.weight == 0 or column.kind in NUMERIC
        parts = lines[-1:] if whole else [word for line in lines for word in line.split()]
        word = min(max(map(len, parts), default=0), _WHOLE if whole else _WORD)
        word = max(word, *(min(len(part), _WORD) for part in label.split()), 2)
        usual = min(max(len(lines[len(lines) * 4 // 5]), len(lines[-1]) // 5), _MUCH)
        least.append(word * letter * _FIGURES + PADDING)
        wanted.append(2 if whole else max(usual - word, column.weight) ** 0.8 * max(column.weight, 1) ** 0.5)
    shares: Sequence[float] = wanted
    if len(table.widths) == len(table.columns):
        given = [share for share, column in zip(table.widths, table.columns, strict=True) if not column.implied]
        shares = [max(share * room / sum(given) - own, 0) for share, own in zip(given, least, strict=True)]
    spare = max(room - sum(least), 0)
    filled = [own + spare * share / (sum(shares) or 1) for own, share in zip(least, shares, strict=True)]
    ends = [round(end * room / (sum(filled) or 1)) for end in accumulate(filled, initial=0)]
    return [end - begin for begin, end in pairwise(ends)]

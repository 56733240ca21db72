"""About how high a page is on A4, for formats that are laid out by another program: which version of a sheet fits."""

from collections.abc import Iterable

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Kind, Table, shown

LINE, CELL_LINE, ROW = 4.55, 4.3, 1.0
"""Millimetres of a line of text at 11 points, of one in a table, and around a row."""
LETTER, CELL_LETTER, BOLD = 1.97, 1.58, 1.03
"""Millimetres that a letter takes on the average, in text and in the narrow face of tables; how much wider bold is."""
TALL, WIDE = (184.0, 273.0), (277.0, 192.0)
"""Width and height of the room on a sheet of A4 in millimetres, less a margin for faces that run wider."""


class _Written(blocks.Writer):
    blank = f"{{}} {'.' * 12}"


_WRITTEN = _Written("id")
"""What texts say in the longer of the languages."""


def fitted(page: Page) -> Page:
    """A sheet with as much of its texts as has room, for formats that cannot lay it out themselves."""
    while page.tighter is not None and height(page) > (WIDE if page.wide else TALL)[1]:
        page = page.tighter()
    return page


def height(page: Page) -> float:
    """About how high a page is, in millimetres."""
    width = (WIDE if page.wide else TALL)[0]
    below = max((_text(parts, width / len(page.below)) for parts in page.below), default=0.0)
    letterhead = 5 * len(page.letterhead) + 2.5 if page.letterhead else 0.0
    head = letterhead + _text(page.title, width * 0.85) * 1.3 + below + 1.5
    foot = LINE + 2 if page.foot is not None else 0.0
    return head + _stack(page.blocks, width) + foot


def _stack(several: Iterable[Block], width: float) -> float:
    return sum(_block(block, width) for block in blocks.undrawn(several))


def _block(block: blocks.Plain, width: float) -> float:
    match block:
        case blocks.Section():
            return 0.8 + _section(block, width)
        case blocks.Paragraph():
            return _text(block.labelled, width)
        case blocks.Items():
            return sum(_text(item, width - 5) for item in block.items)
        case Table():
            return _table(block, width)
        case blocks.Boxes():
            return LINE + 1
        case blocks.DottedLine():
            return LINE + 1.7
        case blocks.Signatures():
            room = (width / len(block.people) - 1.8) / CELL_LETTER
            return max(_signature(person, room) for person in block.people)
        case blocks.Schedule():
            return (2 + len(block.tasks)) * (CELL_LINE + ROW)
        case blocks.SideBySide():
            return max(_stack(block.left, width * 0.51), _stack(block.right, width * 0.47))
        case _:
            raise NotImplementedError(block)  # no sheet has it


def _section(section: blocks.Section, width: float) -> float:
    """The title runs into a first paragraph."""
    match section.blocks:
        case (blocks.Paragraph() as first, *rest):
            return _text((section.title, " ", *first.labelled), width) + _stack(rest, width)
    return _text((section.title,), width) + _stack(section.blocks, width)


def _text(parts: blocks.Inlines, width: float) -> float:
    return LINE * lines_of(_WRITTEN.parts(parts), width / LETTER)


def _table(table: Table, width: float) -> float:
    columns = table.columns
    shares = table.widths or (100 // len(columns),) * len(columns)
    rooms = [(share * width / 100 - 1.8) / CELL_LETTER for share in shares]
    head = max(lines_of(_WRITTEN.text(column.label), room / BOLD) for column, room in zip(columns, rooms, strict=True))
    heights = [head, *(max(map(_cell, row, columns, rooms)) for row in table.rows())]
    return sum(lines * CELL_LINE + ROW for lines in heights)


def _cell(cell: Cell, column: Column, room: float) -> int:
    """In how many lines a cell is broken; boxes to tick stand in two."""
    boxes = column.kind is Kind.BOXES and isinstance(cell, tuple)
    return 2 if boxes else lines_of(shown(cell, column, "id"), room)


def _signature(person: blocks.Signature, room: float) -> float:
    """Role, kind, room to sign, name."""
    return (lines_of(_WRITTEN.text(person.role), room / BOLD) + 1 + lines_of(person.name or "", room)) * CELL_LINE + 9


def lines_of(text: str, room: float) -> int:
    """In how many lines a text is broken where a line has room for so many letters."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
        while used > room:  # a word that is wider than the line is broken
            lines, used = lines + 1, used - max(int(room), 1)
    return lines

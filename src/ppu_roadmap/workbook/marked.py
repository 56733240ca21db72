"""A sender's workbook written back: his own values, with what is to be corrected coloured, commented and listed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Message
from ppu_roadmap.words.vocabulary import LANGUAGES
from ppu_roadmap.workbook.book import NEVER, cut, sheet_names, workbook
from ppu_roadmap.workbook.form import CORRECTIONS, Wrong, list_wrong, marks, written
from ppu_roadmap.workbook.laid_out import Laid, known, laid_out, pairs
from ppu_roadmap.workbook.looks import Look, Marks, cell_style, remark, style
from ppu_roadmap.workbook.memory import Memory, is_ours, memory_of
from ppu_roadmap.workbook.rows import Rows
from ppu_roadmap.workbook.sheets import SHEETS, Cells, Kind

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

At = tuple[str, str]
"""A sheet and a cell of it, as ``F7``."""
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 8, 200
"""Characters of a column, and the rows whose texts tell its width."""
_MERGED: Final = 10_000
"""Merged areas that are kept."""
_NO_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def marked(grids: Sequence[Grid], marks: Mapping[At, Message], language: Language, plan: Plan) -> bytes:
    """The workbook that a sender gave, to be filled in and imported again; ``marks`` say what is wrong in its cells.

    A form of ours is laid out as it was and remembers the same; of other tables values and merged cells stay.
    """
    from xlsxwriter.utility import xl_cell_to_rowcol

    grids = [grid for grid in grids if grid.sheet not in {CORRECTIONS.render(each) for each in LANGUAGES}]
    rows, wrong = {grid.sheet: grid.rows for grid in grids}, []
    for (name, cell), why in marks.items():
        at, place = xl_cell_to_rowcol(cell)
        told = (row[place] for row in rows.get(name, ())[at : at + 1] if place < len(row))
        wrong.append(Wrong(name, cell, _text(next(told, None)), why, (at, place)))
    return _form(grids, wrong, plan) if is_ours(grids) else _table(grids, wrong, language)


def _form(grids: Sequence[Grid], wrong: Sequence[Wrong], plan: Plan) -> bytes:
    memory = memory_of(grids)
    rows: dict[str, Sequence[Cells]] = {}
    placed = {at: each._replace(place=None) for at, each in enumerate(wrong)}
    for sheet in SHEETS:
        laid = laid_out(sheet, grids)
        rows[sheet.word] = _rows(laid, memory) if laid and laid.keyed else memory.given(sheet)
        keys = {place: key for key, place in laid.places.items()} if laid else {}
        for number, each in enumerate(wrong):
            at, place = each.place or (0, 0)
            row = at - laid.head if laid and laid.grid.sheet == each.sheet else 0
            if place in keys and 0 < row <= len(rows[sheet.word]):
                to = row, sheet.keys.index(keys[place])
                placed[number] = each._replace(sheet=sheet.name.render(memory.language), cell=cell_name(*to), place=to)
    return written(memory, Rows(plan, memory.language), rows, [*placed.values()])


def _rows(laid: Laid, memory: Memory) -> list[Cells]:
    """The rows below the headings, blank ones too; a column that was deleted holds what it was given out with."""
    came, given = [row.cells for row in laid.rows()], memory.given(laid.sheet)
    found = pairs(known(laid, given), known(laid, came))
    return [{**given[found[at]], **cells} if at in found else cells for at, cells in enumerate(came)]


def _table(grids: Sequence[Grid], wrong: Sequence[Wrong], language: Language) -> bytes:
    data = BytesIO()
    with workbook(data, NEVER, None) as book:
        list_wrong(book, language, wrong)
        names = sheet_names((grid.sheet for grid in grids), [CORRECTIONS.render(language)])
        for name, grid in zip(names, grids, strict=True):
            _write_grid(book, name, grid, marks(wrong, grid.sheet, language))
    return data.getvalue()


def _write_grid(book: "Workbook", name: str, grid: Grid, marks: Marks) -> None:
    """Write a sheet as it is, but for its looks."""
    page, wrong = book.add_worksheet(name), cell_style(book, Kind.VALUE, Look.WRONG)
    day, plain = style(book, "day"), style(book, "plain")
    for place in range(len(grid.rows[0])):
        longest = max(len(_text(row[place])) for row in grid.rows[:_LOOKED_AT])
        page.set_column(place, place, min(max(longest + 2, _NARROWEST), _WIDEST))
    for at, row in enumerate(grid.rows):
        for place, value in enumerate(row):
            why = marks.get((at, place))
            if why is not None:
                remark(page, at, place, why)
            if value is not None or why is not None:
                look = wrong if why is not None else day if isinstance(value, date) else plain
                page.write(at, place, _text(value) if isinstance(value, str) else value, look)
    for area in grid.merged[:_MERGED]:
        if area[:2] != area[2:]:
            page.merge.append(list(area))  # merge_range would write rows that are written already
    if grid.hidden:
        page.hide()


def _text(value: Value) -> str:
    """What a cell holds, as text that a cell can hold."""
    return "" if value is None else cut(_NO_XML.sub("\ufffd", str(value)))

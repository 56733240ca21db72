"""Sheets that are filled in turn, region by region: each one Excel table, made once all of its rows are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isclose
from typing import TYPE_CHECKING

from ppu_roadmap.export.xlsx.cells import written_rows
from ppu_roadmap.export.xlsx.filled import Filled, Line, labels_of
from ppu_roadmap.export.xlsx.page import PageSheet
from ppu_roadmap.export.xlsx.table import LAST, MEASURED
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.flow import Leaves
from ppu_roadmap.paper.table import NUMERIC, Row, Table
from ppu_roadmap.text import Language, Message, _n
from ppu_roadmap.workbook.book import sheet_names

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_BELOW = 1000
"""Rows of a sheet that are left for what stands below its table."""


def fill(book: Workbook, told: Leaves, notes: Callable[[], Iterable[Message]], language: Language, region: str) -> None:
    """Write the rows as they come, then what is known once all are written; of no row no sheet is seen."""
    title = told.title.render(language)
    names = sheet_names(each.render(language) for each in (told.summary, *(name for name, _head in told.heads)))
    first = PageSheet(book, names[0], language)
    sheets = [_Filling(book, name, language, head) for name, (_name, head) in zip(names[1:], told.heads, strict=True)]
    for rows in told.rows:
        for sheet, own in zip(sheets, rows, strict=True):
            sheet.take(own)
    for sheet, foot in zip(sheets, told.feet(), strict=True):
        sheet.end(*foot)
        sheet.close(title, region)
    said = Table(None, (), (), notes=tuple(notes()))
    first.write(Page((*told.blocks(), *([said] if said.notes else ())), (told.summary,)))
    first.close("", region)


class _Filling(PageSheet):
    """A sheet that is filled with the rows of one table."""

    def __init__(self, book: Workbook, name: str, language: Language, head: Table) -> None:
        super().__init__(book, name, language)
        self.page.drawn_on = False
        self.columns = head.columns
        self.waiting: list[Row] = []
        """The rows that tell how wide columns are, until there are enough of them."""
        self.listed: Filled | None = None
        self.unwritten = 0
        self.sums = {place: 0.0 for place, column in enumerate(head.columns) if column.kind in NUMERIC}

    def take(self, rows: Sequence[Row]) -> None:
        """Write rows below those before, once there are enough to tell how wide columns are."""
        self.waiting.extend(rows)
        if self.listed or len(self.waiting) >= MEASURED:
            self._write()

    def end(self, table: Table, others: Iterable[Block]) -> None:
        """Make the table, with its sums, and write what stands below it; a sheet without rows is hidden."""
        if self.waiting:
            self._write()
        if self.listed is None:
            self.page.hide()
            return
        if table.total is None:
            self.listed.end()
        else:
            (cells,) = written_rows([table.total], self.columns, self.language)
            total = Line("total", cells, range(self.row - self.listed.begin))
            self.measure(labels_of(self, self.columns), [total.cells])
            told = ((place, total.cells[place].number, added) for place, added in self.sums.items())
            self.listed.end(total, [at for at, number, added in told if number is not None and isclose(number, added)])
        self.notes((*table.notes, *self._left_out()))
        self.put([*self.laid(others)])

    def _write(self) -> None:
        lines = written_rows(self.waiting, self.columns, self.language)
        self.waiting = []
        if self.listed is None:
            self.measure(labels_of(self, self.columns), lines)
            self.listed = Filled(self, self.columns)
        room = LAST - _BELOW - self.row
        self.unwritten += len(lines[room:])
        for cells in lines[:room]:
            for place in self.sums:
                self.sums[place] += cells[place].number or 0
            self.listed.add(Line("row", cells))

    def _left_out(self) -> Iterator[Message]:
        if self.unwritten:
            yield _n(
                "{count} row has no room on a sheet of Excel: take filters, or csv",
                "{count} rows have no room on a sheet of Excel: take filters, or csv",
                self.unwritten,
            )

"""Sheets that are filled in turn, region by region: each one Excel table, made once all of its rows are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isclose
from typing import TYPE_CHECKING, Any

from ppu_roadmap.export.xlsx.cells import COLOURED, Written, writer_of
from ppu_roadmap.export.xlsx.page import PageSheet
from ppu_roadmap.export.xlsx.table import (
    LAST,
    MEASURED,
    Laid,
    Line,
    alignments,
    close,
    colour,
    formulas_of,
    headings,
    labels_of,
)
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
    sheets = [_Filled(book, name, language, head) for name, (_name, head) in zip(names[1:], told.heads, strict=True)]
    for rows in told.rows:
        for sheet, own in zip(sheets, rows, strict=True):
            sheet.take(own)
    for sheet, foot in zip(sheets, told.feet(), strict=True):
        sheet.end(*foot)
        sheet.close(title, region)
    said = Table(None, (), (), notes=tuple(notes()))
    first.write(Page((*told.blocks(), *([said] if said.notes else ())), (told.summary,)))
    first.close("", region)


class _Latest(dict[int, Any]):
    """What XlsxWriter would remember of every row: of the last two, the one that it writes next and that after it."""

    def __setitem__(self, row: int, value: object) -> None:
        super().__setitem__(row, value)
        self.pop(row - 2, None)


class _Filled(PageSheet):
    """A sheet that is filled with the rows of one table."""

    def __init__(self, book: Workbook, name: str, language: Language, head: Table) -> None:
        super().__init__(book, name, language)
        self.page.row_info, self.page.row_sizes = _Latest(), _Latest()
        self.head, self.columns = head, head.columns
        self.aligned = alignments(self.columns)
        self.writers = [writer_of(column, language) for column in self.columns]
        self.waiting: list[Row] = []
        """The rows that tell how wide columns are, until there are enough of them."""
        self.names: list[str] = []
        """The headings, once they are written."""
        self.begin = self.unwritten = 0
        kinds = [column.kind for column in self.columns]
        self.sums = {place: 0.0 for place, kind in enumerate(kinds) if kind in NUMERIC}
        self.coloured = [place for place, kind in enumerate(kinds) if kind in COLOURED]
        self.words: dict[tuple[int, str], str] = {}

    def take(self, rows: Sequence[Row]) -> None:
        """Write rows below those before, once there are enough to tell how wide columns are."""
        self.waiting.extend(rows)
        if self.names or len(self.waiting) >= MEASURED:
            self._write()

    def end(self, table: Table, others: Iterable[Block]) -> None:
        """Make the table, with its sums, and write what stands below it; a sheet without rows is hidden."""
        if self.waiting:
            self._write()
        if not self.names:
            self.page.hide()
            return
        rows = range(self.begin, self.row)
        close(self, self.names, rows, self.aligned, *self._total(table.total))
        colour(self, rows, self.words)
        self.notes((*table.notes, *self._left_out()))
        self.put([*self.laid(others)])

    def _write(self) -> None:
        lines = [self._written(row) for row in self.waiting]
        self.waiting = []
        if not self.names:
            self.measure(labels_of(self, self.columns), lines)
            self.names = headings(self, Laid(self.head, None, self.columns, []))
            self.begin = self.row
        room = LAST - _BELOW - self.row
        self.unwritten += len(lines[room:])
        for cells in lines[:room]:
            for place in self.sums:
                self.sums[place] += cells[place].number or 0
            for place in self.coloured:
                if key := cells[place].key:
                    self.words[place, cells[place].word] = key
            self.cells(cells, "row", self.aligned, {})

    def _written(self, row: Row) -> tuple[Written, ...]:
        return tuple(write(cell) for write, cell in zip(self.writers, row, strict=True))

    def _total(self, row: Row | None) -> Iterator[tuple[Line, Mapping[int, str]]]:
        """The total: formulas where it is what the rows of the sheet add up to."""
        if row is not None:
            line = Line("total", self._written(row), range(self.row - self.begin))
            self.measure(labels_of(self, self.columns), [line.cells])
            told = ((place, line.cells[place].number, added) for place, added in self.sums.items())
            summed = [place for place, number, added in told if number is not None and isclose(number, added)]
            yield line, formulas_of(line, self.begin, summed)

    def _left_out(self) -> Iterator[Message]:
        if self.unwritten:
            yield _n(
                "{count} row has no room on a sheet of Excel: take filters, or csv",
                "{count} rows have no room on a sheet of Excel: take filters, or csv",
                self.unwritten,
            )

"""A sheet as it is written from its top to its foot: lines of text, rows of cells, tables, pictures, how it prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import accumulate, groupby
from math import ceil
from typing import TYPE_CHECKING, Any

from ppu_roadmap.export.xlsx.cells import Written
from ppu_roadmap.paper.blocks import Writer
from ppu_roadmap.paper.table import Column
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.book import cut
from ppu_roadmap.workbook.looks import printed_to_read, read_style, style, word_look

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_WIDEST, _WIDEST_OF_MANY, _MANY, _NARROWEST, _USUAL, _TEXT = 44, 32, 12, 7, 8, 100
"""Characters of a column: at the most, also where there are more than so many, at the least, untouched; of a line."""
_LINE, _MOST_LINES, _HIGHEST = 13.5, 12, 400
"""Points of a line, lines that a row of a table shows, and points of a row."""
_HIGH = {"title": 24, "heading": 18}
"""Points of a line of headings."""
_DENSE = 1.2
"""How many letters of a text stand in the width of a digit."""
_BUTTON = 3
"""Characters that the button of a filter takes."""
_CHART, _NARROW = (600, 330), 150
"""Pixels of a chart, across and down; characters of columns that leave room for one beside them."""
_ONE_PAGE = 120
"""Rows of a sheet with charts that are printed on one page, so that none is cut."""
_FROZEN_AT_MOST, _KEPT_AT_MOST = 12, 60
"""Rows and characters that stay in sight where there is room for others."""


class Sheet(Writer):
    """A worksheet, and the row that is written next."""

    def __init__(self, book: Workbook, name: str, language: Language) -> None:
        super().__init__(language)
        self.book = book
        self.look = cache(partial(style, book))
        self.cell = cache(partial(read_style, book))
        self.page: Any = book.add_worksheet(name)
        self.page.hide_gridlines(2)
        self.row = 0
        self.widths: dict[int, int] = {}
        self.lines: list[int] = []
        self.heads: list[tuple[int, int, Sequence[Column]]] = []

    def line(self, text: str, look: str = "plain") -> None:
        """A line of text across columns, as high as it needs to be; nothing of none."""
        if text:
            said, high = cut(text), _HIGH.get(look, _LINE)
            self.page.set_row(self.row, min(high * lines_of(said, _TEXT * _LINE // high), _HIGHEST))
            self.page.write_string(self.row, 0, said, self.look(look))
            self.lines.append(self.row)
            self.row += 1

    def gap(self, rows: int = 1) -> None:
        """Room below what is written; none at the top."""
        self.row += rows if self.row else 0

    def measure(self, labels: Sequence[str], rows: Iterable[Sequence[Written]]) -> None:
        """Make columns as wide as headings and rows of a table want them to be."""
        longest = (max(map(len, label.split()), default=0) for label in labels)
        wanted = [max(one, min(len(label) // 2, 15)) + _BUTTON for one, label in zip(longest, labels, strict=True)]
        for row in rows:
            for place, cell in enumerate(row):
                mark = cell.format.partition('"')[2]
                lines = cell.value.split("\n") if isinstance(cell.value, str) else [f"{cell.value:,.0f}%%{mark}"]
                wanted[place] = max(wanted[place], *(len(line) + 2 for line in lines))
        widest = _WIDEST if len(labels) <= _MANY else _WIDEST_OF_MANY
        for place, width in enumerate(wanted):
            self.widths[place] = max(min(width, widest), self.widths.get(place, _NARROWEST))

    def labels(self, labels: Sequence[str], columns: Sequence[Column], band: str = "label") -> None:
        """A row of headings."""
        for place, label in enumerate(labels):
            self.page.write_string(self.row, place, label, self.cell(band))
        lines = max(lines_of(label, self.widths[place] - 1) for place, label in enumerate(labels))
        self.page.set_row(self.row, _LINE * min(lines, 5) + 6)
        first = self.heads.pop()[0] if self.heads and self.heads[-1][1] == self.row - 1 else self.row
        self.heads.append((first, self.row, columns))
        self.row += 1

    def spread(self, overs: Sequence[str], down: Sequence[bool]) -> None:
        """A row of headings above others, each across the columns that share it, or ``down`` to the next row."""
        for over, places in groupby(range(len(overs)), overs.__getitem__):
            first, *others = places
            for place in (first, *others):
                self.page.write(self.row, place, over if place == first else None, self.cell("label"))
            if over and (others or down[first]):
                self.page.merge.append([self.row, first, self.row + down[first], [first, *others][-1]])
        self.heads.append((self.row, self.row, ()))
        self.row += 1

    def put_row(self, cells: str, lines: int) -> None:
        """A row of a table, as high as its texts; ``cells`` are its elements."""
        self.page.put_row(self.row, cells, min(lines, _MOST_LINES) * _LINE if lines > 1 else 0)
        self.row += 1

    def colour(self, rows: range, place: int, word: str, key: str) -> None:
        """Colour the cells of a column that begin with a word, by its key."""
        how = {"type": "text", "criteria": "begins with", "value": word, "format": self.book.add_format(word_look(key))}
        self.page.conditional_format(rows.start, place, rows.stop - 1, place, how)

    def chart(self, chart: Any) -> None:
        """A chart beside the tables, below the one before, where they are narrow; else below what is written."""
        chart.set_size({"width": _CHART[0], "height": _CHART[1]})
        if sum(self.widths.values()) <= _NARROW:
            high = len(self.page.charts) * (_CHART[1] + 24)
            beside = max(self.across, *self.widths) + 1
            self.page.insert_chart(0, beside, chart, {"x_offset": 24, "y_offset": 36 + high})
        else:
            self.page.insert_chart(self.row + 1, 0, chart, {"x_offset": 4})
            self.gap(_CHART[1] // 20 + 2)

    def close(self, title: str, called: str) -> None:
        """What is known only when all is written: widths, what stays in sight, how it prints."""
        page = self.page
        for place, width in self.widths.items():
            page.set_column(place, place, width + 1)
        for row in self.lines:
            page.merge.append([row, 0, row, self.across])  # merge_range would write rows that are written already
        charted = bool(page.charts) and self.row < _ONE_PAGE
        printed_to_read(page, sum(self.widths.values()), called, int(charted))
        page.set_header(f"&L&B{title.replace('&', '&&')[:200]}" if title else "")
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{self.row + 1}"})
        if self.heads and (len(self.heads) == 1 or self.heads[0][0] == 0):
            first, last, columns = self.heads[0]
            page.repeat_rows(first, last)
            if last < _FROZEN_AT_MOST:  # and the columns that say what a row is, where they are narrow enough
                kept = next((place for place, column in enumerate(columns) if column.rank), 0)
                narrow = sum(self.widths[place] for place in range(kept)) <= _KEPT_AT_MOST
                page.freeze_panes(last + 1, kept if narrow else 0)

    @property
    def across(self) -> int:
        """The last of the columns that a line of text takes."""
        ends = accumulate(self.widths.get(at, _USUAL) + 1 for at in range(_TEXT))
        return next(at for at, end in enumerate(ends) if end >= _TEXT)


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in so many characters, broken after words."""
    return sum(max(ceil(len(line) / (width * _DENSE)), 1) for line in text.split("\n"))

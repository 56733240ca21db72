"""An Excel table that is filled from its headings to its total, in hand or as rows come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import Literal, NamedTuple, TypeAlias

from xlsxwriter.utility import xl_col_to_name, xl_range

from ppu_roadmap.export.xlsx.cells import Written
from ppu_roadmap.export.xlsx.sheet import Sheet, lines_of
from ppu_roadmap.paper.table import NUMERIC, Column, Kind
from ppu_roadmap.workbook.book import told_apart

Band: TypeAlias = Literal["row", "head", "part", "total"]
_KEPT = 1000
"""Cells of a column that are remembered."""
_HEADING = 250
"""Characters of a heading that Excel takes."""
_ALIGNED = {Kind.YEARS: "center", Kind.DATE: "center", Kind.MARK: "center"} | dict.fromkeys(NUMERIC, "right")


class Line(NamedTuple):
    """A row as it stands in an Excel table; a head, a subtotal and the total sum the lines ``over``."""

    band: Band
    cells: tuple[Written, ...]
    over: range = range(0)


class Filled:
    """A table on a sheet, below its headings, which are written with it."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], *, counted: bool = False) -> None:
        self.sheet = sheet
        self.names = headings(sheet, columns, counted=counted)
        self.begin = sheet.row
        sheet.page.begin_rows(self.begin)
        self.aligned = [_ALIGNED.get(column.kind, "left") for column in columns]
        self.row = "".join(f'<c r="{xl_col_to_name(place)}\0"%s' for place in range(len(columns)))
        """The elements of a row whose number is to be told."""
        self.writers = cache(self._writers)
        self.words: dict[tuple[int, str], str] = {}
        """Words that have a colour, each in its column, with their keys."""

    def add(self, line: Line, summed: Iterable[int] = ()) -> None:
        """A line below those before; what is ``summed``, told by the places, follows the filter."""
        band, cells, over = line
        writers = self.writers(band)
        if over:
            writers = [*writers]
            for place, formula in self.formulas(line, summed).items():
                writers[place] = partial(self._element, band, place, formula=formula)
        texts, lines = zip(*[write(cell) for write, cell in zip(writers, cells, strict=True)], strict=True)
        self.sheet.put_row(self.row.replace("\0", str(self.sheet.row + 1)) % texts, max(lines))

    def formulas(self, line: Line, summed: Iterable[int]) -> dict[int, str]:
        """The sums of a line as formulas that follow the filter, by their places; none of what is not known."""
        first, last = self.begin + line.over.start, self.begin + line.over.stop - 1
        known = [at for at in summed if line.over and line.cells[at].number is not None]
        return {at: f"=SUBTOTAL(109,{xl_range(first, at, last, at)})" for at in known}

    def end(self, total: Line | None = None, summed: Iterable[int] = ()) -> range:
        """Make what is written an Excel table, with a total below it where there is one; where its rows stand."""
        columns: list[dict[str, str]] = [{"header": name} for name in self.names]
        rows = range(self.begin, self.sheet.row)
        if total is not None:
            formulas = self.formulas(total, summed)
            for place, cell in enumerate(total.cells):
                said = {"total_string": cell.value} if isinstance(cell.value, str) else {}
                columns[place] |= {"total_function": formulas[place]} if place in formulas else said
            self.add(total, summed)
        self.sheet.page.add_table_of(rows, columns, total=total is not None)
        for (place, word), key in sorted(self.words.items(), key=lambda item: item[0][0]):
            self.sheet.colour(rows, place, word, key)
        return rows

    def _writers(self, band: Band) -> list[Callable[[Written], tuple[str, int]]]:
        """How the cells of each column are written in rows of a band: the same one is made once."""
        return [lru_cache(_KEPT)(partial(self._element, band, place)) for place in range(len(self.aligned))]

    def _element(self, band: Band, place: int, cell: Written, formula: str = "") -> tuple[str, int]:
        """A cell as the file of its sheet has it, behind its place, and how many lines it takes."""
        value, format, key = cell
        if key:
            self.words[place, cell.word] = key
        if formula and value:
            format = f'{format};-{format};"–"'  # what is filtered away is not 0
        look = self.sheet.cell(band, format, self.aligned[place])
        lines = lines_of(value, self.sheet.widths[place]) if isinstance(value, str) else 1
        return self.sheet.page.element(value, look, formula), lines


def labels_of(sheet: Sheet, columns: Iterable[Column]) -> list[str]:
    """What columns are called, none by nothing."""
    return [sheet.text(column.label)[:_HEADING] or " " for column in columns]


def headings(sheet: Sheet, columns: Sequence[Column], *, counted: bool) -> list[str]:
    """Write the headings; the names of the columns, all different.

    Where columns are numbered these are their numbers, for Excel filters the row above the first.
    """
    labels, overs = labels_of(sheet, columns), [sheet.text(column.over or "") for column in columns]
    longer = (f"{over}: {label}" if over and labels.count(label) > 1 else label
              for over, label in zip(overs, labels, strict=True))  # fmt: skip
    names = [str(number) for number in range(1, len(columns) + 1)] if counted else told_apart(longer)
    labels = labels if counted else names
    if any(overs):
        alone = [counted and not over for over in overs]  # what has nothing above it reaches down over both rows
        sheet.spread([label if own else over for own, over, label in zip(alone, overs, labels, strict=True)], alone)
        labels = ["" if own else label for own, label in zip(alone, labels, strict=True)]
    sheet.labels(labels, columns)
    if counted:
        sheet.labels(names, columns, "count")
    return names

"""The rows of a planner's sheet: where its table begins, what stands in a cell, and what a row is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Origin
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.intake.columns import MONEY, Column, chosen, column, exact, horizon_in

_SEARCHED: Final = 60
"""Rows at the top of a sheet among which its table begins."""
_LINES: Final = 3
"""Lines that a heading may have."""
_ENOUGH: Final = 2
"""Columns that must be known for a row to be a heading."""
_COUNTING: Final = re.compile(r"\(?([0-9]{1,3}|[a-z])[.)]*", re.IGNORECASE)


class Cell(NamedTuple):
    """What stands in a column of a row."""

    column: Column
    value: Value
    origin: Origin

    @property
    def text(self) -> str:
        """Its value on one line."""
        return one_line(self.value)


class Row(NamedTuple):
    """A row with its cells that hold something, merged ones below the first, too."""

    number: int
    cells: tuple[Cell, ...]


class Heading(NamedTuple):
    """The headings of a table, and what stands above them."""

    first: int
    last: int
    """The rows that they begin and end in."""
    columns: tuple[Column, ...]
    above: tuple[str, ...] = ()

    @property
    def fields(self) -> set[str]:
        """The fields that have a column."""
        return {each.field for each in self.columns if each.field}


def one_line(value: Value) -> str:
    """What a cell holds, as text with single blanks."""
    return "" if value is None else " ".join(str(value).split())


@dataclass(frozen=True)
class Sheet:
    """A sheet with the headings that a person chose for some of its columns."""

    grid: Grid
    mapping: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _below(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first cells of merged areas, by the cells below it."""
        size = len(self.grid.rows)
        return {
            (row, area.left): (area.top, area.left)
            for area in self.grid.merged
            for row in range(area.top + 1, min(area.bottom + 1, size))
        }

    @cached_property
    def _beside(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first cells of merged areas, by the cells right of it."""
        wide = (area for area in self.grid.merged if area.right > area.left and area.top < _SEARCHED)
        return {(area.top, at): (area.top, area.left) for area in wide for at in range(area.left + 1, area.right + 1)}

    def origin(self, row: int, at: int) -> Origin:
        """A cell of it."""
        return Origin(self.grid.file, self.grid.sheet, cell_name(row, at))

    def text(self, row: int, at: int) -> str:
        """What a cell holds, as text."""
        return one_line(self.grid.rows[row][at]) if row < len(self.grid.rows) else ""

    def tables(self) -> Iterator[tuple[Heading, Iterator[Row]]]:
        """The tables of the sheet: from headings to the next."""
        found = self._heading(0, min(len(self.grid.rows), _SEARCHED))
        while found is not None:
            following = self._heading(found.last + 1, len(self.grid.rows))
            yield found, self._rows(found, following.first if following else len(self.grid.rows))
            found = following

    def _heading(self, start: int, end: int) -> Heading | None:
        """The first headings in some rows."""
        for row in range(start, end):
            if self._may_head(row) and self._is_heading(self._columns(row, row)):
                last = row
                while last - row + 1 < _LINES and self._continues(row, last + 1):
                    last += 1
                before = self.grid.rows[max(start, row - _SEARCHED) : row]
                above = tuple(text for each in before for cell in each if (text := one_line(cell)))
                return Heading(row, last, self._columns(row, last, " ".join(above[:_SEARCHED])), above)
        return None

    def _may_head(self, row: int) -> bool:
        """Whether it is worth a closer look: thousands of rows are none."""
        if self.mapping and row < _SEARCHED:
            return True
        texts = [text for value in self.grid.rows[row] if isinstance(value, str) and (text := one_line(value))]
        return any(exact(text) == "name" or horizon_in(text) for text in texts if len(text) <= _SEARCHED)

    def _columns(self, first: int, last: int, above: str = "") -> tuple[Column, ...]:
        """The columns of headings that stand in these rows; an upper one holds for the lower ones right of it."""
        found, upper = [], ""
        for at in range(len(self.grid.rows[first])):
            lower = " ".join(filter(None, (self._spanned(row, at) for row in range(first + 1, last + 1))))
            own = self._spanned(first, at)
            upper = own or (upper if lower else "")
            if upper or lower:
                found.append(column(at, upper, lower, above))
        return tuple(chosen(found, self.mapping))

    def _spanned(self, row: int, at: int) -> str:
        return self.text(*self._beside.get((row, at), (row, at)))

    @staticmethod
    def _is_heading(columns: Sequence[Column]) -> bool:
        """Whether enough of the columns are named, among them that of the programs, or several horizons."""
        known = [each for each in columns if each.exact]
        if len({each.heading for each in known if each.year is None}) < _ENOUGH or 3 * len(known) < len(columns):
            return False
        return any(each.field == "name" for each in columns) or sum(bool(each.horizon) for each in known) >= _ENOUGH

    def _continues(self, first: int, row: int) -> bool:
        """Whether a row belongs to the headings that begin above it: it names years, units or parts of them."""
        if row >= len(self.grid.rows) or self.counts(row):
            return False
        filled = [
            (at, self._spanned(first, at), text)
            for at in range(len(self.grid.rows[row]))
            if (text := self.text(row, at))
        ]
        if any(exact(upper) in ("name", "number") and upper != text for _at, upper, text in filled):
            return False
        known = [
            text.startswith("(") or column(at, "", text).exact or bool(exact(f"{upper} {text}"))
            for at, upper, text in filled
        ]
        return 2 * sum(known) > len(known)

    def counts(self, row: int) -> bool:
        """Whether a row but numbers the columns: 1, 2, 3."""
        found = [_COUNTING.fullmatch(text) for value in self.grid.rows[row] if (text := one_line(value))]
        numbers = [match[1] for match in found if match]
        if len(numbers) < len(found) or len(found) <= _ENOUGH:
            return False
        return all(_order(after) == _order(before) + 1 for before, after in pairwise(numbers))

    def _rows(self, heading: Heading, end: int) -> Iterator[Row]:
        """The rows below headings that hold something, without those that number the columns."""
        for number in range(heading.last + 1, end):
            cells = tuple(self._cells(number, heading.columns))
            if cells and not self.counts(number):
                yield Row(number, cells)

    def _cells(self, row: int, columns: Sequence[Column]) -> Iterator[Cell]:
        for each in columns:
            at = row, each.at
            value = self.grid.rows[row][each.at]
            if value is None and each.field not in MONEY:  # money that stands for several rows is not to be doubled
                at = self._below.get(at, at)
                value = self.grid.rows[at[0]][at[1]]
            if value is not None and one_line(value):
                yield Cell(each, value, self.origin(*at))


def _order(number: str) -> int:
    return int(number) if number.isdecimal() else ord(number.lower())

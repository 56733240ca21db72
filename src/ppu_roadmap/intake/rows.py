"""The rows of a planner's sheet: where its tables begin, and what stands in the cells of their columns."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, takewhile
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.intake.columns import RELATIVE, Column, chosen, column, dimension_in, exact, horizon_in, is_unit
from ppu_roadmap.text import Message

_SEARCHED, _LONGEST = 60, 80
"""Rows at the top of a sheet among which its first table begins, and letters that a heading may have."""
_LINES, _ENOUGH = 3, 2
"""Lines that headings may have, and columns that must be known for them to be such."""
_LISTED: Final = re.compile("program|quick ?win|inovasi|inisiati", re.IGNORECASE)
_COUNTED: Final = re.compile("(?<![0-9])[0-9]++ {0,3}[a-zA-Z]++")
"""``1 juta pohon`` in a title, which is no unit."""
_COUNTING: Final = re.compile(r"\(?([0-9]{1,3}|[a-z])[.)]*", re.IGNORECASE)
_LABEL: Final = 4
"""Letters of what counts rows, at most."""
COLOUR: Final = "■"
"""Stands for the value of a cell that is coloured, and holds nothing."""
_UNTICKED: Final = ("", "-", "–", "—", "0", "tidak", "no", "n", "false")


class Cell(NamedTuple):
    """What stands in a column of a row."""

    column: Column
    value: Value
    origin: Origin

    @property
    def text(self) -> str:
        """Its value on one line."""
        return one_line(self.value)

    def left(self, why: Message, *, open: bool = True) -> Left:  # noqa: A002 -- as the field is called
        """What is said of a cell that is not taken; ``open``: a person must tell more, else it is not understood."""
        return Left(self.origin, self.text, why, open=open)


class Row(NamedTuple):
    """A row, counted from 0, with its cells that hold something, merged ones below the first, too."""

    at: int
    label: str
    """What counts it, as ``1`` or ``A.``; it is no cell."""
    cells: tuple[Cell, ...]
    spread: bool
    """Whether cells of it are merged into one."""


class Heading(NamedTuple):
    """The headings of a table, the rows that they begin and end in, and the titles above them."""

    first: int
    last: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...]

    @property
    def numbers(self) -> bool:
        """Whether rows are counted in a column."""
        return any(each.field == "number" for each in self.columns)


def one_line(value: Value) -> str:
    """What a cell holds, as text with single blanks."""
    return "" if value is None else " ".join(str(value).split())


def is_ticked(value: Value) -> bool:
    """Whether a cell of a column that is ticked is ticked, in whatever way."""
    return one_line(value).casefold() not in _UNTICKED


def side_by_side(grid: Grid) -> Iterator[tuple[Grid, str]]:
    """The tables that stand side by side, of the same headings, or columns of programs below dimensions, with these."""
    for row, cells in enumerate(grid.rows[:_SEARCHED]):
        texts = [one_line(cell)[:_LONGEST] for cell in cells[:_SEARCHED]]  # each is looked at closely
        names = [at for at, text in enumerate(texts) if exact(text) == "name"]
        homes = {} if names else _dimensions_over(grid, row, texts)
        starts = [*homes] or [at for at in names if texts[at] == texts[names[0]]]
        if len(starts) > 1:
            width = 1 if homes else starts[1] - starts[0]
            first = next(at for at, text in enumerate(texts) if at in homes or (text and text in texts[at + width :]))
            for start in starts:
                begun = start - starts[0] + first
                part = _part(grid, row, first, slice(begun, begun + width))
                if homes:
                    part[row][begun] = "Program"
                yield grid._replace(rows=part), homes.get(begun, "")
            return
    yield grid, ""


def _dimensions_over(grid: Grid, row: int, texts: Sequence[str]) -> dict[int, str]:
    """The dimensions by the columns that they head, where a title speaks of programs and these stand below, alone."""
    homes = {at: home for at, text in enumerate(texts) if "smart" in text.lower() and (home := dimension_in(text))}
    if len({*homes.values()}) <= _ENOUGH or not _LISTED.search(str([grid.sheet, *grid.rows[:row]])):
        return {}
    below = [one_line(cell)[:_LONGEST] for each in grid.rows[row + 1 : row + _SEARCHED] for cell in each]
    named = any(text[:2].isalpha() for text in below)
    return homes if named and not any((*map(exact, below), *map(dimension_in, below))) else {}


def _part(grid: Grid, row: int, first: int, own: slice) -> list[list[Value]]:
    """The rows of one of the tables side by side, its cells where they stood.

    What stands before all of them is its own, too: in titles and headings, and in rows in which it holds something.
    """
    rows: list[list[Value]] = []
    for at, cells in enumerate(grid.rows):
        before = cells[:first] if at <= row or any(cells[own]) else [None] * first
        rows.append([*before, *[None] * (own.start - first), *cells[own]])
    return rows


@dataclass(frozen=True)
class Sheet:
    """A sheet, the fields that a person chose for columns, and the dimension that it is of, if that is known."""

    grid: Grid
    mapping: Mapping[str, str]
    home: str = ""

    @cached_property
    def _merged(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first cells of merged areas, by those right of it and those below it."""
        size = len(self.grid.rows)
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for area in self.grid.merged:
            first = area.top, area.left
            found |= {(area.top, at): first for at in range(area.left + 1, min(area.right, _SEARCHED * 10) + 1)}
            found |= {(row, area.left): first for row in range(area.top + 1, min(area.bottom + 1, size))}
        return found

    def origin(self, row: int, at: int) -> Origin:
        """A cell of it."""
        return Origin(self.grid.file, self.grid.sheet, cell_name(row, at))

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of its tables, the first of which is near the top."""
        found: list[Heading] = []
        row, after, above = 0, 0, ""
        while row < (len(self.grid.rows) if found else min(len(self.grid.rows), _SEARCHED)):
            if self._is_heading(row, found):
                titles, last = self._titles(after, row, lone=bool(found)), self._last(row)
                above = _COUNTED.sub(" ", " ".join((*titles, above)))
                found.append(Heading(row, last, self._columns(row, last, above), titles))
                row, after = last, last + 1
            row += 1
        return found

    def _is_heading(self, row: int, before: list[Heading]) -> bool:
        """Whether enough columns of a row are named, of programs or horizons; later ones repeat or stand apart."""
        cells = self.grid.rows[row]
        short = (one_line(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST)
        told = any(exact(text) in ("name", "quick_win") or horizon_in(text) for text in short)
        if not (told or (self.mapping and row < _SEARCHED)):
            return False  # thousands of rows are worth no closer look
        columns, texts = self._columns(row, row), [*map(one_line, cells)]
        known = [each for each in columns if each.exact]
        if len({each.heading for each in known if each.year is None}) < (1 if self.home else _ENOUGH):
            return False
        if before:
            repeated = zip(texts, map(one_line, self.grid.rows[before[-1].first]), strict=True)
            counted = any(text.isdecimal() and len(text) < _LABEL for text in texts)
            apart = not counted and len([*filter(one_line, self.grid.rows[row - 1])]) < _ENOUGH
            if not apart and sum(bool(text) and text == other for text, other in repeated) < _ENOUGH:
                return False
        named = any(each.field == "name" for each in columns) or sum(bool(each.horizon) for each in known) >= _ENOUGH
        unknown = {each.heading for each in columns if not each.exact}  # of merged ones each counts once
        return named and (1 if before else 2) * len(known) >= len(unknown)

    def _titles(self, start: int, end: int, *, lone: bool) -> tuple[str, ...]:
        """The texts above headings from the nearest on; ``lone``: of rows that nothing else stands in."""
        rows = ([*filter(None, map(one_line, reversed(row)))] for row in reversed(self.grid.rows[start:end]))
        found = takewhile(lambda texts: not lone or len(texts) <= 1, rows)
        return tuple(islice(chain.from_iterable(found), _SEARCHED))

    def _last(self, first: int) -> int:
        """The last row of headings that begin in a row."""
        last = first
        while last - first + 1 < _LINES and self._continues(first, last + 1):
            last += 1
        deep = (area.bottom for area in self.grid.merged if area.top == first and area.bottom < first + _LINES)
        return min(max((last, *deep)), len(self.grid.rows) - 1)

    def _columns(self, first: int, last: int, above: str = "") -> tuple[Column, ...]:
        """The columns of headings that stand in these rows; upper ones hold for the lower ones right of them."""
        found, lines = [], [""] * (last - first + 1)
        for at in range(len(self.grid.rows[first])):
            own = [self._heads(row, at, first) for row in range(first, last + 1)]
            held = (line if any(own[under + 1 :]) and not any(own[:under]) else "" for under, line in enumerate(lines))
            lines = [text or line for text, line in zip(own, held, strict=True)]
            if any(lines):
                found.append(column(at, lines[0], " ".join(filter(None, lines[1:])), above))
        return chosen(found, self.mapping)

    def _heads(self, row: int, at: int, first: int) -> str:
        """What stands over a column in a row of headings, of merged cells in their first row alone."""
        top, left = self._merged.get((row, at), (row, at))
        return one_line(self.grid.rows[top][left]) if row in (top, first) else ""

    def _continues(self, first: int, row: int) -> bool:
        """Whether a row belongs to the headings that begin above it: it names years, units or parts of them."""
        below = self.grid.rows[row] if row < len(self.grid.rows) else ()
        cells = [(at, text) for at, value in enumerate(below) if (text := one_line(value))]
        pairs = [(self._heads(first, at, first), text) for at, text in cells]
        if cells and self._counts(row):
            return all(RELATIVE.fullmatch(f"{upper} {text}") for upper, text in pairs)
        if any(exact(upper) in ("name", "number") and upper != text for upper, text in pairs):
            return False
        known = [is_unit(text) or column(0, "", text).exact or exact(f"{upper} {text}") for upper, text in pairs]
        return 2 * len([*filter(None, known)]) > len(known)

    def _counts(self, row: int) -> bool:
        """Whether a row but numbers the columns: 1, 2, 3."""
        found = [_COUNTING.fullmatch(text) for value in self.grid.rows[row] if (text := one_line(value))]
        orders = [int(each[1]) if each[1].isdecimal() else ord(each[1].lower()) for each in found if each]
        return len(found) == len(orders) > _ENOUGH and orders == [*range(orders[0], orders[0] + len(orders))]

    def tables(self) -> Iterator[tuple[Heading, Iterator[Row]]]:
        """The tables of the sheet: from headings to the next."""
        spread = {area.top for area in self.grid.merged if area.right > area.left}
        ends = (*(each.first for each in self.headings[1:]), len(self.grid.rows))
        for heading, end in zip(self.headings, ends, strict=False):
            yield heading, self._rows(heading, end, spread)

    def _rows(self, heading: Heading, end: int, spread: Container[int]) -> Iterator[Row]:
        """The rows below headings that hold something, without those that number the columns."""
        for at in range(heading.last + 1, end):
            cells = [*self._cells(at, heading)]
            cells += self._coloured(at, heading, cells)
            counting = (cell for cell in cells if cell.column.field == "number")
            labels = [cell for cell in counting if isinstance(cell.value, int) or len(cell.text) <= _LABEL]
            if cells and not self._counts(at):
                label = labels[-1].text if labels else ""
                yield Row(at, label, tuple(cell for cell in cells if cell not in labels), at in spread)

    def _cells(self, row: int, heading: Heading) -> Iterator[Cell]:
        for each in heading.columns:
            top = row
            if self.grid.rows[row][each.at] is None and not each.counts:  # money of several rows is not doubled
                above, left = self._merged.get((row, each.at), (row, each.at))
                top = above if left == each.at and above > heading.last else row
            value = self.grid.rows[top][each.at]
            if not (text := one_line(value).strip("-–—.…_ ")):  # nobody fills in a dash
                continue
            if each.source and len(text) <= _LABEL and not any(map(str.isdecimal, text)):  # the source is ticked
                yield Cell(each._replace(field="source"), each.source, self.origin(top, each.at))
            else:
                yield Cell(each, value, self.origin(top, each.at))

    def _coloured(self, row: int, heading: Heading, cells: Sequence[Cell]) -> Iterator[Cell]:
        """The ticks of a row that ticks by colours alone."""
        columns = [each for each in heading.columns if each.horizon or (each.year and each.field == "years")]
        named = any(cell.column.field == "name" for cell in cells)
        if not named or any(cell.column in columns for cell in cells):
            return
        for each in columns:
            if cell_name(row, each.at) in self.grid.coloured:
                yield Cell(each, COLOUR, self.origin(row, each.at))

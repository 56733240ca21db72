"""Where sheets, columns and rows of a form stand in a file that came back, whatever was moved, renamed or added."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias

from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.text import _
from ppu_roadmap.words.vocabulary import LANGUAGES, bare
from ppu_roadmap.workbook.rows import Row
from ppu_roadmap.workbook.sheets import FIELDS, MEMORY, SHEETS, Cells, Column, Sheet

_HEADINGS: Final = 10
"""Rows among which that of the headings is looked for."""
_PROGRAM: Final = re.compile(r"[A-Z]{3}-[0-9]{2,6}(?![0-9])")
_CODE: Final = re.compile(r"((?:[A-Z]{3}|REG)(?:-[A-Z]?[0-9]+){1,2})(?!\S)", re.IGNORECASE)
Group: TypeAlias = "tuple[str, str] | None"
"""Whose a row is: an id, and a name where the id does not tell it; ``None`` where nobody knows."""
Known: TypeAlias = tuple[Hashable, ...]
"""By what a row is known again, surest first: all that it says, what people tell it by, all but that, whose it is; what
people tell it by though its code is another."""


@dataclass(frozen=True)
class Laid:
    """A sheet as it came back."""

    sheet: Sheet
    grid: Grid
    head: int
    """The index of the row of headings."""
    places: Mapping[str, int]
    """The indexes at which columns stand, by their keys."""

    @cached_property
    def fields(self) -> dict[str, Column]:
        """The columns of fields that are there, by their keys."""
        return {key: self.sheet.by_key[key] for key in self.sheet.keys[FIELDS:] if key in self.places}

    def said(self, cells: Cells) -> list[Value]:
        """What a row says in the columns of fields that are there."""
        return [*map(cells.get, self.fields)]

    def is_empty(self, cells: Cells) -> bool:
        """Whether a row says nothing in them."""
        return not {*self.said(cells)} - {None}

    def rows(self) -> list[Row]:
        """The rows below the headings, also those with nothing in them."""
        below = enumerate(self.grid.rows[self.head + 1 :], self.head + 1)
        return [Row(self.sheet.normal({key: row[to] for key, to in self.places.items()}), at=at) for at, row in below]

    def of_columns(self, keys: Collection[Value]) -> "Laid":
        """With no column of fields but those of these keys."""
        first = self.sheet.keys[:FIELDS]
        return replace(self, places={key: at for key, at in self.places.items() if key in keys or key in first})

    def origin(self, at: int, key: str = "id") -> Origin:
        """Where a cell of a column stands; of a column that is missing, where its row begins."""
        return Origin(self.grid.file, self.grid.sheet, cell_name(at, self.places.get(key, 0)))

    @property
    def keyed(self) -> bool:
        """Whether it has the columns by which its rows are known again."""
        return self.places.keys() >= ({"of", "year"} if self.sheet.by_year else {"id"})

    def left(self) -> Iterator[Left]:
        """The columns that are missing, and those that are not ours and hold something."""
        why = _("the column is missing: nothing of it is taken over")
        if not self.keyed:
            why = _("the column by which rows are known is missing: nothing of the sheet is taken over; put it back")
        for column in self.sheet.columns:
            if column.key not in self.places:
                yield Left(self.origin(self.head, column.key), column.label.render("id"), why)
                if not self.keyed:
                    return
        for place, heading in enumerate(self.grid.rows[self.head]):
            filled = (at for at in range(self.head + 1, len(self.grid.rows)) if self.grid.rows[at][place] is not None)
            if place not in self.places.values() and (at := next(filled, None)) is not None:
                origin = Origin(self.grid.file, self.grid.sheet, cell_name(at, place))
                yield Left(origin, str(heading or ""), _("the form has no such column: nothing of it is taken over"))


def laid_out(sheet: Sheet, grids: Sequence[Grid]) -> Laid | None:
    """The sheet in a file: by its name in either language, else by its headings; ``None`` where it is missing."""
    names = {bare(each.name.render(language)): each for each in SHEETS for language in LANGUAGES}
    for grid in grids:
        if names.get(bare(grid.sheet)) is sheet:
            return _laid(sheet, grid)
    others = [_laid(sheet, grid) for grid in grids if bare(grid.sheet) not in names and grid.sheet != MEMORY]
    found = max(others, key=lambda laid: len(laid.places), default=None)
    return found if found and len(_headed(sheet, found.grid.rows[found.head])) == len(sheet.columns) else None


def _laid(sheet: Sheet, grid: Grid) -> Laid:
    """Columns by their headings, else by their places where the heading there is none of the others."""
    known = [_headed(sheet, row) for row in grid.rows[:_HEADINGS]]
    head = max(range(len(known)), key=lambda at: (len(known[at]), -at))
    places = known[head]
    for index, key in enumerate(sheet.keys[: len(grid.rows[head])]):
        if key not in places and index not in places.values():
            places[key] = index
    return Laid(sheet, grid, head, places)


def _headed(sheet: Sheet, row: Sequence[Value]) -> dict[str, int]:
    """Where the headings of columns stand in a row."""
    labels = {bare(column.label.render(each)): column.key for column in sheet.columns for each in LANGUAGES}
    found: dict[str, int] = {}
    for place, heading in enumerate(row):
        if (key := labels.get(bare(str(heading or "")))) is not None:
            found.setdefault(key, place)
    return found


# -- rows --------------------------------------------------------------------------------------------------------------


def program_of(id: str) -> str:
    """The id of the program that an id is of, or is; empty for one of an objective or the region."""
    match = _PROGRAM.match(id)
    return match[0] if match else ""


def code_in(text: str) -> str:
    """The id with which begins what a row says that it belongs to."""
    match = _CODE.match(text)
    return match[0].upper() if match else ""


def group_of(sheet: Sheet, cells: Cells) -> Group:
    """Whose a row is: its own id, or that of what it belongs to; of what has no id also its name."""
    id, of = (str(cells.get(key) or "") for key in ("id", sheet.home))
    id = (id or ("" if sheet.has_ids else code_in(of))).upper()
    return (id, of if sheet.by_year and program_of(id) == id else "") if id else None


def known(laid: Laid, rows: Sequence[Cells], loose: Callable[[Cells], bool] = lambda _row: True) -> list[Known]:
    """By what rows of a sheet are known again; unless one is ``loose`` it is none of which it lacks what names it."""
    home_key, natural = laid.sheet.home, [key for key in laid.fields if key in laid.sheet.natural]
    others = [key for key in laid.fields if key not in natural]
    found: list[Known] = []
    for row in rows:
        group = group_of(laid.sheet, row)
        told, rest = (*map(row.get, natural),), (group, *map(row.get, others))
        named, home = any(each is not None for each in told), row.get(home_key)
        uncoded = (home, *told) if named and home else None
        if group is None:
            found.append((None, None, None, None, uncoded))
            continue
        own, near = (group, *told), loose(row)
        found.append(((own, rest), own if named else None, rest if near else None, group if near else None, uncoded))
    return found


def pairs(given: Sequence[Known], found: Sequence[Known]) -> dict[int, int]:
    """For rows that were found the given ones that they are, by index: of several that could be one, the next."""
    pairs: dict[int, int] = {}
    for keys, own in zip(zip(*given, strict=True), zip(*found, strict=True), strict=False):  # by keys that both have
        taken, waiting = {*pairs.values()}, defaultdict[Hashable, deque[int]](deque)
        for at, key in enumerate(keys):
            if at not in taken:
                waiting[key].append(at)
        for at, key in enumerate(own):
            if at not in pairs and key is not None and (same := waiting.get(key)):
                pairs[at] = same.popleft()
    return pairs

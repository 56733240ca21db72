"""Where sheets, columns and rows of a form stand in a file that came back, whatever was moved, renamed or added."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import compress
from operator import not_
from typing import Final, NamedTuple, TypeAlias

from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.text import _
from ppu_roadmap.words.vocabulary import LANGUAGES, bare
from ppu_roadmap.workbook.sheets import FIELDS, MEMORY, SHEETS, Cells, Sheet

_HEADINGS: Final = 10
"""Rows among which that of the headings is looked for."""
_PROGRAM: Final = re.compile(r"[A-Z]{3}-[0-9]{2,6}(?![0-9])")
_CODE: Final = re.compile(r"((?:[A-Z]{3}|REG)(?:-[A-Z]?[0-9]+){1,2})(?!\S)", re.IGNORECASE)
Group: TypeAlias = "tuple[str, str] | None"
"""Whose a row is: an id, and a name where the id does not tell it; ``None`` where nobody knows."""
Known: TypeAlias = tuple[Hashable, ...]
"""By what a row is known again, surest first: all that it says, what people tell it by, all but that, whose it is; what
people tell it by though its code is another."""


class Came(NamedTuple):
    """A row as it came back."""

    at: int
    """The index of its row in the file."""
    cells: Cells
    """As they are compared; ``None`` for a column that is missing."""


class Laid(NamedTuple):
    """A sheet as it came back."""

    sheet: Sheet
    grid: Grid
    head: int
    """The index of the row of headings."""
    places: Mapping[int, int]
    """Where the sheet's columns stand, both by index; those that are missing in none."""

    def rows(self) -> list[Came]:
        """The rows below the headings, also those with nothing in them."""
        places = [self.places.get(index) for index in range(len(self.sheet.columns))]
        below = self.grid.rows[self.head + 1 :]
        cells = self.sheet.normal([None if at is None else row[at] for at in places] for row in below)
        return [Came(at, row) for at, row in enumerate(cells, self.head + 1)]

    def of_columns(self, keys: Sequence[Value]) -> "Laid":
        """With no column of fields but those that are there and have these keys."""
        columns = self.sheet.columns
        kept = [at for at, each in enumerate(columns) if at < FIELDS or (each.key in keys and at in self.places)]
        places = {index: self.places[at] for index, at in enumerate(kept) if at in self.places}
        return self._replace(sheet=self.sheet._replace(columns=tuple(columns[at] for at in kept)), places=places)

    def origin(self, at: int, index: int) -> Origin:
        """Where a cell of a column stands, or where its row begins."""
        return Origin(self.grid.file, self.grid.sheet, cell_name(at, self.places.get(index, 0)))

    @property
    def keyed(self) -> bool:
        """Whether it has the columns by which its rows are known again."""
        return self.places.keys() >= ({1, FIELDS} if self.sheet.by_year else {0})

    def left(self) -> Iterator[Left]:
        """The columns that are missing, and those that are not ours and hold something."""
        for index, column in enumerate(self.sheet.columns):
            if index not in self.places:
                why = _("the column is missing: nothing of it is taken over")
                if not self.keyed:
                    why = _(
                        "the column by which rows are known is missing: nothing of the sheet is taken over; put it back"
                    )
                yield Left(self.origin(self.head, index), column.label.render("id"), why)
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
    for index in range(len(sheet.columns)):
        if index not in places and index not in places.values() and index < len(grid.rows[head]):
            places[index] = index
    return Laid(sheet, grid, head, places)


def _headed(sheet: Sheet, row: Sequence[Value]) -> dict[int, int]:
    """Where the headings of columns stand in a row."""
    labels = {bare(column.label.render(each)): at for at, column in enumerate(sheet.columns) for each in LANGUAGES}
    found: dict[int, int] = {}
    for place, heading in enumerate(row):
        if (index := labels.get(bare(str(heading or "")))) is not None:
            found.setdefault(index, place)
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
    id, of = (str(each or "") for each in cells[:FIELDS])
    id = (id or ("" if sheet.has_ids else code_in(of))).upper()
    return (id, of if sheet.by_year and program_of(id) == id else "") if id else None


def known(sheet: Sheet, rows: Sequence[Cells], loose: Callable[[Cells], bool] = lambda _row: True) -> list[Known]:
    """By what rows of a sheet are known again; unless one is ``loose`` it is none of which it lacks what names it."""
    natural = [column.path in sheet.natural for column in sheet.columns[FIELDS:]]
    found: list[Known] = []
    for row in rows:
        group, told = group_of(sheet, row), (*compress(row[FIELDS:], natural),)
        rest = (group, *compress(row[FIELDS:], map(not_, natural)))
        named, near = any(each is not None for each in told), group is not None and loose(row)
        keys = (
            ((group, *told), rest),
            (group, *told) if named else None,
            rest if near else None,
            group if near else None,
        )
        uncoded = (row[1], *told) if named and row[1] else None
        found.append((*(keys if group else (None,) * len(keys)), uncoded))
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

"""Where the sheets and columns of a form stand in a file that came back, whatever was moved, renamed or added."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Left, Origin
from ppu_roadmap.grid.grid import Grid, Value, cell_name
from ppu_roadmap.text import _
from ppu_roadmap.words.vocabulary import LANGUAGES, bare
from ppu_roadmap.workbook.sheets import FIELDS, MEMORY, SHEETS, Cells, Sheet

_HEADINGS: Final = 10
"""Rows among which that of the headings is looked for."""


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

    def rows(self) -> Iterator[Came]:
        """The rows below the headings, also those with nothing in them."""
        columns = [(column, self.places.get(index)) for index, column in enumerate(self.sheet.columns)]
        for at, row in enumerate(self.grid.rows[self.head + 1 :], self.head + 1):
            yield Came(at, tuple(None if place is None else column.normal(row[place]) for column, place in columns))

    def of_columns(self, keys: Sequence[Value]) -> "Laid":
        """With no column of fields but those that are there and have these keys."""
        columns = self.sheet.columns
        kept = [at for at, each in enumerate(columns) if at < FIELDS or (each.key in keys and at in self.places)]
        places = {index: self.places[at] for index, at in enumerate(kept) if at in self.places}
        return self._replace(sheet=self.sheet._replace(columns=tuple(columns[at] for at in kept)), places=places)

    def origin(self, at: int, index: int) -> Origin:
        """Where a cell of a column stands, or where its row begins."""
        return Origin(self.grid.file, self.grid.sheet, cell_name(at, self.places.get(index, 0)))

    def left(self) -> Iterator[Left]:
        """The columns that are missing, and those that are not ours and hold something."""
        for index, column in enumerate(self.sheet.columns):
            if index not in self.places:
                why = _("the column is missing: nothing of it is taken over")
                yield Left(self.origin(self.head, index), column.label.render("id"), why)
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

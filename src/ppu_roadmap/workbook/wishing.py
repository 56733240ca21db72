"""What the cells of one row wish: its fields, and of a year of an indicator its values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from ppu_roadmap.change.wishes import Known, Left, Origin, Wish
from ppu_roadmap.edit.values import TYPES
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.shape.fields import type_at
from ppu_roadmap.text import _
from ppu_roadmap.words.calendar import year
from ppu_roadmap.workbook import matching
from ppu_roadmap.workbook.columns import Column, Kind
from ppu_roadmap.workbook.laid_out import Came, Laid
from ppu_roadmap.workbook.sheets import SERIES, TARGETS, YEAR, Sheet
from ppu_roadmap.workbook.spelling import CUT, LONGEST, bare, items_of, same, typed

_PROGRAM: Final = re.compile(r"[A-Z]{3}-[0-9]{2,6}(?![0-9])")
_CODE: Final = re.compile(r"((?:[A-Z]{3}|REG)(?:-[A-Z]?[0-9]+){1,2})(?!\S)", re.IGNORECASE)
FIELDS: Final = 2
"""The index of the first column that holds a field: before it stand the code and what the row belongs to."""
Given: TypeAlias = Sequence[Value] | None
"""The cells that a row was given out with, or has now; ``None`` where it is new, or gone."""


Group: TypeAlias = "tuple[str, str] | None"
"""Whose a row is: an id, and a name where the id does not tell it."""


def program_of(id: str) -> str:
    """The id of the program that an id is of, or is; empty for one of an objective or the region."""
    match = _PROGRAM.match(id)
    return match[0] if match else ""


def code_in(text: str) -> str:
    """The id with which begins what a row says that it belongs to."""
    match = _CODE.match(text.strip())
    return match[0].upper() if match else ""


def group_of(sheet: Sheet, cells: Sequence[Value]) -> Group:
    """Whose a row is: its own id, or that of what it belongs to; of what has no id also its name."""
    id, of = (" ".join(str(each or "").split()) for each in cells[:FIELDS])
    if not id and (sheet is TARGETS or not sheet.has_ids):
        id = code_in(of)
    id = id.upper()
    return (id, of if sheet is TARGETS and program_of(id) == id else "") if id else None


class Page(NamedTuple):
    """A sheet that came back, and which of its columns were given out and have come back."""

    plan: Plan
    sheet: Sheet
    laid: Laid
    use: tuple[int, ...]
    fields: tuple[int, ...]
    """Those of them that hold fields and may be filled in."""

    @classmethod
    def of(cls, plan: Plan, sheet: Sheet, laid: Laid, use: Iterable[int]) -> "Page":
        """A sheet with these columns."""
        found = tuple(use)
        return cls(plan, sheet, laid, found, tuple(at for at in found if at >= FIELDS))

    def known(self, cells: Sequence[Value], *, loose: bool = True) -> matching.Known:
        """What tells a row from others: whose it is, then its fields."""
        columns = self.sheet.columns
        texts = {at: bare(columns[at], cells[at]) for at in self.fields}
        natural = tuple(texts[at] for at in self.fields if columns[at].path in self.sheet.natural)
        return matching.Known(group_of(self.sheet, cells), tuple(texts.values()), natural, loose)

    def empty(self, cells: Sequence[Value]) -> bool:
        """Whether nothing stands in the cells of fields."""
        return all(cells[index] is None for index in self.fields)

    def changed(self, came: Came, given: Sequence[Value]) -> list[int]:
        """The columns whose cells are not what they were given out with."""
        columns = self.sheet.columns
        return [at for at in self.use if not same(columns[at], came.cells[at], given[at])]

    def wishes(self, came: Came, given: Given, now: Given, years: Mapping[int, Given]) -> Iterator[Wish | Left]:
        """What a row wishes; ``years`` has what the plan says now of the years of its indicator."""
        blank: Sequence[Value] = (None,) * len(self.sheet.columns)
        changed = self.changed(came, given or blank)
        if self.sheet is TARGETS:
            yield from self._points(came, given or blank, changed, {key: each or blank for key, each in years.items()})
            return
        for index in (index for index in changed if index in self.fields):
            known = (given or blank)[index]
            if isinstance(known, str) and len(known) == LONGEST and known.endswith(CUT):
                why = _("the text is longer than a cell can hold: change it in the plan's files")
                yield Left(self.laid.origin(came.at, index), str(came.cells[index] or ""), why)
            else:
                yield self._wish(self.sheet.columns[index].path, came, index, known, (now or blank)[index])

    def dropped(self, origin: Origin, given: Sequence[Value], now: Sequence[Value]) -> Iterator[Wish]:
        """What goes with a row that was deleted, where that is less than a record: the values of a year."""
        for key in SERIES if self.sheet is TARGETS else ():
            at = self.sheet.at((key,))
            if given[at] is not None:
                yield Wish((key, str(given[self.sheet.at(YEAR)])), None, origin, given[at], now[at])

    def _points(
        self, came: Came, given: Sequence[Value], changed: Iterable[int], years: Mapping[int, Sequence[Value]]
    ) -> Iterator[Wish | Left]:
        """What a row wishes of the years of an indicator: where its year is another, both years change."""
        at = self.sheet.at(YEAR)
        old, read = given[at], year(str(came.cells[at] or ""))
        if not read:
            why = _("write a year such as 2026, in which the values are aimed at or reached")
            yield Left(self.laid.origin(came.at, at), str(came.cells[at] or ""), why)
            return
        new, none = read[0].value, (None,) * len(self.sheet.columns)
        for key in SERIES:
            index = self.sheet.at((key,))
            if old != new and isinstance(old, int) and given[index] is not None:
                gone = came._replace(cells=none)
                yield self._wish((key, str(old)), gone, index, given[index], years.get(old, none)[index])
            if index in changed or (old != new and came.cells[index] is not None):
                before = given[index] if old == new else None
                yield self._wish((key, str(new)), came, index, before, years.get(new, none)[index])

    def _wish(self, path: tuple[str, ...], came: Came, index: int, given: Known, now: Known) -> Wish:
        column, cell = self.sheet.columns[index], came.cells[index]
        value = typed(column, cell)
        items = items_of(value) if isinstance(value, str) and self._free(column) else None
        return Wish(path, value, self.laid.origin(came.at, index), given, now, items)

    def _free(self, column: Column) -> bool:
        """Whether a column lists texts that are no words of a list, so that only ``;`` stands between them."""
        item = type_at(column.record, (*column.path, 0)) if column.kind is Kind.LIST else None
        return column.kind is Kind.LIST and item not in TYPES and column.vocabulary(self.plan) is None

"""The money that a planner's table gives a program, as lines of its budget, each of a year."""

from collections.abc import Iterator
from typing import Any, Final

from ppu_roadmap.change.wishes import Guessed, Left, Origin, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.intake.amounts import is_marked, is_money, rupiah, span
from ppu_roadmap.intake.entries import Entry
from ppu_roadmap.intake.rows import Cell
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Rupiah, _
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.words.reading import Misread

_APART: Final = (";", ",", "/", "\n", " dan ", " & ", " + ")


class Lines:
    """The budget of an entry: amounts in columns of years are of those, one of no year is of the first.

    Where the program takes several years that is a guess, for it may be the sum of all of them.
    """

    def __init__(self, entry: Entry, decimals: str, years: Any) -> None:
        self.entry, self.decimals = entry, decimals
        self.years = years if isinstance(years, list) else None
        self.left: list[Left] = []
        self.guessed: list[Guessed] = []
        self.lines: list[tuple[int, str, Cell, int | None, Cell | None]] = []
        """Year, field, cell, rupiah and the source of each amount."""
        rows: dict[int, list[Cell]] = {}
        for row, cell in entry.cells:
            rows.setdefault(row, []).append(cell)
        sources = [cells for cells in rows.values() if any(cell.column.field == "source" for cell in cells)]
        only = sources[0] if len(sources) == 1 else []
        for cells in rows.values():
            self._row(cells, next((cell for cell in (*cells, *only) if cell.column.field == "source"), None))

    @property
    def span(self) -> tuple[int, int] | None:
        """The years that have money."""
        years = [year for year, *_rest in self.lines]
        return (min(years), max(years)) if years else None

    @property
    def origin(self) -> Origin | None:
        """The first cell with money in it."""
        return self.lines[0][2].origin if self.lines else None

    def _row(self, cells: list[Cell], source: Cell | None) -> None:
        """The amounts of a row; a sum beside amounts by year is left out."""
        by_year = [cell for cell in cells if cell.column.year and _holds_money(cell)]
        for cell in by_year:
            self._amount(cell, cell.column.year, "realised" if cell.column.field == "realised" else "amount", source)
        totals = [cell for cell in cells if cell.column.field == "amount" and not cell.column.year]
        if any(cell.column.field != "realised" for cell in by_year):
            return
        own = next((found for cell in cells if cell.column.field == "years" and (found := span(cell.value))), None)
        years = own if own and not any(cell.column.year for cell in cells) else self.years
        for cell in totals:
            self._amount(cell, years[0] if years else None, "amount", source, last=years[1] if years else None)
        if source and not totals and not by_year:
            self._leave(source, _("a source without an amount and its year makes no line of the budget"))

    def _amount(self, cell: Cell, year: int | None, field: str, source: Cell | None, last: int | None = None) -> None:
        try:
            amount = rupiah(cell.value, cell.column.scale, self.decimals)
        except Misread as error:
            self.left.append(Left(cell.origin, cell.text, error.message))
            return
        if amount is None:
            return
        if year is None:
            self._leave(cell, _("the table does not tell the year of {amount}: say it", amount=Rupiah(amount)))
            return
        if last is not None and last > year:
            why = _(
                "{amount} is taken for {year}, the first of its years to {last}: it may be the sum of all",
                amount=Rupiah(amount), year=str(year), last=str(last),
            )  # fmt: skip
            self.guessed.append(Guessed("", f"budget[{year}].amount", amount, why, cell.origin))
        self.lines.append((year, field, cell, amount, source))

    def _leave(self, cell: Cell, why: Any) -> None:
        self.left.append(Left(cell.origin, cell.text, why, open=True))

    def wanted(self, plan: Plan, id: str) -> Iterator[Wanted]:
        """The lines as new ones of a program, those of one year and source as one."""
        lines: dict[tuple[int, str], list[Wish]] = {}
        origins: dict[tuple[int, str], Origin] = {}
        for year, field, cell, amount, source in self.lines:
            key = year, source.text.casefold() if source else ""
            first = key not in lines
            wishes = lines.setdefault(key, [])
            origins.setdefault(key, cell.origin)
            if first:
                wishes.append(Wish(("year",), year, cell.origin, meant=year))
                wishes += self._source(plan, source) if source else ()
            if any(wish.path == (field,) for wish in wishes):
                why = _("a second amount of one year and source: say which holds, or of which source it is")
                self._leave(cell, why)
                continue
            wishes.append(Wish((field,), cell.value, cell.origin, meant=amount, read=_said(cell, amount)))
        for key, wishes in lines.items():
            yield Wanted(FORMS["budget"], origins[key], tuple(wishes), id, new=True)

    def _source(self, plan: Plan, cell: Cell) -> Iterator[Wish]:
        """The source of an amount; of several nobody can tell how it is divided."""
        read = NAMED["source"](plan).read(cell.text)
        if len(read) == 1:
            yield Wish(("source",), cell.value, cell.origin, meant=read[0].value)
        elif any(mark in cell.text for mark in _APART):
            self._leave(cell, _("several sources for one amount: say how much comes from each"))
        elif is_marked(cell.value):
            yield Wish(("source",), cell.value, cell.origin)


def _said(cell: Cell, amount: int | None) -> float | None:
    """How an amount was read, where its digits are others."""
    return None if amount is None or cell.value == amount else float(amount)


def _holds_money(cell: Cell) -> bool:
    if cell.column.field in ("amount", "realised"):
        return is_marked(cell.value)
    return cell.column.field == "years" and is_money(cell.value, cell.column.scale)

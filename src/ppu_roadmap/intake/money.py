"""The money that a planner's table gives a program, as lines of its budget, each of a year."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Guessed, Left, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.intake.amounts import is_money, is_ticked, rupiah, span
from ppu_roadmap.intake.columns import ANY
from ppu_roadmap.intake.entries import Entry
from ppu_roadmap.intake.rows import Cell
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Phrase, Rupiah, _, words
from ppu_roadmap.words.plan_names import NAMED
from ppu_roadmap.words.reading import Misread

_SEVERAL: Final = ANY(r"[;,/\n+&]|\bdan\b|\band\b")


class _Line(NamedTuple):
    year: int
    cell: Cell
    amount: int
    source: Cell | None
    step: str
    """The action in its row."""


class Money:
    """The budget of an entry: amounts in columns of years are of those, one of no year is of the first.

    Where the program takes several years that is a guess, for it may be the sum of all of them; what the plan has
    ``planned`` for it already, in all its years, is such a sum.
    """

    def __init__(self, entry: Entry, mark: str, years: tuple[int, int] | None, planned: int | None) -> None:
        self.mark, self.years, self.planned = mark, years, planned
        self.left: list[Left] = []
        self.guessed: list[Guessed] = []
        self.lines: list[_Line] = []
        sources = entry.of("source")
        for cells in entry.rows.values():
            own = [cell for cell in cells if cell.column.field == "source"]
            self._row(cells, next(iter(own or (sources if len(sources) == 1 else ())), None))

    @property
    def span(self) -> tuple[int, int] | None:
        """The years that have money."""
        years = [line.year for line in self.lines]
        return (min(years), max(years)) if years else None

    def _row(self, cells: list[Cell], source: Cell | None) -> None:
        """The amounts of a row; a sum beside amounts by year is left out."""
        amounts = [cell for cell in cells if cell.column.field == "amount"]
        step = next((cell.text for cell in cells if cell.column.field == "actions"), "")
        by_year = [cell for cell in amounts if cell.column.year and is_ticked(cell.value)]
        in_years = (cell for cell in cells if cell.column.field == "years" and cell.column.year)
        by_year += (cell for cell in in_years if is_money(cell.value, cell.column.scale))
        written = (cell for cell in cells if cell.column.field == "years" and not cell.column.year)
        own = [year for cell in written for year in span(cell.value) or ()]
        years = (min(own), max(own)) if own else self.years
        told = [
            self._amount(cell, (of, of) if (of := cell.column.year) else years, source, step)
            for cell in by_year or amounts
        ]
        if source is not None and source in cells and not any(told):
            self.left.append(source.left(_("a source without an amount and its year makes no line of the budget")))

    def _amount(self, cell: Cell, years: tuple[int, int] | None, source: Cell | None, step: str) -> bool:
        """Take an amount; whether the cell tells one."""
        try:
            amount = rupiah(cell.value, cell.column.scale, self.mark)
        except Misread as error:
            self.left.append(cell.left(error.message, open=False))
            return True
        if amount is None or (amount == self.planned and not cell.column.year):
            return amount is not None
        money = Rupiah(amount)
        if years is None:
            self.left.append(cell.left(_("the table does not tell the year of {amount}: say it", amount=money)))
            return True
        first, last = years
        if last > first:
            why = _("{amount} is taken for {year}, the first of its years to {last}: it may be the sum of all",
                    amount=money, year=str(first), last=str(last))  # fmt: skip
            self.guessed.append(Guessed("", f"budget[{first}].amount", amount, why, cell.origin))
        self.lines.append(_Line(first, cell, amount, source, step))
        return True

    def wanted(self, plan: Plan, id: str) -> Iterator[Wanted]:
        """The lines of a program; amounts of several actions add up, others of one year and source do not."""
        lines: dict[tuple[int, str], list[_Line]] = {}
        for line in self.lines:
            lines.setdefault((line.year, line.source.text.casefold() if line.source else ""), []).append(line)
        for (year, _named), found in lines.items():
            if len({line.step for line in found if line.step}) < len(found) > 1:
                why = _("a second amount of one year and source: say which holds, or of which source it is")
                self.left += (line.cell.left(why) for line in found[1:])
                del found[1:]
            cell, amount = found[0].cell, sum(line.amount for line in found)
            plain = re.sub("[^0-9]", "", cell.text) == str(amount)
            said: Phrase = None if plain else float(amount)
            if len(found) > 1:
                said = _("the sum of {amounts}", amounts=words(line.cell.text for line in found))
            wishes = (
                Wish(("year",), year, cell.origin, meant=year),
                *(self._source(plan, found[0].source) if found[0].source else ()),
                Wish(("amount",), cell.value, cell.origin, meant=amount, read=said),
            )
            yield Wanted(FORMS["budget"], cell.origin, wishes, id, new=True)

    def _source(self, plan: Plan, cell: Cell) -> Iterator[Wish]:
        """The source of an amount; of several nobody can tell how it is divided."""
        read = NAMED["source"](plan).read(cell.text)
        if len(read) != 1 and _SEVERAL.search(cell.text):
            self.left.append(cell.left(_("several sources for one amount: say how much comes from each")))
        elif is_ticked(cell.value):
            yield Wish(("source",), cell.value, cell.origin, meant=read[0].value if len(read) == 1 else None)

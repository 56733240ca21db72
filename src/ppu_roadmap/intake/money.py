"""The money that a planner's table gives a program, as lines of its budget, each of a year."""

import re
from collections.abc import Iterator, Sequence
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
        self.mark, self.planned = mark, planned
        self.left: list[Left] = []
        self.guessed: list[Guessed] = []
        self.lines: dict[tuple[int, str], list[_Line]] = {}
        """What is given by year and source."""
        sources = entry.of("source")
        for cells in entry.rows:
            own = [cell for cell in cells if cell.column.field == "source"] or (sources if len(sources) == 1 else [])
            self._row(cells, years, next(iter(own), None))

    @property
    def span(self) -> tuple[int, int] | None:
        """The years that have money."""
        years = [year for year, _source in self.lines]
        return (min(years), max(years)) if years else None

    @property
    def first(self) -> Cell:
        """The first cell that tells some of it."""
        return next(iter(self.lines.values()))[0].cell

    def _row(self, cells: Sequence[Cell], years: tuple[int, int] | None, source: Cell | None) -> None:
        """The amounts of a row; a sum beside amounts by year is left out."""
        amounts = [cell for cell in cells if cell.column.field == "amount"]
        by_year = [cell for cell in amounts if cell.column.year and is_ticked(cell.value)]
        in_years = [cell for cell in cells if cell.column.field == "years"]
        by_year += (cell for cell in in_years if cell.column.year and is_money(cell.value, cell.column.scale))
        own = [year for cell in in_years if not cell.column.year for year in span(cell.value) or ()]
        step = next((cell.text for cell in cells if cell.column.field == "actions"), "")
        told = False
        for cell in by_year or amounts:
            try:
                amount = rupiah(cell.value, cell.column.scale, self.mark)
            except Misread as error:
                self.left.append(cell.left(error.message, open=False))
                told = True
                continue
            if amount is not None:
                told = True
                of = (cell.column.year,) * 2 if cell.column.year else (min(own), max(own)) if own else years
                self._take(_Line(cell, amount, source, step), of)
        if source is not None and source in cells and not told:
            self.left.append(source.left(_("a source without an amount and its year makes no line of the budget")))

    def _take(self, line: _Line, years: tuple[int, int] | None) -> None:
        """Take an amount for the first of its years, unless the plan has it as the sum of all."""
        money = Rupiah(line.amount)
        if line.amount == self.planned and not line.cell.column.year:
            return
        if years is None:
            self.left.append(line.cell.left(_("the table does not tell the year of {amount}: say it", amount=money)))
            return
        first, last = years
        if last > first:
            why = _("{amount} is taken for {year}, the first of its years to {last}: it may be the sum of all",
                    amount=money, year=str(first), last=str(last))  # fmt: skip
            self.guessed.append(Guessed("", f"budget[{first}].amount", line.amount, why, line.cell.origin))
        self.lines.setdefault((first, line.source.text.casefold() if line.source else ""), []).append(line)

    def wanted(self, plan: Plan, id: str) -> Iterator[Wanted]:
        """The lines of a program; amounts of several actions add up, others of one year and source do not."""
        for (year, _source), found in self.lines.items():
            if len({line.step for line in found if line.step}) < len(found) > 1:
                why = _("a second amount of one year and source: say which holds, or of which source it is")
                self.left += (line.cell.left(why) for line in found[1:])
                del found[1:]
            cell, amount = found[0].cell, sum(line.amount for line in found)
            said: Phrase = None if re.sub("[^0-9]", "", cell.text) == str(amount) else float(amount)
            if len(found) > 1:
                said = _("the sum of {amounts}", amounts=words(line.cell.text for line in found))
            yield Wanted(FORMS["budget"], cell.origin, (
                Wish(("year",), year, cell.origin, meant=year),
                *self._source(plan, found[0].source),
                Wish(("amount",), cell.value, cell.origin, meant=amount, read=said),
            ), id, new=True)  # fmt: skip

    def _source(self, plan: Plan, cell: Cell | None) -> Iterator[Wish]:
        """The source of an amount; of several nobody can tell how it is divided."""
        if cell is None or not is_ticked(cell.value):
            return
        read = NAMED["source"](plan).read(cell.text)
        if len(read) != 1 and _SEVERAL.search(cell.text):
            self.left.append(cell.left(_("several sources for one amount: say how much comes from each")))
        else:
            yield Wish(("source",), cell.value, cell.origin, meant=read[0].value if len(read) == 1 else None)

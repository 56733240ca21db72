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

    def __init__(self, entry: Entry, mark: str, years: Wish | None, planned: int | None) -> None:
        self.mark, self.planned = mark, planned
        self.left: list[Left] = []
        self.guessed: list[Guessed] = []
        self.lines: dict[tuple[int, str], list[_Line]] = {}
        """What is given by year and source."""
        known = (
            [each for each in years.meant if isinstance(each, int)] if years and isinstance(years.meant, tuple) else []
        )
        sources = entry.of("source")
        for cells in entry.rows:
            own = [cell for cell in cells if cell.column.field == "source"]
            source = next(iter(own or sources), None) if own or len(sources) == 1 else None
            if not self._row(cells, known, source) and own:
                why = _("a source without an amount and its year makes no line of the budget")
                self.left.append(own[0].left(why))

    @property
    def years(self) -> Wish | None:
        """The years that have money, as the years of the program."""
        if not self.lines:
            return None
        first, last = min(self.lines)[0], max(self.lines)[0]
        said = _("{first} to {last}", first=str(first), last=str(last))
        cell = next(iter(self.lines.values()))[0].cell
        return Wish(("years",), None, cell.origin, meant=(first, last), read=said)

    def _row(self, cells: Sequence[Cell], years: list[int], source: Cell | None) -> bool:
        """Take the amounts of a row, by year rather than their sum; whether there are any."""
        amounts = [cell for cell in cells if cell.column.field == "amount"]
        by_year = [cell for cell in amounts if cell.column.year and is_ticked(cell.value)]
        in_years = [cell for cell in cells if cell.column.field == "years"]
        by_year += (cell for cell in in_years if cell.column.year and is_money(cell.value, cell.column.scale))
        years = [year for cell in in_years if not cell.column.year for year in span(cell.value) or ()] or years
        step, told = next((cell.text for cell in cells if cell.column.field == "actions"), ""), False
        for cell in by_year or amounts:
            try:
                amount = rupiah(cell.value, cell.column.scale, self.mark)
            except Misread as error:
                self.left.append(cell.left(error.message, open=False))
                told = True
                continue
            if amount is not None:
                self._take(_Line(cell, amount, source, step), [cell.column.year] if cell.column.year else years)
                told = True
        return told

    def _take(self, line: _Line, years: list[int]) -> None:
        """Take an amount for the first of its years, unless the plan has it as the sum of all."""
        money = Rupiah(line.amount)
        if line.amount == self.planned and not line.cell.column.year:
            return
        if not years:
            self.left.append(line.cell.left(_("the table does not tell the year of {amount}: say it", amount=money)))
            return
        first, last = min(years), max(years)
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

"""Money and years as the cells of a planner's table have them, and the lines of a budget that come of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from ppu_roadmap.change.wishes import Guessed, Left, Wanted, Wish
from ppu_roadmap.edit.forms import FORMS
from ppu_roadmap.facts.money import cost
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.intake.columns import ANY
from ppu_roadmap.intake.entries import Entry
from ppu_roadmap.intake.rows import Cell, is_ticked, one_line
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import MONEY_LIMIT
from ppu_roadmap.text import Phrase, Rupiah, _, words
from ppu_roadmap.words.calendar import years
from ppu_roadmap.words.quantities import number, scales
from ppu_roadmap.words.reading import Misread, Read, only
from ppu_roadmap.words.vocabulary import Vocabulary

_UNKNOWN: Final = ANY(
    r"(?:rp\.?)?[\s\-–—_.?0,]*|(?:belum|tidak|tdk|menyesuaikan|nihil|kosong|tba|tbd|n/?a|not yet|none|unknown)\b.*"
)
"""How planners say that they do not know an amount, or that there is none."""
_ABOUT: Final = ANY(r"^(?:±|\+/-|~|≈|sekitar|kurang lebih|kira-kira|estimasi|about)\s*")
"""How planners say that an amount is not exact."""
_PLAIN: Final = 100_000
"""Rupiah from which an amount with its ``Rp`` counts no millions, and below which one without is no program's."""
_DECIMALS: Final = {
    ",": re.compile(r"[0-9],[0-9]{1,2}(?![0-9])|\.[0-9]{3}\.[0-9]{3}"),
    ".": re.compile(r"[0-9]\.[0-9]{1,2}(?![0-9])|,[0-9]{3},[0-9]{3}"),
}
"""How amounts look whose decimals stand behind a mark, where they can be read in one way alone."""
_SHORT: Final = re.compile(r"\b([0-9]{2})([0-9]{2}) ?[-–—/] ?([0-9]{2})$")
_BLANK: Final = re.compile(r"(?<=\b[0-9]{4}) (?=[0-9]{4}\b)")
"""Years as tables have them: ``2026/27``, and one below the other."""
_SEVERAL: Final = ANY(r"[;,/\n+&]|\bdan\b|\band\b")


def decimals(cells: Iterable[Cell]) -> str:
    """The mark before the decimals of a table's amounts, as those tell that can be read in one way; or nothing."""
    texts = [cell.text for cell in cells if isinstance(cell.value, str)]
    found = {mark for text in texts for mark, form in _DECIMALS.items() if form.search(text)}
    return found.pop() if len(found) == 1 else ""


def rupiah(value: Value, scale: int, mark: str) -> int | None:
    """Whole rupiah of a cell below a heading that counts them by ``scale``; ``None`` where it says that none are known.

    ``mark`` stands before decimals. Raises Misread for what has no reading, or more than one.
    """
    text = _ABOUT.sub("", one_line(value))
    if _UNKNOWN.fullmatch(text):
        return None
    readings = number(text) if isinstance(value, str) else () if isinstance(value, bool | date) else (Read(value),)
    if len(readings) > 1 and mark and (found := re.search("[.,]", text)):
        readings = (readings[found[0] == mark],)  # the first reading is that of thousands
    problem = _("{text} is no amount of rupiah; write one such as 2500000000 or 2,5 miliar", text=text)
    amount = Decimal(str(only(text, readings, problem).value))
    rupiahs = re.match("(?i:rp|idr)", text)
    if not (scales(text) or (rupiahs and amount >= _PLAIN)):
        amount *= scale
        if 0 < amount < _PLAIN and not rupiahs:
            raise Misread(_("{text} would be but a few rupiah: write the unit into the heading, such as (juta rupiah)",
                            text=text))  # fmt: skip
    if amount != amount.to_integral_value() or not 0 <= amount <= MONEY_LIMIT:
        raise Misread(problem)
    return int(amount) or None


def span(value: Value) -> tuple[int, int] | None:
    """The first and the last year that a cell names; ``None`` where it says more."""
    if isinstance(value, date):
        return value.year, value.year
    text = _SHORT.sub(r"\1\2-\1\3", _BLANK.sub(", ", one_line(value)))
    return next((read.value for read in years(text)), None)


def amounts(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row that tell amounts: those under years, or under sources, rather than their sum."""
    cells = [*row]
    told = [cell for cell in cells if cell.column.field == "amount"]
    by_year = [cell for cell in told if cell.column.year and is_ticked(cell.value)]
    by_year += (cell for cell in cells if cell.column.field == "years" and _is_money(cell))
    found = by_year or told
    parted = {each.column.year for each in found if each.column.source and not _UNKNOWN.fullmatch(each.text)}
    return [each for each in found if each.column.source or each.column.year not in parted]


def _is_money(cell: Cell) -> bool:
    """Whether what stands in the column of a year is money, and no mark: any number but 1 and the year."""
    year, value = cell.column.year, cell.value
    return year is not None and value not in (1, "1", year, str(year)) and bool(number(cell.text))


def years_with_money(entry: Entry) -> Wish | None:
    """The years that have money, understood or not, as the years of the program."""
    cells = {cell.column.year: cell for row in entry.rows for cell in amounts(row) if cell.column.year}
    if not cells:
        return None
    first, last = min(cells), max(cells)
    return Wish(("years",), None, cells[first].origin, meant=(first, last))


class _Line(NamedTuple):
    cell: Cell
    amount: int
    source: Cell | None
    step: str
    """The action in its row."""


class Money:
    """The budget of an entry: amounts in columns of years are of those, one of no year is of the first.

    Where the program takes several years that is a guess, for it may be the sum of all of them, and none is taken for a
    program that has a budget already; what the plan has for it in all its years is such a sum.
    """

    def __init__(self, plan: Plan, program: Program | None, mark: str, years: Wish | None, sources: Vocabulary) -> None:
        self.plan, self.program, self.mark, self.sources = plan, program, mark, sources
        known = years.meant if years and isinstance(years.meant, tuple) else ()
        self.years = [year for year in known if isinstance(year, int)]
        self.lines: dict[tuple[int, str], list[_Line]] = {}
        """What is given by year and source."""

    def said(self, entry: Entry) -> Iterator[Wanted | Left | Guessed]:
        """The lines of the budget; amounts of several actions add up, others of one year and source do not."""
        sources = entry.of("source")
        for cells in entry.rows:
            yield from self._row(cells, sources)
        for (year, _source), found in self.lines.items():
            if len({line.step for line in found if line.step}) < len(found) > 1:
                why = _("a second amount of one year and source: say which holds, or of which source it is")
                yield from (line.cell.left(why) for line in found[1:])
                del found[1:]
            yield from self._line(year, found)

    def _row(self, cells: Sequence[Cell], sources: Sequence[Cell]) -> Iterator[Left | Guessed]:
        """Take the amounts of a row, of its own source, of a year that of the year, or the only one of the program."""
        own, told = [cell for cell in cells if cell.column.field == "source"], False
        known = own or (sources if len(sources) == 1 else [])
        spans = (span(cell.value) or () for cell in cells if cell.column.field == "years" and not cell.column.year)
        years = [year for each in spans for year in each] or self.years
        step = next((cell.text for cell in cells if cell.column.field == "actions"), "")
        for cell in amounts(cells):
            try:
                amount = rupiah(cell.value, cell.column.scale, self.mark)
            except Misread as error:
                yield cell.left(error.message, open=False)
                told = True
                continue
            if amount is not None:
                told = True
                of = [cell.column.year] if cell.column.year else years
                source = [each for each in known if each.column.year in (None, cell.column.year)]
                yield from self._take(_Line(cell, amount, _one_of(cell, source), step), of)
            elif re.search(r"[^\W\d_]{3}", cell.text):
                yield cell.left(_("no amount is told: write it once it is known"))
        if own and not told:
            yield own[0].left(_("a source without an amount and its year makes no line of the budget"))

    def _take(self, line: _Line, years: Sequence[int]) -> Iterator[Left | Guessed]:
        """Take an amount for the first of its years, unless the plan has it as the sum of all."""
        money = Rupiah(line.amount)
        if self.program and line.amount == cost(self.plan, self.program).known and not line.cell.column.year:
            return
        if not years:
            yield line.cell.left(_("the table does not tell the year of {amount}: say it", amount=money))
            return
        first, last = min(years), max(years)
        if last > first and self.program and self.program.budget:
            why = _("{amount} may be the sum of {first} to {last}: say the amount of each year", amount=money,
                    first=str(first), last=str(last))  # fmt: skip
            yield line.cell.left(why)
            return
        if last > first:
            why = _("{amount} is taken for {year}, the first of its years to {last}: it may be the sum of all",
                    amount=money, year=str(first), last=str(last))  # fmt: skip
            yield Guessed("", f"budget[{first}].amount", line.amount, why, line.cell.origin)
        self.lines.setdefault((first, line.source.text.casefold() if line.source else ""), []).append(line)

    def _line(self, year: int, found: Sequence[_Line]) -> Iterator[Wanted | Left]:
        """A line of the budget with its source; of several sources nobody can tell how it is divided."""
        cell, amount, source, _step = found[0]
        total = sum(line.amount for line in found)
        said: Phrase = None if re.sub("[^0-9]", "", cell.text) == str(amount) else float(amount)
        if len(found) > 1:
            said = _("the sum of {amounts}", amounts=words(line.cell.text for line in found))
        wishes = [Wish(("year",), year, cell.origin, meant=year)]
        if source and is_ticked(source.value):
            read = self.sources.read(source.text)
            if len(read) != 1 and _SEVERAL.search(source.text):
                yield source.left(_("several sources for one amount: say how much comes from each"))
            else:
                meant = read[0].value if len(read) == 1 else None
                wishes.append(Wish(("source",), source.value, source.origin, meant=meant))
        wishes.append(Wish(("amount",), cell.value, cell.origin, meant=total, read=said))
        yield Wanted(FORMS["budget"], cell.origin, wishes, (self.program and self.program.id) or "", new=True)


def _one_of(cell: Cell, sources: Sequence[Cell]) -> Cell | None:
    """The source of an amount: that of its column, else what the cells of sources tell together."""
    if cell.column.source:
        return cell._replace(value=cell.column.source)
    text = "; ".join(dict.fromkeys(each.text for each in sources))
    return sources[0]._replace(value=text) if sources else None

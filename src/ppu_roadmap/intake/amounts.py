"""Money and years as the cells of a planner's table have them."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from ppu_roadmap.grid.grid import Value
from ppu_roadmap.intake.columns import ANY
from ppu_roadmap.intake.rows import one_line
from ppu_roadmap.model.types import MONEY_LIMIT
from ppu_roadmap.text import _
from ppu_roadmap.words.calendar import years
from ppu_roadmap.words.quantities import number, scales
from ppu_roadmap.words.reading import Misread, Read, only

_UNKNOWN: Final = ANY(
    r"(?:rp\.?)?[\s\-–—_.?0,]*|(?:belum|tidak|tdk|menyesuaikan|nihil|kosong|tba|tbd|n/?a|not yet|none|unknown)\b.*"
)
"""How planners say that they do not know an amount, or that there is none."""
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
_UNTICKED: Final = ("", "-", "–", "—", "0", "tidak", "no", "n", "false")
_MONEY: Final = 1000
"""From where on a number in the column of a year is money and no mark."""


def decimals(texts: Iterable[str]) -> str:
    """The mark before the decimals of a table's amounts, as those tell that can be read in one way; or nothing."""
    found = {mark for text in texts for mark, form in _DECIMALS.items() if form.search(text)}
    return found.pop() if len(found) == 1 else ""


def rupiah(value: Value, scale: int, mark: str) -> int | None:
    """Whole rupiah of a cell below a heading that counts them by ``scale``; ``None`` where it says that none are known.

    ``mark`` stands before decimals. Raises Misread for what has no reading, or more than one.
    """
    text = one_line(value)
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


def is_money(value: Value, scale: int) -> bool:
    """Whether what stands in the column of a year is money, and no mark."""
    if isinstance(value, str):
        return bool(number(value) and (scale > 1 or scales(value) or re.search("[0-9][0-9.,]{3}", value)))
    return isinstance(value, int | float) and value > 1 and (scale > 1 or value >= _MONEY)


def is_ticked(value: Value) -> bool:
    """Whether a cell of a column that is ticked is ticked, in whatever way."""
    return one_line(value).casefold() not in _UNTICKED


def span(value: Value) -> tuple[int, int] | None:
    """The first and the last year that a cell names; ``None`` where it says more."""
    if isinstance(value, date):
        return value.year, value.year
    text = _SHORT.sub(r"\1\2-\1\3", _BLANK.sub(", ", one_line(value)))
    return next((read.value for read in years(text)), None)

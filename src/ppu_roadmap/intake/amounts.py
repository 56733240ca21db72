"""Money and years as the cells of a planner's table have them."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from ppu_roadmap.grid.grid import Value
from ppu_roadmap.intake.columns import scale_of, years_in
from ppu_roadmap.model.types import MONEY_LIMIT
from ppu_roadmap.text import _
from ppu_roadmap.words.calendar import years
from ppu_roadmap.words.quantities import number
from ppu_roadmap.words.reading import Misread, Read, only

_UNKNOWN: Final = re.compile(
    r"(?:rp\.?)?[\s\-–—_.?0,]*|(?:belum|tidak|tdk|menyesuaikan|nihil|kosong|tba|tbd|n/?a|not yet|none|unknown)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""How planners say that they do not know an amount, or that there is none."""
_OWN: Final = 100_000
"""Rupiah from which an amount with its ``Rp`` is no number of millions."""
_INDONESIAN: Final = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])|\.[0-9]{3}\.[0-9]{3}")
_ENGLISH: Final = re.compile(r"[0-9]\.[0-9]{1,2}(?![0-9])|,[0-9]{3},[0-9]{3}")
_BETWEEN: Final = re.compile(
    r"(?:[\s,;:/&()\[\]\-–—.]|tahun|thn|th|ta|t\.a|dan|and|s\.?/?d|sd|sampai|dengan|hingga|to)*", re.IGNORECASE
)
_SHORT: Final = re.compile(r"((?:19|20|21)[0-9]{2})\s*[-–—/]\s*([0-9]{2})")
_NOT: Final = ("", "-", "–", "—", "0", "tidak", "no", "n", "false", "salah")
_DIGITS: Final = 4
"""Digits from which a number in the column of a year is money and no mark."""


def marks(texts: Iterable[str]) -> str:
    """What stands before the decimals of a table's amounts, as those tell that can be read in one way; or nothing."""
    found = {mark for text in texts for mark, form in ((",", _INDONESIAN), (".", _ENGLISH)) if form.search(text)}
    return found.pop() if len(found) == 1 else ""


def rupiah(value: Value, scale: int, decimals: str) -> int | None:
    """Whole rupiah of a cell below a heading that counts them by ``scale``; ``None`` where it says that none are known.

    ``decimals`` are what :func:`marks` found. Raises Misread for what has no reading, or more than one.
    """
    if isinstance(value, str):
        value = " ".join(value.split())
        if _UNKNOWN.fullmatch(value):
            return None
        scale = (
            1
            if scale_of(re.sub(r"[0-9]", "", value)) > 1
            or re.search(r"[0-9] *(?:[mtb]|bn|tril\w*)\b", value, re.IGNORECASE)
            else scale
        )
        readings = number(value)
        if len(readings) > 1 and decimals and (mark := re.search(r"[.,]", value)):
            readings = (readings[mark[0] == decimals],)  # the first reading is that of thousands
    else:
        readings = () if value is None or isinstance(value, bool | date) else (Read(value),)
    problem = _("{text} is no amount of rupiah; write one such as 2500000000 or 2,5 miliar", text=str(value))
    found = only(str(value), readings, problem).value
    if isinstance(value, str) and re.match(r"(?:rp|idr)\b", value, re.IGNORECASE) and found >= _OWN:
        scale = 1
    amount = Decimal(str(found)) * scale
    if amount != amount.to_integral_value() or not 0 <= amount <= MONEY_LIMIT:
        raise Misread(problem)
    return int(amount) or None


def is_money(value: Value, scale: int) -> bool:
    """Whether what stands in the column of a year is money, and no mark."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return False
    if not isinstance(value, str):
        return value > 1 and (scale > 1 or value >= 10 ** (_DIGITS - 1))
    return bool(number(value)) and (scale > 1 or len(re.findall(r"[0-9]", value)) >= _DIGITS or scale_of(value) > 1)


def is_marked(value: Value) -> bool:
    """Whether a cell of a column that is ticked is ticked, in whatever way."""
    return value is not False and str(value or "").strip().casefold() not in _NOT


def span(value: Value) -> tuple[int, int] | None:
    """The first and the last year that a cell names, also of ``2026, 2027, 2028``; ``None`` where it says more."""
    if isinstance(value, date):
        return value.year, value.year
    text = " ".join(str(value).split())
    if short := _SHORT.fullmatch(text):
        text = f"{short[1]}-{short[1][:2]}{short[2]}"
    if read := years(text):
        return read[0].value
    found = years_in(text)
    if not found or not _BETWEEN.fullmatch(re.sub(r"[0-9]{4}", " ", text)):
        return None
    return min(found), max(found)

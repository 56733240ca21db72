"""Values of indicators as tables of plans have them: ``0-10``, ``≥ 100``, ``98,63 %``, ``1 dokumen``."""

import re
from typing import NamedTuple

from ppu_roadmap.model.types import FIRST_YEAR, LAST_YEAR
from ppu_roadmap.words.quantities import number, spelled_number
from ppu_roadmap.words.reading import short

_NUMBER = r"-?[0-9](?:[0-9.,]*[0-9])?"
_SCALED = rf"{_NUMBER}(?:\s+(?:ribu|juta|miliar|milyar|triliun))?"
_UNIT = r"\s*(?P<unit>%.*|(?<=[\s%])[^\W\d_].*|)"
_AT_LEAST = r"≥|>=|=>|minimal|minimum|min\.?|sekurang-kurangnya|paling sedikit|at least"
_OVER = r">|lebih dari|di ?atas|more than|over"
_AT_MOST = r"≤|<=|=<|maksimal|maksimum|maks?\.?|max\.?|paling banyak|at most"
_UNDER = r"<|kurang dari|di ?bawah|less than|under"
_BOUND = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<over>{_OVER})|(?P<most>{_AT_MOST})|(?P<under>{_UNDER}))\s*(?P<low>{_SCALED}){_UNIT}",
    re.IGNORECASE,
)
_PLUS = re.compile(rf"(?P<low>{_SCALED})\s*(?P<least>\+|ke ?atas)(?P<unit>)", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<low>{_SCALED})\s*%?\s*(?:-|–|—|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to)\s*(?P<high>{_SCALED}){_UNIT}",
    re.IGNORECASE,
)
_UNITED = re.compile(rf"(?P<low>{_SCALED}){_UNIT}", re.IGNORECASE)


class Measured(NamedTuple):
    """A number where the two bounds are one, else a range; ``None`` for a bound that it has not."""

    low: float | None
    high: float | None
    unit: str
    """What stands behind it, as it is written."""
    certain: bool
    """Whether its digits have no other reading, and nothing of it would be lost."""

    @property
    def meant(self) -> float | dict[str, float]:
        """The value that a plan has for it."""
        if self.low is not None and self.low == self.high:
            return self.low
        return {key: bound for key, bound in (("min", self.low), ("max", self.high)) if bound is not None}


def measured(text: str) -> Measured | None:
    """What a text says of an indicator; ``None`` for a word, for what is no range, and for what nobody can tell."""
    text = short(text)
    match = next(filter(None, (form.fullmatch(text) for form in (_BOUND, _PLUS, _RANGE, _UNITED))), None)
    if match is None:
        return None
    parts = match.groupdict()
    first, second, unit = parts["low"], parts.get("high"), parts["unit"].strip()
    low, high = spelled_number(first), spelled_number(second or first)
    years = isinstance(low, int) and isinstance(high, int) and FIRST_YEAR <= low < high <= LAST_YEAR
    if low is None or high is None or low > high or years:
        return None
    certain = all(len(number(each or first)) == 1 for each in (first, second))
    if second is not None:
        return Measured(low, high, unit, certain and low < high)
    certain = certain and not parts.get("over") and not parts.get("under")  # "> 99" is not quite "≥ 99"
    if parts.get("most") or parts.get("under"):
        return Measured(None, high, unit, certain)
    open_above = parts.get("least") or parts.get("over")
    return Measured(low, None if open_above else high, unit, certain)

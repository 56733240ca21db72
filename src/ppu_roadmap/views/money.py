"""Money in tables that name its unit once, in their headings: whole rupiah, millions or billions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.catalog.labels import NOT_COSTED
from ppu_roadmap.text import Language, Message, Rupiah, _, number

Unit: TypeAlias = Literal["rupiah", "juta", "miliar"]

UNITS: tuple[Unit, ...] = get_args(Unit)
UNIT: Mapping[Unit, Message] = {"rupiah": _("Rp"), "juta": _("Rp million"), "miliar": _("Rp billion")}
_SCALE: Mapping[Unit, tuple[int, int]] = {"rupiah": (0, 0), "juta": (6, 1), "miliar": (9, 2)}
"""Zeros that are left out, and decimals that are kept."""
_SPOKEN = (
    (12, _("Rp {amount} trillion")),
    (9, _("Rp {amount} billion")),
    (6, _("Rp {amount} million")),
)
"""How sums are said, by the zeros that are left out."""


@dataclass(frozen=True, slots=True)
class Scaled(Rupiah):
    """An amount without its unit, rounded for the eye alone: what adds it up has the whole rupiah."""

    unit: Unit = "rupiah"
    partial: bool = False
    """Some of what it should add up is not known: it is marked with a star."""

    @property
    def scaled(self) -> tuple[float, int, str]:
        """``1250.5``, one decimal for Rp 1,250,500,000 in millions."""
        zeros, decimals = _SCALE[self.unit]
        number = self.amount / 10**zeros if zeros else self.amount
        return number, decimals, "*" if self.partial else ""

    def render(self, language: Language) -> str:
        """``1.250,5`` for Rp 1,250,500,000 in millions; what would round to nothing as ``<0,1``."""
        zeros, decimals = _SCALE[self.unit]
        step = 10 ** (zeros - decimals)
        rounded = (abs(self.amount) + step // 2) // step
        small = not rounded and self.amount != 0
        sign = "<" if small else "-" if self.amount < 0 else ""
        whole, rest = divmod(rounded or int(small), 10**decimals)
        point = "," if language == "id" else "."
        digits = f"{point}{rest:0{decimals}}" if decimals else ""
        return f"{sign}{number(whole, language)}{digits}{'*' if self.partial else ''}"


def in_unit(measure: Message, unit: Unit) -> Message:
    """A heading with its unit, as in ``Indicative ceiling (Rp million)``."""
    return _("{measure} ({unit})", measure=measure, unit=UNIT[unit])


def spoken(amount: int | None) -> Message:
    """A sum in a sentence, as in ``Rp 1.8 billion``; what is not known says so."""
    if amount is None:
        return NOT_COSTED
    for zeros, said in _SPOKEN:
        if amount >= 10**zeros:
            return replace(said, values={"amount": round(amount / 10**zeros, 2)})
    return _("{word}", word=Rupiah(amount))

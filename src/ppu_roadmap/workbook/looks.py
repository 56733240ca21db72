"""How the form looks: colours, borders and formats of numbers, as XlsxWriter takes them."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ppu_roadmap.workbook.columns import NUMERIC, Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook


class Look(Enum):
    """What a cell is for, told by its colour."""

    LOCKED = "#ECEFF1"
    OPEN = "#FFFFFF"
    """What stands in the plan, to be corrected."""
    NEW = "#FFF9DB"
    """Room for what is new."""
    WRONG = "#F8CBAD"
    """Something must be corrected."""


_NUMBERS: Final[Mapping[Kind, str]] = {
    Kind.YEAR: "0", Kind.NUMBER: "#,##0", Kind.PERCENT: "0", Kind.MONEY: "#,##0",
}  # fmt: skip
_TEXT: Final = "@"
"""Also of values of indicators: a spreadsheet would make 0.6 of 60 %, and a day of 1-5."""
_FONT: Final = {"font_name": "Calibri", "font_size": 10}
_CELL: Final = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#CFD8DC"}
_HEAD: Final = {**_CELL, "bold": True, "valign": "vcenter", "font_color": "#FFFFFF"}
_PLAIN: Final = {**_FONT, "valign": "top", "text_wrap": True}
_OTHERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "head": {**_HEAD, "bg_color": "#00695C"},
    "head locked": {**_HEAD, "bg_color": "#607D8B"},
    "title": {**_FONT, "bold": True, "font_size": 16, "font_color": "#00695C"},
    "section": {**_FONT, "bold": True, "font_size": 12, "font_color": "#00695C", "bottom": 1},
    "plain": {**_PLAIN, "font_size": 11},
    "day": {**_PLAIN, "font_size": 11, "num_format": "dd/mm/yyyy"},
    "bold": {**_PLAIN, "font_size": 11, "bold": True},
}


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.other = cache(lambda name: book.add_format(dict(_OTHERS[name])))
        self._cell = cache(lambda *asked: book.add_format(_cell(*asked)))

    def cell(self, kind: Kind, look: Look, *, locked: bool = False) -> "Format":
        """The format of a cell."""
        found: Format = self._cell(kind, look, locked)
        return found

    def heading(self, *, locked: bool) -> "Format":
        """The format of a heading."""
        found: Format = self.other("head locked" if locked else "head")
        return found


def _cell(kind: Kind, look: Look, locked: bool) -> dict[str, Any]:  # noqa: FBT001 -- a key of a cache
    colour = {"font_color": "#546E7A"} if look is Look.LOCKED else {}
    colour |= {"align": "right"} if kind in NUMERIC else {}
    return {**_CELL, **colour, "num_format": _NUMBERS.get(kind, _TEXT), "bg_color": look.value,
            "locked": locked}  # fmt: skip

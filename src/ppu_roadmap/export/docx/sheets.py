"""Sheets of paper: their size, which way they lie, their margins, what stands at their foot, how they are counted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ppu_roadmap.export.docx.wordml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ppu_roadmap.export.docx.package import Package

_PAPERS = {"a4": (11906, 16838), "f4": (12189, 18709)}
"""Width and height of each paper upright, in twentieths of a point, as all measures here: F4 is 215 x 330 mm."""
_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_MARGINS = (1304, 1134, 1134, 1418, 567, 510, 0)
_TIGHT = (397, 567, 510, 567, 284, 255, 0)
"""Of sheets that are to hold all that stands on them, as in other formats."""
Paper = Literal["a4", "f4"]
Count = Literal["", "roman", "anew", "roman anew"]
"""How the pages of a section are numbered, and whether from 1 on."""


class Sheet(NamedTuple):
    """A kind of sheet: the room for text on it, and what a section says of it."""

    width: int
    height: int
    feet: str
    size: str

    def section(self, count: Count = "", *, bare: bool = False) -> str:
        """The properties of a section on such sheets; a bare one has no header and no footer."""
        start = ' w:start="1"' if "anew" in count else ""
        form = "lowerRoman" if "roman" in count else "decimal"
        numbers = f'<w:pgNumType w:fmt="{form}"{start}/>'
        feet = "" if bare else self.feet
        return f'<w:sectPr>{feet}<w:type w:val="nextPage"/>{self.size}{numbers}<w:cols w:space="708"/></w:sectPr>'


class Sheets:
    """The sheets of a document: of the paper that is asked for, else the template's, else A4.

    A template's margins, headers and footers are kept; where it has no footer ours stands.
    """

    def __init__(self, package: Package, paper: Paper | None) -> None:
        self.package = package
        last: _Element = package.part.element.body.sectPr
        kept = () if package.own else last.findall(f"{{{W}}}headerReference") + last.findall(f"{{{W}}}footerReference")
        self.kept = "".join(f'<w:{one.tag.rpartition("}")[2]} w:type="{_of(one, "type")}" r:id="{one.rId}"/>' for one in kept)
        size = None if package.own else last.find(f"{{{W}}}pgSz")
        theirs = (int(_of(size, "w")), int(_of(size, "h"))) if size is not None else _PAPERS["a4"]
        self.paper = _PAPERS[paper] if paper else (min(theirs), max(theirs))
        margins = None if package.own else last.find(f"{{{W}}}pgMar")
        self.margins = _MARGINS if margins is None else tuple(int(_of(margins, side) or 0) for side in _SIDES)
        self.of = cache(self._of)

    def _of(self, *, wide: bool = False, spread: bool = False) -> Sheet:
        """The sheets that lie, or that hold one page whatever it is; a template's margins are never made less."""
        width, height = reversed(self.paper) if wide else self.paper
        margins = _TIGHT if spread and self.package.own else self.margins
        top, right, bottom, left, *_others = map(abs, margins)
        lying = ' w:orient="landscape"' if wide else ""
        sides = " ".join(f'w:{side}="{one}"' for side, one in zip(_SIDES, margins, strict=True))
        size = f'<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar {sides}/>'
        room = width - left - right
        feet = self.kept if "footerReference" in self.kept else self.kept + self.package.footer(room)
        return Sheet(room, height - top - bottom, feet, size)


def _of(element: _Element, name: str) -> str:
    return element.get(f"{{{W}}}{name}") or ""

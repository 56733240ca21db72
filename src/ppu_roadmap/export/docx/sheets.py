"""Sheets of paper: their size, which way they lie, their margins, what stands at their foot."""

from functools import cache
from typing import Any, Literal, NamedTuple

from lxml.etree import tostring
from markupsafe import Markup

from ppu_roadmap.export.docx.package import Package
from ppu_roadmap.export.docx.wordml import MILLIMETRE, W
from ppu_roadmap.export.kinds import PAPERS

_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_MARGINS = (1304, 1134, 1134, 1418, 567, 510, 0)
_TIGHT = (397, 567, 510, 567, 284, 255, 0)
"""Of sheets that are to hold all that stands on them, as in other formats."""
Count = Literal["", "roman", "anew", "roman anew"]
"""How the pages of a section are numbered, and whether from 1 on."""


class Sheet(NamedTuple):
    """A kind of sheet: the room for text on it, and what a section says of it."""

    width: int
    height: int
    size: tuple[int, int]
    margins: tuple[tuple[str, int], ...]
    feet: Markup
    """What names its headers and footers."""


class Sheets:
    """The sheets of a document: of the paper that is asked for, else the template's, else A4.

    A template's margins, headers and footers are kept; where it has no footer ours stands.
    """

    def __init__(self, package: Package, paper: str | None) -> None:
        self.package, last = package, package.part.element.body.sectPr
        kept = last.findall(f"{{{W}}}headerReference") + last.findall(f"{{{W}}}footerReference")
        self.kept = Markup().join(Markup(tostring(one, encoding="unicode", with_tail=False)) for one in kept)  # noqa: S704
        own = () if paper else tuple(sorted(_read(last, "pgSz", ("w", "h"))))
        self.paper = own or tuple(round(side * MILLIMETRE) for side in PAPERS[paper or "a4"])
        self.margins = _read(last, "pgMar", _SIDES) or _MARGINS
        self.titled = last.find(f"{{{W}}}titlePg") is not None
        """Whether the first sheet has a header of its own."""
        self.of = cache(self._of)

    def _of(self, *, wide: bool = False, spread: bool = False) -> Sheet:
        """The sheets that lie, or that hold one page whatever it is."""
        width, height = self.paper[::-1] if wide else self.paper
        margins = _TIGHT if spread and self.package.own else self.margins
        top, right, bottom, left, *_others = map(abs, margins)
        room = width - left - right
        feet = self.kept if "footerReference" in self.kept else self.kept + self.package.footer(room)
        return Sheet(room, height - top - bottom, (width, height), tuple(zip(_SIDES, margins, strict=True)), feet)


def _read(section: Any, name: str, attributes: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers that a template's section gives; none where it says nothing of the kind."""
    found = section.find(f"{{{W}}}{name}")
    return () if found is None else tuple(int(float(found.get(f"{{{W}}}{one}") or 0)) for one in attributes)

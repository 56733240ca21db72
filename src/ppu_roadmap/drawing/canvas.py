"""A picture in the making: marks one after the other, and text that stays where there is room for it."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

from ppu_roadmap.drawing.lettering import broken, width_of
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.figure import Box, Lines, Mark, Point, Role, Text
from ppu_roadmap.paper.table import Cell, Column, shown
from ppu_roadmap.text import Language, Phrase, _

LEADING, ASCENT = 1.28, 0.98
"""From one baseline to the next, and from the top of a line to its baseline, in sizes."""
_NAME = Column("name", _("Program"))
Sign: TypeAlias = "tuple[float, Callable[[float, float], None], Phrase]"
"""An entry of a legend: how wide its sign is, what draws that from a place on the middle of a line, what it means."""


class Style(NamedTuple):
    """How a text is set."""

    size: float
    role: Role = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LEADING


class Canvas:
    """Marks so far, in a language; measures are millimetres."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.marks: list[Mark] = []

    def said(self, *phrases: Phrase) -> str:
        """Phrases as people read them, side by side."""
        return " · ".join(said(phrase, self.language) for phrase in phrases)

    def named(self, cell: Cell) -> str:
        """The name of a program with its marks."""
        return shown(cell, _NAME, self.language)

    def lines(self, text: str, style: Style, room: float, most: int = 1) -> list[str]:
        """A text in as many lines as it needs and may have."""
        return broken(text, room, style.size, most, bold=style.bold)

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return width_of(text, style.size, bold=style.bold)

    def text(self, x: float, y: float, text: str, style: Style, room: float, most: int = 1) -> float:
        """A text from its top down, cut where it has no room; gives the height that it takes."""
        lines = self.lines(text, style, room, most)
        full = text if lines and lines[-1].endswith("…") and not text.endswith("…") else None
        for place, line in enumerate(lines):
            baseline = y + style.size * ASCENT + style.line * place
            self.marks.append(Text(x, baseline, line, style.size, style.role, style.bold, style.anchor, full))
        return len(lines) * style.line

    def centred(self, x: float, y: float, text: str, style: Style, room: float, most: int = 1) -> None:
        """A text whose lines lie around a height."""
        tall = len(self.lines(text, style, room, most)) * style.line
        self.text(x, y - tall / 2, text, style, room, most)

    def box(self, x: float, y: float, width: float, height: float, fill: Role | None, **look: Any) -> None:
        """A rectangle, as ``Box`` takes it."""
        self.marks.append(Box(x, y, width, height, fill, **look))

    def line(self, *points: Point, edge: Role = "grid", **look: Any) -> None:
        """A line through points, as ``Lines`` takes it."""
        self.marks.append(Lines((points,), edge, **look))

    def area(self, *points: Point, fill: Role) -> None:
        """What lies within points."""
        self.marks.append(Lines((points,), None, fill=fill))

    def swatch(self, side: float, role: Role, means: Phrase) -> Sign:
        """A square of a colour."""
        return side, lambda x, y: self.box(x, y - side / 2, side, side, role, radius=side / 8), means

    def legend(self, x: float, y: float, width: float, style: Style, signs: Iterable[Sign]) -> float:
        """Signs with what they mean, in as many lines as they need; gives the height that they take."""
        at, top = x, y
        for wide, draw, phrase in signs:
            word = self.said(phrase)
            needed = wide + style.size * 0.6 + self.width(word, style)
            if at > x and at + needed > x + width:
                at, top = x, top + style.line * 1.3
            draw(at, top + style.line / 2)
            self.centred(at + wide + style.size * 0.6, top + style.line / 2, word, style, x + width - at - wide)
            at += needed + style.size * 2
        return top + style.line * 1.3 - y if at > x else 0.0

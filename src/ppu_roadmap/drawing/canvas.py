"""A picture in the making: marks one after the other, and text that stays where there is room for it."""

from typing import Literal, NamedTuple

from ppu_roadmap.drawing.lettering import broken, cut, width_of
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.figure import Box, Figure, Lines, Mark, Point, Role, Text
from ppu_roadmap.paper.table import Cell, Column, shown
from ppu_roadmap.text import Language, Message, Phrase, _

LEADING = 1.28
"""From one baseline to the next, in sizes."""
ASCENT = 0.8
"""From the top of a line to its baseline, in sizes."""
_NAME = Column("name", _("Program"))


class Style(NamedTuple):
    """How a text is set."""

    size: float
    role: Role = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


class Canvas:
    """Marks so far, in a language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.marks: list[Mark] = []

    def said(self, phrase: Phrase) -> str:
        """A phrase as people read it."""
        return said(phrase, self.language)

    def named(self, cell: Cell) -> str:
        """The name of a program with its marks."""
        return shown(cell, _NAME, self.language)

    def lines(self, text: str, room: float, style: Style, most: int = 1) -> list[str]:
        """A text in as many lines as it needs and may have."""
        return broken(text, room, style.size, most, bold=style.bold)

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return width_of(text, style.size, bold=style.bold)

    def text(self, x: float, y: float, text: str, style: Style, room: float | None = None, most: int = 1) -> float:
        """A text from its top down; gives the height that it takes."""
        lines = [text] if room is None else self.lines(text, room, style, most)
        whole = "".join(lines).replace(" ", "") == text.replace(" ", "")
        for place, line in enumerate(lines):
            full = None if whole or place else text
            baseline = y + style.size * (ASCENT + LEADING * place)
            self.marks.append(Text(x, baseline, line, style.size, style.role, style.bold, style.anchor, full))
        return len(lines) * style.size * LEADING

    def box(self, x: float, y: float, width: float, height: float, fill: Role | None, **look: object) -> None:
        """A rectangle."""
        self.marks.append(Box(x, y, width, height, fill, **look))  # type: ignore[arg-type]

    def line(self, *points: Point, edge: Role = "grid", thick: float = 0.2, dashed: bool = False) -> None:
        """A line through points."""
        self.marks.append(Lines((points,), edge, thick, dashed))

    def area(self, *points: Point, fill: Role) -> None:
        """An area within points."""
        self.marks.append(Lines((points,), None, fill=fill))

    def figure(self, width: float, height: float, title: Message, description: Message) -> Figure:
        """The picture with all its marks."""
        return Figure(width, height, title, description, tuple(self.marks))


__all__ = ["Canvas", "Style", "cut"]

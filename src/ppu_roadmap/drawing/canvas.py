"""A picture in the making: marks one after the other, and text that stays where there is room for it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

from ppu_roadmap.drawing.lettering import broken, width_of
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.figure import Box, Figure, Lines, Mark, Point, Role, Text
from ppu_roadmap.paper.table import Cell, Column, Marked, shown
from ppu_roadmap.text import Language, Message, Phrase, _, _n

LEADING, ASCENT = 1.28, 0.98
"""From one baseline to the next, and from the top of a line to its baseline, in sizes."""
SPREAD = 1.3
"""From one line of a legend to the next, in lines."""
_NAME = Column("name", _("Program"))
Sign: TypeAlias = "tuple[float, Callable[[float, float], None], Phrase]"
"""An entry of a legend: how wide its sign is, what draws that from a place on the middle of a line, what it means."""


class Frame(NamedTuple):
    """What a picture is to be: in which language, what of, and of which measures, where they are given."""

    language: Language
    title: Message | None = None
    width: float | None = None
    height: float | None = None


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
    """Marks so far, in a language, on a width."""

    def __init__(self, frame: Frame, width: float) -> None:
        self.language: Language = frame.language
        self.title = frame.title
        self.wide = frame.width or width
        self.marks: list[Mark] = []

    def figure(self, height: float, title: Message, about: Phrase = None) -> Figure:
        """The picture, called as it was asked, else by this title."""
        title = self.title or title
        return Figure(self.wide, height, title, title if about is None else about, tuple(self.marks))

    def said(self, *phrases: Phrase) -> str:
        """Phrases as people read them, side by side."""
        return " · ".join(said(phrase, self.language) for phrase in phrases)

    def named(self, cell: Cell, style: Style, room: float, most: int) -> str:
        """The name of a program with its mark, cut before that where it has no room in so many lines."""
        name = shown(cell, _NAME, self.language)
        if not isinstance(cell, Marked) or self.fits(name, style, room, most):
            return name
        bare, mark = shown(cell.value, _NAME, self.language), cell.mark.render(self.language)

        def too_long(end: int) -> bool:
            return not self.fits(f"{bare[:end].rstrip()}… {mark}", style, room, most)

        end = bisect_left(range(1, len(bare)), True, key=too_long)  # noqa: FBT003 -- what is looked for
        return f"{bare[:end].rstrip()}… {mark}"

    def fits(self, text: str, style: Style, room: float, most: int) -> bool:
        """Whether a text need not be cut."""
        return not "".join(self.lines(text, style, room, most)[-1:]).endswith("…")

    def left_out(self, count: int) -> str:
        """How many more there are than have room."""
        return self.said(_n("+{count} more", "+{count} more", count))

    def lines(self, text: str, style: Style, room: float, most: int = 1) -> list[str]:
        """A text in as many lines as it needs and may have."""
        return broken(text, room, style.size, most, bold=style.bold)

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return width_of(text, style.size, bold=style.bold)

    def text(self, x: float, y: float, text: str, style: Style, room: float, most: int = 1) -> float:
        """A text from its top down, cut where it has no room; gives the height that it takes."""
        lines = self.lines(text, style, room, most)
        for place, line in enumerate(lines):
            full = text if line.endswith("…") and not text.endswith("…") else None
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

    def flowed(self, signs: Iterable[Sign], style: Style, width: float) -> list[list[Sign]]:
        """The entries of a legend in as many lines as they need."""
        lines: list[list[Sign]] = []
        room = 0.0
        for sign in signs:
            needed = sign[0] + 2.6 * style.size + self.width(self.said(sign[2]), style)
            if not lines or needed > room + 2 * style.size:
                lines.append([])
                room = width
            lines[-1].append(sign)
            room -= needed
        return lines

    def legend(self, x: float, y: float, style: Style, lines: Iterable[Iterable[Sign]]) -> float:
        """Signs with what they mean; gives the height that they take."""
        middle = y + style.line / 2
        for line in lines:
            at = x
            for wide, draw, phrase in line:
                word = self.said(phrase)
                room = min(self.width(word, style), self.wide - at - wide) + 0.1
                draw(at, middle)
                self.centred(at + wide + 0.6 * style.size, middle, word, style, room)
                at += wide + 2.6 * style.size + room
            middle += style.line * SPREAD
        return middle - style.line / 2 - y

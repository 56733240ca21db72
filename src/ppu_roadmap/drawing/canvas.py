"""A picture in the making: marks of SVG one after the other, and text that stays where there is room for it.

Its origin is the upper left corner; what comes later lies on what came before. Marks have attributes that a content
security policy allows, no style, and nothing that is fetched.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from math import cos, pi, sin
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.drawing.colours import Role, colour
from ppu_roadmap.drawing.lettering import FAMILY, Style
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.table import Cell, Column, Marked, shown
from ppu_roadmap.text import Language, Message, Phrase, _, _n

FONTS = f"{FAMILY}, Arial, Liberation Sans, Helvetica, sans-serif"
"""After the package's own those of nearly the same widths, where it is not there."""
ASCENT, SPREAD = 0.98, 1.3
"""From the top of a line to its baseline, in sizes; from one line of a legend to the next, in lines."""
_NAME = Column("name", _("Program"))
Item = TypeVar("Item")
Attributes: TypeAlias = Mapping[str, str | float | None]
Point: TypeAlias = tuple[float, float]
Sign: TypeAlias = "tuple[float, Callable[[float, float], object], Phrase]"
"""An entry of a legend: how wide its sign is, what draws that from a place on the middle of a line, what it means."""


class Figure(NamedTuple):
    """An SVG that stands by itself, the same from run to run; its user unit is a millimetre."""

    width: float
    height: float
    svg: str


class Canvas:
    """Marks so far, in a language, of what has a title, and on which width and height, where they are given."""

    def __init__(self, usual: float, language: Language, title: Message | None = None, **size: float | None) -> None:
        self.language: Language = language
        self.title, self.wide, self.height = title, size.get("width") or usual, size.get("height")
        self.marks: list[str] = []

    def figure(self, height: float, title: Message, about: str | None = None) -> Figure:
        """The picture, called as it was asked, else by this title, and what those hear who do not see it."""
        title = self.title or title
        heard, wide, high = about or self.said(title), _number(self.wide), _number(height)
        start = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}"'
            f' role="img" lang="{self.language}" font-family="{FONTS}">\n<title>{escape(self.said(title))}</title>\n'
            f'<desc>{escape(heard)}</desc>\n<rect width="{wide}" height="{high}" fill="{colour("paper")}"/>\n'
        )
        return Figure(self.wide, height, start + "\n".join(self.marks) + "\n</svg>\n")

    # -- marks ---------------------------------------------------------------------------------------------------------

    def mark(self, element: str, attributes: Attributes, within: str = "") -> None:
        """An element; attributes without a value are left out."""
        known = ((name, value) for name, value in attributes.items() if value is not None)
        said = " ".join(f'{name}="{value if isinstance(value, str) else _number(value)}"' for name, value in known)
        self.marks.append(f"<{element} {said}>{within}</{element}>" if within else f"<{element} {said}/>")

    def box(
        self, x: float, y: float, width: float, height: float, fill: Role | None, radius: float = 0, **edge: Any
    ) -> None:
        """A rectangle, with round corners where it has a radius."""
        sides = {"x": x, "y": y, "width": width, "height": height, "rx": radius or None}
        self.mark("rect", {**sides, **_paint(fill, **edge)})

    def path(self, *lines: Iterable[Point], fill: Role | None = None, **edge: Any) -> None:
        """Lines, each through its points; areas where they are filled."""
        through = ("L".join(f"{_number(x)} {_number(y)}" for x, y in points) for points in lines)
        self.mark("path", {"d": "".join(f"M{line}{'Z' if fill else ''}" for line in through), **_paint(fill, **edge)})

    def star(self, x: float, y: float, radius: float) -> None:
        """A star of five points around a place."""
        turns = ((radius if place % 2 == 0 else radius * 0.42, pi * (place / 5 - 0.5)) for place in range(10))
        self.path(((x + far * cos(turn), y + far * sin(turn)) for far, turn in turns), fill="star")

    # -- text ----------------------------------------------------------------------------------------------------------

    def text(self, x: float, y: float, text: str, style: Style, room: float, most: int = 1) -> float:
        """A text from its top down, in so many lines at most, cut where it has no room; gives the height it takes."""
        lines = style.lines(text, room, most)
        anchor, weight = style.anchor if style.anchor != "start" else None, "600" if style.bold else None
        look: Attributes = {
            "font-size": style.size,
            "fill": colour(style.role),
            "font-weight": weight,
            "text-anchor": anchor,
        }
        for place, line in enumerate(lines):
            full = f"<title>{escape(text)}</title>" if line.endswith("…") and not text.endswith("…") else ""
            baseline = y + style.size * ASCENT + style.line * place
            self.mark("text", {"x": x, "y": baseline, **look}, full + escape(line))
        return len(lines) * style.line

    def centred(self, x: float, y: float, text: str, style: Style, room: float, most: int = 1) -> None:
        """A text whose lines lie around a height."""
        self.text(x, y - len(style.lines(text, room, most)) * style.line / 2, text, style, room, most)

    def said(self, *phrases: Phrase) -> str:
        """Phrases as people read them, side by side."""
        return " · ".join(said(phrase, self.language) for phrase in phrases)

    def named(self, cell: Cell, style: Style, room: float, most: int) -> str:
        """The name of a program with its mark, cut before that where it has no room in so many lines."""
        name = shown(cell, _NAME, self.language)
        if not isinstance(cell, Marked) or style.fits(name, room, most):
            return name
        bare, mark = shown(cell.value, _NAME, self.language), cell.mark.render(self.language)

        def cut(end: int) -> str:
            return f"{bare[:end].rstrip()}… {mark}"

        ends = range(1, len(bare))
        return cut(bisect_left(ends, True, key=lambda end: not style.fits(cut(end), room, most)))  # noqa: FBT003

    def left_out(self, count: int) -> str:
        """How many more there are than have room."""
        return self.said(_n("+{count} more", "+{count} more", count))

    # -- legends -------------------------------------------------------------------------------------------------------

    def swatch(self, side: float, role: Role, means: Phrase) -> Sign:
        """A square of a colour."""
        return side, lambda x, y: self.box(x, y - side / 2, side, side, role, radius=side / 8), means

    def flowed(self, signs: Iterable[Sign], style: Style, width: float) -> list[list[Sign]]:
        """The entries of a legend in as many lines as they need."""
        gap = 2 * style.size
        wide = ((sign, sign[0] + style.width(self.said(sign[2])) + 0.6 * style.size) for sign in signs)
        return list(in_lines(wide, width, gap))

    def legend(self, x: float, y: float, style: Style, lines: Iterable[Iterable[Sign]]) -> float:
        """Signs with what they mean; gives the height that they take."""
        middle = y + style.line / 2
        for line in lines:
            at = x
            for wide, draw, phrase in line:
                word = self.said(phrase)
                room = min(style.width(word), self.wide - at - wide) + 0.1
                draw(at, middle)
                self.centred(at + wide + 0.6 * style.size, middle, word, style, room)
                at += wide + 2.6 * style.size + room
            middle += style.line * SPREAD
        return middle - style.line / 2 - y


def in_lines(items: Iterable[tuple[Item, float]], room: float, gap: float) -> Iterator[list[Item]]:
    """Items of a width side by side, with a gap between each two, in lines of a width."""
    line: list[Item] = []
    used = 0.0
    for item, wide in items:
        if line and used + wide > room:
            yield line
            line, used = [], 0.0
        line.append(item)
        used += wide + gap
    if line:
        yield line


def _number(value: float) -> str:
    return f"{round(value, 2) + 0:.7g}"  # no ``-0``


def _paint(fill: Role | None, edge: Role | None = None, thick: float = 0.2, *, dashed: bool = False) -> Attributes:
    inside = {"fill": colour(fill) if fill else "none"}
    if not edge:
        return inside
    dashes = f"{_number(thick * 4)} {_number(thick * 3)}" if dashed else None
    return {**inside, "stroke": colour(edge), "stroke-width": thick, "stroke-dasharray": dashes}

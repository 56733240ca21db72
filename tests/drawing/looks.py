"""What must hold of every picture, whatever it shows: text that stays in it, apart from other text, and readable."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ppu_roadmap.drawing.colours import colour
from ppu_roadmap.drawing.lettering import SLACK, width_of
from ppu_roadmap.paper.figure import Box, Figure, Lines, Text

Sides = tuple[float, float, float, float]
NEAR = 0.02
"""Millimetres that rounding may make."""
ATTRIBUTES = frozenset({
    "width", "height", "viewBox", "role", "lang", "font-family", "x", "y", "rx", "d", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "font-size", "font-weight", "text-anchor",
})  # fmt: skip
ELEMENTS = frozenset({"svg", "title", "desc", "rect", "path", "text"})


def sides(text: Text) -> Sides:
    """Left, top, right and foot of the letters of a text."""
    wide = width_of(text.text, text.size, bold=text.bold) / SLACK
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - text.size * 0.72, left + wide, text.y + text.size * 0.2


def within(inner: Sides, outer: Sides) -> bool:
    return (
        inner[0] >= outer[0] - NEAR
        and inner[1] >= outer[1] - NEAR
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )


def overlap(one: Sides, other: Sides) -> bool:
    return (
        one[0] < other[2] - NEAR and other[0] < one[2] - NEAR and one[1] < other[3] - NEAR and other[1] < one[3] - NEAR
    )


def texts(figure: Figure) -> list[Text]:
    return [mark for mark in figure.marks if isinstance(mark, Text)]


def runs_out(figure: Figure) -> list[str]:
    """Texts that leave the picture, and pairs that stand on each other."""
    found = [(text, sides(text)) for text in texts(figure)]
    sheet = (0.0, 0.0, figure.width, figure.height)
    out = [f"out: {text.text} {box}" for text, box in found if not within(box, sheet)]
    found.sort(key=lambda pair: pair[1][1])
    for place, (text, box) in enumerate(found):
        for other, below in found[place + 1 :]:
            if below[1] > box[3]:
                break
            if overlap(box, below):
                out.append(f"on each other: {text.text} / {other.text}")
    return out


def luminance(role: str) -> float:
    channels = (int(colour(role)[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """Each text with its colour and that of what it stands on."""
    below: list[tuple[Sides, str]] = [((0, 0, figure.width, figure.height), "paper")]
    for mark in figure.marks:
        match mark:
            case Box(fill=str(fill)):
                below.append(((mark.x, mark.y, mark.x + mark.width, mark.y + mark.height), fill))
            case Lines(fill=str(fill)):
                xs, ys = zip(*(point for path in mark.paths for point in path), strict=True)
                below.append(((min(xs), min(ys), max(xs), max(ys)), fill))
            case Text():
                left, top, right, foot = sides(mark)
                middle = ((left + right) / 2, (top + foot) / 2) * 2
                yield mark.text, mark.role, next(fill for box, fill in reversed(below) if within(middle, box))


def faint(figure: Figure) -> set[tuple[str, str]]:
    """Colours of text that do not stand out from what they stand on as WCAG asks for."""
    return {(role, ground) for _text, role, ground in grounds(figure) if contrast(role, ground) < 4.5}


def checked(svg: str) -> ET.Element:
    """The SVG read; fails where it has more than shapes and text."""
    root = ET.fromstring(svg)  # noqa: S314 -- our own
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS, element.tag
        assert element.attrib.keys() <= ATTRIBUTES, element.attrib
        assert not any("url(" in value or "://" in value for value in element.attrib.values())
    return root

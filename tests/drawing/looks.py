"""What must hold of every picture, whatever it shows: text that stays in it, apart from other text, and readable."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from ppu_roadmap.drawing.canvas import Figure
from ppu_roadmap.drawing.lettering import SLACK, Style

Sides = tuple[float, float, float, float]
NEAR = 0.02
"""Millimetres that rounding may make."""
ATTRIBUTES = frozenset({
    "width", "height", "viewBox", "role", "lang", "font-family", "x", "y", "rx", "d", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "font-size", "font-weight", "text-anchor",
})  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset({"svg", "title", "desc", "rect", "path", "text"})


class Text(NamedTuple):
    """A line of text as the SVG has it."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool
    anchor: str

    @classmethod
    def of(cls, element: ET.Element) -> "Text":
        of, text = element.attrib, "".join([element.text or "", *(child.tail or "" for child in element)])
        place = float(of["x"]), float(of["y"])
        return cls(
            *place, text, float(of["font-size"]), of["fill"], "font-weight" in of, of.get("text-anchor", "start")
        )


def marks(figure: Figure) -> list[ET.Element]:
    """The marks of a picture, without its title, description and ground."""
    return list(checked(figure.svg))[3:]


def kind(mark: ET.Element) -> str:
    return mark.tag.removeprefix(SVG)


def sides(text: Text) -> Sides:
    """Left, top, right and foot of the letters of a text."""
    wide = Style(text.size, bold=text.bold).width(text.text) / SLACK
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
    return [Text.of(mark) for mark in marks(figure) if kind(mark) == "text"]


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


def luminance(colour: str) -> float:
    channels = (each / 255 for each in bytes.fromhex(colour[1:]))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def grey(fill: str) -> float | None:
    """What is left of a colour where there is none; nothing of no colour."""
    return None if fill == "none" else round(luminance(fill), 1)


def contrast(one: str, other: str) -> float:
    """Of two colours, as ``#rrggbb``."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """Each text with its colour and that of what it stands on."""
    below: list[tuple[Sides, str]] = [((0, 0, figure.width, figure.height), "#ffffff")]
    for mark in marks(figure):
        if kind(mark) == "text":
            text = Text.of(mark)
            left, top, right, foot = sides(text)
            middle = ((left + right) / 2, (top + foot) / 2) * 2
            yield text.text, text.colour, next(fill for box, fill in reversed(below) if within(middle, box))
        elif mark.attrib["fill"] != "none":
            below.append((extent(mark), mark.attrib["fill"]))


def extent(mark: ET.Element) -> Sides:
    """Left, top, right and foot of a box or an area."""
    if kind(mark) == "rect":
        x, y, width, height = (float(mark.attrib[name]) for name in ("x", "y", "width", "height"))
        return x, y, x + width, y + height
    numbers = [float(each) for each in re.findall(r"[-\d.e]+", mark.attrib["d"])]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def faint(figure: Figure) -> set[tuple[str, str]]:
    """Colours of text that do not stand out from what they stand on as WCAG asks for."""
    return {(ink, ground) for _text, ink, ground in grounds(figure) if contrast(ink, ground) < 4.5}


def checked(svg: str) -> ET.Element:
    """The SVG read; fails where it has more than shapes and text."""
    root = ET.fromstring(svg)  # noqa: S314 -- our own
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS, element.tag
        assert element.attrib.keys() <= ATTRIBUTES, element.attrib
        assert not any("url(" in value or "://" in value for value in element.attrib.values())
    return root

"""A figure as SVG: attributes that a content security policy allows, no style, nothing that is fetched."""

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from ppu_roadmap.drawing.colours import colour
from ppu_roadmap.drawing.lettering import FAMILY
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.figure import Box, Figure, Lines, Mark, Text
from ppu_roadmap.text import Language

FALLBACK = f"{FAMILY}, Arial, Liberation Sans, Helvetica, sans-serif"
"""Fonts of nearly the same widths, where the first is not there."""
Attributes: TypeAlias = Mapping[str, str | float | None]
"""Those without a value are left out."""


def written(figure: Figure, language: Language) -> str:
    """The whole picture, the same from run to run; its user unit is a millimetre."""
    width, height = map(_number, (figure.width, figure.height))
    title, description = (escape(said(text, language)) for text in (figure.title, figure.description))
    marks = "\n".join(map(_mark, figure.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
        f' role="img" lang="{language}" font-family="{FALLBACK}">\n<title>{title}</title>\n<desc>{description}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{colour("paper")}"/>\n{marks}\n</svg>\n'
    )


def _number(value: float) -> str:
    return f"{round(value, 2) + 0:.7g}"  # no ``-0``


def _mark(mark: Mark) -> str:
    match mark:
        case Box():
            sides = dict(zip(("x", "y", "width", "height"), mark[:4], strict=True))
            return f"<rect {_attributes({**sides, 'rx': mark.radius or None, **_paint(mark)})}/>"
        case Lines():
            lines = ("L".join(f"{_number(x)} {_number(y)}" for x, y in points) for points in mark.paths)
            path = "".join(f"M{line}{'Z' if mark.fill else ''}" for line in lines)
            return f"<path {_attributes({'d': path, **_paint(mark)})}/>"
        case Text():
            full = f"<title>{escape(mark.full)}</title>" if mark.full else ""
            return f"<text {_attributes(_set(mark))}>{full}{escape(mark.text)}</text>"


def _paint(mark: Box | Lines) -> Attributes:
    return {
        "fill": colour(mark.fill) if mark.fill else "none",
        "stroke": colour(mark.edge) if mark.edge else None,
        "stroke-width": mark.thick if mark.edge else None,
        "stroke-dasharray": f"{_number(mark.thick * 4)} {_number(mark.thick * 3)}"
        if mark.edge and mark.dashed
        else None,
    }


def _set(text: Text) -> Attributes:
    anchor, weight = text.anchor if text.anchor != "start" else None, "600" if text.bold else None
    place: Attributes = {"x": text.x, "y": text.y, "font-size": text.size, "fill": colour(text.role)}
    return {**place, "font-weight": weight, "text-anchor": anchor}


def _attributes(given: Attributes) -> str:
    known = ((name, value) for name, value in given.items() if value is not None)
    return " ".join(f'{name}="{value if isinstance(value, str) else _number(value)}"' for name, value in known)

"""A figure as SVG: attributes that a content security policy allows, no style, nothing that is fetched."""

from collections.abc import Iterator
from html import escape

from ppu_roadmap.drawing.colours import colour
from ppu_roadmap.drawing.lettering import FAMILY
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.figure import Box, Figure, Lines, Mark, Role, Text
from ppu_roadmap.text import Language

FALLBACK = f"{FAMILY}, Arial, Liberation Sans, Helvetica, sans-serif"
"""Fonts of nearly the same widths, where the first is not there."""


def written(figure: Figure, language: Language) -> str:
    """The whole picture, the same from run to run; its user unit is a millimetre."""
    width, height = (_number(side) for side in figure[:2])
    title, description = (escape(said(text, language)) for text in (figure.title, figure.description))
    marks = "\n".join(map(_mark, figure.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
        f' role="img" lang="{language}" font-family="{FALLBACK}">\n<title>{title}</title>\n<desc>{description}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{colour("paper")}"/>\n{marks}\n</svg>\n'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(value) < 0.005 else "-0")  # noqa: PLR2004


def _mark(mark: Mark) -> str:
    match mark:
        case Box():
            return _box(mark)
        case Lines():
            return _lines(mark)
        case Text():
            return _text(mark)


def _paint(fill: Role | None, edge: Role | None, thick: float, *, dashed: bool) -> Iterator[str]:
    yield f'fill="{colour(fill) if fill else "none"}"'
    if edge:
        yield f'stroke="{colour(edge)}" stroke-width="{_number(thick)}"'
    if edge and dashed:
        yield f'stroke-dasharray="{_number(thick * 4)} {_number(thick * 3)}"'


def _box(box: Box) -> str:
    sides = zip(("x", "y", "width", "height"), box[:4], strict=True)
    place = " ".join(f'{name}="{_number(value)}"' for name, value in sides)
    corner = f' rx="{_number(box.radius)}"' if box.radius else ""
    return f"<rect {place}{corner} {' '.join(_paint(box.fill, box.edge, box.thick, dashed=box.dashed))}/>"


def _lines(lines: Lines) -> str:
    end = "Z" if lines.fill else ""
    paths = "".join("M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) + end for points in lines.paths)
    return f'<path d="{paths}" {" ".join(_paint(lines.fill, lines.edge, lines.thick, dashed=lines.dashed))}/>'


def _text(text: Text) -> str:
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    weight = ' font-weight="600"' if text.bold else ""
    full = f"<title>{escape(text.full)}</title>" if text.full else ""
    look = f'font-size="{_number(text.size)}" fill="{colour(text.role)}"{weight}{anchor}'
    return f'<text x="{_number(text.x)}" y="{_number(text.y)}" {look}>{full}{escape(text.text)}</text>'

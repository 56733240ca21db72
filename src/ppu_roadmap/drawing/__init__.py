"""Charts as pictures: what draws a chart's value, and the letters that every picture and printed sheet is set in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ppu_roadmap.extras import extra

if TYPE_CHECKING:
    from ppu_roadmap.paper.chart import Drawn
    from ppu_roadmap.paper.figure import Figure
    from ppu_roadmap.text import Language, Message

FONTS = Path(__file__).parent / "fonts"
"""A folder of TrueType fonts: IBM Plex Sans and its condensed sister, under the SIL Open Font License beside them."""
_DRAWN_BY = {"Drawing": "gantt", "Bars": "bars", "HeatMap": "heat_map", "Board": "board"}


def figure(
    drawn: Drawn,
    language: Language,
    *,
    title: Message | None = None,
    width: float | None = None,
    height: float | None = None,
) -> Figure:
    """A chart's value as a picture, laid out for a width and a height in millimetres, where they are given.

    A picture may be higher than that where what it shows could not be read otherwise.
    """
    layout = import_module(f"{__name__}.{_DRAWN_BY[type(drawn).__name__]}")
    made: Figure = layout.figure(drawn, language, title, width, height)
    return made


def svg(
    drawn: Drawn,
    language: Language,
    *,
    title: Message | None = None,
    width: float | None = None,
    height: float | None = None,
) -> str:
    """A chart's value as SVG that stands by itself, its title and description in it; measures as in ``figure``."""
    from ppu_roadmap.drawing.markup import written

    return written(figure(drawn, language, title=title, width=width, height=height), language)


def png(picture: str, *, scale: float | None = None, width: int | None = None) -> bytes:
    """An SVG of ours as PNG, ``width`` pixels wide, or ``scale`` pixels a 96th of an inch, by default 2.

    Raises Refusal, which says how it is installed, where resvg is not.
    """
    resvg = extra("pdf", "resvg_py")
    size = {"width": width} if width else {"zoom": scale or 2}
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    return bytes(resvg.svg_to_bytes(svg_string=picture, font_files=fonts, skip_system_fonts=True, dpi=96, **size))

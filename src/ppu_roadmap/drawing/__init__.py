"""Charts as pictures: what draws a chart's value, and the letters that every picture and printed sheet is set in.

Measures are millimetres. A value is laid out for a width, by default its own, in letters of one size, and is as high as
it needs to be; a board fills its height. What has no room is cut with ``…`` or counted.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ppu_roadmap.extras import extra

if TYPE_CHECKING:
    from ppu_roadmap.paper.chart import Drawn
    from ppu_roadmap.paper.figure import Figure
    from ppu_roadmap.text import Language

FONTS = Path(__file__).parent / "fonts"
"""A folder of TrueType fonts: IBM Plex Sans and its condensed sister, under the SIL Open Font License beside them."""
_LAYOUTS = {"Drawing": "gantt", "Bars": "bars", "HeatMap": "heat_map", "Board": "board"}


def figures(drawn: Drawn, language: Language, **frame: Any) -> tuple[Figure, ...]:
    """A chart's value as a picture of a ``title``, a ``width`` and a ``height``, where they are given.

    A chart of time that is higher than that goes on in further pictures.
    """
    from ppu_roadmap.drawing.canvas import Frame

    layout = import_module(f"{__name__}.{_LAYOUTS[type(drawn).__name__]}")
    made: tuple[Figure, ...] = layout.figures(drawn, Frame(language, **frame))
    return made


def svgs(drawn: Drawn, language: Language, **frame: Any) -> tuple[str, ...]:
    """The same as SVG, each of which stands by itself."""
    from ppu_roadmap.drawing.markup import written

    return tuple(written(figure, language) for figure in figures(drawn, language, **frame))


def svg(drawn: Drawn, language: Language, *, height: float | None = None, **frame: Any) -> str:
    """The same as one SVG, however high a chart of time is."""
    whole = height if _LAYOUTS[type(drawn).__name__] == "board" else None
    return svgs(drawn, language, height=whole, **frame)[0]


def png(picture: str, *, scale: float = 2, width: int | None = None) -> bytes:
    """An SVG of ours as PNG, ``width`` pixels wide, or ``scale`` pixels for each 96th of an inch.

    Raises Refusal, which says how it is installed, where resvg is not.
    """
    resvg = extra("pdf", "resvg_py")
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    size = {"zoom": scale} if width is None else {"width": width}
    return bytes(resvg.svg_to_bytes(svg_string=picture, font_files=fonts, skip_system_fonts=True, dpi=96, **size))

"""Charts as pictures: what draws a chart's value, and the letters that every picture and printed sheet is set in.

Measures are millimetres. A value is laid out for a width, by default its own, in letters of one size, and is as high as
it needs to be; a board fills its height. What has no room is cut with ``…`` or counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ppu_roadmap.extras import extra

if TYPE_CHECKING:
    from ppu_roadmap.drawing.canvas import Figure
    from ppu_roadmap.paper.chart import Drawn
    from ppu_roadmap.text import Language

FONTS = Path(__file__).parent / "fonts"
"""A folder of TrueType fonts: IBM Plex Sans and its condensed sister, under the SIL Open Font License beside them."""


def figures(drawn: Drawn, language: Language, **frame: Any) -> tuple[Figure, ...]:
    """A chart's value as an SVG of a ``title``, a ``width`` and a ``height``, where they are given.

    A chart of time that is higher than that goes on in further pictures.
    """
    from ppu_roadmap.drawing import bars, board, gantt, heat_map

    layouts = {"Drawing": gantt.Gantt, "Bars": bars.BarChart, "HeatMap": heat_map.Map, "Board": board.Sheet}
    return tuple(layouts[type(drawn).__name__](drawn, language=language, **frame).figures())


def png(picture: str, *, width: int | None = None) -> bytes:
    """An SVG as PNG, ``width`` pixels wide, or two for each 96th of an inch.

    Raises Refusal, which says how it is installed, where resvg is not.
    """
    resvg = extra("pdf", "resvg_py")
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    size = {"zoom": 2.0} if width is None else {"width": width}
    return bytes(resvg.svg_to_bytes(svg_string=picture, font_files=fonts, skip_system_fonts=True, dpi=96, **size))

"""The roadmap on one page, for a wall or a telephone."""

from ppu_roadmap.drawing import figures, png
from ppu_roadmap.drawing.markup import written
from ppu_roadmap.text import Language
from ppu_roadmap.views.board import board
from ppu_roadmap.views.view import Asked

SHEETS = {None: (420.0, 297.0), "a4": (297.0, 210.0), "f4": (330.0, 215.0)}
"""Width and height in millimetres: A3, or the paper that is asked for."""
PIXELS = 3508
"""Across: as many as A3 has at 212 dots an inch, which a telephone still opens."""


def render(asked: Asked, language: Language, suffix: str, paper: str | None = None) -> bytes:
    """One sheet as ``svg``, ``png`` or ``pdf``: of a region its dimensions, of several regions a strip for each.

    Raises Refusal where what makes a PNG or a PDF is not installed.
    """
    shown = board(asked)
    width, height = SHEETS[paper]
    (figure,) = figures(shown, language, width=width, height=height)
    picture = written(figure, language)
    if suffix == "png":
        return png(picture, width=PIXELS)
    if suffix == "pdf":
        from ppu_roadmap.export.pdf import one_sheet

        return one_sheet(picture, shown.title.render(language), language, (figure.width, figure.height))
    return picture.encode()

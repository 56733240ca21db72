"""The roadmap on one page, for a wall or a telephone."""

from ppu_roadmap.drawing import figures, png
from ppu_roadmap.export.kinds import PAPERS
from ppu_roadmap.text import Language
from ppu_roadmap.views.board import board
from ppu_roadmap.views.view import Asked

_A3 = (297, 420)
PIXELS = 3508
"""Across: as many as A3 has at 212 dots an inch, which a telephone still opens."""


def render(asked: Asked, language: Language, suffix: str, paper: str | None = None) -> bytes:
    """One sheet of A3, or the ``paper`` that is asked for, as ``svg``, ``png`` or ``pdf``.

    Raises Refusal where what makes a PNG or a PDF is not installed.
    """
    shown = board(asked)
    height, width = map(float, PAPERS[paper] if paper else _A3)
    (figure,) = figures(shown, language, width=width, height=height)
    if suffix == "png":
        return png(figure.svg, width=PIXELS)
    if suffix == "pdf":
        from ppu_roadmap.export.pdf import one_sheet

        return one_sheet(figure.svg, shown.title.render(language), language, (figure.width, figure.height))
    return figure.svg.encode()

"""The roadmap on one page, for a wall or a telephone: SVG, PNG, or PDF with a sheet for each region."""

from ppu_roadmap.drawing import png, svg
from ppu_roadmap.text import Language
from ppu_roadmap.views.board import board
from ppu_roadmap.views.view import Asked

PIXELS = 3508
"""Across: a sheet of A3 at 212 dots an inch, which a telephone still opens."""


def render(asked: Asked, language: Language, suffix: str, paper: str | None = None) -> bytes:
    """The sheet; of several regions one with a strip for each, and as PDF their own sheets before it."""
    ...

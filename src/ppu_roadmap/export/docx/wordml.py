"""Pieces of WordprocessingML: the macros of ``wordml.xml.jinja``, which escape what they are given."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from markupsafe import Markup

from ppu_roadmap.templates import template

MILLIMETRE: Final = 1440 / 25.4
"""In twentieths of a point, the unit of all measures here."""
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES: Final = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
COLOURS: Final = {"head": "DCE4EC", "group": "EEF2F6", "sum": "F6F8FA", "navy": "12304F", "bar": "345A7A"}
"""What fills headings, the heads of groups, sums, the foot of a cover, the months of a task."""


class Macros:
    """The macros as functions, for a document whose styles have these ids by their names."""

    def __init__(self, style: Callable[[str], str]) -> None:
        pieces = template(Path(__file__).with_name("wordml.xml.jinja"))
        self._made = pieces.make_module({"style": style, "colours": COLOURS, "spaces": declared(SPACES)})

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        macro: Callable[..., Markup] = getattr(self._made, name)
        return macro


def declared(spaces: Mapping[str, str]) -> Markup:
    """Namespaces as an element declares them."""
    return Markup(" ").join(Markup('xmlns:{}="{}"').format(*pair) for pair in spaces.items())

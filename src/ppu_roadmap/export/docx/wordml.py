"""Pieces of WordprocessingML: the macros of ``wordml.xml.jinja``, called as functions that escape what they are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2 import Template

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office"
SPACES: Final = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "asvg": f"{_OFFICE}/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": f"{_OFFICE}/word/2012/wordml",
}
COLOURS: Final = {"head": "DCE4EC", "group": "EEF2F6", "sum": "F6F8FA", "navy": "12304F", "bar": "345A7A"}
"""What fills headings, the heads of groups, sums, the foot of a cover, the months of a task."""


def macros(style: Callable[[str], str]) -> Any:
    """The macros, for a document whose styles have these ids by their names."""
    return _template().make_module({"style": style, "colours": COLOURS, "spaces": declared(SPACES)})


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("wordml.xml.jinja")


def declared(spaces: Mapping[str, str]) -> Any:
    """Namespaces as an element declares them."""
    from markupsafe import Markup

    return Markup(" ").join(Markup('xmlns:{}="{}"').format(*pair) for pair in spaces.items())  # noqa: S704 -- constants

"""A document as PDF for paper and screens: tagged, with bookmarks, its letters in it; ``document.typ`` lays it out.

What the template reads is JSON, in which a plan's text is text: none of it is ever typst's own language.
"""

from pathlib import Path

from ppu_roadmap.drawing.colours import colour
from ppu_roadmap.export.kinds import PAPERS
from ppu_roadmap.export.pdf.typesetting import typeset, unmarked
from ppu_roadmap.export.pdf.writer import written
from ppu_roadmap.paper.document import Document
from ppu_roadmap.text import Language

TEMPLATE = Path(__file__).with_name("document.typ")
ROLES = ("ink", "quiet", "grid", "bound", "navy")
"""The colours that the template asks for."""


def render(document: Document, language: Language, *, paper: str | None = None) -> bytes:
    """PDF/UA, the same from run to run; ``paper`` is one of ``PAPERS``, A4 by default.

    Raises Refusal, which says how it is installed, where typst is not.
    """
    size = PAPERS[paper or "a4"]
    node, files = written(document, language, size)
    data = {**node, "language": language, "paper": size, "colours": {role: colour(role) for role in ROLES}}
    return typeset(TEMPLATE.read_bytes(), data, files)


def one_sheet(picture: str, title: str, language: Language, size: tuple[float, float]) -> bytes:
    """One of our own pictures, an SVG, as PDF/UA on one sheet of a width and a height in millimetres."""
    data = {"picture": unmarked(picture), "title": title, "language": language, "size": size}
    return typeset(TEMPLATE.with_name("sheet.typ").read_bytes(), data, {})

"""A document as a picture."""

from ppu_roadmap.paper.document import Document
from ppu_roadmap.terminal.picture import svg
from ppu_roadmap.text import Language


def render(document: Document, language: Language) -> bytes:
    """SVG, the same from run to run, that fetches nothing."""
    return svg(document, language).encode()

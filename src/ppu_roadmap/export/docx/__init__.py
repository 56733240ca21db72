"""A document as a Word file, in our own look or the region's, whose styles and numbers Word goes on with."""

from ppu_roadmap.export.docx.package import Package
from ppu_roadmap.export.docx.sheets import Sheets
from ppu_roadmap.export.docx.writer import Writer
from ppu_roadmap.paper.document import Document
from ppu_roadmap.text import Language


def render(document: Document, language: Language, *, template: str | None = None, paper: str | None = None) -> bytes:
    """The same from run to run; ``template`` is the path of a Word file whose look, header, footer and cover are kept.

    Raises Refusal where the template is no Word document, or holds what harms; OSError where it cannot be read.
    """
    package = Package(template, document, language)
    writer = Writer(document, package, Sheets(package, paper), language)
    body = list(writer.body())
    return package.file(body, str(writer.pages.number))

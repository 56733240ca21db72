"""The formats of documents, each loaded only where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from ppu_roadmap.text import Language
from ppu_roadmap.views.document import Document


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format: its name in options, the suffix of its files, where it is written."""

    name: str
    suffix: str
    module: str

    def render(self, document: Document, language: Language) -> bytes:
        """The document in this format."""
        rendered: bytes = import_module(self.module).render(document, language)
        return rendered


DOCUMENTS = (
    DocumentFormat("html", ".html", "ppu_roadmap.export.document_html"),
    DocumentFormat("md", ".md", "ppu_roadmap.export.document_md"),
)


def document_format(name: str) -> DocumentFormat:
    """The format of a name; raises KeyError for one that is none."""
    return {one.name: one for one in DOCUMENTS}[name]

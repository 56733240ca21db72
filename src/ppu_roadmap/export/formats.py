"""The formats that documents are written in, each listed once and loaded only where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ppu_roadmap.text import Language, Message, _

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in options, the suffix of its files, where it is written."""

    name: str
    suffix: str
    description: Message
    module: str
    data: bool = False
    """For machines: the rows of one table, as they are sorted; otherwise a document for people."""
    options: tuple[str, ...] = ()
    """What ``render`` takes beside the document and the language, by the name of its option."""

    def render(self, document: Document, language: Language, **options: Any) -> bytes:
        """The document in this format."""
        rendered: bytes = import_module(self.module).render(document, language, **options)
        return rendered


FORMATS = (
    Format("csv", ".csv", _("Program data as CSV"), "ppu_roadmap.export.csv", data=True, options=("raw", "excel")),
    Format("json", ".json", _("Program data as JSON"), "ppu_roadmap.export.json", data=True),
    Format("md", ".md", _("Tables in Markdown"), "ppu_roadmap.export.md"),
    Format("svg", ".svg", _("Picture of the roadmap"), "ppu_roadmap.export.svg"),
    Format("html", ".html", _("A page to print"), "ppu_roadmap.export.html"),
)


def format_named(name: str) -> Format:
    """The format of a name; raises KeyError for one that is none."""
    return {one.name: one for one in FORMATS}[name]

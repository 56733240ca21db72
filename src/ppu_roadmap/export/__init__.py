"""Documents as files: one module a format, each with ``render(document, language, **options) -> bytes``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.paper.flow import Stream
    from ppu_roadmap.text import Language


class Format(NamedTuple):
    """A format by its name, which is that of its module, of its option and of its files' suffix."""

    name: str
    data: bool = False
    """For machines: the rows of one table, as they are sorted; otherwise a document for people."""
    options: tuple[str, ...] = ()
    """What ``render`` takes beside the document and the language, by the name of its option."""
    binary: bool = False
    """No text, so no terminal can show it."""
    streams: bool = False
    """Whether it writes answers as they come."""

    def pieces(self, stream: Stream, language: Language, **options: Any) -> Iterator[bytes]:
        """An answer that comes block by block, as it is written."""
        if self.streams and not options.get("excel"):
            made = import_module(f"{__name__}.{self.name}").pieces
            yield from made(stream.flow if self.data else stream, language, **options)
        else:
            yield self.render(stream.document(), language, **options)

    def render(self, document: Document, language: Language, **options: Any) -> bytes:
        """The document in this format, whose module is loaded only now."""
        rendered: bytes = import_module(f"{__name__}.{self.name}").render(document, language, **options)
        return rendered


FORMATS = (
    Format("csv", data=True, options=("raw", "excel"), streams=True),
    Format("json", data=True, streams=True),
    Format("md", streams=True),
    Format("svg"),
    Format("html"),
    Format("xlsx", binary=True),
    Format("docx", options=("template", "paper"), binary=True),
    Format("pdf", options=("paper",), binary=True),
)


def format_named(name: str) -> Format:
    """The format of a name; raises KeyError for one that is none."""
    return {one.name: one for one in FORMATS}[name]

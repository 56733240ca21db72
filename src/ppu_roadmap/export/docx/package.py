"""The package that a document is put into, our own or the region's template, and the file that is made of it."""

import io
import os
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final

import docx
from lxml.etree import _Element, tostring
from markupsafe import Markup

from ppu_roadmap.export.docx.lists import Lists
from ppu_roadmap.export.docx.styles import carried, parsed, styled
from ppu_roadmap.export.docx.template import opened_template
from ppu_roadmap.export.docx.wordml import SPACES, Macros, declared
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.document import Document
from ppu_roadmap.text import Language

_KEPT: Final = {"styles", "settings", "numbering", "theme"}
"""Of the package that python-docx begins with."""
_SILENT = ("author", "category", "comments", "content_status", "keywords", "last_modified_by", "subject", "version")
_TAGS: Final = {"id": "id-ID", "en": "en-US"}
LAST = "_last"
"""The bookmark on the last page."""


class Package:
    """A package with all styles and numbers, whose body is yet to be written; ``styles`` are ids by their names.

    Raises Refusal where the template cannot be used.
    """

    def __init__(self, template: str | None, document: Document, language: Language) -> None:
        self.own, self.bound = template is None, document.cover is not None
        self.word = _ours() if template is None else opened_template(template)
        self.part: Any = self.word.part
        self.styles = styled(self.word.styles.element, _TAGS[language])
        headings = [self.word.styles[f"Heading {level}"] for level in range(1, 7)] if self.bound else []
        self.xml = Macros(self.style)
        self.lists = Lists(self.part, self.xml, headings, language)
        self.whose = said(document.region or document.title, language)
        self.cover = Markup() if self.own or not self.bound else self._cover()
        self.feet: list[tuple[Any, int]] = []
        self._tell(document, language)

    def style(self, name: str) -> str:
        """The id of a style of ours."""
        return self.styles[name.casefold()]

    def _cover(self) -> Markup:
        """What the template has in its body, with the section that it ends; nothing where that is empty."""
        *blocks, last = (tostring(one, encoding="unicode", with_tail=False) for one in self.part.element.body)
        if not any("<w:t" in block or "<w:drawing" in block or "<w:pict" in block for block in blocks):
            return Markup()
        ended = self.xml.paragraph("Section End", section=Markup(last))  # noqa: S704 -- Word's own
        return Markup("".join(blocks)) + ended  # noqa: S704 -- as above

    def _tell(self, document: Document, language: Language) -> None:
        """What the file says about itself."""
        told = self.word.core_properties
        for name in _SILENT:
            setattr(told, name, "")
        told.title, told.author = said(document.title, language)[:255], said(document.region or None, language)[:255]
        told.language, told.revision = _TAGS[language], 1
        told.created = told.modified = told.last_printed = _stamp()

    def footer(self, width: int) -> Markup:
        """What names a new footer in a section; it is as wide as the text above it."""
        part, name = self.part.add_footer_part()
        self.feet.append((part, width))
        return Markup('<w:footerReference w:type="default" r:id="{}"/>').format(name)

    def file(self, body: Iterable[str], last: str) -> bytes:
        """The package with its body as a file, the same from run to run; ``last`` is the number of its last page."""
        for part, width in self.feet:
            total = rf"PAGEREF {LAST} \h" if self.bound else "NUMPAGES"
            part.element[:] = parsed(self.xml.footer(self.whose, width, total, last))
        root: _Element = self.part.element
        spaces = declared({**{str(name): address for name, address in root.nsmap.items() if name}, **SPACES})
        ignored = root.get(f"{{{SPACES['mc']}}}Ignorable")
        ignored = Markup(' mc:Ignorable="{}"').format(ignored) if ignored else ""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        pieces = chain([f"{head}<w:document {spaces}{ignored}><w:body>"], body, ["</w:body></w:document>"])
        self.part.element.body[:] = []
        saved, stream = io.BytesIO(), io.BytesIO()
        self.word.save(saved)
        moment = max(_stamp(), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                about = zipfile.ZipInfo(name, moment)
                about.compress_type = zipfile.ZIP_DEFLATED
                with new.open(about, "w") as file:
                    for piece in pieces if f"/{name}" == self.part.partname else [old.read(name)]:
                        file.write(piece.encode() if isinstance(piece, str) else piece)
        return stream.getvalue()


def _ours() -> Any:
    """An empty package without the styles, settings and pictures that python-docx brings."""
    word: Any = docx.Document()
    for part in (word.part, word.part.package):
        for name, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if (part is word.part and kind not in _KEPT) or kind in {"thumbnail", "extended-properties"}:
                del part.rels[name]
    word.styles.element[:] = word.part.numbering_part.element[:] = word.part.element.body.sectPr[:] = []
    word.settings.element[:] = carried("settings.xml")
    return word


def _stamp() -> datetime:
    """The moment that files name as theirs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch) if epoch.isdecimal() else 0, UTC)

"""The package that a document is put into, our own or the region's template, and the file that is made of it."""

from __future__ import annotations

import io
import os
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ppu_roadmap.export.docx.template import opened_template
from ppu_roadmap.export.docx.wordml import NAMESPACES, TAB, W, field, paragraph, run, text
from ppu_roadmap.paper.blocks import said
from ppu_roadmap.paper.document import Document
from ppu_roadmap.text import Language, _

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD: Final = f"{{{W}}}"
_VAL, _ID = f"{_WORD}val", f"{_WORD}styleId"
_KEPT = ("styles", "settings", "numbering", "theme")
"""Of the package that python-docx begins with."""
_SILENT = ("author", "category", "comments", "content_status", "keywords", "last_modified_by", "subject", "version")
TAGS: Final = {"id": "id-ID", "en": "en-US"}
LISTS = ("chapter", "appendix", "bullets", "numbers")
"""What the shapes of numbering.xml are for, in their order."""
LAST = "_last"
"""The bookmark on the last page."""


class Package:
    """A package whose styles, numbers and settings are there, while its body is yet to be written.

    Raises Refusal where the template cannot be used.
    """

    def __init__(self, template: str | None, document: Document, language: Language) -> None:
        self.own = template is None
        self.word = _ours() if template is None else opened_template(template)
        self.part: Any = self.word.part
        self.language, self.tag, self.bound = language, TAGS[language], document.cover is not None
        self.styles = _styled(self.word.styles.element, self.tag)
        """The id of each style by its name in small letters."""
        self.lists = _Lists(self._numbering(), language, self.styles, bound=self.bound)
        if self.bound:
            chapters = self.lists.of("chapter")
            for level in range(6):
                self._link(f"heading {level + 1}", chapters, level)
        self.cover = "" if self.own or not self.bound else self._cover()
        self.feet: list[tuple[Any, int]] = []
        self._tell(document)

    def _link(self, style: str, number: int, level: int) -> None:
        """Let headings in a style be numbered, also those that people add."""
        one = self.word.styles.element.get_by_id(self.style(style))
        linked = one.get_or_add_pPr().get_or_add_numPr()
        linked.get_or_add_ilvl().val, linked.get_or_add_numId().val = level, number

    def _cover(self) -> str:
        """What the template has in its body, with the section that it ends; nothing where that is empty."""
        from lxml import etree

        *blocks, last = self.part.element.body
        if not any(one.findall(f".//{_WORD}t") or one.findall(f".//{_WORD}drawing") for one in blocks):
            return ""
        return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in blocks) + paragraph(
            self.style("Section End"), more=etree.tostring(last, encoding="unicode", with_tail=False)
        )

    def _numbering(self) -> _Element:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.parts.numbering import NumberingPart

        try:
            part = self.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            empty = f'<w:numbering xmlns:w="{W}"/>'.encode()
            name = PackURI("/word/numbering.xml")
            part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, self.part.package)
            self.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        numbering: _Element = part.element
        return numbering

    def _tell(self, document: Document) -> None:
        """What the file says about itself."""
        told = self.word.core_properties
        for name in _SILENT:
            setattr(told, name, "")
        told.title = said(document.title, self.language)[:255]
        told.author = said(document.region, self.language)[:255]
        told.language, told.revision = self.tag, 1
        told.created = told.modified = told.last_printed = _stamp()

    def style(self, name: str) -> str:
        """The id of a style of ours."""
        return self.styles[name.casefold()]

    def footer(self, width: int) -> str:
        """What names a new footer in a section; it is as wide as the text above it."""
        part, name = self.part.add_footer_part()
        self.feet.append((part, width))
        return f'<w:footerReference w:type="default" r:id="{name}"/>'

    def _footed(self, words: str, last: str) -> None:
        """Fill the footers: whose document it is, the page, and the last one, which is counted as its page is."""
        style, total = self.style("footer"), rf"PAGEREF {LAST} \h" if self.bound else "NUMPAGES"
        for part, width in self.feet:
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            page = f'{TAB}{field("PAGE", "1")}{run(" / ")}{field(total, last)}'
            made = paragraph(style, run(text(words)) + page, tab)
            part.element[:] = _parsed(f'<w:ftr xmlns:w="{W}">{made}</w:ftr>'.encode())

    def file(self, body: str, words: str, last: str) -> bytes:
        """The package with its body as a file, the same from run to run; ``words`` and the last page are for its feet."""
        self._footed(words, last)
        root = self.part.element
        spaces = "".join(f' xmlns:{name}="{address}"' for name, address in {**root.nsmap, **NAMESPACES}.items() if name)
        ignored = "{%s}Ignorable" % NAMESPACES["mc"]
        ignore = f' mc:Ignorable="{text(root.get(ignored))}"' if root.get(ignored) else ""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        made = f"{head}<w:document{spaces}{ignore}><w:body>{body}</w:body></w:document>".encode()
        saved, stream = io.BytesIO(), io.BytesIO()
        root.body[:] = []
        self.word.save(saved)
        moment = max(_stamp(), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = made if f"/{name}" == self.part.partname else old.read(name)
                new.writestr(zipfile.ZipInfo(name, moment), data, zipfile.ZIP_DEFLATED)
        return stream.getvalue()


class _Lists:
    """The numbers of headings and lists, added behind those that are there."""

    def __init__(self, numbering: _Element, language: Language, styles: dict[str, str], *, bound: bool) -> None:
        self.numbering = numbering
        shapes, lists = numbering.findall(f"{_WORD}abstractNum"), numbering.findall(f"{_WORD}num")
        self.first = 1 + max((int(str(one.get(f"{_WORD}abstractNumId"))) for one in shapes), default=0)
        self.last = max((int(str(one.get(f"{_WORD}numId"))) for one in lists), default=0)
        words = {"chapter": _("CHAPTER {number}", number="%1"), "appendix": _("Appendix {letter}", letter="%1")}
        self.shapes = added = list(_data("numbering.xml", **{name: text(label.render(language)) for name, label in words.items()}))
        for place, shape in enumerate(added):
            shape.set(f"{_WORD}abstractNumId", str(self.first + place))
        for level, named in enumerate(added[0].iter(f"{_WORD}pStyle")):
            named.set(_VAL, styles[f"heading {level + 1}"]) if bound else named.getparent().remove(named)
        numbering[len(shapes) : len(shapes)] = added
        self.made: dict[str, int] = {}

    def chapter(self, number: str) -> int:
        """The id of the list of headings in a chapter, its number spelt out: LibreOffice would repeat the Roman one."""
        if number not in self.made:
            self.made[number] = self.of("chapter", 1, 1)
            made = self.numbering.findall(f"{_WORD}num")[-1]
            for level in self.shapes[0].findall(f"{_WORD}lvl")[1:]:
                own, place = deepcopy(level), level.get(f"{_WORD}ilvl")
                own.remove(own.find(f"{_WORD}pStyle"))
                words = own.find(f"{_WORD}lvlText")
                words.set(_VAL, str(words.get(_VAL)).replace("%1", number))
                over = made.find(f"{_WORD}lvlOverride[@{_WORD}ilvl='{place}']")
                if over is None:
                    over = made.makeelement(f"{_WORD}lvlOverride", {f"{_WORD}ilvl": str(place)})
                    made.append(over)
                over.append(own)
        return self.made[number]

    def of(self, name: str, start: int | None = None, level: int = 0) -> int:
        """The id of the list of a name; one that has a ``start`` begins anew with it."""
        if start is None and name in self.made:
            return self.made[name]
        self.last += 1
        begun = "" if start is None else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        inner = f'<w:abstractNumId w:val="{self.first + LISTS.index(name)}"/>{begun}'
        made = _parsed(f'<w:num xmlns:w="{W}" w:numId="{self.last}">{inner}</w:num>'.encode())
        last = self.numbering.findall(f"{_WORD}num")[-1:] or self.numbering.findall(f"{_WORD}abstractNum")[-1:]
        last[0].addnext(made)
        if start is None:
            self.made[name] = self.last
        return self.last


def _ours() -> Any:
    """An empty package without the styles, settings and pictures that python-docx brings."""
    import docx

    word = docx.Document()
    for part in (word.part, word.part.package):
        for name, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if part is word.part and kind not in _KEPT or kind in {"thumbnail", "extended-properties"}:
                del part.rels[name]
    word.styles.element[:] = word.part.numbering_part.element[:] = []
    word.settings.element[:] = _data("settings.xml")
    return word


def _styled(styles: _Element, tag: str) -> dict[str, str]:
    """The ids of styles by their names, once those of ours that were missing are added; all in one language."""
    ours = _data("styles.xml")
    if not len(styles):
        styles.append(ours[0])

    def named(several: list[_Element]) -> dict[str, str]:
        return {str(one.find(f"{_WORD}name").get(_VAL)).casefold(): str(one.get(_ID)) for one in several}

    theirs = styles.findall(f"{_WORD}style")
    ids, defaults = named(theirs), {one.get(f"{_WORD}type") for one in theirs if one.get(f"{_WORD}default") == "1"}
    added = [one for one in ours.findall(f"{_WORD}style") if not named([one]).keys() & ids.keys()]
    names, taken = {own: name for name, own in named(ours.findall(f"{_WORD}style")).items()}, {*ids.values()}
    ids |= {name: f"Roadmap{own}" if own in taken else own for name, own in named(added).items()}
    for one in added:
        one.set(_ID, ids[names[str(one.get(_ID))]])
        for other in one.iter(f"{_WORD}basedOn", f"{_WORD}next"):
            other.set(_VAL, ids[names[str(other.get(_VAL))]])
        if one.get(f"{_WORD}type") in defaults:
            one.attrib.pop(f"{_WORD}default", None)
    styles.extend(added)
    for lang in styles.iter(f"{_WORD}lang"):
        lang.set(_VAL, tag)
    return ids


def _data(name: str, **words: str) -> _Element:
    """A part that the package carries, with words put in."""
    data = Path(__file__).with_name(name).read_text("utf-8")
    for each, word in words.items():
        data = data.replace(f"{{{each}}}", word)
    return _parsed(data.encode())


def _parsed(data: bytes) -> _Element:
    from docx.oxml import parse_xml

    made: _Element = parse_xml(data)
    return made


def _stamp() -> datetime:
    """The moment that files name as theirs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch) if epoch.isdecimal() else 0, UTC)

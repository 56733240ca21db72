"""The numbers of chapters, appendices and lists: Word's own, which go on counting when somebody writes on."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from ppu_roadmap.export.docx.styles import data_of, parsed
from ppu_roadmap.export.docx.wordml import W
from ppu_roadmap.text import Language, _

_SHAPES = ("chapter", "appendix", "bullets", "numbers")
"""What the shapes of numbering.xml are for, in their order."""
_LEVEL = re.compile(r'<w:lvl w:ilvl="([1-9])">.*?</w:lvl>')
_LINK = re.compile('<w:pStyle w:val="[^"]*"/>')


class Lists:
    """The lists of a document, added behind those that are there; ``headings`` are in the first, level by level."""

    def __init__(self, part: Any, headings: Sequence[Any], language: Language) -> None:
        words = {"chapter": _("CHAPTER {number}", number="%1"), "appendix": _("Appendix {letter}", letter="%1")}
        labels = {name: escape(label.render(language)) for name, label in words.items()}
        self.data = data_of("numbering.xml", **labels)
        names = iter(style.style_id for style in headings)
        linked = _LINK.sub(lambda _found: f'<w:pStyle w:val="{next(names)}"/>' if headings else "", self.data)
        self.numbering, added = _numbering(part), list(parsed(linked))
        shapes, lists = (self.numbering.findall(f"{{{W}}}{name}") for name in ("abstractNum", "num"))
        self.first = 1 + max((int(one.get(f"{{{W}}}abstractNumId")) for one in shapes), default=0)
        self.last = max((int(one.get(f"{{{W}}}numId")) for one in lists), default=0)
        for place, shape in enumerate(added):
            shape.set(f"{{{W}}}abstractNumId", str(self.first + place))
        self.numbering[len(shapes) : len(shapes)] = added
        self.made: dict[str, int] = {}
        for level, style in enumerate(headings):  # so that what people add is numbered, too
            numbers = style.element.get_or_add_pPr().get_or_add_numPr()
            numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = level, self.of("chapter")

    def of(self, name: str, start: int | None = None, level: int = 0) -> int:
        """The id of the list of a name; one that has a ``start`` begins anew with it."""
        if start is not None:
            return self._new(
                name, f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            )
        return self.made.get(name) or self.made.setdefault(name, self._new(name))

    def chapter(self, number: str) -> int:
        """The id of the headings in a chapter, its number spelt out: LibreOffice would repeat the Roman one."""
        if number not in self.made:
            levels = _LEVEL.finditer(_LINK.sub("", self.data.partition("</w:abstractNum>")[0]).replace("%1", number))
            overs = (f'<w:lvlOverride w:ilvl="{level[1]}">{level[0]}</w:lvlOverride>' for level in levels)
            self.made[number] = self._new("chapter", "".join(overs))
        return self.made[number]

    def _new(self, name: str, levels: str = "") -> int:
        self.last += 1
        shape = f'<w:abstractNumId w:val="{self.first + _SHAPES.index(name)}"/>'
        made = parsed(f'<w:num xmlns:w="{W}" w:numId="{self.last}">{shape}{levels}</w:num>')
        (self.numbering.findall(f"{{{W}}}num") or self.numbering.findall(f"{{{W}}}abstractNum"))[-1].addnext(made)
        return self.last


def _numbering(part: Any) -> Any:
    try:
        return part.numbering_part.element
    except NotImplementedError:  # python-docx makes none
        empty, name = f'<w:numbering xmlns:w="{W}"/>'.encode(), PackURI("/word/numbering.xml")
        part.relate_to(
            NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package), RELATIONSHIP_TYPE.NUMBERING
        )
        return _numbering(part)

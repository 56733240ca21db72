"""The numbers of chapters, appendices and lists: Word's own, which go on counting when somebody writes on."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from ppu_roadmap.export.docx.styles import parsed
from ppu_roadmap.export.docx.wordml import Macros, W
from ppu_roadmap.text import Language, _

_SHAPES = ("chapter", "appendix", "bullets", "numbers")
"""What the shapes of numbering are for, in their order."""


class Lists:
    """The lists of a document, added behind those that are there; ``headings`` are in the first, level by level."""

    def __init__(self, part: Any, xml: Macros, headings: Sequence[Any], language: Language) -> None:
        self.xml, self.numbering, self.made = xml, _numbering(part), dict[str, int]()
        shapes, lists = (self.numbering.findall(f"{{{W}}}{name}") for name in ("abstractNum", "num"))
        self.first = 1 + max((int(one.get(f"{{{W}}}abstractNumId")) for one in shapes), default=0)
        self.last = max((int(one.get(f"{{{W}}}numId")) for one in lists), default=0)
        words = (_("CHAPTER {number}", number="%1"), _("Appendix {letter}", letter="%1"))
        names = [style.style_id for style in headings]
        added = parsed(xml.numbering(self.first, names, *(label.render(language) for label in words)))
        self.numbering[len(shapes) : len(shapes)] = list(added)
        for level, style in enumerate(headings):  # so that what people add is numbered, too
            numbers = style.element.get_or_add_pPr().get_or_add_numPr()
            numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = level, self.of("chapter")

    def of(self, name: str, start: int | None = None, level: int = 0) -> int:
        """The id of the list of a name; one that has a ``start`` begins anew with it."""
        if start is not None:
            return self._new(name, self.xml.beginning(level, start))
        return self.made.get(name) or self.made.setdefault(name, self._new(name))

    def chapter(self, number: str) -> int:
        """The id of the headings in a chapter, its number spelt out: LibreOffice would repeat the Roman one."""
        if number not in self.made:
            self.made[number] = self._new("chapter", self.xml.below(number, legal=True, over=True))
        return self.made[number]

    def _new(self, name: str, levels: str = "") -> int:
        self.last += 1
        made = parsed(self.xml.list(self.last, self.first + _SHAPES.index(name), levels))
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

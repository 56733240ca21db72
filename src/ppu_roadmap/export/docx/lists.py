"""The numbers of chapters, appendices and lists: Word's own, which go on counting when somebody writes on."""

from copy import deepcopy
from html import escape
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from ppu_roadmap.export.docx.styles import parsed, part_of
from ppu_roadmap.export.docx.wordml import W
from ppu_roadmap.text import Language, _

_SHAPES = ("chapter", "appendix", "bullets", "numbers")
"""What the shapes of numbering.xml are for, in their order."""
_VAL, _LEVEL, _SHAPE, _LIST = (f"{{{W}}}{name}" for name in ("val", "ilvl", "abstractNumId", "numId"))


class Lists:
    """The lists of a document, added behind those that are there; in a bound one headings are in the first."""

    def __init__(self, part: Any, styles: dict[str, str], language: Language, *, bound: bool) -> None:
        self.numbering = _numbering(part)
        shapes, lists = (self.numbering.findall(f"{{{W}}}{name}") for name in ("abstractNum", "num"))
        self.first = 1 + max((int(one.get(_SHAPE)) for one in shapes), default=0)
        self.last = max((int(one.get(_LIST)) for one in lists), default=0)
        words = {"chapter": _("CHAPTER {number}", number="%1"), "appendix": _("Appendix {letter}", letter="%1")}
        self.shapes = list(
            part_of("numbering.xml", **{name: escape(one.render(language)) for name, one in words.items()})
        )
        for place, shape in enumerate(self.shapes):
            shape.set(_SHAPE, str(self.first + place))
        self.numbering[len(shapes) : len(shapes)] = self.shapes
        self.made: dict[str, int] = {}
        self._link(part.styles.element if bound else None, styles)

    def _link(self, styles: Any, ids: dict[str, str]) -> None:
        """Let headings be numbered, also those that people add."""
        for level, named in enumerate(list(self.shapes[0].iter(f"{{{W}}}pStyle"))):
            if styles is None:
                named.getparent().remove(named)
                continue
            named.set(_VAL, ids[f"heading {level + 1}"])
            linked = styles.get_by_id(named.get(_VAL)).get_or_add_pPr().get_or_add_numPr()
            linked.get_or_add_ilvl().val, linked.get_or_add_numId().val = level, self.of("chapter")

    def chapter(self, number: str) -> int:
        """The id of the headings in a chapter, its number spelt out: LibreOffice would repeat the Roman one."""
        if number not in self.made:
            levels = "".join(f'<w:lvlOverride w:ilvl="{level}"/>' for level in range(1, 6))
            made = self._new("chapter", levels)
            for level, over in zip(self.shapes[0].findall(f"{{{W}}}lvl")[1:], made[1:], strict=True):
                own = deepcopy(level)
                own.remove(own.find(f"{{{W}}}pStyle"))
                words = own.find(f"{{{W}}}lvlText")
                words.set(_VAL, words.get(_VAL).replace("%1", number))
                over.append(own)
            self.made[number] = self.last
        return self.made[number]

    def of(self, name: str, start: int | None = None, level: int = 0) -> int:
        """The id of the list of a name; one that has a ``start`` begins anew with it."""
        if start is not None:
            self._new(name, f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>')
            return self.last
        if name not in self.made:
            self._new(name)
            self.made[name] = self.last
        return self.made[name]

    def _new(self, name: str, levels: str = "") -> Any:
        self.last += 1
        shape = f'<w:abstractNumId w:val="{self.first + _SHAPES.index(name)}"/>'
        made = parsed(f'<w:num xmlns:w="{W}" w:numId="{self.last}">{shape}{levels}</w:num>')
        (self.numbering.findall(f"{{{W}}}num") or self.numbering.findall(f"{{{W}}}abstractNum"))[-1].addnext(made)
        return made


def _numbering(part: Any) -> Any:
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        empty, name = f'<w:numbering xmlns:w="{W}"/>'.encode(), PackURI("/word/numbering.xml")
        made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return made.element

"""What becomes of blocks that stand by themselves: text, lists, what is filled in by hand, pictures, schedules."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ppu_roadmap.export.docx.package import Package
from ppu_roadmap.export.docx.pages import Pages, height_of
from ppu_roadmap.export.docx.pictures import Picture, Pictures
from ppu_roadmap.export.docx.wordml import Macros
from ppu_roadmap.paper import blocks
from ppu_roadmap.text import Language, Month, Phrase, _

DOTS = "…………………"
_MONTH, _SIGNATURE = 480, 2000
"""The greatest width of a month in a schedule, and how high a signature is, in twentieths of a point."""


class Flow(blocks.Writer):
    """Blocks on their way to Word, for a room of so many twentieths of a point; whatever it returns is escaped."""

    def __init__(self, package: Package, language: Language) -> None:
        super().__init__(language)
        self.package, self.pages, self.xml = package, Pages(), Macros(package.style)
        self.pictures = Pictures(package, self.xml, language)
        self.room, self.height, self.spread = 0, 0, False

    def run(self, words: str, look: str = "") -> Markup:
        """A stretch of text, which may be ``strong`` or an ``emphasis``."""
        return self.xml.run(words, look)

    def runs(self, parts: Iterable[blocks.Inline]) -> Markup:
        """Stretches of text one after the other."""
        return Markup().join(map(self.inline, parts))

    def inline(self, part: blocks.Inline) -> Markup:
        """A stretch of text, or room to write one."""
        match part:
            case blocks.Blank():
                return self.run(f"{self.text(blocks.NOT_FILLED)} ", "emphasis") + self.run(DOTS)
            case blocks.Strong():
                return self.run(self.text(part.text), "strong")
            case blocks.Emphasis():
                return self.run(self.text(part.text), "emphasis")
        return self.run(self.text(part))

    def set(self, style: str, content: Markup, *, whole: bool = True, **look: Any) -> Markup:
        """A paragraph in a style, for which room is taken; text that may be broken over pages is not ``whole``."""
        if self.spread and style in {"Normal", "List Bullet", "List Number"}:
            style = "Sheet Text"
        self.pages.add(height_of(style, content.striptags(), self.room), whole=whole)
        return self.xml.paragraph(style, content, **look)

    def plain(self, style: str, text: Phrase, **look: Any) -> Markup:
        """A paragraph of one text."""
        return self.set(style, self.run(self.text(text)), **look)

    def items(self, block: blocks.Items) -> Markup:
        """A list, whose marks or numbers are Word's own."""
        kind, style = ("bullets", "List Bullet") if block.start is None else ("numbers", "List Number")
        level = min(block.depth, 2)
        numbers = (self.package.lists.of(kind, block.start, level), level)
        return Markup().join(self.set(style, self.runs(item), numbers=numbers) for item in block.items)

    def image(self, image: blocks.Image) -> Markup:
        """A picture that people brought, or what it would show."""
        told = self.text(image.alt)
        placed = self.pictures.image(image, told, self.room, int(self.height * 0.6))
        return self.picture(placed) if placed else self.set("Fill In", self.run(f"[{told}]"))

    def picture(self, placed: Picture, **look: Any) -> Markup:
        """A picture in a paragraph of its own."""
        self.pages.add(placed.height)
        return self.xml.paragraph("Figure", placed.run, **look)

    def signatures(self, block: blocks.Signatures) -> Markup:
        """Those who sign side by side: role, what is to be put there, room for it, the name."""
        look = "Sheet Table Text" if self.spread else "Table Text"
        kinds = ((_("initials") if person.initials else _("signature, date")) for person in block.people)
        people = [
            tuple(map(self.text, (person.role, kind, person.name or DOTS)))
            for person, kind in zip(block.people, kinds, strict=True)
        ]
        self.pages.add(_SIGNATURE)
        return self.xml.signatures(look, self.room // len(people), people) + self.gap() if people else Markup()

    def schedule(self, block: blocks.Schedule) -> Markup:
        """Tasks against months, below their years."""
        month = min(_MONTH, self.room * 9 // 20 // max(len(block.months), 1))
        room = self.room - month * len(block.months)
        widths = [room * 3 // 5, room - room * 3 // 5, *([month] * len(block.months))]
        labels = [self.text(_("Step")), self.text(_("Lead agency"))]
        years = Counter(each[:4] for each in block.months).items()
        letters = [self.text(Month(each))[:1] for each in block.months]
        tasks = [(self.inline(task.name), self.inline(task.owner), task.span) for task in block.tasks]
        self.pages.add(300 * (2 + len(tasks)))
        look = "Sheet Table " if self.spread else "Table "
        return self.xml.schedule(look, widths, labels, years, letters, tasks) + self.gap()

    def beside(self, widths: list[int], contents: list[Markup], place: str = "") -> Markup:
        """Contents side by side, without a border."""
        return self.xml.beside(widths, contents, place) + self.gap()

    def gap(self) -> Markup:
        """What keeps two tables from being taken for one."""
        return self.set("Gap", Markup())

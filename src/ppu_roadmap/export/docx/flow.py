"""What becomes of blocks that stand by themselves: text, lists, what is filled in by hand, pictures, schedules."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ppu_roadmap.export.docx.package import Package
from ppu_roadmap.export.docx.pages import Pages, height_of
from ppu_roadmap.export.docx.pictures import Picture, Pictures
from ppu_roadmap.export.docx.tables import BOX
from ppu_roadmap.paper import blocks
from ppu_roadmap.text import Language, Month, Phrase

DOTS = "…………………"
_SIGNATURE = 2000
"""How high a signature is, in twentieths of a point."""


class Flow(blocks.Writer):
    """Blocks on their way to Word, for a room of so many twentieths of a point; whatever it returns is escaped."""

    def __init__(self, package: Package, language: Language) -> None:
        super().__init__(language)
        self.package, self.pages, self.xml = package, Pages(), package.xml
        self.run = self.xml.run
        self.pictures = Pictures(package, self.xml, language)
        self.room, self.height, self.spread = 0, 0, False

    def parts(self, parts: Iterable[blocks.Inline]) -> Markup:
        """Stretches of text as runs."""
        return Markup().join(map(self.part, parts))

    def part(self, part: blocks.Inline) -> Markup:
        """A stretch of text as a run, or room to write one."""
        match part:
            case blocks.Blank():
                return self.run(f"{self.text(blocks.NOT_FILLED)} ", "emphasis") + self.run(DOTS)
            case blocks.Strong() | blocks.Emphasis():
                return self.run(self.text(part.text), type(part).__name__.lower())
        return self.run(self.text(part))

    @property
    def look(self) -> str:
        """What the styles of tables are called, before what they are for."""
        return "Sheet Table " if self.spread else "Table "

    def set(self, style: str, content: Markup, *, whole: bool = True, **look: Any) -> Markup:
        """A paragraph in a style, for which room is taken; text that may be broken over pages is not ``whole``."""
        if self.spread and style in {"Normal", "List Bullet", "List Number"}:
            style = "Sheet Text"
        self.pages.add(height_of(style, content.striptags(), self.room), whole=whole)
        return self.xml.paragraph(style, content, **look)

    def plain(self, style: str, text: Phrase, **look: Any) -> Markup:
        """A paragraph of one text."""
        return self.set(style, self.run(self.text(text)), **look)

    def paragraph(self, block: blocks.Paragraph) -> Markup:
        """A text, which may go on on the next page."""
        return self.set("Normal", self.parts(block.labelled), whole=False)

    def fillin(self, block: blocks.FillIn) -> Markup:
        """A box that asks for a text."""
        return self.set("Fill In", self.run(self.to_fill(block)))

    def boxes(self, block: blocks.Boxes) -> Markup:
        """Choices to tick, side by side."""
        return self.set("Normal", self.run("      ".join(f"{BOX} {self.text(one)}" for one in block.choices)))

    def dottedline(self, block: blocks.DottedLine) -> Markup:
        """A line to write on."""
        return self.set("Normal", self.run(f"{self.text(block.label)}: ") + self.xml.to(), tab=self.room)

    def items(self, block: blocks.Items) -> Markup:
        """A list, whose marks or numbers are Word's own."""
        kind, style = ("bullets", "List Bullet") if block.start is None else ("numbers", "List Number")
        level = min(block.depth, 2)
        numbers = (self.package.lists.of(kind, block.start, level), level)
        return Markup().join(self.set(style, self.parts(item), numbers=numbers) for item in block.items)

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
        self.pages.add(_SIGNATURE)
        if not block.people:
            return Markup()
        people = [tuple(map(self.text, (one.role, one.kind, one.name or DOTS))) for one in block.people]
        return self.xml.signatures(self.look, self.room // len(people), people) + self.gap()

    def schedule(self, block: blocks.Schedule) -> Markup:
        """Tasks against months, below their years."""
        labels = [*map(self.text, block.labels)]
        months = [(each[:4], self.text(Month(each))[:1]) for each in block.months]
        tasks = [(self.part(task.name), self.part(task.owner), task.span) for task in block.tasks]
        self.pages.add(300 * (2 + len(tasks)))
        return self.xml.schedule(self.look, self.room, labels, months, tasks) + self.gap()

    def beside(self, widths: list[int], contents: list[Markup], place: str = "") -> Markup:
        """Contents side by side, without a border."""
        return self.xml.beside(widths, contents, place) + self.gap()

    def gap(self) -> Markup:
        """What keeps two tables from being taken for one."""
        return self.set("Gap", Markup())

"""Blocks that people read and fill in: paragraphs, lists, boxes, lines to write on, signatures, schedules, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ppu_roadmap.export.docx import wordml
from ppu_roadmap.export.docx.pages import Pages, height_of
from ppu_roadmap.export.docx.pictures import Pictures
from ppu_roadmap.export.docx.tables import BOX, HEADED
from ppu_roadmap.paper import blocks
from ppu_roadmap.text import Language, Month, Phrase, _

if TYPE_CHECKING:
    from ppu_roadmap.export.docx.package import Package

ITALIC, BOLD = "<w:i/><w:iCs/>", "<w:b/><w:bCs/>"
CENTRED = '<w:jc w:val="center"/>'
_MONTH, _SIGNED = 480, 700
"""The width of a month in a schedule, and the room for a signature, in twentieths of a point."""
_DOTS = "…………………………"


class Flow(blocks.Writer):
    """What becomes of a block by itself; whatever it returns is WordprocessingML that is escaped."""

    strong, emphasis = wordml.run("{}", BOLD), wordml.run("{}", ITALIC)
    blank = wordml.run("{} ", ITALIC) + wordml.run(_DOTS)

    def __init__(self, package: Package, language: Language) -> None:
        super().__init__(language, wordml.text)
        self.package, self.pages, self.pictures = package, Pages(), Pictures(package, language)
        self.room, self.height, self.spread = 0, 0, False

    def part(self, part: blocks.Inline) -> str:
        """A stretch of text as a run."""
        made = super().part(part)
        return made if isinstance(part, blocks.Strong | blocks.Emphasis | blocks.Blank) else wordml.run(made)

    def set(self, style: str, content: str, more: str = "", *, whole: bool = True) -> str:
        """A paragraph in a style, for which room is taken."""
        if self.spread and style == "Normal":
            style = "Sheet Text"
        self.pages.add(height_of(style, re.sub("<[^>]*>", "", content), self.room), whole=whole)
        return wordml.paragraph(self.package.style(style), content, more)

    def plain(self, style: str, text: Phrase, more: str = "") -> str:
        """A paragraph of one text."""
        return self.set(style, wordml.run(self.text(text)), more)

    def items(self, block: blocks.Items) -> str:
        """A list, whose numbers are Word's own."""
        kind, style = ("bullets", "List Bullet") if block.start is None else ("numbers", "List Number")
        level = min(block.depth, 2)
        shape = self.package.lists.of(kind, block.start, level)
        style = "Sheet Text" if self.spread else style
        return "".join(self.set(style, self.parts(item), wordml.listed(shape, level)) for item in block.items)

    def boxes(self, block: blocks.Boxes) -> str:
        """Choices, each behind a box to tick."""
        return self.set("Normal", wordml.run("      ".join(f"{BOX} {self.text(one)}" for one in block.choices)))

    def dotted(self, block: blocks.DottedLine) -> str:
        """A line to write on, as far as the margin."""
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self.room}"/></w:tabs>'
        return self.set("Normal", f"{wordml.run(f'{self.text(block.label)}: ')}{wordml.TAB}", tab)

    def image(self, image: blocks.Image) -> str:
        """A picture that people brought, or what it would show."""
        told = self.text(image.alt)
        placed = self.pictures.image(image, told, self.room, int(self.height * 0.6))
        if placed is None:
            return self.set("Fill In", wordml.run(f"[{told}]"))
        self.pages.add(placed.height)
        return wordml.paragraph(self.package.style("Figure"), placed.run, '<w:keepNext w:val="0"/>')

    def signatures(self, block: blocks.Signatures) -> str:
        """Those who sign side by side."""
        width = self.room // max(len(block.people), 1)
        cells = "".join(wordml.cell(width, self.signature(person)) for person in block.people)
        self.pages.add(_SIGNED + 4 * 258)
        return self.layout([width] * len(block.people), cells) if cells else ""

    def signature(self, person: blocks.Signature) -> str:
        """Role, what is to be put there, room for it, the name."""
        style = self.package.style("Sheet Table Text" if self.spread else "Table Text")
        kind = self.text(_("initials") if person.initials else _("signature, date"))
        name = self.text(person.name) if person.name else _DOTS
        role = wordml.paragraph(style, wordml.run(self.text(person.role), BOLD), CENTRED)
        return (
            role + wordml.paragraph(style, wordml.run(f"({kind})"), f'<w:spacing w:after="{_SIGNED}"/>{CENTRED}')
            + wordml.paragraph(style, wordml.run(name), CENTRED)
        )  # fmt: skip

    def schedule(self, block: blocks.Schedule) -> str:
        """Tasks against months, below their years."""
        month = min(_MONTH, self.room * 9 // 20 // max(len(block.months), 1))
        room = self.room - month * len(block.months)
        widths = [room * 3 // 5, room - room * 3 // 5, *([month] * len(block.months))]
        look = "Sheet Table " if self.spread else "Table "
        heading, style = self.package.style(f"{look}Heading"), self.package.style(f"{look}Text")

        def head(words: str, width: int, *, span: int = 1, merge: str = "") -> str:
            made = wordml.paragraph(heading, wordml.run(words))
            return wordml.cell(width, made, span=span, merge=merge, fill=HEADED)

        years = Counter(each[:4] for each in block.months).items()
        labels = [self.text(_("Step")), self.text(_("Lead agency"))]
        upper = "".join(head(each, width, merge="restart") for each, width in zip(labels, widths, strict=False))
        upper += "".join(head(year, month * several, span=several) for year, several in years)
        lower = "".join(head("", width, merge="continue") for width in widths[:2])
        lower += "".join(head(self.text(Month(each))[:1], month) for each in block.months)
        rows = [wordml.row(upper, repeated=True), wordml.row(lower, repeated=True)]
        for task in block.tasks:
            texts = (self.part(task.name), self.part(task.owner))
            cells = [wordml.cell(width, wordml.paragraph(style, each)) for each, width in zip(texts, widths, strict=False)]
            for index, _month in enumerate(block.months):
                fill = "345A7A" if index in task.span else ""
                cells.append(wordml.cell(month, wordml.paragraph(style), fill=fill))
            self.pages.add(300)
            rows.append(wordml.row("".join(cells)))
        return wordml.table(self.package.style("Plan Table"), widths, rows) + self.gap()

    def layout(self, widths: list[int], cells: str, height: int | None = None) -> str:
        """Cells beside each other without a border."""
        return wordml.table(self.package.style("Layout Table"), widths, [wordml.row(cells, height=height)]) + self.gap()

    def gap(self) -> str:
        """What keeps two tables from being taken for one."""
        return self.set("Gap", "")

    @contextmanager
    def within(self, room: int) -> Iterator[None]:
        """What is written now has only so much room."""
        outer, self.room = self.room, room
        yield
        self.room = outer

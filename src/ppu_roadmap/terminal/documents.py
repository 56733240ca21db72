"""A document on a screen: its pages one below the other, tables and schedules as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ppu_roadmap.tables import Column, Group, Row, Table
from ppu_roadmap.terminal.pages import lines as table_lines
from ppu_roadmap.terminal.rules import HEADING, QUIET, rule
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.terminal.wrapping import width_of, wrap
from ppu_roadmap.text import Language, Message, Month, _
from ppu_roadmap.views.document import (
    NOT_FILLED,
    Blank,
    Block,
    Boxes,
    Columns,
    Document,
    Grid,
    Items,
    Lines,
    Page,
    Paragraph,
    Part,
    Schedule,
    Section,
    Signatures,
    Step,
    Strong,
    said,
)

DOTS = "........"
WIDEST = 100
"""Text is hard to read in longer lines."""
LEAST_DOTS = 10


def print_document(document: Document, language: Language, screen: Screen) -> None:
    """Print a document, line by line."""
    for line in _Sheet(language, screen).document(document):
        screen.write(line)


class _Sheet:
    """A document on its way to a screen."""

    def __init__(self, language: Language, screen: Screen) -> None:
        self.language, self.screen = language, screen
        self.width = min(screen.width, WIDEST)

    def document(self, document: Document) -> Iterator[list[Piece]]:
        for index, page in enumerate(document.pages):
            if index:
                yield []
            yield from self.page(page)

    def page(self, page: Page) -> Iterator[list[Piece]]:
        for line in page.letterhead:
            yield from self.text(self.part(line), QUIET)
        yield from rule(self.screen, self.width, "━", self.parts(page.title))
        for parts in page.below:
            yield from self.text(self.parts(parts), QUIET)
        for block in page.blocks:
            yield []
            yield from self.block(block)
        if page.foot is not None:
            yield []
            yield from self.text(self.part(page.foot), QUIET)

    def block(self, block: Block) -> Iterator[list[Piece]]:
        match block:
            case Section():
                yield from self.section(block)
            case Paragraph():
                yield from self.text(self.labelled(block))
            case Items():
                yield from (line for item in block.items for line in self.item(self.parts(item)))
            case Grid():
                yield from self.grid(block.table)
            case Boxes():
                choices = (f"[ ] {self.part(choice)}" for choice in block.choices)
                yield from self.text("   ".join(choices))
            case Lines():
                yield from self.blank_lines(block)
            case Signatures():
                yield from self.signatures(block)
            case Schedule():
                yield from self.schedule(block)
            case Columns():
                yield from self.blocks((*block.left, *block.right))

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[list[Piece]]:
        for index, block in enumerate(blocks):
            if index and isinstance(block, Section):
                yield []
            yield from self.block(block)

    def section(self, section: Section) -> Iterator[list[Piece]]:
        number = f"{section.number}. " if section.number is not None else ""
        yield from self.text(f"{number}{self.part(section.title)}", HEADING)
        yield from self.blocks(section.blocks)

    def part(self, part: Part) -> str:
        match part:
            case Blank():
                return self.screen.fit(f"{NOT_FILLED.render(self.language)} {DOTS}")
            case Strong():
                return self.screen.fit(said(part.text, self.language))
        return self.screen.fit(said(part, self.language))

    def parts(self, parts: tuple[Part, ...]) -> str:
        return "".join(map(self.part, parts))

    def labelled(self, paragraph: Paragraph) -> str:
        label = f"{self.part(paragraph.label)}: " if paragraph.label is not None else ""
        return label + self.parts(paragraph.parts)

    def text(self, text: str, style: str = "") -> Iterator[list[Piece]]:
        yield from ([(line, style)] for line in wrap(text, self.width))

    def item(self, text: str) -> Iterator[list[Piece]]:
        for index, line in enumerate(wrap(text, self.width - 2)):
            yield [("  " if index else "- ", ""), (line, "")]

    def grid(self, table: Table) -> Iterator[list[Piece]]:
        """A table whose title the section has said; the line of the title separates it from the text above."""
        yield from table_lines(replace(table, title=Message("")), self.language, self.screen)

    def blank_lines(self, block: Lines) -> Iterator[list[Piece]]:
        label = f"{self.part(block.label)}:"
        *whole, last = wrap(label, self.width)
        yield from ([(line, "")] for line in whole)
        room = self.width - width_of(last) - 1
        if room >= LEAST_DOTS:
            yield [(f"{last} {'.' * room}", "")]
        else:
            yield [(last, "")]
        more = block.count - (room >= LEAST_DOTS)
        yield from ([("." * self.width, "")] for _line in range(more))

    def signatures(self, block: Signatures) -> Iterator[list[Piece]]:
        for person in block.people:
            kind = _("initials") if person.initials else _("signature, date")
            name = f", {self.part(person.name)}" if person.name else ""
            yield from self.text(f"{self.part(person.role)}{name} ({self.part(kind)}) {'.' * LEAST_DOTS}")

    def schedule(self, block: Schedule) -> Iterator[list[Piece]]:
        """The steps as a table whose last column is drawn; the years it spans stand in its heading."""
        time = _("From – to")
        if block.months:
            time = _("{start} – {finish}", start=Month(block.months[0]), finish=Month(block.months[-1]))
        columns = (
            Column("name", _("Step"), weight=4, rank=0),
            Column("owner", _("Lead agency"), weight=2, rank=2),
            Column("bar", time, weight=0, rank=1),
        )
        rows = tuple(self.step(step, len(block.months)) for step in block.steps)
        yield from self.grid(Table(_("Steps"), columns, (Group(None, rows),)))

    def step(self, step: Step, months: int) -> Row:
        name, owner = self.part(step.name), self.part(step.owner)
        return Row((name, owner, bar(step, months)))


def bar(step: Step, months: int) -> str:
    """The months of a step, drawn: ``··━━━···``; nothing where they are not known."""
    if step.first is None or step.last is None:
        return ""
    marks = ("━" if step.first <= month <= step.last else "·" for month in range(months))
    return "".join(marks)

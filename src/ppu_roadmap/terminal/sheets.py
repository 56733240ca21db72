"""A sheet of paper on a screen: its letterhead and title, text, boxes to tick, lines to write on, schedules."""

from collections.abc import Iterator

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Column, Group, Row, Table
from ppu_roadmap.terminal.documents import block_lines
from ppu_roadmap.terminal.lines import HEADING, QUIET, heading_line, width_of, wrap
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.text import Language, Month, _

DOTS = "........"
WIDEST = 100
"""Text is hard to read in longer lines."""
LEAST_DOTS = 10


def page_lines(page: Page, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a sheet of paper on a screen."""
    return _Sheet(language, screen).page(page)


def text_lines(block: Block, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a block that stands on no sheet of paper."""
    return _Sheet(language, screen).block(block)


class _Sheet:
    """A sheet of paper on its way to a screen."""

    def __init__(self, language: Language, screen: Screen) -> None:
        self.language, self.screen = language, screen
        self.width = min(screen.width, WIDEST)

    def page(self, page: Page) -> Iterator[list[Piece]]:
        for line in page.letterhead:
            yield from self.text(self.part(line), QUIET)
        if page.title:
            yield from heading_line(self.screen, self.width, "━", self.parts(page.title))
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
            case blocks.Section():
                yield from self.section(block)
            case blocks.Paragraph():
                yield from self.text(self.labelled(block))
            case blocks.Items():
                yield from (line for item in block.items for line in self.item(self.parts(item)))
            case blocks.Boxes():
                choices = (f"[ ] {self.part(choice)}" for choice in block.choices)
                yield from self.text("   ".join(choices))
            case blocks.DottedLines():
                yield from self.blank_lines(block)
            case blocks.Signatures():
                yield from self.signatures(block)
            case blocks.Schedule():
                yield from self.schedule(block)
            case blocks.SideBySide():
                yield from self.stack((*block.left, *block.right))
            case Table() | Chart() | Either():
                yield from block_lines(block, self.language, self.screen)

    def stack(self, several: tuple[Block, ...]) -> Iterator[list[Piece]]:
        for index, block in enumerate(several):
            if index and isinstance(block, blocks.Section):
                yield []
            yield from self.block(block)

    def section(self, section: blocks.Section) -> Iterator[list[Piece]]:
        number = f"{section.number}. " if section.number is not None else ""
        yield from self.text(f"{number}{self.part(section.title)}", HEADING)
        yield from self.stack(section.blocks)

    def part(self, part: blocks.Inline) -> str:
        match part:
            case blocks.Blank():
                return self.screen.fit(f"{blocks.NOT_FILLED.render(self.language)} {DOTS}")
            case blocks.Strong():
                return self.screen.fit(blocks.said(part.text, self.language))
        return self.screen.fit(blocks.said(part, self.language))

    def parts(self, parts: blocks.Inlines) -> str:
        return "".join(map(self.part, parts))

    def labelled(self, paragraph: blocks.Paragraph) -> str:
        label = f"{self.part(paragraph.label)}: " if paragraph.label is not None else ""
        return label + self.parts(paragraph.parts)

    def text(self, text: str, style: str = "") -> Iterator[list[Piece]]:
        yield from ([(line, style)] for line in wrap(text, self.width))

    def item(self, text: str) -> Iterator[list[Piece]]:
        for index, line in enumerate(wrap(text, self.width - 2)):
            yield [("  " if index else "- ", ""), (line, "")]

    def blank_lines(self, block: blocks.DottedLines) -> Iterator[list[Piece]]:
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

    def signatures(self, block: blocks.Signatures) -> Iterator[list[Piece]]:
        for person in block.people:
            kind = _("initials") if person.initials else _("signature, date")
            name = f", {self.part(person.name)}" if person.name else ""
            yield from self.text(f"{self.part(person.role)}{name} ({self.part(kind)}) {'.' * LEAST_DOTS}")

    def schedule(self, block: blocks.Schedule) -> Iterator[list[Piece]]:
        """The steps as a table whose last column is drawn; the years it spans stand in its heading."""
        time = _("From – to")
        if block.months:
            time = _("{start} – {finish}", start=Month(block.months[0]), finish=Month(block.months[-1]))
        columns = (
            Column("name", _("Step"), weight=4, rank=0),
            Column("owner", _("Lead agency"), weight=2, rank=2),
            Column("bar", time, weight=0, rank=1),
        )
        rows = tuple(
            Row((self.part(task.name), self.part(task.owner), months_drawn(task, len(block.months))))
            for task in block.tasks
        )
        yield from block_lines(Table(None, columns, (Group(None, rows),)), self.language, self.screen)


def months_drawn(task: blocks.Task, months: int) -> str:
    """The months of a task: ``··━━━···``; nothing where they are not known."""
    if task.first is None or task.last is None:
        return ""
    marks = ("━" if task.first <= month <= task.last else "·" for month in range(months))
    return "".join(marks)

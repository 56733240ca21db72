"""A document on a screen: its pages one below the other, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Drawing, Either
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.terminal.lines import HEADING, QUIET, apart, heading_line, width_of, wrap
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.terminal.tables import TableLines
from ppu_roadmap.text import Language, Month, _

WIDEST = 100
"""Text is hard to read in longer lines."""
LEAST_DOTS = 10


def print_document(document: Document | Stream, language: Language, screen: Screen) -> None:
    """Print a document, line by line."""
    for line in document_lines(document, language, screen):
        screen.write(line)


def document_lines(document: Document | Stream, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a document on a screen."""
    writer = _Writer(language, screen)
    if isinstance(document, Document):
        return apart(map(writer.page, document.pages))
    return chain(apart(map(writer.block, document.blocks)), writer.notes(document))


class _Writer(blocks.Writer):
    """A document on its way to a screen."""

    blank = "{} ........"

    def __init__(self, language: Language, screen: Screen) -> None:
        super().__init__(language, screen.fit)
        self.screen = screen
        self.width = min(screen.width, WIDEST)

    def page(self, page: Page) -> Iterator[list[Piece]]:
        """The lines of a page: parts of an answer, or a sheet of paper."""
        if not page.headed:
            yield from apart(map(self.block, page.blocks))
            return
        for line in page.letterhead:
            yield from self._lines((line,), QUIET)
        if page.title:
            yield from heading_line(self.screen, self.width, "━", self.parts(page.title))
        for parts in page.below:
            yield from self._lines(parts, QUIET)
        for block in page.blocks:
            yield from ([], *self.block(block))
        if page.foot is not None:
            yield from ([], *self._lines((page.foot,), QUIET))

    def notes(self, stream: Stream) -> Iterator[list[Piece]]:
        """Remarks on all of a document, once it is printed."""
        lines = [line for note in stream.notes() for line in self._lines((note,), QUIET)]
        yield from ([], *lines) if lines else ()

    def block(self, block: Block | Flow) -> Iterator[list[Piece]]:
        """The lines of a block; of two forms the narrow one where the wide one has no room."""
        match block:
            case Either():
                tables = self._tables(block.wide)
                if any(table.stacked for table in tables):
                    tables = self._tables(block.narrow())
                yield from apart(table.lines() for table in tables)
            case Chart():
                drawing = block.drawing()
                if isinstance(drawing, Drawing):
                    from ppu_roadmap.terminal.charts import chart_lines  # which few documents hold

                    yield from chart_lines(drawing, self.language, self.screen)
                else:
                    yield from TableLines(block.table(), self.language, self.screen).lines()
            case Flow():
                yield from TableLines(block, self.language, self.screen).lines()
            case _:
                yield from self._plain(block)

    def _plain(self, block: blocks.Plain) -> Iterator[list[Piece]]:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Section():
                yield from self._wrapped(self.numbered(block.title, block.number), HEADING)
                yield from self._stack(block.blocks)
            case blocks.Paragraph():
                yield from self._lines(block.labelled)
            case blocks.Items():
                yield from (line for item in block.items for line in self._item(self.parts(item)))
            case blocks.FillIn():
                yield from self._wrapped(self.to_fill(block), QUIET)
            case blocks.Image():
                yield from self._lines((block.alt,), QUIET)
            case blocks.Contents():
                yield from (line for one in block.entries for line in self._item(self.entry(one)))
            case blocks.Boxes():
                yield from self._lines(("   ".join(f"[ ] {self.text(choice)}" for choice in block.choices),))
            case blocks.DottedLine():
                yield from self._dotted(f"{self.text(block.label)}:")
            case blocks.Signatures():
                yield from (line for person in block.people for line in self._signature(person))
            case blocks.Schedule():
                yield from self.block(self._schedule(block))
            case blocks.SideBySide():
                yield from self._stack((*block.left, *block.right))
            case Table():
                yield from TableLines(block, self.language, self.screen).lines()

    def _tables(self, tables: Iterable[Table]) -> list[TableLines]:
        return [TableLines(table, self.language, self.screen) for table in tables]

    def _stack(self, several: Iterable[Block]) -> Iterator[list[Piece]]:
        for index, block in enumerate(several):
            if index and isinstance(block, blocks.Section):
                yield []
            yield from self.block(block)

    def _lines(self, parts: blocks.Inlines, style: str = "") -> Iterator[list[Piece]]:
        yield from self._wrapped(self.parts(parts), style)

    def _wrapped(self, text: str, style: str = "") -> Iterator[list[Piece]]:
        yield from ([(line, style)] for line in wrap(text, self.width))

    def _item(self, text: str) -> Iterator[list[Piece]]:
        for index, line in enumerate(wrap(text, self.width - 2)):
            yield [("  " if index else "- ", ""), (line, "")]

    def _dotted(self, label: str) -> Iterator[list[Piece]]:
        """Dots behind a label, or below it where they have no room."""
        *whole, last = wrap(label, self.width)
        room = self.width - width_of(last) - 1
        ended = [f"{last} {'.' * room}"] if room >= LEAST_DOTS else [last, "." * self.width]
        yield from ([(line, "")] for line in (*whole, *ended))

    def _signature(self, person: blocks.Signature) -> Iterator[list[Piece]]:
        name = f", {person.name}" if person.name else ""
        return self._lines((person.role, name, " (", person.kind, f") {'.' * LEAST_DOTS}"))

    def _schedule(self, block: blocks.Schedule) -> Table:
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
            (self.part(task.name), self.part(task.owner), months_drawn(task, len(block.months))) for task in block.tasks
        )
        return Table(None, columns, (Group(None, rows),))


def months_drawn(task: blocks.Task, months: int) -> str:
    """The months of a task: ``··━━━···``; nothing where they are not known."""
    return "".join("━" if month in task.span else "·" for month in range(months)) if task.span else ""

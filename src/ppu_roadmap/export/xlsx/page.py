"""A sheet that says what a page does: letterhead, title, blocks below each other, foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppu_roadmap.export.xlsx.chart import draw, tabled
from ppu_roadmap.export.xlsx.sheet import Sheet
from ppu_roadmap.export.xlsx.table import Laid, laid_out, put
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Message, Month, _

DOTS, INDENT = "…………", "    "
_LOOKS = {blocks.Section: "heading", blocks.FillIn: "fill"}


class PageSheet(Sheet):
    """A sheet that says what a page does."""

    def write(self, page: Page) -> bool:
        """Letterhead, title, blocks, foot; whether the title is left to the sheet's name: a list begins at the top."""
        laid = [*self.laid(page.blocks)]  # all before anything is written: tables share the sheet's columns
        first = laid[0] if laid else None
        bare = isinstance(first, Laid) and bool(first.lines) and first.table.title is None
        named = bare and not page.letterhead and not page.below
        for line in page.letterhead:
            self.line(self.text(line), "bold")
        if page.title and not named:
            number = f"{self.text(page.number.label)} " if page.number and page.number.label else ""
            self.line(number + self.parts(page.title), "title")
        for parts in page.below:
            self.line(self.parts(parts))
        self.put(laid)
        if page.foot is not None:
            self.gap()
            self.line(self.text(page.foot), "note")
        return named

    def put(self, laid: Iterable[blocks.Plain | Laid]) -> None:
        """Blocks that are laid out, below what is written."""
        for block in laid:
            if isinstance(block, Laid):
                self.table(block)
            else:
                self.gap(isinstance(block, blocks.Section))
                for line in self.said(block):
                    self.line(line, _LOOKS.get(type(block), "plain"))

    def laid(self, several: Iterable[Block]) -> Iterator[blocks.Plain | Laid]:
        """Blocks one after the other, tables laid out."""
        for block in several:
            match block:
                case Chart():
                    yield laid_out(self, tabled(block), block)
                case Table():
                    yield laid_out(self, block)
                case Either():
                    yield from self.laid(block.wide)
                case blocks.SideBySide():
                    yield from self.laid((*block.left, *block.right))
                case blocks.Section():
                    yield block
                    yield from self.laid(block.blocks)
                case _:
                    yield block

    def said(self, block: blocks.Plain) -> Iterable[str]:  # noqa: C901 -- a case a kind of block
        """What is no table, a line of text each."""
        text, parts = self.text, self.parts
        match block:
            case blocks.Section():
                return [self.numbered(block.title, block.number)]
            case blocks.Paragraph():
                return [parts(block.labelled)]
            case blocks.Items():
                marks = ("•" if block.start is None else f"{block.start + at}." for at in range(len(block.items)))
                return (
                    f"{INDENT * block.depth}{mark} {parts(each)}" for mark, each in zip(marks, block.items, strict=True)
                )
            case blocks.FillIn():
                return [self.to_fill(block)]
            case blocks.Image():
                return [text(block.alt)]
            case blocks.Contents():
                return (f"{INDENT * (one.level - 1)}{self.entry(one)}" for one in block.entries)
            case blocks.Boxes():
                return ["   ".join(f"☐ {text(one)}" for one in block.choices)]
            case blocks.DottedLine():
                return [f"{text(block.label)}: {DOTS * 4}"]
            case blocks.Signatures():
                return (f"{text(one.role)}: {DOTS} {text(one.name) if one.name else DOTS}" for one in block.people)
            case blocks.Schedule():
                return (self.task(block, task) for task in block.tasks)
        return []

    def task(self, block: blocks.Schedule, task: blocks.Task) -> str:
        """What, by whom, from which month to which."""
        ends = dict.fromkeys((*task.span[:1], *task.span[-1:]))
        months = " – ".join(self.text(Month(block.months[at])) for at in ends) or "–"
        return f"{self.part(task.name)} ({self.part(task.owner)}): {months}"

    def table(self, laid: Laid) -> None:
        """A title, what it is about, the rows, what is drawn of them, the total in a few words, notes."""
        table = laid.table
        self.gap()
        if table.title is not None:
            self.line(self.numbered(table.title, table.number), "heading")
        self.line(self.joined(table.subtitle), "note")
        if laid.lines:
            rows = put(self, laid)
            if laid.chart is not None:
                draw(self, laid.chart, rows)
        if table.summary:
            self.line(f"{self.text(_('Total'))}: {self.joined(table.summary)}", "bold")
        self.notes(table.notes)

    def notes(self, notes: Iterable[Message]) -> None:
        """Remarks, a line each."""
        for note in notes:
            self.line(self.text(note), "note")

"""A document as a workbook: a sheet a page, each table one real Excel table, text as text, sums that follow filters."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO

from ppu_roadmap.export.xlsx.chart import draw, tabled
from ppu_roadmap.export.xlsx.sheet import Sheet
from ppu_roadmap.export.xlsx.table import Laid, laid_out, put
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Month, _
from ppu_roadmap.workbook.book import LONGEST_NAME, NEVER, sheet_names, workbook

DOTS, INDENT = "…………", "    "
_LOOKS = {blocks.Section: "heading", blocks.FillIn: "fill"}
_IN_NAMES = str.maketrans({":": " –", "[": "(", "]": ")", "/": "-", "*": "", "?": ""})
"""What stands in names of sheets for what may not."""


def render(document: Document, language: Language) -> bytes:
    """The same bytes from run to run. Raises Refusal for a table that is longer than a sheet."""
    data = BytesIO()
    writer = blocks.Writer(language)
    title, region = document.title.render(language), writer.text(document.region)
    with workbook(data, _day(), title) as book:
        pages = document.pages or (Page(()),)
        for name, page in zip(sheet_names(_called(page, title, writer) for page in pages), pages, strict=True):
            sheet = _Page(book, name, language)
            named = sheet.write(page)
            sheet.close(title if named else "", region or title)
    return data.getvalue()


def _day() -> date:
    """The day of the file: none but where one is asked for, so that its bytes depend on nothing else."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else NEVER


def _called(page: Page, title: str, writer: blocks.Writer) -> str:
    """What a page is called: its title, else that of its first block that has one, else that of the document."""
    titles = (block.title for block in page.blocks if isinstance(block, Table | Chart | Either | blocks.Section))
    own = writer.parts(page.title) if page.title else writer.text(next(filter(None, titles), ""))
    return shortened((own or title).translate(_IN_NAMES), LONGEST_NAME)


class _Page(Sheet):
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
        for block in laid:
            if isinstance(block, Laid):
                self.table(block)
            else:
                self.gap(isinstance(block, blocks.Section))
                for line in self.said(block):
                    self.line(line, _LOOKS.get(type(block), "plain"))
        if page.foot is not None:
            self.gap()
            self.line(self.text(page.foot), "note")
        return named

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
        for note in table.notes:
            self.line(self.text(note), "note")

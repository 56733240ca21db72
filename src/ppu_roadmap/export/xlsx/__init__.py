"""A document as a workbook: a sheet a page, each table one real Excel table, text as text, sums that follow filters."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import NamedTuple

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
            sheet = Sheet(book, name, language)
            laid = _Page(sheet, page)
            laid.write()
            sheet.close(title if laid.named else "", region or title)
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


class _Listed(NamedTuple):
    """A table that stands on the sheet, and the chart that is drawn of it."""

    table: Table
    laid: Laid | None
    """``None`` where it has no rows."""
    chart: Chart | None = None


class _Page:
    """A page on its way to its sheet."""

    def __init__(self, sheet: Sheet, page: Page) -> None:
        self.sheet, self.writer, self.page = sheet, sheet.writer, page
        self.blocks = [*self.laid(page.blocks)]  # all before anything is written: tables share the sheet's columns

    def laid(self, several: Iterable[Block]) -> Iterator[blocks.Plain | _Listed]:
        """Blocks one after the other, tables laid out."""
        for block in several:
            match block:
                case Chart():
                    table = tabled(block)
                    notes = (*table.notes, *([block.source] if block.source else []))
                    yield self.listed(table._replace(title=block.title, number=block.number, notes=notes), block)
                case Table():
                    yield self.listed(block)
                case Either():
                    yield from self.laid(block.wide)
                case blocks.SideBySide():
                    yield from self.laid((*block.left, *block.right))
                case blocks.Section():
                    yield block
                    yield from self.laid(block.blocks)
                case _:
                    yield block

    def listed(self, table: Table, chart: Chart | None = None) -> _Listed:
        """A table, laid out where it has rows."""
        filled = table.columns and any(group.rows or group.head for group in table.groups)
        return _Listed(table, laid_out(self.sheet, table) if filled else None, chart)

    @property
    def named(self) -> bool:
        """Whether the sheet's name says the title: the page is a list, which begins at its top."""
        first = self.blocks[0] if self.blocks else None
        bare = isinstance(first, _Listed) and first.laid is not None and first.table.title is None
        return bare and not self.page.letterhead and not self.page.below

    def write(self) -> None:
        """Letterhead, title, blocks, foot."""
        page, sheet, writer = self.page, self.sheet, self.writer
        for line in page.letterhead:
            sheet.text(writer.text(line), "bold")
        if page.title and not self.named:
            number = f"{writer.text(page.number.label)} " if page.number and page.number.label else ""
            sheet.text(number + writer.parts(page.title), "title")
        for parts in page.below:
            sheet.text(writer.parts(parts))
        for block in self.blocks:
            if isinstance(block, _Listed):
                self.table(*block)
            elif isinstance(block, blocks.Section):
                sheet.gap()
                sheet.text(writer.numbered(block.title, block.number), "heading")
            else:
                for line in self.lines(block):
                    sheet.text(line, "fill" if isinstance(block, blocks.FillIn) else "plain")
        if page.foot is not None:
            sheet.gap()
            sheet.text(writer.text(page.foot), "note")

    def lines(self, block: blocks.Plain) -> Iterable[str]:
        """What is no table, a line of text each."""
        text, parts = self.writer.text, self.writer.parts
        match block:
            case blocks.Paragraph():
                return [parts(block.labelled)]
            case blocks.Items():
                marks = ("•" if block.start is None else f"{block.start + at}." for at in range(len(block.items)))
                return (
                    f"{INDENT * block.depth}{mark} {parts(each)}" for mark, each in zip(marks, block.items, strict=True)
                )
            case blocks.FillIn():
                return [self.writer.to_fill(block)]
            case blocks.Image():
                return [text(block.alt)]
            case blocks.Contents():
                return (f"{INDENT * (one.level - 1)}{self.writer.entry(one)}" for one in block.entries)
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
        months = " – ".join(self.writer.text(Month(block.months[at])) for at in ends) or "–"
        return f"{self.writer.part(task.name)} ({self.writer.part(task.owner)}): {months}"

    def table(self, table: Table, laid: Laid | None, chart: Chart | None) -> None:
        """A title, what it is about, the rows, what is drawn of them, the total in a few words, notes."""
        sheet, writer = self.sheet, self.writer
        sheet.gap()
        if table.title is not None:
            sheet.text(writer.numbered(table.title, table.number), "heading")
        sheet.text(writer.joined(table.subtitle), "note")
        if laid is not None:
            rows = put(sheet, laid, counted=table.counted)
            if chart is not None:
                draw(sheet, chart, rows)
        if table.summary:
            sheet.text(f"{writer.text(_('Total'))}: {writer.joined(table.summary)}", "bold")
        for note in table.notes:
            sheet.text(writer.text(note), "note")

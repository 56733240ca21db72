"""A document as a workbook: a sheet a page, each table one real Excel table, text as text, sums that follow filters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from tempfile import TemporaryFile

from ppu_roadmap.export.xlsx.leaves import fill
from ppu_roadmap.export.xlsx.page import PageSheet
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.flow import Stream
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.book import LONGEST_NAME, NEVER, sheet_names, workbook

_PIECE = 1 << 20
"""Bytes of a file that are read at once."""
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
            sheet = PageSheet(book, name, language)
            named = sheet.write(page)
            sheet.close(title if named else "", region or title)
    return data.getvalue()


def pieces(stream: Stream, language: Language) -> Iterator[bytes]:
    """The same of what comes region by region: pages that are filled in turn as they are, all else once it is there."""
    if (leaves := stream.leaves) is None:
        yield render(stream.document(), language)
        return
    with TemporaryFile() as file:
        title, region = (each.render(language) for each in (leaves.title, leaves.region))
        with workbook(file, _day(), title) as book:
            fill(book, leaves, stream.notes, language, region)
        file.seek(0)
        yield from iter(lambda: file.read(_PIECE), b"")


def _day() -> date:
    """The day of the file: none but where one is asked for, so that its bytes depend on nothing else."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else NEVER


def _called(page: Page, title: str, writer: blocks.Writer) -> str:
    """What a page is called: its title, else that of its first block that has one, else that of the document."""
    titles = (block.title for block in page.blocks if isinstance(block, Table | Chart | Either | blocks.Section))
    own = writer.parts(page.title) if page.title else writer.text(next(filter(None, titles), ""))
    return shortened((own or title).translate(_IN_NAMES), LONGEST_NAME)

"""Tables as CSV: for machines keys and values, for Excel what people read; no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from ppu_roadmap.grid.delimited import guarded
from ppu_roadmap.paper.blocks import Writer, undrawn
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Marked, Table, data_of, label_of, shown
from ppu_roadmap.text import Language, Message, Rupiah, flat, without_controls

BETWEEN = "; "
"""Between the values of a list in one cell."""
_SAID = (Keyed, Marked, Message, Rupiah)
_NUMERAL = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)+|0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+")
"""Codes that a spreadsheet would take for numbers, times or days, as ``2.10``."""


def render(document: Document, language: Language, *, raw: bool = False, excel: bool = False) -> bytes:
    """The rows for machines in UTF-8 with commas and LF; ``raw``: no guard against formulas.

    ``excel``: the tables of a page, with semicolons and a byte order mark, as Excel wants them in Indonesia.
    """
    if excel:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(_for_people(document, language))
        return file.getvalue().encode("utf-8-sig")
    return b"".join(pieces(Flow.of(document.table), language, raw=raw))


def pieces(flow: Flow, language: Language, *, raw: bool = False) -> Iterator[bytes]:
    """The rows for machines, group by group as they come."""
    columns = flow.head.columns
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")

    @cache
    def safe(text: str) -> str:
        return without_controls(text) if raw else guarded(without_controls(text))

    def safely(cells: Iterable[Cell], column: Column) -> list[object]:
        keys = [cell.key if type(cell) is Keyed else cell for cell in cells]
        return [safe(key) if type(key) is str else plain(key, column.kind) for key in keys]

    def plain(cell: Cell, kind: Kind) -> object:
        found = _plain(cell, kind, language)
        return safe(found) if isinstance(found, str) else found

    writer.writerow(safe(column.key) for column in columns)
    for group in flow.groups:
        writer.writerows(zip(*map(safely, zip(*group.rows, strict=True), columns), strict=True))
        yield file.getvalue().encode("utf-8")
        file.seek(0)
        file.truncate()
        safe.cache_clear()  # what comes without end is not remembered without end
    yield file.getvalue().encode("utf-8")


def _plain(cell: Cell, kind: Kind, language: Language) -> object:
    """A value as CSV writes it, not yet made harmless."""
    value = data_of(cell, language) if isinstance(cell, _SAID) else cell
    if isinstance(value, tuple):
        items = [_plain(item, kind, language) for item in value]
        return ("-" if kind is Kind.YEARS else BETWEEN).join(["" if item is None else str(item) for item in items])
    return str(value).lower() if isinstance(value, bool) else value


def _for_people(document: Document, language: Language) -> Iterator[list[str | int]]:
    """Headings and rows without totals, which a spreadsheet adds up itself; a title only where there are several."""
    found = [*_titled(document, Writer(language))]
    tables = [(title, table) for title, table in found if table.columns]
    if not any(group.rows for _title, table in tables for group in table.groups):  # why there is nothing, instead
        for note in chain(*(table.notes for _title, table in found)):
            yield [guarded(flat(note.render(language)))]
        return
    for number, (title, table) in enumerate(tables):
        if len(tables) > 1:
            yield from ([[]] if number else [])
            yield [guarded(title)] if title else []
        if table.headed:
            heads = (filter(None, (column.over, column.label)) for column in table.columns)
            yield [guarded(" ".join(each.render(language) for each in head)) for head in heads]
        for group in table.groups:
            if group.heading is not None and not any(column.implied for column in table.columns):
                yield [guarded(flat(group.heading.render(language)))]
            for row in group.rows:
                yield [_typed(*pair, language) for pair in zip(row, table.columns, strict=True)]


def _titled(document: Document, writer: Writer) -> Iterator[tuple[str, Table]]:
    """The tables of all pages; one without a title of its own is called as its page."""
    for page in document.pages:
        for block in page.blocks:
            for each in block.narrow() if isinstance(block, Either) else undrawn((block,)):
                if isinstance(each, Table):
                    yield writer.text(each.title) if each.title else writer.parts(page.title), each


def _typed(cell: Cell, column: Column, language: Language) -> str | int:
    """A cell as a person reads it, a number as one that Excel adds up, a code that looks like one as text."""
    read = label_of(cell)
    if isinstance(read, Rupiah):
        read = read.scaled[0]
    if isinstance(read, float):
        return str(int(read)) if read.is_integer() else str(read).replace(".", "," if language == "id" else ".")
    if isinstance(read, int) and not isinstance(read, bool):
        return read
    if read in (None, ()) and column.unknown is None:
        return ""
    text = shown(cell, column, language).replace("\n", BETWEEN)
    return f'="{text}"' if _NUMERAL.fullmatch(text) else guarded(text)

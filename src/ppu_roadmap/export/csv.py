"""Tables as CSV: for machines keys and values, for Excel what people read; no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from ppu_roadmap.grid.delimited import guarded
from ppu_roadmap.paper.blocks import Writer, undrawn
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Table, data_of, label_of, shown
from ppu_roadmap.text import Language, Rupiah, flat, without_controls

BETWEEN = "; "
"""Between the values of a list in one cell."""
_AS_THEY_ARE = frozenset((str, int, float, type(None)))
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

    def safely(column: Column) -> Callable[[Cell], object]:
        """A column at a time, for a cell that is a text needs no more than ``safe``."""
        value = _plain(column.kind, language)

        def text(cell: Cell) -> object:
            found = cell.key if type(cell) is Keyed else cell
            said = found if type(found) is str else value(found)
            return safe(said) if isinstance(said, str) else said

        return text

    writers = [*map(safely, columns)]
    writer.writerow(safe(column.key) for column in columns)
    for group in flow.groups:
        writer.writerows(zip(*map(map, writers, zip(*group.rows, strict=True)), strict=True))
        yield file.getvalue().encode("utf-8")
        file.seek(0)
        file.truncate()
        safe.cache_clear()  # what comes without end is not remembered without end
    yield file.getvalue().encode("utf-8")


def _plain(kind: Kind, language: Language) -> Callable[[Cell], object]:
    """How CSV writes the values of a column, not yet made harmless."""
    between = "-" if kind is Kind.YEARS else BETWEEN

    def plain(cell: Cell) -> object:
        if type(cell) in _AS_THEY_ARE:
            return cell
        value = cell if isinstance(cell, tuple) else data_of(cell, language)
        if isinstance(value, tuple):
            return between.join(["" if item is None else str(item) for item in map(plain, value)])
        return str(value).lower() if isinstance(value, bool) else value

    return plain


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

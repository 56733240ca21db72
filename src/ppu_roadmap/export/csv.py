"""Rows as CSV: keys as heading, machine values, no totals; no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterator
from functools import cache

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Data, Kind, Row, data_of
from ppu_roadmap.text import Language, without_controls

BETWEEN = "; "
"""Between the values of a list in one cell."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_COMMAND = re.compile(r"^([ \t]*)(?='*::)", re.MULTILINE)


def render(document: Document, language: Language, *, raw: bool = False, excel: bool = False) -> bytes:
    """The table in UTF-8 with commas and LF; ``raw``: no guard against formulas.

    ``excel``: semicolons and a byte order mark, as Excel wants in Indonesia.
    """
    table = document.table
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\n")
    guard = str if raw else guarded

    @cache
    def safe(text: str) -> str:
        return guard(without_controls(text))

    def safely(row: Row) -> Iterator[str | int | float | None]:
        for cell, column in zip(row.cells, table.columns, strict=True):
            text = cell if isinstance(cell, str) else written(data_of(cell, language), column.kind)
            yield safe(text) if isinstance(text, str) else text

    writer.writerow(column.key for column in table.columns)
    writer.writerows(map(safely, table.rows()))
    return file.getvalue().encode("utf-8-sig" if excel else "utf-8")


def written(value: Data, kind: Kind) -> str | int | float | None:
    """A value as CSV writes it, not yet made harmless."""
    if isinstance(value, tuple):
        return ("-" if kind is Kind.YEARS else BETWEEN).join(str(written(item, kind)) for item in value)
    return str(value).lower() if isinstance(value, bool) else value


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, nor CI for a command: ``'`` before ``= + - @``, tab, CR, ``::``."""
    if "::" in text:
        text = _COMMAND.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text

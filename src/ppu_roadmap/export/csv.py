"""Rows as CSV: keys as heading, machine values, no totals; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Row
from ppu_roadmap.text import Language, Message, Rupiah, without_controls

BETWEEN = "; "
"""Between the values of a list in one cell."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_COMMAND = re.compile(r"^([ \t]*)(?='*::)", re.MULTILINE)


def render(document: Document, language: Language, *, raw: bool = False, excel: bool = False) -> bytes:
    """UTF-8 with commas and LF; ``raw``: no guard against formulas; ``excel``: semicolons and a byte order mark, as
    Excel wants in Indonesia."""  # noqa: D205, D209
    table = document.table
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\n")
    guard = str if raw else guarded

    @cache
    def safe(text: str) -> str:
        return guard(without_controls(text))

    def safely(row: Row) -> Iterator[str | int | float | None]:
        for cell, column in zip(row.cells, table.columns, strict=True):
            text = cell if isinstance(cell, str) else written(cell, column, language)
            yield safe(text) if isinstance(text, str) else text

    writer.writerow(column.key for column in table.columns)
    writer.writerows(map(safely, table.rows()))
    return file.getvalue().encode("utf-8-sig" if excel else "utf-8")


def written(cell: Cell, column: Column, language: Language) -> str | int | float | None:
    """A machine value as CSV writes it, not yet made harmless."""
    match cell:
        case None | str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return cell
        case Rupiah():
            return cell.amount
        case tuple():
            between = "-" if column.kind is Kind.YEARS else BETWEEN
            return between.join(str(written(item, column, language)) for item in cell)
        case Message():
            return cell.render(language)
        case Keyed():
            return written(cell.key, column, language)
    return written(cell.value, column, language)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, nor CI for a command: ``'`` before ``= + - @``, tab, CR, ``::``."""
    if "::" in text:
        text = _COMMAND.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text

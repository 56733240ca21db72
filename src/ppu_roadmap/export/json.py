"""Rows as JSON: ``{"version": 1, "rows": [{key: value}]}``, one row a line, machine values, no totals."""

from __future__ import annotations

import json
from typing import TypeAlias

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Keyed, Marked
from ppu_roadmap.text import Language, Message, Rupiah, inert_json

Json: TypeAlias = "str | int | float | bool | list[Json] | None"


def render(document: Document, language: Language) -> bytes:
    """Every row as an object with the columns' keys in their order; what is not known is null."""
    table = document.table
    keys = [column.key for column in table.columns]
    rows = ",\n".join(
        json.dumps(dict(zip(keys, (value(cell, language) for cell in row.cells), strict=True)), ensure_ascii=False)
        for row in table.rows()
    )
    text = f'{{"version": 1, "rows": [\n{rows}\n]}}\n' if rows else '{"version": 1, "rows": []}\n'
    return inert_json(text).encode()


def value(cell: Cell, language: Language) -> Json:
    """A machine value as JSON has it."""
    match cell:
        case None | str() | bool() | int() | float():
            return cell
        case tuple():
            return [value(item, language) for item in cell]
        case Rupiah():
            return cell.amount
        case Keyed():
            return value(cell.key, language)
        case Marked():
            return value(cell.value, language)
        case Message():
            return cell.render(language)

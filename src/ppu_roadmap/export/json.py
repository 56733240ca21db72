"""Rows as JSON: ``{"version": 1, "rows": [{key: value}]}``, one row a line, machine values, no totals."""

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import data_of
from ppu_roadmap.text import Language, inert_json


def render(document: Document, language: Language) -> bytes:
    """Every row as an object with the columns' keys in their order; what is not known is null."""
    table = document.table
    keys = [column.key for column in table.columns]
    rows = ",\n".join(
        inert_json(dict(zip(keys, (data_of(cell, language) for cell in row), strict=True))) for row in table.rows()
    )
    text = f'{{"version": 1, "rows": [\n{rows}\n]}}\n' if rows else '{"version": 1, "rows": []}\n'
    return text.encode()

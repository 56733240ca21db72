"""Rows as JSON: ``{"version": 1, "rows": [{key: value}]}``, one row a line, machine values, no totals."""

from collections.abc import Iterator

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import data_of
from ppu_roadmap.text import Language, inert_json


def render(document: Document, language: Language) -> bytes:
    """Every row as an object with the columns' keys in their order; what is not known is null."""
    return b"".join(pieces(Flow.of(document.table), language))


def pieces(flow: Flow, language: Language) -> Iterator[bytes]:
    """The same as rows come."""
    keys = [column.key for column in flow.head.columns]
    before = '{"version": 1, "rows": ['
    for row in flow.rows():
        data = dict(zip(keys, (data_of(cell, language) for cell in row), strict=True))
        yield f"{before}\n{inert_json(data)}".encode()
        before = ","
    yield b"\n]}\n" if before == "," else f"{before}]}}\n".encode()

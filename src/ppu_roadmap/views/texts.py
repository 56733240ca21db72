"""The texts that people write for the book: which there are, how long they are, which are missing."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ppu_roadmap.book.outline import PIECES
from ppu_roadmap.book.texts import Texts
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Table, machine_value
from ppu_roadmap.text import Message, _
from ppu_roadmap.views.grouping import data_by_region, regions
from ppu_roadmap.views.view import Asked, by_place, rows_under

Line: TypeAlias = tuple[Cell, ...]
STATES = {"written": _("written"), "missing": _("missing"), "optional": _("optional")}
"""What is to be said of a text: one that is not there is missing where the book has a gap without it."""
COLUMNS = (
    Column("key", _("Key"), weight=0, rank=0),
    Column("title", _("Section"), weight=2),
    Column("file", _("File"), Kind.ADDRESS, rank=2),
    Column("state", _("State"), Kind.WORD, weight=0, rank=0, bare=True),
    Column("words", _("Words"), Kind.NUMBER, weight=0),
)
FIELDS = by_place(*COLUMNS)


def document(asked: Asked) -> Iterator[Block]:
    """A line for each text under its region, and how many are missing."""
    found = _found(asked)
    parts = [(asked.heading(plan), lines) for plan, lines in found]
    groups = tuple(rows_under(FIELDS, parts, _summary if asked.several else None))
    summary = tuple(_summary([line for _plan, lines in found for line in lines]))
    yield Table(asked.title, COLUMNS, groups, subtitle=(regions(asked),), summary=summary)


def rows(asked: Asked) -> Table:
    """A row for each text."""
    return data_by_region(asked, FIELDS, _found(asked))


def _found(asked: Asked) -> list[tuple[Plan, list[Line]]]:
    texts = asked.texts or [Texts()] * len(asked.plans)
    return [(plan, list(_lines(each))) for plan, each in zip(asked.plans, texts, strict=True)]


def _lines(texts: Texts) -> Iterator[Line]:
    for piece in PIECES:
        state = "written" if piece.key in texts.pieces else "missing" if piece.needed else "optional"
        file, words = texts.file(piece.key), texts.words.get(piece.key)
        yield piece.key, piece.title, file, Keyed(state, STATES[state]), words


def _summary(lines: Sequence[Line]) -> Iterator[Message]:
    states = [machine_value(line[3]) for line in lines]
    yield _("{count} written", count=states.count("written"))
    yield _("{count} missing", count=states.count("missing"))

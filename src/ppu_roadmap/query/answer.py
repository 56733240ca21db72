"""The answer to a question: columns, and rows as they come, each value as a cell; or a file of Parquet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from ppu_roadmap.dataset.database import quoted
from ppu_roadmap.model.types import FIRST_YEAR, LAST_YEAR
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Table
from ppu_roadmap.query.question import Question
from ppu_roadmap.text import Message, _

AT_ONCE = 10_000
"""Rows that are fetched together."""
_PLAIN = frozenset({str, int, bool, type(None)})
SHOWN = 500
"""Rows that a screen shows; of more nobody reads a table."""


def answered(question: Question) -> Flow:
    """The answer for machines, its columns called as the question calls them, each by a name of its own.

    Raises Refusal, then and while rows are taken.
    """
    with question.asking() as database:
        database.execute(question.sql)
    columns = (Column(name, _("{word}", word=name), rank=min(at, 9)) for at, name in enumerate(question.columns))
    return Flow(Table(None, tuple(columns), ()), _groups(question))


def _groups(question: Question) -> Iterator[Group]:
    while True:
        with question.asking() as database:
            rows = database.fetchmany(AT_ONCE)
        if not rows:
            return
        yield Group(None, tuple(_cells(row) for row in rows))


def page(answer: Flow, limit: int | None = None) -> Table:
    """The rows for people, at most so many, numbers with the marks of a language; what is left out is said."""
    rest = answer.rows()
    rows = tuple(islice(rest, limit))
    more = limit is not None and next(rest, None) is not None
    columns = answer.head.columns
    kinds = [_kind([row[place] for row in rows]) for place in range(len(columns))]
    notes: tuple[Message, ...] = () if rows else (_("no row answers the question"),)
    if more:
        notes = (_("only the first {count} rows are shown: ask with LIMIT, or write all with --format csv",
                   count=limit),)  # fmt: skip
    shown = tuple(column._replace(kind=kind) for column, kind in zip(columns, kinds, strict=True))
    return Table(None, shown, (Group(None, rows),), notes=notes)


def write_parquet(question: Question, file: Path) -> None:
    """Write the answer to the file that the question may write. Raises Refusal.

    Sums are decimal numbers of 38 digits there, for Parquet knows no wider whole ones and DuckDB would round them.
    """
    names = [*map(quoted, question.columns)]
    wide = re.compile("U?HUGEINT")
    kinds = (wide.sub("DECIMAL(38,0)", kind).replace('"NULL"', "VARCHAR") for kind in question.columns.values())
    casts = (f"CAST({name} AS {kind}) AS {name}" for name, kind in zip(names, kinds, strict=True))
    with question.asking() as database:
        database.execute(
            f"COPY (SELECT {', '.join(casts)} FROM {question.source} AS answer({', '.join(names)})) "  # noqa: S608
            f"TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
        )


def _cells(values: Iterable[Any]) -> tuple[Cell, ...]:
    return tuple(value if type(value) in _PLAIN else _cell(value) for value in values)


def _cell(value: Any) -> Cell:
    """A value of DuckDB as every format can write it; what has no number in JSON is a word."""
    match value:
        case float():
            return value if math.isfinite(value) else str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list() | tuple():
            return _cells(value)
        case bytes():
            return value.hex()
    return str(value)


def _kind(values: Sequence[Cell]) -> Kind:
    """How people read a column: years without marks, as far as all of its numbers may be years."""
    known = [value for value in values if value is not None]
    if known and all(type(value) in {int, float} for value in known):
        years = all(isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR for value in known)
        return Kind.YEARS if years else Kind.NUMBER
    return Kind.TEXT

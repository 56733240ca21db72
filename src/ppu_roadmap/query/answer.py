"""The answer to a question: columns, and rows as they come, each value as a cell; or a file of Parquet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.dataset.database import quoted
from ppu_roadmap.model.types import FIRST_YEAR, LAST_YEAR
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.query.question import DESCRIBE, Question, asking
from ppu_roadmap.text import Message, _

AT_ONCE = 10_000
"""Rows that are fetched together."""
SHOWN = 500
"""Rows that a screen shows; of more nobody reads a table."""
_PLAIN = frozenset({str, int, bool, type(None)})


class Answer(NamedTuple):
    """Columns called as the question calls them, each by a name of its own, and the rows."""

    columns: tuple[Column, ...]
    rows: Iterator[Row]

    def flow(self) -> Flow:
        """The rows for machines, some thousands at a time."""
        some = iter(lambda: tuple(islice(self.rows, AT_ONCE)), ())
        return Flow(Table(None, self.columns, ()), (Group(None, rows) for rows in some))

    def page(self, limit: int | None = None) -> Table:
        """The rows for people, at most so many, numbers with the marks of a language; what is left out is said."""
        rows = tuple(islice(self.rows, limit))
        more = limit is not None and next(self.rows, None) is not None
        kinds = [_kind([row[place] for row in rows]) for place in range(len(self.columns))]
        columns = tuple(column._replace(kind=kind) for column, kind in zip(self.columns, kinds, strict=True))
        notes: tuple[Message, ...] = () if rows else (_("no row answers the question"),)
        if more:
            notes = (_("only the first {count} rows are shown: ask with LIMIT, or write all with --format csv",
                       count=limit),)  # fmt: skip
        return Table(None, columns, (Group(None, rows),), notes=notes)


def answered(question: Question) -> Answer:
    """The answer, as far as it takes to know its columns. Raises Refusal, then and while rows are taken."""
    with asking(question):
        question.database.execute(question.sql)
    names = _unique([column[0] for column in question.database.description])
    columns = (Column(name, _("{word}", word=name), rank=min(at, 9)) for at, name in enumerate(names))
    return Answer(tuple(columns), _rows(question))


def _rows(question: Question) -> Iterator[Row]:
    while True:
        with asking(question):
            rows = question.database.fetchmany(AT_ONCE)
        if not rows:
            return
        for row in rows:
            yield tuple(value if type(value) in _PLAIN else _cell(value) for value in row)


def write_parquet(question: Question, file: Path) -> None:
    """Write the answer to the file that the question may write. Raises Refusal.

    Sums are decimal numbers of 38 digits there, for Parquet knows no wider whole ones and DuckDB would round them.
    """
    with asking(question):
        found = question.database.execute(DESCRIBE + question.sql).fetchall()
        names = [quoted(name) for name in _unique([column[0] for column in found])]
        types = [re.sub('U?HUGEINT|"NULL"', _stored, column[1]) for column in found]
        cast = ", ".join(f"CAST({name} AS {type_}) AS {name}" for name, type_ in zip(names, types, strict=True))
        question.database.execute(
            f"COPY (SELECT {cast} FROM ({question.bare}\n) AS answer({', '.join(names)})) TO '{file}' "  # noqa: S608
            "(FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
        )


def _stored(match: re.Match[str]) -> str:
    return "VARCHAR" if match[0] == '"NULL"' else "DECIMAL(38,0)"


def _unique(names: Sequence[str]) -> list[str]:
    """Names of which none stands twice, in whatever case."""
    taken: set[str] = set()
    found = []
    for name in names:
        own, number = name, 1
        while own.casefold() in taken:
            number += 1
            own = f"{name}_{number}"
        taken.add(own.casefold())
        found.append(own)
    return found


def _cell(value: Any) -> Cell:
    """A value of DuckDB as every format can write it; what has no number in JSON is a word."""
    match value:
        case float():
            return value if math.isfinite(value) else str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list() | tuple():
            return tuple(item if type(item) in _PLAIN else _cell(item) for item in value)
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

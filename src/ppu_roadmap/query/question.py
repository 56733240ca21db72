"""A question in SQL: one SELECT that reads the tables of plans alone; whatever else it is, is refused in a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.dataset.database import opened, working
from ppu_roadmap.dataset.tables import TABLES, Table
from ppu_roadmap.query.limits import MEMORY, TOO_LARGE, Clock
from ppu_roadmap.text import Refusal, Uncut, _, command

LONGEST = 1_000
"""Characters of what DuckDB says that are shown."""
_CLOSED = _("a question reads the tables of the plan alone: no file, no address, no extension, no setting")
_INNER = re.compile("query|serialized_sql", re.IGNORECASE)
"""In a question whose SQL may hold other SQL as a text, in which places are counted then."""
_DESCRIBE = "DESCRIBE "


class Question(NamedTuple):
    """A SELECT, the database that it is asked of, what it answers with, and the tables that it reads."""

    sql: str
    database: Any
    clock: Clock
    columns: Mapping[str, str] = {}
    """What the answer has: the type of each column by its name, which no other has."""
    tables: tuple[Table, ...] = ()

    @property
    def source(self) -> str:
        """The SELECT as a table in other SQL; what is wrong in it is told with its place there, not in the other."""
        return "query('" + self.sql.replace("'", "''") + "')"

    @contextmanager
    def asking(self, lead: int = 0, *, timed: bool = True) -> Iterator[Any]:
        """The database, which works while time lasts where it is ``timed``. Raises Refusal for what goes wrong.

        ``lead``: how many letters of ours stand before the SELECT.
        """
        import duckdb

        try:
            with self.clock.running(self.database) if timed else nullcontext(), working():
                yield self.database
        except duckdb.Error as error:
            raise _refusal(error, self, lead) from None

    def take(self, rows: Sequence[Sequence[Sequence[Any]]]) -> None:
        """Add the rows that the tables have of a plan. Raises Refusal where memory ends."""
        with self.asking(timed=False) as database:
            for table, each in zip(self.tables, rows, strict=True):
                appender = database.appender(table.name)
                appender.append_rows(each)
                appender.flush()


def judged(sql: str, today: date, seconds: int, file: Path | None = None) -> Question:
    """A question with its database, whose tables are still empty; ``file`` is the one that may be written.

    Raises Refusal for what cannot be asked, and MissingExtra.
    """
    database = opened(MEMORY, errors_as_json=True)
    for name in ("today", "current_date"):
        database.execute(f"CREATE MACRO {name}() AS DATE '{today}'")
    database.execute("SET allowed_paths = ?", [[str(file)] if file else []])
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    question = Question(sql.encode("utf-8", "replace").decode().replace("\0", " "), database, Clock(seconds))
    with question.asking():
        statements = database.extract_statements(question.sql)
        _refuse_others([_kind(statement) for statement in statements])
    with question.asking(len(_DESCRIBE)):  # what is wrong is told before any plan is read, and nothing is worked out
        names, types, *_more = zip(*database.execute(_DESCRIBE + statements[0].query).fetchall(), strict=True)
        named = _named(database, question.sql)
    tables = tuple(table for table in TABLES if table.name in named)
    return question._replace(columns=dict(zip(_unique(names), types, strict=True)), tables=tables)


def _kind(statement: Any) -> str:
    try:
        return str(statement.type.name)
    except ValueError:  # duckdb has no name for some, such as UPDATE EXTENSIONS
        return str(statement.query).split()[0].upper()


def _refuse_others(kinds: Sequence[str]) -> None:
    """End the command at what is not one SELECT."""
    match kinds:
        case ["SELECT"]:
            return
        case []:
            again = command("query")
            raise Refusal(_("there is no question: write a SELECT; {command} lists what can be asked", command=again))
        case ["MULTI"]:
            raise Refusal(_("PIVOT has to name its columns, as in ON year IN (2026, 2027)"))
        case [kind]:
            raise Refusal(_("a question is one SELECT, which changes nothing: {kind} is none", kind=kind))
    raise Refusal(_("a question is one SELECT: these are {count} statements", count=len(kinds)))


def _unique(names: Iterable[str]) -> list[str]:
    """Names of which none stands twice, in whatever case."""
    found: dict[str, str] = {}
    for name in names:
        numbered = chain((name,), (f"{name}_{number}" for number in count(2)))
        own = next(each for each in numbered if each.casefold() not in found)
        found[own.casefold()] = own
    return [*found.values()]


def _named(database: Any, sql: str) -> set[str]:
    """The tables that a SELECT reads, in small letters; all of them where it says so only when it runs."""
    import duckdb

    try:
        return {name.lower() for name in database.get_table_names(sql)}
    except duckdb.Error:
        return {table.name for table in TABLES}


def _refusal(error: BaseException, question: Question, lead: int) -> Refusal:
    """What is said of what went wrong, in one line: in DuckDB's own words where it is the SQL."""
    import duckdb

    if question.clock.over:
        return Refusal(question.clock.told)
    if isinstance(error, duckdb.OutOfMemoryException):
        return Refusal(TOO_LARGE)
    text = str(error).partition(" Error: ")[2] or str(error)
    known: dict[str, Any] = {"exception_message": text}
    with suppress(ValueError, TypeError):  # what DuckDB does not tell as JSON
        known |= json.loads(text)
    said, position = str(known["exception_message"]), str(known.get("position"))
    if isinstance(error, duckdb.PermissionException) or "configuration has been locked" in said:
        return Refusal(_CLOSED)
    reason = Uncut(" ".join(re.sub(' Use "SET .*', "", said).split())[:LONGEST])
    if not position.isdecimal() or _INNER.search(question.sql):
        return Refusal(_("the question cannot be answered: {reason}", reason=reason))
    before = question.sql.encode()[: max(0, int(position) - lead)].decode("utf-8", "replace").split("\n")
    place = _("line {line}, column {column}", line=len(before), column=len(before[-1]) + 1)
    return Refusal(_("{place}: {reason}", place=place, reason=reason))

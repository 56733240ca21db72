"""A question in SQL: one SELECT that reads the tables of plans alone; whatever else it is, is refused in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ppu_roadmap.dataset.database import fill, opened
from ppu_roadmap.dataset.tables import TABLES, Table
from ppu_roadmap.query.limits import MEMORY, TOO_LARGE, Clock
from ppu_roadmap.text import Message, Refusal, Uncut, _, command

LONGEST = 1_000
"""Characters of what DuckDB says that are shown."""
_CLOSED = _("a question reads the tables of the plan alone: no file, no address, no extension, no setting")
_EXCERPT = re.compile(r"\n(LINE ([0-9]{1,6}): )([^\n]*)\n( *)\^")
"""The line of SQL that DuckDB shows, with a mark below the place."""
DESCRIBE, _CUT = "DESCRIBE ", "..."
"""What may stand before the line there: what we ask first, and dots for the rest of a long one."""


class Question(NamedTuple):
    """A SELECT, the database that it is asked of, and the tables that it reads."""

    sql: str
    database: Any
    clock: Clock
    tables: tuple[Table, ...] = ()

    @contextmanager
    def asking(self) -> Iterator[Any]:
        """The database, which works while time lasts. Raises Refusal for whatever goes wrong in it."""
        import duckdb

        try:
            with self.clock.running(self.database):
                yield self.database
        except RuntimeError:  # so DuckDB says Ctrl-C
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            raise _refusal(error, self) from None

    def take(self, values: Sequence[Sequence[Sequence[Any]]]) -> None:
        """Add what the tables hold of a plan, each by column. Raises Refusal where memory ends."""
        import duckdb

        try:
            for table, columns in zip(self.tables, values, strict=True):
                fill(self.database, table, columns)
        except duckdb.OutOfMemoryException:
            raise Refusal(TOO_LARGE) from None


def judged(sql: str, seconds: int, file: Path | None = None) -> Question:
    """A question with its database, whose tables are still empty; ``file`` is the one that may be written.

    Raises Refusal for what cannot be asked, and MissingExtra.
    """
    clock, database = Clock(seconds), opened(MEMORY)
    if file is not None:
        database.execute("SET allowed_paths = ?", [[str(file)]])
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    question = Question(sql.encode("utf-8", "replace").decode().replace("\0", " "), database, clock)
    with question.asking():
        _refuse_others([_kind(statement) for statement in database.extract_statements(question.sql)])
        named = _named(database, question.sql)
    return question._replace(tables=tuple(table for table in TABLES if table.name in named))


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


def _named(database: Any, sql: str) -> set[str]:
    """The tables that a SELECT reads, in small letters; all of them where it says so only when it runs."""
    import duckdb

    database.execute(DESCRIBE + sql)  # what is wrong in it is told before any plan is read, and nothing is worked out
    try:
        return {name.lower() for name in database.get_table_names(sql)}
    except duckdb.Error:
        return {table.name for table in TABLES}


def _refusal(error: BaseException, question: Question) -> Refusal:
    """What is said of what went wrong, in one line: in DuckDB's own words where it is the SQL."""
    import duckdb

    text = str(error)
    if question.clock.over:
        return Refusal(question.clock.told)
    if isinstance(error, duckdb.PermissionException) or "configuration has been locked" in text:
        return Refusal(_CLOSED)
    if isinstance(error, duckdb.OutOfMemoryException):
        return Refusal(TOO_LARGE)
    excerpt = _EXCERPT.search(text)
    said = re.sub(r'^[A-Za-z ]{1,40} Error: | Use "SET .*', "", text[: excerpt.start()] if excerpt else text)
    reason = Uncut(" ".join(said.split())[:LONGEST])
    if excerpt is None:
        return Refusal(_("the question cannot be answered: {reason}", reason=reason))
    return Refusal(_("{place}: {reason}", place=_place(excerpt, question.sql), reason=reason))


def _place(excerpt: re.Match[str], sql: str) -> Message:
    """The line of the SQL, and the column where it can be told: of a long line only a part is shown."""
    before, number, shown, blanks = excerpt.groups()
    line, lead = int(number), len(before)
    for gone in (DESCRIBE, _CUT):
        lead += len(gone) if shown.startswith(gone) else 0
        shown = shown.removeprefix(gone)
    found = "\n".join(sql.split("\n")[line - 1 : line]).find(shown.removesuffix(_CUT))
    if found < 0:
        return _("line {line}", line=line)
    return _("line {line}, column {column}", line=line, column=found + len(blanks) - lead + 1)

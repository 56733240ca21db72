"""Tables in a DuckDB database that lives in memory: made empty, with every column of its type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ppu_roadmap.dataset.tables import TABLES
from ppu_roadmap.extras import extra


def opened(memory: int, **settings: str | bool) -> Any:
    """A new database with every table, of at most so many MB, without disk, extensions or Python's variables.

    It works on one core, so that the same question has the same answer from run to run, rows in the same order. Raises
    MissingExtra.
    """
    usual: dict[str, str | bool] = {
        "memory_limit": f"{memory}MB",
        "threads": "1",
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    database = extra("data", "duckdb").connect(":memory:", config={**usual, **settings})
    for table in TABLES:
        columns = ", ".join(f"{quoted(column.key)} {column.type}" for column in table.columns)
        database.execute(f"CREATE TABLE {table.name} ({columns})")
    return database


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def working() -> Iterator[None]:
    """Let a database work. Raises its own errors, and KeyboardInterrupt for Ctrl-C, which it calls a RuntimeError."""
    try:
        yield
    except RuntimeError:
        raise KeyboardInterrupt from None

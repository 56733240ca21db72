"""Tables in a DuckDB database that lives in memory: made empty, then filled with the values of a plan at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ppu_roadmap.dataset.tables import TABLES, Table
from ppu_roadmap.extras import extra


def opened(memory: int, **settings: str) -> Any:
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
        columns = ", ".join(f"{quoted(column.key)} {column.type.value}" for column in table.columns)
        execute(database, f"CREATE TABLE {table.name} ({columns})")
    return database


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def fill(database: Any, table: Table, values: Sequence[Sequence[Any]]) -> None:
    """Add rows by column: a parameter a column, for a row at a time takes thirty times as long."""
    if values[0]:
        columns = ", ".join(f"unnest(?::{column.type.value}[])" for column in table.columns)
        execute(database, f"INSERT INTO {table.name} SELECT {columns}", values)


def execute(database: Any, sql: str, values: Any = None) -> Any:
    """Let it work. Raises KeyboardInterrupt for Ctrl-C, which DuckDB calls a RuntimeError, and its own errors."""
    try:
        return database.execute(sql, values)
    except RuntimeError:
        raise KeyboardInterrupt from None

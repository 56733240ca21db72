"""Tables in a DuckDB database that lives in memory: made empty, then filled a plan at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ppu_roadmap.dataset.source import Source
from ppu_roadmap.dataset.tables import Table
from ppu_roadmap.extras import extra


def opened(memory: int, **settings: str) -> Any:
    """A new database of at most so many MB, without disk, extensions or Python's variables. Raises MissingExtra.

    It works on one core, so that the same question has the same answer from run to run, rows in the same order.
    """
    usual: dict[str, str | bool] = {
        "memory_limit": f"{memory}MB",
        "threads": "1",
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    return extra("data", "duckdb").connect(":memory:", config={**usual, **settings})


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def create(database: Any, tables: Iterable[Table]) -> None:
    """Make tables without rows."""
    for table in tables:
        columns = ", ".join(f"{quoted(column.key)} {column.type.value}" for column in table.columns)
        database.execute(f"CREATE TABLE {quoted(table.name)} ({columns})")


def fill(database: Any, table: Table, source: Source) -> None:
    """Add the rows of a plan: a parameter a column, for a row at a time takes thirty times as long."""
    add(database, table.name, [column.type.value for column in table.columns], table.values(source))


def add(database: Any, name: str, types: Iterable[str], values: list[list[Any]]) -> None:
    """Add rows that are given by column, with the types of the columns in SQL."""
    if values and values[0]:
        columns = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
        database.execute(f"INSERT INTO {quoted(name)} SELECT {columns}", values)

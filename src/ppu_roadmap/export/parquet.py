"""Plans as Parquet, for whatever reads data: a folder a table, in it one a region, the same from run to run."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from ppu_roadmap.dataset.database import opened, quoted, working
from ppu_roadmap.dataset.source import Source
from ppu_roadmap.dataset.tables import TABLES, Table
from ppu_roadmap.text import inert_json
from ppu_roadmap.tree import Item, digest

LIST = "_roadmap.json"
"""What was written, with the digest of each file; readers of such folders pass over names that begin so."""
MEMORY = 256
"""MB for the tables of one region."""
_KIND = "roadmap parquet"
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""The region whose code is not known, as Hive and all who read its folders call what is NULL."""


def listed(data: bytes | None) -> Mapping[str, str] | None:
    """The digests of the files that a list names; ``None`` for what is no list of ours."""
    try:
        found = json.loads(data or b"")
        return {str(path): str(told) for path, told in found[_KIND].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def files(regions: Iterable[tuple[str, Mapping[str, bytes]]], empty: Mapping[str, bytes]) -> Iterator[Item]:
    """Every file of regions, then their list; of a table without rows there is the empty one, which tells columns."""
    digests, region = dict[str, str](), _UNKNOWN
    for region, tables in regions:
        yield from _placed(region, tables, digests)
    full = {path.partition("/")[0] for path in digests}
    yield from _placed(region, {name: data for name, data in empty.items() if name not in full}, digests)
    yield LIST, f"{inert_json({_KIND: digests}, indent=1)}\n".encode()


def _placed(region: str, tables: Mapping[str, bytes], digests: dict[str, str]) -> Iterator[Item]:
    """The files of a region where they belong; two plans may have the code of one region."""
    for name, data in tables.items():
        paths = (f"{name}/region={region}/data{number or ''}.parquet" for number in count())
        path = next(path for path in paths if path not in digests)
        digests[path] = digest(data)
        yield path, data


def region_of(folder: Path, source: Source) -> tuple[str, dict[str, bytes]]:
    """The code of a region, and its tables that have rows as files, made in a folder. Raises MissingExtra."""
    made = {table.name: _file(table, rows, folder) for table in TABLES if (rows := table.rows(source))}
    return source.plan.code or _UNKNOWN, made


def empty(folder: Path) -> dict[str, bytes]:
    """Every table without rows as a file, likewise."""
    return {table.name: _file(table, (), folder) for table in TABLES}


@cache
def _database() -> Any:
    """That of this process.

    Without what is disabled a column that happens to know every value would be written as one that must: another schema
    a file.
    """
    return opened(MEMORY, disabled_optimizers="statistics_propagation")


def _file(table: Table, rows: Sequence[Sequence[Any]], folder: Path) -> bytes:
    """Rows as a file, without the region, which the folder that it lies in names.

    They are given by column: filling a table first takes half as long again.
    """
    path, (_region, *columns) = folder / f"{os.getpid()}.parquet", table.columns
    select = ", ".join(f"unnest(?::{column.type}[]) AS {quoted(column.key)}" for column in columns)
    copy = f"COPY (SELECT {select}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
    with working():
        _database().execute(copy, [[row[at] for row in rows] for at in range(1, len(table.columns))])
    return path.read_bytes()

"""Plans as Parquet, for whatever reads data: a folder a table, in it one a region, the same from run to run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from ppu_roadmap.dataset.database import create, fill, opened, quoted
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


def files(sources: Iterable[Source], folder: Path) -> Iterator[Item]:
    """Every file with its bytes, then their list; ``folder`` is empty, and each is made in it. Raises MissingExtra.

    A region without rows has no file in a table; a table without rows has one file, which tells its columns.
    """
    # Without this a column that happens to know every value would be written as one that must: another schema a file.
    database = opened(MEMORY, disabled_optimizers="statistics_propagation")
    create(database, TABLES)
    made, digests, region = folder / "data.parquet", dict[str, str](), _UNKNOWN
    for source in sources:
        region = source.plan.code or _UNKNOWN
        for table in TABLES:
            fill(database, table, source)
            if data := _written(database, table, made):
                path = next(name for name in _names(table, region) if name not in digests)
                digests[path] = digest(data)
                yield path, data
    full = {path.partition("/")[0] for path in digests}
    for table in (each for each in TABLES if each.name not in full):
        path, data = next(_names(table, region)), _written(database, table, made, empty=True)
        digests[path] = digest(data)
        yield path, data
    yield LIST, f"{inert_json({_KIND: digests}, indent=1)}\n".encode()


def _names(table: Table, region: str) -> Iterator[str]:
    """What the file of a region can be called: two plans may have the code of one region."""
    return (f"{table.name}/region={region}/data{number or ''}.parquet" for number in count())


def _written(database: Any, table: Table, file: Path, *, empty: bool = False) -> bytes:
    """The rows of a table, which are gone then; nothing where there are none. The folder names the region."""
    name, path = quoted(table.name), str(file).replace("'", "''")
    rows = f"(SELECT * EXCLUDE (region) FROM {name})"  # noqa: S608 -- a name of ours
    (found,) = database.execute(f"SELECT count(*) FROM {rows}").fetchone()  # noqa: S608
    if not found and not empty:
        return b""
    database.execute(f"COPY {rows} TO '{path}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)")
    database.execute(f"TRUNCATE {name}")
    return file.read_bytes()

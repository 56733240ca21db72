"""The rows about views and exports of the nation: memory, processor time, again with a cache, and single writers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.bench import Bench
from benchmarks.measure import Command, NotThereError, best, cost, python
from benchmarks.rows import Row, figure

VIEWS = ("show", "matrix", "budget", "indicators", "risks", "progress", "quickwins", "sni")
MEGABYTES = 1.048576
"""In a MiB."""
QUESTION = "SELECT region, dimension, count(*) FROM programs GROUP BY ALL ORDER BY ALL"


class Rival(NamedTuple):
    """Who else writes the cells of a table in some format, and how we should stand beside it."""

    kind: str
    name: str
    bar: float | None = None
    slower: bool = False
    """Whether the bar is for how many times longer the rival takes, not we."""


RIVALS = (
    Rival("csv", "csv.writer", 2),
    Rival("xlsx", "rustpy-xlsxwriter", 1.3),
    Rival("xlsx", "XlsxWriter, constant memory"),
    Rival("docx", "python-docx, add_row", 10, slower=True),
    Rival("json", "json.dumps"),
)


def views(bench: Bench) -> Iterator[Row]:
    """Views of the nation on two cores, with an empty cache and again: processor time over ``validate``, memory."""
    folder, beside = bench.regencies(bench.nation), bench.cold.seconds  # which empties the cache
    for name in VIEWS:
        cold = best(bench.cached(name, folder, fresh=True), 1)
        note = f"all processes {cold.together * MEGABYTES:.0f} MB"
        yield Row(f"{name}: largest process", cold.largest * MEGABYTES, "MB", 150, note=note)
        yield Row(f"{name} / validate", cold.seconds / beside, "x", 1.3, note=f"{cold.wall:.1f} s")
        again = best(bench.cached(name, folder), 1).wall if bench.able("--no-cache") else None
        yield Row(f"{name} again", again, "s", 2 if bench.whole else None)


def exports(bench: Bench) -> Iterator[Row]:
    """Exports and questions as whole commands on two cores: processor time over ``validate``, with an empty cache."""
    folder, written = bench.regencies(bench.nation), bench.folder / "written"
    for kind in ("csv", "json", "md", "xlsx", "parquet"):
        output = bench.folder / f"{kind}.folder" if kind == "parquet" else written.with_suffix(f".{kind}")
        yield _beside_validate(bench, f"export {kind}", "export", kind, "-o", output, "--plan", folder)
    yield _beside_validate(bench, "query: programs by region and dimension", "query", QUESTION, "--plan", folder)


def _beside_validate(bench: Bench, what: str, *words: str | Path) -> Row:
    """A command's row; it says so where there is no such command yet."""
    try:
        made = best(bench.cached(*words, fresh=True), 1)
    except NotThereError:
        return Row(f"{what} / validate", None)
    note = f"{made.wall:.1f} s, largest process {made.largest * MEGABYTES:.0f} MB"
    return Row(f"{what} / validate", made.seconds / bench.cold.seconds, note=note)


def writers(bench: Bench) -> Iterator[Row]:
    """Tables written by us, from plans that are loaded, over the same cells written by others: processor time."""
    for kind in dict.fromkeys(rival.kind for rival in RIVALS):
        told = bench.folder / f"writing-{kind}.json"
        words = python("-m", "benchmarks.writing", kind, bench.regencies(bench.nation))
        cost(Command(words, output=str(told), accept=(0,)))
        taken = json.loads(told.read_bytes())
        for rival in RIVALS:
            if rival.kind == kind and rival.name in taken["others"]:
                yield _beside(rival, taken["seconds"], taken["others"][rival.name], f"{taken['rows']:,} rows")


def _beside(rival: Rival, ours: float, theirs: float, rows: str) -> Row:
    note = f"{figure(ours)} s beside {figure(theirs)} s"
    if rival.slower:
        return Row(f"{rival.name} / {rival.kind} of {rows}", theirs / ours, "x", rival.bar, at_least=True, note=note)
    return Row(f"{rival.kind} of {rows} / {rival.name}", ours / theirs, "x", rival.bar, note=note)

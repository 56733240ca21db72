"""The rows about ``validate``: cold start, one core, peers, the nation on two cores, again with a cache."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.bench import BOTH, Bench
from benchmarks.measure import ROOT, Command, Cost, best, interleaved, python, roadmap
from benchmarks.peers import installed
from benchmarks.rows import Row

WORKER = 64
"""MiB that a process may have at its largest."""
SOUND, AT_FAULT = b"    horizon: 1-year\n", b"    horizon: 9-year\n"
"""A line of every dimension file, and what it becomes for a run that is to notice it."""


def cold_start(bench: Bench) -> Iterator[Row]:
    """What every call pays: processor time, over that of an interpreter that does nothing."""
    plan, alone = ROOT / "plans", bench.able("--no-cache")
    calls = (
        ("--version", 1.3, python(ROOT / "benchmarks" / "script.py", "--version"), "by the script of an installer"),
        ("--help", 18, roadmap("--help"), ""),
        ("validate plans", 18, roadmap("validate", plan, *alone), ""),
        ("show plans", 20, roadmap("show", plan, *alone), ""),
    )
    commands = [Command(words) for words in (python("-c", "pass"), *(words for _what, _bar, words, _note in calls))]
    nothing, *costs = interleaved(commands, bench.runs * 3)
    for (what, bar, _words, note), made in zip(calls, costs, strict=True):
        yield Row(f"{what} / python -c pass", made.seconds / nothing.seconds, "x", bar, note=note)


def one_core(bench: Bench) -> Iterator[Row]:
    """Reading, every rule and every place, over a process that only loads the files: processor time, one core."""
    for style, said, bar in ("fmt", "as fmt writes", 0.55), ("hand", "written by hand", 0.95):
        folder = bench.regencies(bench.many, style)
        ours = bench.checking(folder)
        slow = replace(ours, environment=bench.environment | {"ROADMAP_READER": "libyaml"})
        made, judged, floor = interleaved([ours, slow, bench.loading(folder)], bench.runs)
        what = f"validate {bench.many} regencies, {said}"
        yield Row(f"{what} / load only", made.seconds / floor.seconds, "x", bar, note=f"{made.seconds:.2f} s")
        yield Row(f"{what}, by libyaml alone / load only", judged.seconds / floor.seconds)
        yield Row(f"{what}: largest process", made.largest, "MiB", WORKER)


def against_peers(bench: Bench) -> Iterator[Row]:
    """Other checkers of YAML, where they are installed, over validate: processor time, one core."""
    folder = bench.regencies(bench.many)
    files = sorted(file for file in folder.rglob("*.yaml") if file.name != "plan.yaml")
    for peer in installed():
        theirs, ours = interleaved([Command(peer.checking(files)), bench.checking(folder)], 1)
        ratio = theirs.seconds / ours.seconds
        yield Row(f"{peer.name}, {bench.many} regencies / validate", ratio, bar=peer.bar, at_least=True, note=peer.note)


def growth(bench: Bench) -> Iterator[Row]:
    """The exponent of processor time over size, one core: 1 is linear."""
    for small, large in pairwise(sorted({bench.few, bench.many, bench.nation})):
        times = bench.validated(large).seconds / bench.validated(small).seconds
        exponent = math.log(times) / math.log(large / small)
        yield Row(f"growth of validate from {small} to {large} regencies", exponent, "", 1.05, note="exponent")


def nation(bench: Bench) -> Iterator[Row]:
    """Time by the clock, without a cache, on one core and on two."""
    what = f"validate {bench.nation} regencies"
    one = bench.validated(bench.nation)
    yield Row(f"{what}, one core", one.wall, "s", note=f"{one.largest:.0f} MiB")
    if not bench.able("--jobs"):
        yield Row(f"{what}, two cores", None)
        return
    two = bench.validated(bench.nation, BOTH)
    yield Row(f"{what}, two cores", two.wall, "s", 10 if bench.whole else None)
    yield Row(f"{what}, two cores / one core", two.wall / one.wall, "x", 0.62)
    yield Row(f"{what}, two cores / one core, processor time", two.seconds / one.seconds)
    yield Row(f"{what}, two cores: largest process", two.largest, "MiB", WORKER)
    yield Row(f"{what}, two cores: all processes", two.together, "MiB", note="pages that they share count for each")


def again(bench: Bench) -> Iterator[Row]:
    """With a cache: processor time of all processes over that of the first run, and whether the answers are right."""
    what = f"validate {bench.nation} regencies"
    if not bench.able("--no-cache"):
        yield from (Row(f"{what} {each}", None) for each in ("again, nothing changed", "again, a file edited"))
        return
    folder = bench.regencies(bench.nation)
    first, second, third, fourth = (bench.folder / f"{name}.json" for name in ("cold", "warm", "edited", "anew"))

    def run(output: Path, *, fresh: bool = False) -> Cost:
        return best(bench.cached("validate", folder, "--format", "json", fresh=fresh, output=output), 1)

    cold, warm = run(first, fresh=True), run(second)
    file, line = _broken(folder)
    edited = run(third)
    run(fourth, fresh=True)
    file.write_bytes(file.read_bytes().replace(AT_FAULT, SOUND))
    answers = (_same(first, second), _same(third, fourth), edited.status == 1 and _told(third, file, line))
    plain = bench.validated(bench.nation, BOTH).seconds
    yield Row(f"{what}, cache empty / without a cache", cold.seconds / plain)
    yield Row(f"{what} again, nothing changed / cache empty", warm.seconds / cold.seconds, "x", 0.03)
    yield Row(f"{what} again, nothing changed", warm.wall, "s", 1 if bench.whole else None)
    yield Row(f"{what} again, a file edited / cache empty", edited.seconds / cold.seconds, "x", 0.03)
    yield Row("right answers: as before, as anew, the fault at its line", sum(answers), "of 3", 3, at_least=True)


def _broken(folder: Path) -> tuple[Path, int]:
    """The file of a portfolio that now has one fault, and its line."""
    file = min(folder.rglob("living.yaml"))
    before, _sound, after = file.read_bytes().partition(SOUND)
    file.write_bytes(before + AT_FAULT + after)
    return file, before.count(b"\n") + 1


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _told(output: Path, file: Path, line: int) -> bool:
    """Whether an answer has the fault at its line."""
    found = json.loads(output.read_bytes())["diagnostics"]
    return any(each["severity"] == "error" and Path(each["file"]) == file and each["line"] == line for each in found)

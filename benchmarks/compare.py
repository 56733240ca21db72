"""Speed and memory as ratios, beside the bar: ``python -m benchmarks.compare``; it never fails for slowness."""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import ROOT, Cost, best, one_core, python, roadmap
from benchmarks.peers import peers
from benchmarks.region import NATION_REGENCIES, TODAY

FINDINGS = (0, 1)
"""Exit codes of a check that did its work."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``at_least`` where more is better."""

    what: str
    measured: float
    bar: float
    unit: str = "x"
    at_least: bool = False

    def __str__(self) -> str:
        """The line, columns aligned."""
        good = self.measured >= self.bar if self.at_least else self.measured <= self.bar
        sign = ">=" if self.at_least else "<="
        measured, bar = f"{self.measured:.2f} {self.unit}", f"{sign} {self.bar:g} {self.unit}"
        return f"{self.what:<64} {measured:>12} {bar:>12}  {'ok' if good else 'NOT'}"


class Bench:
    """The measurements of one run, each made once."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.validated: dict[int, Cost] = {}

    def regencies(self, count: int) -> Path:
        """A portfolio of so many regencies, made by another process: what this one imports counts as memory."""
        folder = self.folder / str(count)
        if not folder.exists():
            best(python("-m", "benchmarks.generate", folder, "--regencies", str(count)), runs=1)
        return folder

    def validate(self, count: int) -> Cost:
        """What it costs to validate so many regencies."""
        if count not in self.validated:
            command = roadmap("validate", self.regencies(count), "--as-of", TODAY)
            self.validated[count] = best(command, self._runs(count), FINDINGS)
        return self.validated[count]

    def load(self, folder: Path, count: int = 1) -> Cost:
        """What it costs to load the files of a folder and do nothing with them."""
        return best(python(ROOT / "benchmarks" / "load_only.py", folder), self._runs(count))

    def cold(self, command: list[str]) -> Cost:
        """The cost of a short command, which takes more runs to tell from noise."""
        return best(command, self.runs * 3, FINDINGS)

    def _runs(self, count: int) -> int:
        """As many runs as are bearable."""
        return self.runs if count <= 100 else 1  # noqa: PLR2004 -- beyond that a run takes minutes


def cold_start(bench: Bench) -> Iterator[Row]:
    """What every call pays, and the shipped plan."""
    nothing = bench.cold(python("-c", "pass")).seconds
    plan = ROOT / "plans"
    floor = bench.cold(python(ROOT / "benchmarks" / "load_only.py", plan)).seconds
    for option, bar in ("--version", 1.3), ("--help", 18):
        yield Row(f"{option} / python -c pass", bench.cold(roadmap(option)).seconds / nothing, bar)
    for command, bar in ("validate", 4.5), ("show", 5.5):
        yield Row(f"{command} plans / load only", bench.cold(roadmap(command, plan)).seconds / floor, bar)


def scale(bench: Bench, sizes: list[int]) -> Iterator[Row]:
    """Portfolios of several sizes: against the floor, growth, memory."""
    for count in sizes:
        floor = bench.load(bench.regencies(count), count).seconds
        yield Row(f"validate {count} regencies / load only", bench.validate(count).seconds / floor, 1.0)
    for small, large in pairwise(sizes):
        growth = math.log(bench.validate(large).seconds / bench.validate(small).seconds) / math.log(large / small)
        yield Row(f"growth of validate from {small} to {large} regencies, exponent", growth, 1.05, "")
    for count in sizes:
        yield Row(f"peak memory of validate, {count} regencies", bench.validate(count).mebibytes, 64, "MiB")


def against_peers(bench: Bench) -> Iterator[Row]:
    """Checkers of YAML files, where they are installed."""
    folder = bench.regencies(10)
    for name, command, bar in peers(folder):
        seconds = best(command, 1, FINDINGS).seconds
        yield Row(f"{name}, 10 regencies / validate", seconds / bench.validate(10).seconds, bar, at_least=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--nation", action="store_true", help=f"measure {NATION_REGENCIES} regencies, too: minutes")
    parser.add_argument("--runs", type=int, default=3, metavar="K", help="the best of K runs counts (3)")
    options = parser.parse_args()
    sizes = [10, 100, NATION_REGENCIES] if options.nation else [10, 100]
    one_core()
    print(f"{'what':<64} {'measured':>12} {'bar':>12}")
    with tempfile.TemporaryDirectory(prefix="roadmap-bench-") as folder:
        bench = Bench(Path(folder), options.runs)
        for rows in cold_start(bench), scale(bench, sizes), against_peers(bench):
            for row in rows:
                print(row, flush=True)


if __name__ == "__main__":
    main()

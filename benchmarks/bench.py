"""One run of the comparison: its plans, made when they are asked for, and the commands that are measured on them."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from benchmarks.measure import ENVIRONMENT, ROOT, Command, Cost, best, python, roadmap
from benchmarks.region import NATION_REGENCIES, TODAY

FEW, MANY = 10, 100
"""The regencies of a small and a middling portfolio."""
BOTH = 2
"""The cores that the nation is given."""


class Bench:
    """The measurements of one run, in a folder for plans and caches; ``nation`` counts the largest portfolio."""

    def __init__(self, folder: Path, runs: int, nation: int = NATION_REGENCIES) -> None:
        self.folder = folder
        self.runs = runs
        self.nation = nation
        self.cache = folder / "cache"
        self.environment = {"XDG_CACHE_HOME": str(self.cache)}
        self.costs: dict[tuple[int, int], Cost] = {}

    @property
    def few(self) -> int:
        """Regencies of the small portfolio."""
        return min(FEW, self.nation)

    @property
    def many(self) -> int:
        """Regencies of the middling portfolio."""
        return min(MANY, self.nation)

    @property
    def whole(self) -> bool:
        """Whether the largest portfolio is the nation's, for which bars in seconds are meant."""
        return self.nation == NATION_REGENCIES

    def regencies(self, count: int, style: str = "fmt") -> Path:
        """A portfolio of so many regencies, made by another process: what this one imports counts as memory."""
        folder = self.folder / f"{style}-{count}"
        if not folder.exists():
            best(Command(python("-m", "benchmarks.generate", folder, "--regencies", str(count), "--style", style)), 1)
        return folder

    def loading(self, folder: Path) -> Command:
        """Only loading the files of a folder."""
        return Command(python(ROOT / "benchmarks" / "load_only.py", folder))

    def checking(self, folder: Path, cores: int = 1) -> Command:
        """Validating a folder on so many cores, without a cache."""
        options = ("--as-of", TODAY, *self.able("--jobs", str(cores)), *self.able("--no-cache"))
        return Command(roadmap("validate", folder, *options), cores, environment=self.environment)

    def validated(self, count: int, cores: int = 1) -> Cost:
        """What it costs to validate so many regencies without a cache; measured once."""
        if (count, cores) not in self.costs:
            runs = self.runs if count <= MANY else 1  # beyond that a run takes long enough to be told from noise
            self.costs[count, cores] = best(self.checking(self.regencies(count), cores), runs)
        return self.costs[count, cores]

    def cached(self, *words: str | Path, fresh: bool = False, output: Path | None = None) -> Command:
        """A command of the tool as users call it, on two cores with a cache, which is empty where it is ``fresh``."""
        line, without = roadmap(*words, "--as-of", TODAY), self.cache if fresh else None
        return Command(line, BOTH, str(output or os.devnull), self.environment, without)

    @cached_property
    def cold(self) -> Cost:
        """What it costs to validate the nation as users do, with an empty cache."""
        return best(self.cached("validate", self.regencies(self.nation), fresh=True), 1)

    def able(self, *option: str) -> tuple[str, ...]:
        """An option of ``validate``, with its value, where there is one of this name."""
        return option if option[0] in self._help else ()

    @cached_property
    def _help(self) -> str:
        line = roadmap("validate", "--help")
        return subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout

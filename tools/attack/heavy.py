"""Files just under the limits made of one thing, in every command: each in 5 s of a processor and 300 MB.

``python -m tools.attack.heavy`` names the files, ``python -m tools.attack.heavy NAME`` prints one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain, cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.source.guards import SIZE_LIMIT
from ppu_roadmap.views import VIEWS
from tools.attack import Tried
from tools.attack.heavy_examples import from_examples
from tools.attack.heavy_guards import by_hand
from tools.attack.heavy_keys import by_key
from tools.attack.heavy_plan import Heavy, data

BAR = 5.0, 300.0
"""Seconds of a processor, user and system, and mebibytes that a command may take for each file of 2 MB."""
RUNS = 400
"""Of some five thousand, which take hours."""
WRITTEN_AT_MOST = 20_000_000
"""Bytes: ten times what the largest file has."""
GIVEN_UP = 30
"""Seconds after which the system ends a command."""
MOST = 4_000_000_000
"""Bytes that the system gives a command."""
ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "ROADMAP_LANG": "en"}

CHECKS = ("validate", *(f"validate --format {it}" for it in ("json", "github", "sarif", "gitlab", "junit", "concise")),
          "validate --all", "validate --for bupati")  # fmt: skip
SHOWN = ("show", "show --format csv", "show --format json", "program GOV-01", "quickwins --brief", "matrix --by owner",
         "progress --year 2023", "show --search dinas", "budget --format csv")  # fmt: skip
WRITTEN = tuple(f"export {kind} -o /dev/null" for kind in ("html", "md", "svg", "json", "csv", "xlsx"))
EDITS = (
    "set GOV-01 name=Baru --dry-run", "set plan vision=Cerdas --dry-run", "fmt --check .", "fmt --diff .",
    "fix --check .", "fix --diff .",
    "add --dimension governance --name Baru --owner dlh --horizon 1y --subdimension policy --dry-run",
    "add action GOV-01 --name Baru --dry-run",
)  # fmt: skip


class Cost(NamedTuple):
    """What a command took: seconds of a processor, mebibytes at its peak, its exit code, bytes that it wrote."""

    seconds: float
    mebibytes: float
    status: int
    written: int

    def __str__(self) -> str:
        written = self.written / 1_000_000
        return f"{self.seconds:.1f} s, {self.mebibytes:.0f} MB, exit {self.status}, {written:.1f} MB written"

    def over(self, files: float) -> bool:
        """Whether it is over the bar for so many files of 2 MB, or no ordinary end."""
        seconds, mebibytes = BAR
        wide = self.seconds > seconds * files or self.mebibytes > mebibytes * files or self.written > WRITTEN_AT_MOST
        return wide or self.status not in (0, 1, 2)


def plans() -> Iterator[Heavy]:
    """Every heavy plan, made when it is asked for."""
    return chain(by_hand(), by_key(), from_examples())


def commands() -> tuple[str, ...]:
    """Every command that reads a plan, as it would be typed in its folder."""
    views = (view.name for view in VIEWS if view.name in COMMANDS)
    return (*CHECKS, *SHOWN, *(view for view in views if view not in SHOWN), *WRITTEN, *EDITS)


def _limited() -> None:
    """Keep a command that runs away from taking the machine with it."""
    resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))


def cost(command: str, folder: Path) -> Cost:
    """Run a command in a folder; what it writes is counted and thrown away."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "ppu_roadmap", *command.split()], cwd=folder, env=ENVIRONMENT,
            stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            preexec_fn=_limited,  # noqa: PLW1509 -- there is one thread
        )  # fmt: skip
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode, out.seek(0, 2))


def attack(runs: int | None) -> Tried:
    """Run commands on heavy plans, so many of all: on each plan a check and another command, in turn."""
    checks, others = cycle(CHECKS), cycle(each for each in commands() if each not in CHECKS)
    tries = [(heavy, command) for heavy in plans() for command in (next(checks), next(others))]
    chosen = Random(0).sample(tries, min(runs or RUNS, len(tries)))  # noqa: S311 -- the same runs each time
    costs = ((heavy, command, tried(heavy, command)) for heavy, command in chosen)
    over = ((heavy.name, command, cost) for heavy, command, cost in costs if cost.over(size(heavy)))
    return Tried(len(chosen), [f"{name}: {command}: {cost}" for name, command, cost in over])


def size(heavy: Heavy) -> float:
    """How many files of the largest size a plan amounts to, at least one."""
    return max(1.0, sum(len(data(text)) for text in heavy.files.values()) / SIZE_LIMIT)


def tried(heavy: Heavy, command: str) -> Cost:
    """What a command costs on a plan, which is laid out for it."""
    with tempfile.TemporaryDirectory() as folder:
        heavy.write(Path(folder))
        return cost(command, Path(folder))


def main() -> None:
    """Name the plans, or print the heavy file of one."""
    wanted = sys.argv[1:]
    for heavy in plans():
        if not wanted:
            print(heavy.name)
        elif heavy.name == wanted[0]:
            sys.stdout.buffer.write(heavy.heaviest)
            return


if __name__ == "__main__":
    main()

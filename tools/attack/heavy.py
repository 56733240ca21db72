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
from typing import NamedTuple

from ppu_roadmap.views import VIEWS
from tools.attack import Tried
from tools.attack.heavy_examples import from_examples
from tools.attack.heavy_guards import by_hand
from tools.attack.heavy_keys import by_key
from tools.attack.heavy_plan import Heavy

SECONDS = 5.0
"""Of a processor, user and system, that a command may take."""
MEBIBYTES = 300.0
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
WRITTEN = tuple(f"export {kind} -o /dev/null" for kind in ("html", "md", "svg", "json", "csv"))
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

    @property
    def heavy(self) -> bool:
        """Whether it is over the bar, or no ordinary end."""
        over = self.seconds > SECONDS or self.mebibytes > MEBIBYTES or self.written > WRITTEN_AT_MOST
        return over or self.status not in (0, 1, 2)


def plans() -> Iterator[Heavy]:
    """Every heavy plan, made when it is asked for."""
    return chain(by_hand(), by_key(), from_examples())


def commands() -> tuple[str, ...]:
    """Every command that reads a plan, as it would be typed in its folder."""
    views = (view.name for view in VIEWS)
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
    """Run commands on heavy plans: on each plan a check and another command, in turn, or so many runs, spread."""
    checks, others = cycle(CHECKS), cycle(each for each in commands() if each not in CHECKS)
    tries = [(heavy, command) for heavy in plans() for command in (next(checks), next(others))]
    step = max(1, len(tries) // runs) if runs else 1
    chosen = tries[::step][:runs]
    costs = ((heavy.name, command, tried(heavy, command)) for heavy, command in chosen)
    return Tried(len(chosen), [f"{name}: {command}: {cost}" for name, command, cost in costs if cost.heavy])


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

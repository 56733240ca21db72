"""What a process costs: processor time and peak memory of a child, the best of several runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    "LANG": "C.UTF-8",
    "ROADMAP_LANG": "en",
    "NO_COLOR": "1",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time (user and system), peak memory in MiB, exit code."""

    seconds: float
    mebibytes: float
    status: int


def python(*arguments: str | Path) -> list[str]:
    """A command line of this interpreter."""
    return [sys.executable, *map(str, arguments)]


def roadmap(*arguments: str | Path) -> list[str]:
    """A command line of the tool."""
    return python("-m", "ppu_roadmap", *arguments)


def one_core() -> None:
    """Keep this process, and so its children, on one core: nothing is won by working in parallel."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def cost(command: list[str]) -> Cost:
    """Run a command with its output thrown away.

    What is measured of memory has this process as its floor, since the child begins as a copy of it: some 17 MiB.
    """
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    child = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=nowhere)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, code)


def best(command: list[str], runs: int, accept: Sequence[int] = (0,)) -> Cost:
    """The cheapest of several runs; RuntimeError where the command ends in a way that was not foreseen."""
    costs = [cost(command) for _ in range(runs)]
    for made in costs:
        if made.status not in accept:
            raise RuntimeError(f"exit code {made.status}: {' '.join(command)}")
    return min(costs, key=lambda made: made.seconds)

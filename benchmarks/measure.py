"""What a command costs: processor time, time by the clock and memory of all its processes, the best of several runs."""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage, struct_rusage

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    "LANG": "C.UTF-8",
    "ROADMAP_LANG": "en",
    "NO_COLOR": "1",
}
FINDINGS = (0, 1)
"""Exit codes of a check that did its work."""
WRONG_USE = 2
"""The exit code of a command or an option that is not known."""
PAUSE = 0.05
"""Seconds between two looks at the memory of processes."""
_ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


class NotThereError(Exception):
    """A command refuses to be called so: what it is asked for is not there."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and the conditions under which it is run."""

    words: list[str]
    cores: int = 1
    output: str = os.devnull
    """The file that its standard output goes to."""
    environment: dict[str, str] = field(default_factory=dict)
    """What it is told beside ``ENVIRONMENT``."""
    without: Path | None = None
    """A folder that is removed before each run, such as that of a cache."""
    accept: Sequence[int] = FINDINGS


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    seconds: float
    """Of processor time, user and system, of all its processes."""
    wall: float
    """Seconds by the clock until the command was done."""
    largest: float
    """MiB of the largest of its processes, at its largest."""
    together: float
    """MiB of all its processes at once, where pages that they share count for each; sampled, so a lower bound."""
    status: int


def python(*arguments: str | Path) -> list[str]:
    """A command line of this interpreter."""
    return [sys.executable, *map(str, arguments)]


def roadmap(*arguments: str | Path) -> list[str]:
    """A command line of the tool."""
    return python("-m", "ppu_roadmap", *arguments)


def best(command: Command, runs: int) -> Cost:
    """The cheapest of several runs."""
    return interleaved([command], runs)[0]


def interleaved(commands: Sequence[Command], runs: int) -> list[Cost]:
    """The cheapest run of each command; they take turns, so that what disturbs one disturbs the others, too."""
    rounds = [[cost(command) for command in commands] for _ in range(runs)]
    return [min(costs, key=lambda made: made.seconds) for costs in zip(*rounds, strict=True)]


def cost(command: Command) -> Cost:
    """Run a command once.

    Raises NotThereError where the command refuses to be called so, RuntimeError where it ends in another way that is
    not accepted.
    """
    if command.without is not None:
        shutil.rmtree(command.without, ignore_errors=True)
    with tempfile.TemporaryFile() as complaints, _adopting():
        started = time.perf_counter()
        child = _spawn(command, complaints.fileno())
        try:
            seen, together = _watched(child)
            wall = time.perf_counter() - started
            usages = list(_reaped(child))
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            raise
        status, direct = usages[0]
        if status not in command.accept:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            fault = NotThereError if status == WRONG_USE else RuntimeError
            raise fault(f"exit code {status}: {' '.join(command.words)[:200]}: {said}")
    seconds = sum(usage.ru_utime + usage.ru_stime for _status, usage in usages)
    # The kernel counts the copy of this process that a child begins as: what is not above that is taken as it was seen.
    own = seen if direct.ru_maxrss <= getrusage(RUSAGE_SELF).ru_maxrss else direct.ru_maxrss
    largest = max([own, *(usage.ru_maxrss for _status, usage in usages[1:])])
    return Cost(seconds, wall, largest / 1024, max(together, largest) / 1024, status)


def _spawn(command: Command, complaints: int) -> int:
    """Start a command in a process group of its own, on the first cores of those that we may use."""
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, command.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, complaints, 2),
    ]
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(cores)[: command.cores])  # a child inherits them
    try:
        words, environment = command.words, ENVIRONMENT | command.environment
        return os.posix_spawnp(words[0], words, environment, file_actions=streams, setpgroup=0)
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def _adopting() -> Iterator[None]:
    """Become the parent of processes whose own is gone, for only a parent is told what they took."""
    prctl = ctypes.CDLL(None).prctl
    prctl(_ADOPT_ORPHANS, 1)
    try:
        yield
    finally:
        prctl(_ADOPT_ORPHANS, 0)


def _watched(child: int) -> tuple[int, int]:
    """Wait for a process to end: KiB of the largest of its family, at its largest, and of all of them at once."""
    largest = together = 0
    descriptor = os.pidfd_open(child)
    try:
        ended = False
        while not ended:
            held = [*map(_held, _family(str(child)))]
            largest = max([largest, *(peak for peak, _now in held)])
            together = max(together, sum(now for _peak, now in held))
            ended = bool(select.select([descriptor], [], [], PAUSE)[0])
    finally:
        os.close(descriptor)
    return largest, together


def _family(process: str) -> Iterator[str]:
    """A process and its descendants."""
    yield process
    try:
        children = [
            word for file in Path("/proc", process, "task").glob("*/children") for word in file.read_text().split()
        ]
    except OSError:  # it has just ended
        return
    for each in children:
        yield from _family(each)


def _held(process: str) -> tuple[int, int]:
    """KiB that a process had in memory at its largest, and has now; 0 where it has just ended."""
    try:
        told = dict(line.split(":", 1) for line in Path("/proc", process, "status").read_text("utf-8").splitlines())
        return int(told["VmHWM"].split()[0]), int(told["VmRSS"].split()[0])
    except (OSError, KeyError):
        return 0, 0


def _reaped(child: int) -> Iterator[tuple[int, struct_rusage]]:
    """Exit code and use of a command that has ended, then of each process that it left behind."""
    _pid, status, usage = os.wait4(child, 0)
    yield os.waitstatus_to_exitcode(status), usage
    while True:
        try:
            _pid, status, usage = os.wait4(-child, 0)
        except ChildProcessError:
            return
        yield os.waitstatus_to_exitcode(status), usage

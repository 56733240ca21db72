"""Hostile values for everything that is typed: each option, argument and field of each command, on plans of all kinds.

A run follows from its number alone. What went wrong is told with a line of shell that does it again.
"""

from __future__ import annotations

import re
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from ppu_roadmap.cli import command_named
from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.edit.workspace import added_errors
from ppu_roadmap.loader.plans import load
from tests.cli import door
from tests.cli.process import ROOT, TODAY, Done
from tools.attack import Tried
from tools.attack.command_lines import HOLE, Line, lines
from tools.attack.hostile_values import hostile
from tools.attack.shell_text import quoted

RUNS = 6_000
SLOWEST, LARGEST = 5.0, 200_000
"""Seconds of a processor that no command line may take, and kilobytes more than this process has."""
LONG = 2_000
"""Characters of a line on stderr: what was typed is quoted, not given back."""
PLANS = ("plans", *(f"tests/plans/{name}" for name in ("full", "minimal", "seeded", "portfolio", "contoh")), None)
"""What stands in the folder ``plans`` where the command runs; ``None``: there is none."""
WRITING = {
    name for name in COMMANDS if {"--dry-run", "--diff"} & {each for one in command_named(name).params for each in one.opts}
}
"""The commands that change a plan, which can show what they would change."""
_RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_COMMAND = re.compile(r"^[ \t]*::\w|##\w*\[", re.MULTILINE)


class Run(NamedTuple):
    """A command line, the plan that it runs on, and its standard input."""

    words: Sequence[str]
    plan: str | None
    stdin: str = ""
    env: Mapping[str, str | None] = {}

    def __str__(self) -> str:
        """A line of shell that does it again."""
        plan = f"cp -r {ROOT / self.plan} plans; " if self.plan else ""
        given = " ".join(f"{name}={quoted(value or '')}" for name, value in self.env.items())
        stdin = f"printf %s {quoted(self.stdin)} | " if self.stdin else ""
        return f"{plan}{stdin}{given} roadmap {' '.join(map(quoted, self.words))}".replace("  ", " ")


def attack(runs: int | None) -> Tried:
    """Try so many command lines."""
    typed, count = Random(0).sample(every := lines(), len(every)), runs or RUNS
    faults = []
    for number in range(count):
        run = made(number, typed)
        faults += [f"#{number} {fault}: {run}" for fault in tried(run)]
    return Tried(count, faults)


def made(number: int, typed: Sequence[Line]) -> Run:
    """The run of a number: each line once before one comes again."""
    random = Random(f"options:{number}")  # noqa: S311 -- the same runs each time
    line = typed[number % len(typed)]
    words = line.filled(hostile(random))
    if random.random() < 0.2:  # noqa: PLR2004 -- now and then
        others = [each for each in typed if each.words[0] == line.words[0] and HOLE in each.words[-1][:2]]
        words += Line(random.choice(others).words[-2:] if others else ()).filled(hostile(random))
    stdin = hostile(random) if "-" in words else ""
    return Run(words, random.choice(PLANS), stdin)


def tried(run: Run) -> Iterator[str]:
    """What is wrong with how a command line was answered."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name) / "a" / "b"  # what is two folders above is still in the scratch folder
        here.mkdir(parents=True)
        if run.plan:
            shutil.copytree(ROOT / run.plan, here / "plans")
        before, began = _files(here / "plans"), time.process_time()
        large = _largest()
        done = limited(run, here)
        if (took := time.process_time() - began) > SLOWEST:
            yield f"{took:.1f} s"
        if (more := _largest() - large) > LARGEST:
            yield f"{more // 1000} MB"
        yield from said(run, done)
        after = _files(here / "plans")
        if before != after:
            yield from _changed(run, done, here / "plans", before, after)


def limited(run: Run, here: Path) -> Done:
    """The command, which is stopped where it takes too long."""

    def hanging(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {SLOWEST} s")

    signal.signal(signal.SIGPROF, hanging)
    signal.setitimer(signal.ITIMER_PROF, 2 * SLOWEST)
    try:
        return door.roadmap(*run.words, env=run.env, cwd=here, stdin=run.stdin.encode("utf-8", "surrogateescape"))
    except BaseException as error:  # noqa: BLE001 -- that there is none is what is tried
        return Done(-1, "", f"{type(error).__name__}: {error}", b"")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def said(run: Run, done: Done) -> Iterator[str]:
    """What is wrong with an exit code, or with what was written."""
    if done.code not in {0, 1, 2}:
        yield f"exit {done.code} {done.err[:200]}"
    if re.search("fault of the tool|kesalahan alat|Traceback", done.err):
        yield f"crash {done.err[:300]!r}"
    if done.code == 2 and not done.err.strip():  # noqa: PLR2004 -- wrong use
        yield "exit 2 without a word"
    if done.err and max(map(len, done.err.splitlines())) > LONG:
        yield f"a line of {max(map(len, done.err.splitlines()))} characters on stderr: {done.err[:150]!r}"
    streams = {"stderr": done.err} | ({"stdout": done.out} if not {"--excel", "github"} & {*run.words} else {})
    for name, text in streams.items():
        for pattern in (_RAW, _COMMAND):
            if found := pattern.search(text.replace("\r\n", "\n")):
                yield f"{name} holds {text[max(found.start() - 40, 0) : found.end() + 20]!r}"


def _largest() -> int:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _changed(run: Run, done: Done, plan: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with a plan that a command has changed."""
    named = next((word for word in run.words if word in COMMANDS), "")
    if done.code != 0:
        yield f"exit {done.code}, and the plan has changed"
    elif named not in WRITING:
        changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        yield f"{named} changed {', '.join(changed)}"
    else:
        today = date.fromisoformat(TODAY)
        now = [each for result in load(plan, today) for each in result.diagnostics]
        for name, data in before.items():
            (plan / name).write_bytes(data)
        then = [each for result in load(plan, today) for each in result.diagnostics]
        for error in added_errors(then, now):
            yield f"the plan has a new error, {error.code}: {error.message.render('en')}"

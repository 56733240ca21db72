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
from itertools import chain
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

import ppu_roadmap
from ppu_roadmap.cli import command_named
from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.edit.added import added_errors
from ppu_roadmap.edit.workspace import UNFINISHED
from ppu_roadmap.loader.plans import load
from tests.cli import door, process
from tests.cli.process import ROOT, Done
from tools.attack import Tried
from tools.attack.command_lines import HOLE, Line, lines
from tools.attack.hostile_values import hostile
from tools.attack.shell_text import quoted

RUNS = 6_000
SLOWEST, LARGEST = 5.0, 200_000
"""Seconds of a processor that no command line may take, and kilobytes more than this process has."""
LONG = 2_000
"""Characters of a line on stderr: what was typed is quoted, not given back."""
OFTEN, SOMETIMES, SELDOM, RARELY = 0.5, 0.3, 0.2, 50
PLANS = ("plans", *(f"tests/plans/{name}" for name in ("full", "minimal", "seeded", "portfolio", "contoh")), None)
"""What stands in the folder ``plans`` where the command runs; ``None``: there is none."""
PLAIN = ("1", "2", "ya", "", "Taman kota", "2023", "2023-01", "64.03", "governance", "5")
"""Answers that lead on to the next question."""
VARIABLES = sorted({
    name
    for path in Path(ppu_roadmap.__file__).parent.rglob("*.py")
    if "environ" in (text := path.read_text("utf-8"))
    for name in re.findall(r'"([A-Z][A-Z_]{3,})"', text)
    if "COLOR" not in name  # whose escapes are wanted
})  # fmt: skip
"""What the code looks up in the environment, and a few words that it does not."""
_SHOWING = {"--dry-run", "--diff"}
WRITING = {name for name in COMMANDS if any(_SHOWING & {*each.opts} for each in command_named(name).params)}
"""The commands that change a plan: they can show what they would change."""
_RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})")
_COMMAND = re.compile(r"^[ \t]*::\w|##\w*\[", re.MULTILINE)


class Run(NamedTuple):
    """A command line, the plan that it runs on, its standard input and what differs in the environment."""

    words: Sequence[str]
    plan: str | None
    stdin: str = ""
    terminal: bool = False
    """Whether the lines of standard input are the answers of a person."""
    env: Mapping[str, str | None] = {}
    apart: bool = False
    """Whether it is a process of its own: quicker is one in this."""

    def __str__(self) -> str:
        """A line of shell that does it again; where a person is asked, with the answers."""
        plan = f"cp -r {ROOT / self.plan} plans; " if self.plan else ""
        stdin = f"printf %s {quoted(self.stdin)} | " if self.stdin else ""
        given = "".join(f"{name}={quoted(value)} " for name, value in self.env.items() if value is not None)
        return f"{plan}{stdin}{given}roadmap {' '.join(map(quoted, self.words))}{' # asked' if self.terminal else ''}"


def attack(runs: int | None) -> Tried:
    """Try so many command lines."""
    every, count = lines(), runs or RUNS
    typed = Random(0).sample(every, len(every))  # noqa: S311 -- the same runs each time
    made_runs = (made(number, typed) for number in range(count))
    return Tried(count, [f"{fault}: {run}" for run in made_runs for fault in tried(run)])


def made(number: int, typed: Sequence[Line]) -> Run:
    """The run of a number: each line once before one comes again."""
    random = Random(f"options:{number}")  # noqa: S311 -- the same runs each time
    line = typed[number % len(typed)]
    words = line.filled(hostile(random))
    others = [each for each in typed if each.words[0] == line.words[0] and HOLE in each.words[-1][:2]]
    if others and random.random() < SELDOM:
        words += Line(random.choice(others).words[-2:]).filled(hostile(random))
    answers = [hostile(random) if random.random() < OFTEN else random.choice(PLAIN) for _ in range(20)]
    terminal = random.random() < SOMETIMES
    env: dict[str, str | None] = {"NO_COLOR": "1", "ROADMAP_LANG": random.choice(("id", "en", None))}
    if random.random() < SELDOM:
        env[random.choice(VARIABLES)] = hostile(random)
    stdin = "\n".join(answers) if terminal or "-" in words else ""
    apart = (
        number % RARELY == 0 and not terminal and "serve" not in words
    )  # which in a process of its own would not end
    return Run(words, random.choice(PLANS), stdin, terminal, env, apart=apart)


def tried(run: Run) -> Iterator[str]:
    """What is wrong with how a command line was answered."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name) / "a" / "b"  # what is two folders above is still in the scratch folder
        here.mkdir(parents=True)
        if run.plan:
            shutil.copytree(ROOT / run.plan, here / "plans")
        before, began, large = _files(here / "plans"), time.process_time(), _largest()
        done = limited(run, here)
        if (took := time.process_time() - began) > SLOWEST:
            yield f"{took:.1f} s"
        if (more := _largest() - large) > LARGEST:
            yield f"{more // 1000} MB"
        yield from said(run, done)
        if before != _files(here / "plans") and "GITHUB_STEP_SUMMARY" not in run.env:  # it names what is written to
            yield from _changed(run, done, here / "plans", before)
        begun = [path.parent for path in here.rglob("plan.yaml") if "plans" not in path.relative_to(here).parts]
        yield from (f"the new plan has an error: {error}" for folder in begun for error in _errors(folder))


def limited(run: Run, here: Path) -> Done:
    """The command, which is stopped where it takes too long."""

    def hanging(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {SLOWEST} s")

    signal.signal(signal.SIGPROF, hanging)
    signal.setitimer(signal.ITIMER_PROF, 2 * SLOWEST)
    try:
        given = run.stdin.encode("utf-8", "surrogateescape")
        env = {"HOME": str(here), **run.env}  # where --install-completion writes
        if run.apart:
            return process.roadmap(*run.words, env=env, cwd=here, stdin=given)
        return door.roadmap(*run.words, env=env, cwd=here, stdin=given, terminal=run.terminal)
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
    longest = max(map(len, _ESCAPED.sub("?", done.err).splitlines()), default=0)
    if longest > LONG:
        yield f"a line of {longest} characters on stderr: {done.err[:150]!r}"
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


def _changed(run: Run, done: Done, plan: Path, before: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with a plan that a command has changed, which is put back."""
    named = next((word for word in run.words if word in COMMANDS), "")
    if done.code != 0 and (named, done.code) != ("fmt", 1):  # which names what it cannot read, and forms the rest
        yield f"exit {done.code}, and the plan has changed"
    elif named not in WRITING:
        yield f"{named} has changed the plan"
    else:
        now = list(load(plan, date.max))  # no decision lies in the days to come
        for name in {*_files(plan)} - {*before}:
            (plan / name).unlink()
        for name, data in before.items():
            (plan / name).write_bytes(data)
        added = (added_errors(*pair) for pair in zip(load(plan, date.max), now, strict=True))
        for error in chain.from_iterable(added):
            if error.code not in UNFINISHED:
                yield f"the plan has a new error, {error.code}: {error.message.render('en')}"


def _errors(folder: Path) -> list[Diagnostic]:
    """The errors of the plans in a folder, of which no decision lies in the days to come."""
    found = [each for result in load(folder, date.max) for each in result.diagnostics]
    return [each for each in found if each.severity is Severity.ERROR]

"""Crash points: each call by which a writing command changes the disk goes wrong in each way, once and for good.

Once a reading command has run, the files are all old or all new; nothing else is left, what was said is true, and the
next run works.
"""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from math import gcd
from pathlib import Path
from pkgutil import walk_packages
from time import monotonic, sleep
from typing import Any, NamedTuple, TypeAlias

import ppu_roadmap
from ppu_roadmap.__main__ import main
from ppu_roadmap.cli import command_named
from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.journal import JOURNAL
from ppu_roadmap.staging import TEMPORARY
from tools.attack import Tried

Files: TypeAlias = dict[str, bytes | None]
"""The bytes of files; of folders nothing."""
LIMIT = 20
"""Seconds after which a run counts as hanging."""
WRITING = {"dry_run", "diff", "output", "html"}
"""Parameters that only a command has which writes."""
COMMAND_LINES = {
    "init": ("init baru --name Uji --code 99.02 --province Kaltim",),
    "validate": ("validate plan --format json -o out.json --exit-zero",),
    "fix": ("fix plan",),
    "schema": ("schema plan -o out.json",),
    "quickwins": ("quickwins plan --html out.html",),
    "sni": (
        "sni choose 10.2 --plan plan --dimension governance --data-owner kominfo --baseline 2022=10 --target 2032=90",
    ),
    "export": ("export csv --plan plan -o out.csv",),
    "query": ("query 'SELECT id FROM programs' --plan plan -o out.csv",),
    "add": (
        "add program --plan plan --dimension living --name Taman --owner kominfo --horizon 1y --subdimension health",
        "add --plan plan --from-proposal USL-001 --owner kominfo --horizon 1y --subdimension health years=2023",
    ),
    "set": ("set GOV-01 name=Baru --plan plan", "set plan vision=Baru --plan plan"),
    "remove": ("remove USL-001 --plan plan",),
    "move": ("move GOV-01 --dimension living --plan plan",),
    "rename-id": ("rename-id kominfo dinas-kominfo --plan plan",),
    "decide": ("decide GOV-01 revise --by Bupati --plan plan",),
    "fmt": ("fmt plan", "fmt seven"),
    "diff": ("diff plan seven --format json -o out.json",),
}
"""Command lines by the command that they try."""
PLAN = {
    "plan.yaml": """\
title: Uji
format: 1
region: {name: Kabupaten Uji, code: "99.01", province: Kalimantan Timur}
language: en
start: 2023
horizons: {1-year: 2023, 5-year: 2027, long-term: 2032}
agencies:
  kominfo: {name: Dinas Kominfo, kind: dinas}
""",
    "governance.yaml": """\
programs:
  - {id: GOV-01, name: Satu data, horizon: 1-year, owner: kominfo, subdimension: policy, years: [2023, 2023],
     quick_win: {kind: local, start: 2023-01, finish: 2023-06, existing: true, problem: a, benefit: b, ask: c},
     status: berjalan}
dimension: governance
""",
    "proposals.yaml": """\
proposals:
  - {id: USL-001, name: Taman kota, from: {agency: kominfo}, forum: musrenbang, dimension: living, status: received}
""",
}
"""A plan in which every command has something to write, fmt and fix in more than one file."""
LIKE = {"log": "diff"}
"""Commands that write as another does, which needs no history of git."""
SEVEN = {name: PLAN.get(name, f"programs: []\ndimension: {name.removesuffix('.yaml')}\n") for name in (
    "plan.yaml", "governance.yaml", "branding.yaml", "economy.yaml", "living.yaml", "society.yaml", "proposals.yaml",
)}  # fmt: skip
"""A plan of which fmt writes seven files."""
CALLS = ("open", "write", "fsync", "close", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "fchmod", "fchown",
         "setxattr", "removexattr")  # fmt: skip


FREEING = ("unlink", "rmdir")
"""Calls that are refused to nobody who could make what they take away."""


class Fault(NamedTuple):
    """A way for calls to go wrong."""

    name: str
    number: int
    """Of the error, or of the signal that arrives."""
    after: bool = False
    """Whether the signal arrives when the call is done."""
    lasting: bool = False
    """Whether the same is said to every later call that needs room on the disk."""


ERRORS = [Fault(errno.errorcode[number], number) for number in (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES)]
SIGNALS = [
    Fault(f"{number.name} {when}", number, when == "after")
    for number in (signal.SIGINT, signal.SIGKILL)
    for when in ("before", "after")
]
FAULTS = [*ERRORS, Fault("ENOSPC from then on", errno.ENOSPC, lasting=True), *SIGNALS]


class Disk:
    """The calls that change the disk, counted, of which one goes wrong."""

    def __init__(self, at: int = 0, fault: Fault = FAULTS[0]) -> None:
        self.at, self.fault, self.number = at, fault, 0
        self.open: set[int] = set()
        """The descriptors that calls which count have opened."""

    def wrapped(self, name: str) -> Callable[..., Any]:
        """A call of the system that counts, and goes wrong when it is its turn."""
        call = getattr(os, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            if not self._counts(name, arguments):
                return call(*arguments, **named)
            self.number += 1
            due = self.number == self.at and (name not in FREEING or self.fault in SIGNALS)
            if due or (self.fault.lasting and 0 < self.at < self.number and name in ("open", "write", "mkdir")):
                return self._wrong(name, call, arguments, named)
            return self._done(name, call(*arguments, **named))

        return counted

    def _counts(self, name: str, arguments: tuple[Any, ...]) -> bool:
        if name == "open":
            return bool(arguments[1] & (os.O_WRONLY | os.O_RDWR)) or Path(arguments[0]).is_dir()
        return name not in ("write", "close") or arguments[0] in self.open

    def _done(self, name: str, made: Any) -> Any:
        if name == "open":
            self.open.add(made)
        return made

    def _wrong(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        fault = self.fault
        if fault in SIGNALS:
            if fault.after:
                self._done(name, call(*arguments, **named))
            elif name == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), fault.number)
            return None
        if name == "close":  # what failed to close is closed even so
            call(*arguments)
        path = arguments[0] if name in ("open", "mkdir") else None
        raise OSError(fault.number, os.strerror(fault.number), *([path] if path else []))


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    """As a shell has it: 128 and more by a signal; -1 where it hangs."""
    said: str
    calls: int
    files: Files
    """What is on the disk then, without temporary files."""
    left: Files
    """The temporary ones."""


def attack(runs: int | None) -> Tried:
    """Let every command that writes fail at every call, in every way; or at so many of them, spread evenly."""
    for module in walk_packages(ppu_roadmap.__path__, "ppu_roadmap."):
        import_module(module.name)  # once for all runs
    writing = [name for name in COMMANDS if {each.name for each in command_named(name).params} & WRITING]
    faults = [f"{name}: it writes, and no command line of it is tried" for name in {*writing} - {*COMMAND_LINES, *LIKE}]
    with tempfile.TemporaryDirectory(prefix="roadmap-crashes-") as folder:
        points = [point for line in sum(COMMAND_LINES.values(), ()) for point in _points(Path(folder), line)]
        step = max(1, len(points) // runs) if runs else 1
        while gcd(step, len(FAULTS)) > 1:  # else it would meet the same faults again and again
            step += 1
        for line, new, at, fault in points[::step]:
            disk = Disk(at, fault)
            ended = _ran(Path(folder), line, disk)
            where = f"{line}, {fault.name} at call {at}"
            faults += (f"{where}: {wrong}" for wrong in _judged(Path(folder), line, fault, ended, new))
    return Tried(len(points[::step]), faults)


def _points(folder: Path, line: str) -> Iterator[tuple[str, Ended, int, Fault]]:
    """Everything that can go wrong with a command line, and how it ends where nothing does."""
    new = _ran(folder, line, Disk())
    if new.code or new.left or not new.calls:
        raise ValueError((line, new))
    yield from ((line, new, at, fault) for at in range(1, new.calls + 1) for fault in FAULTS)


def _judged(folder: Path, line: str, fault: Fault, ended: Ended, new: Ended) -> Iterator[str]:
    """What is wrong with how a run ended, and with what a command finds that opens the plan next."""
    old = _fresh_files()
    plan = line.rsplit(maxsplit=1)[-1] if line.rsplit(maxsplit=1)[-1] == "seven" else "plan"
    read = _ran(folder, f"show {plan}", Disk(), {**ended.files, **ended.left})
    if read.code or any(name.endswith(JOURNAL) for name in read.left):
        yield f"a plan is read with {read.code} then: {read.said}"
    state = "new" if read.files == new.files else "old" if read.files == old else "torn"
    killed = fault.number == signal.SIGKILL
    if state == "torn" and killed and line.startswith("init "):  # it makes files one by one, and changes none
        return
    if state == "torn":
        yield "some files are neither old nor new, or only some are new"
    yield from () if killed else _misled(state, fault, ended)
    again = new if state == "new" else _ran(folder, line, Disk(), {**read.files, **read.left})
    if (again.code, again.files) != (0, new.files):
        yield f"the next run ends with {again.code}: {again.said}"


def _misled(state: str, fault: Fault, ended: Ended) -> Iterator[str]:
    """What is wrong with what a run said and left, which nobody killed."""
    later = "which the next command does" in ended.said
    if ended.left and not later:
        yield f"left behind: {[*ended.left]}"
    if "Traceback" in ended.said or "fault of the tool" in ended.said:
        yield ended.said
    codes = (2,) if later else (0,) if state == "new" else (1, 2)
    if ended.code not in ((*codes, 130) if fault.number == signal.SIGINT else codes):
        yield f"exit {ended.code}, files are {state}: {ended.said}"


def _fresh_files() -> Files:
    plans: Files = {"plan": None, "seven": None}
    for folder, files in (("plan", PLAN), ("seven", SEVEN)):
        plans |= {f"{folder}/{name}": text.encode() for name, text in files.items()}
    return {**plans, **{f"out.{kind}": b"old" for kind in ("csv", "json", "html")}}


def _ran(folder: Path, line: str, disk: Disk, files: Files | None = None) -> Ended:
    """Run a command line in a process of its own, among fresh files or those that are given."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for name, data in sorted((_fresh_files() if files is None else files).items()):
        (work / name).mkdir() if data is None else (work / name).write_bytes(data)
    said, counted = folder / "said", folder / "calls"
    child = os.fork()
    if child == 0:
        _run_here(work, line, disk, said, counted)
    begun = monotonic()
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if monotonic() - begun > LIMIT:
            os.kill(child, signal.SIGKILL)
        sleep(0.002)
    code = os.waitstatus_to_exitcode(ended[1])
    found = {f"{path.relative_to(work)}": path.read_bytes() if path.is_file() else None for path in work.rglob("*")}
    left = {name: data for name, data in found.items() if TEMPORARY in name}
    calls = int(counted.read_text()) if code >= 0 else 0
    kept = {name: data for name, data in found.items() if name not in left}
    return Ended(128 - code if code < 0 else code, said.read_text("utf-8", "replace"), calls, kept, left)


def _run_here(work: Path, line: str, disk: Disk, said: Path, counted: Path) -> None:
    """Run a command line in this process, and end it."""
    code: Any = 1
    try:
        os.chdir(work)
        output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for descriptor in (1, 2):
            os.dup2(output, descriptor)
        sys.stdout, sys.stderr = (os.fdopen(each, "w", encoding="utf-8", closefd=False) for each in (1, 2))
        sys.argv = ["roadmap", *shlex.split(line)]
        os.environ.update(ROADMAP_LANG="en", ROADMAP_TODAY="2023-02-01")
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            for name in CALLS:
                setattr(os, name, disk.wrapped(name))
            main()
        except SystemExit as left:
            code = left.code or 0
        except KeyboardInterrupt:
            code = 130
        sys.stdout.flush()
        sys.stderr.flush()
        counted.write_text(str(disk.number))
    finally:
        os._exit(code)

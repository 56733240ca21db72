"""The real command as a process of its own, in an environment that holds only what a test gives it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "plans"
SEEDED = ROOT / "tests" / "plans" / "seeded"
COMMAND = Path(sys.executable).with_name("roadmap")
TODAY = "2026-11-24"
PLAIN = {"LANG": "C.UTF-8", "ROADMAP_TODAY": TODAY, "PATH": os.environ["PATH"]}
"""No language, no colour, no width: each is what the command makes of nothing."""
LIMIT = 60
"""Seconds after which a process counts as hanging."""


@dataclass(frozen=True)
class Done:
    """How a process ended and what it wrote, as text with its line ends as they are."""

    code: int
    out: str
    err: str
    data: bytes
    """What it wrote to standard output, as bytes."""

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()


def environment(env: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The environment of a process: a plain one, changed by ``env`` (``None`` takes a variable out)."""
    changed: dict[str, str | None] = {**PLAIN, **(env or {})}
    return {name: value for name, value in changed.items() if value is not None}


def roadmap(
    *arguments: str | Path,
    env: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
    stdin: bytes | str | None = None,
    python: tuple[str, ...] | None = None,
) -> Done:
    """Run the command and wait for it; ``python``: by this interpreter with these options, as a module."""
    start = [str(COMMAND)] if python is None else [sys.executable, *python, "-m", "ppu_roadmap"]
    return run(
        [*start, *map(str, arguments)],
        env=environment(env),
        cwd=cwd,
        stdin=stdin.encode() if isinstance(stdin, str) else stdin,
    )


def shell(line: str, *, env: Mapping[str, str | None] | None = None, cwd: Path | None = None) -> Done:
    """Run a line of shell in which ``roadmap`` is the command; it fails with what fails first in a pipe."""
    plain = environment(env)
    plain["PATH"] = f"{COMMAND.parent}:{plain['PATH']}"
    return run(["bash", "-o", "pipefail", "-c", line], env=plain, cwd=cwd, stdin=None)


def run(command: list[str], *, env: Mapping[str, str], cwd: Path | None, stdin: bytes | None) -> Done:
    """Run a program to its end."""
    done = subprocess.run(
        command, env=env, cwd=cwd or ROOT, input=stdin or b"", capture_output=True, timeout=LIMIT, check=False
    )
    text = done.stdout.decode("utf-8", "surrogateescape")
    return Done(done.returncode, text, done.stderr.decode("utf-8", "surrogateescape"), done.stdout)


def on_terminal(
    *arguments: str | Path, columns: int = 80, env: Mapping[str, str | None] | None = None, cwd: Path | None = None
) -> Done:
    """Run the command on a terminal so many columns wide; the standard error goes there as well."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [str(COMMAND), *map(str, arguments)],
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        cwd=cwd or ROOT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        close_fds=True,
    )
    os.close(slave)
    data = _all_of(master)
    code = process.wait(LIMIT)
    text = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    return Done(code, text, "", data)


def _all_of(descriptor: int) -> bytes:
    """What comes out of a terminal until nobody holds its other side."""
    data = b""
    with os.fdopen(descriptor, "rb", buffering=0) as master:
        while True:
            try:
                piece = master.read(65536)
            except OSError:  # how Linux says that the other side is closed
                return data
            if not piece:
                return data
            data += piece

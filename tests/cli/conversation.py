"""The real command on a terminal of its own, each question answered once it is asked."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from select import select
from signal import SIGINT

from tests.cli.process import COMMAND, LIMIT, environment

INTERRUPT = "\x03"
"""Ctrl-C."""


def answered(
    answers: Iterable[str], *arguments: str | Path, cwd: Path, env: Mapping[str, str | None] | None = None
) -> tuple[int, str]:
    """The exit code of a command, and all that stood on the terminal; a question too many is answered with Ctrl-D."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [str(COMMAND), *map(str, arguments)],
        env=environment({"TERM": "xterm-256color", "ROADMAP_LANG": "en", **(env or {})}),
        cwd=cwd,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        close_fds=True,
    )
    os.close(slave)
    left, said = iter(answers), b""
    with os.fdopen(master, "r+b", buffering=0) as terminal:
        while select([terminal], [], [], LIMIT)[0]:
            try:
                said += terminal.read(65536) or b""
            except OSError:  # how Linux says that the other side is closed
                break
            if said.endswith((b": ", b"? ")):
                answer = next(left, "\x04")
                if answer == INTERRUPT:  # the terminal is not one that controls the process
                    process.send_signal(SIGINT)
                else:
                    terminal.write(answer.encode())
    return process.wait(LIMIT), said.decode().replace("\r\n", "\n")

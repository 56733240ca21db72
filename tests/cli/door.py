"""The command in this process, through the door that a shell takes: quick, measured, and with nothing left behind.

What is about processes (signals, closed streams, the interpreter's options, a terminal) starts one: ``process.py``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from ppu_roadmap.__main__ import main
from tests.cli.process import ROOT, Done, environment


def roadmap(
    *arguments: str | Path,
    env: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
    stdin: bytes | str | None = None,
    terminal: bool = False,
) -> Done:
    """Run the command; the same arguments give the same as ``process.roadmap``. On a terminal ``stdin`` answers."""
    environ = environment(env)
    encoding = environ.get("PYTHONIOENCODING", "utf-8")
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    out, err = BytesIO(), BytesIO()
    stream = Terminal if terminal else TextIOWrapper
    with pytest.MonkeyPatch.context() as patched, patch.dict(os.environ, environ, clear=True):
        patched.chdir(cwd or ROOT)
        patched.setattr(sys, "argv", ["roadmap", *map(str, arguments)])
        patched.setattr(sys, "stdin", stream(BytesIO(given), encoding, "surrogateescape"))
        patched.setattr(sys, "stdout", TextIOWrapper(out, encoding, "surrogateescape"))
        patched.setattr(sys, "stderr", stream(err, encoding, "backslashreplace"))
        if "serve" in arguments:
            patched.setattr("ppu_roadmap.serve.server.serve", lambda *_given: None)
        code = _code()
        sys.stdout.flush()
        sys.stderr.flush()
        data, said = out.getvalue(), err.getvalue()
    return Done(code, data.decode("utf-8", "surrogateescape"), said.decode("utf-8", "surrogateescape"), data)


class Terminal(TextIOWrapper):
    """A stream at whose other end a person is."""

    def isatty(self) -> bool:
        return True


def _code() -> int:
    """The exit code, as the interpreter gives it."""
    try:
        main()
    except SystemExit as left:
        return int(left.code or 0)
    return 0

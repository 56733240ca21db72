"""docs/cli.md: what ``--help`` of every command prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LANG": "C.UTF-8", "ROADMAP_LANG": "en"}
"""An environment in which help looks the same everywhere."""

HEADING = """\
# Command reference

Made from `roadmap … --help` by `make docs`.

Exit codes: 0 fine; 1 findings (an error; with `--strict` a warning too); 2 wrong use, a path that is not
there, a failed write; 130 interrupted.
"""


EACH = """\
import sys
from ppu_roadmap.__main__ import main
for name in sys.argv[1:]:
    sys.argv = ["roadmap", *name.split(), "--help"]
    try:
        main()
    except SystemExit as left:
        assert not left.code, f"{name}: exit {left.code}"
    print("\\f", end="")
"""
"""Prints the help of the commands given, each ended by a form feed: one start of the interpreter for all."""


def document() -> str:
    """docs/cli.md."""
    from ppu_roadmap.commands import COMMANDS
    from ppu_roadmap.edit.forms import FORMS

    parts = [f"add {word}" for word in FORMS if word != "program"]
    after = COMMANDS.index("add") + 1
    names = ("", *COMMANDS[:after], *parts, *COMMANDS[after:])
    pages = zip(names, _helps(*names), strict=True)
    sections = [f"## {f'roadmap {name}'.strip()}\n\n```text\n{page}\n```\n" for name, page in pages]
    return "\n".join([HEADING, *sections])


def _helps(*commands: str) -> list[str]:
    """What ``--help`` of each prints, without the spaces at the ends of lines."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT"}}
    done = subprocess.run(
        [sys.executable, "-c", EACH, *commands],
        env=kept | PLAIN | {"PYTHONPATH": str(SOURCE)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    pages = done.stdout.split("\f")[:-1]
    return ["\n".join(line.rstrip() for line in page.strip("\n").splitlines()) for page in pages]

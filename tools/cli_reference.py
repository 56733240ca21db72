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


def document() -> str:
    """docs/cli.md."""
    from ppu_roadmap.commands import COMMANDS

    sections = [HEADING, _section("roadmap")]
    sections += [_section(f"roadmap {name}", name) for name in COMMANDS]
    return "\n".join(sections)


def _section(title: str, *command: str) -> str:
    return f"## {title}\n\n```text\n{_help(*command)}\n```\n"


def _help(*command: str) -> str:
    """What ``--help`` prints, without the spaces at the ends of lines."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT"}}
    done = subprocess.run(
        [sys.executable, "-m", "ppu_roadmap", *command, "--help"],
        env=kept | PLAIN | {"PYTHONPATH": str(SOURCE)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"roadmap {' '.join(command)} --help: exit {done.returncode}\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())

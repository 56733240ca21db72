"""The door that most tests take gives what a process of its own gives."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from tests.cli import door, process
from tests.cli.process import SEEDED


@pytest.mark.parametrize(
    ("command", "env", "stdin"),
    [
        (["validate", str(SEEDED)], {}, None),
        (["validate", "-", "--stdin-filename", "plans/governance.yaml"], {"ROADMAP_LANG": "en"}, b"programs: [\xff"),
        (["show", "plans", "--color", "always"], {"COLUMNS": "60"}, None),
        (["show", "tidak/ada/k\udcff"], {}, None),
        (["matrix", "plans"], {"PYTHONIOENCODING": "ascii"}, None),
        (["--help"], {}, None),
        (["set", "--help"], {"ROADMAP_LANG": "en"}, None),
        (["shwo"], {"ROADMAP_LANG": "en"}, None),
        ([], {}, None),
    ],
    ids=str,
)
def test_gives_what_a_process_gives(command: list[str], env: dict[str, str], stdin: bytes | None) -> None:
    assert door.roadmap(*command, env=env, stdin=stdin) == process.roadmap(*command, env=env, stdin=stdin)


def test_leaves_nothing_behind(tmp_path: Path) -> None:
    before = (dict(os.environ), Path.cwd(), sys.argv, sys.stdin, sys.stdout, sys.stderr, gc.isenabled())
    english = door.roadmap("--help", "--lang", "en")
    assert door.roadmap("--help", "--lang", "id", cwd=tmp_path) != english
    assert door.roadmap("show", "--lang", "id", "--as-of", "x", cwd=tmp_path).code == 2
    assert door.roadmap("--help", "--lang", "en") == english
    assert before == (dict(os.environ), Path.cwd(), sys.argv, sys.stdin, sys.stdout, sys.stderr, gc.isenabled())

"""What tests of the commands that edit share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS
from tests.edit.editing import TODAY, Called


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the plan, as the current folder."""
    shutil.copytree(PLANS, tmp_path / "plans")
    monkeypatch.chdir(tmp_path / "plans")
    return tmp_path / "plans"


@pytest.fixture
def called() -> Called:
    """The command in this process and in the current folder: its exit code, output and complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        done = roadmap(*arguments, env={"ROADMAP_TODAY": TODAY.isoformat()}, cwd=Path.cwd())
        return done.code, done.out, done.err

    return call

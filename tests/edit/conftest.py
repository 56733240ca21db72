"""What tests of the commands that edit share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppu_roadmap.cli import run
from tests.cli.process import PLANS
from tests.edit.editing import TODAY, Called


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the plan, as the current folder."""
    shutil.copytree(PLANS, tmp_path / "plans")
    monkeypatch.chdir(tmp_path / "plans")
    monkeypatch.setenv("ROADMAP_TODAY", TODAY.isoformat())
    for name in ("ROADMAP_LANG", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path / "plans"


@pytest.fixture
def called(capsys: pytest.CaptureFixture[str]) -> Called:
    """The command in this process: its exit code, output and complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(arguments)
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call

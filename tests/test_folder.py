"""Folders that cannot be read, files that vanish, plans far below: the loader tells, and goes on with the rest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.loader import plans
from ppu_roadmap.loader.folder import plan_folders
from ppu_roadmap.loader.plans import load

MINIMAL = Path(__file__).parent / "plans" / "minimal"
TODAY = date(2023, 6, 1)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small plan, in the folder that is current."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def errors(path: str | Path = ".") -> list[tuple[str, str, str]]:
    """The files, codes and sentences of the errors found at a path."""
    return [
        (one.file, one.code, one.message.render("en"))
        for loaded in load(Path(path), TODAY)
        for one in loaded.diagnostics
        if one.severity == "error"
    ]


def denied(*names: str) -> Callable[..., Any]:
    """A function that refuses paths that end so, as the system would, and otherwise says yes."""

    def refuse(path: Path, *_mode: int) -> bytes:
        if os.fspath(path).endswith(names):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return Path(path).read_bytes()

    return refuse


def test_a_folder_that_cannot_be_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", denied(str(plan), "."))
    assert errors() == [("plan.yaml", "RM006", "the folder cannot be read: Permission denied")]


def test_a_file_that_may_not_be_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("governance.yaml"))
    assert errors() == [("governance.yaml", "RM006", "the file may not be read")]
    assert errors(plan / "governance.yaml") == [("governance.yaml", "RM006", "the file may not be read")]


def test_a_file_that_fails_while_it_is_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "read_bytes", denied("governance.yaml"))
    assert plan.is_dir()
    assert errors() == [("governance.yaml", "RM006", "the file cannot be read: Permission denied")]


def test_plans_come_in_the_order_of_their_paths_and_none_within_another(tmp_path: Path) -> None:
    for name in ("b/2", "b/10", "a", "c/lampiran", "c", ".sembunyi", "b/2/dalam"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "plan.yaml").write_text("", "utf-8")
    (tmp_path / "d").symlink_to(tmp_path / "a")
    assert [path.relative_to(tmp_path).as_posix() for path in plan_folders(tmp_path)] == ["a", "b/10", "b/2", "c"]


def test_a_plan_a_thousand_folders_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path()
    for _level in range(1_500):
        deep /= "a"
        deep.mkdir()
    (deep / "plan.yaml").write_text("", "utf-8")
    assert list(plan_folders(Path())) == [deep]
    while deep != Path():  # rmtree would be too deep
        for file in deep.iterdir():
            file.unlink() if file.is_file() else file.rmdir()
        deep = deep.parent


def test_a_folder_of_a_portfolio_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("terbuka", "tertutup"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text("format: 1\n", "utf-8")
    barred, scandir = tmp_path / "tertutup", os.scandir

    def refusing(folder: Any) -> Any:
        if Path(folder) == barred:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [path.name for path in plan_folders(tmp_path)] == ["terbuka", "tertutup"]
    found = [(each.file, each.code) for loaded in load(tmp_path, date(2026, 1, 1)) for each in loaded.diagnostics]
    assert (str(barred / "plan.yaml"), "RM006") in found


def test_the_size_of_a_file_is_that_of_the_whole_file(plan: Path) -> None:
    (plan / "governance.yaml").write_text("# " + "x" * 3_000_000)
    (loaded,) = load(plan, date(2026, 1, 1))
    assert "(3000002 bytes)" in "".join(each.message.render("en") for each in loaded.diagnostics)

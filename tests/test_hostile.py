"""Hostile plans: each is accepted or refused as the contract says, in the right line, quickly, and without a crash."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap import Diagnostic, check
from ppu_roadmap.diagnostics import Severity
from tests.hostile.corpus import Hostile, HostileFolder, cases, folders, undecided

TODAY = date(2022, 6, 1)
LARGE = 20_000
"""Bytes from which a case is long for the sake of a limit: to trace every line of it once more takes a while."""
CASES = {case.name: case for case in cases()}
UNDECIDED = {case.name: case for case in undecided()}
FOLDERS = {case.name: case for case in folders()}


def laid_out(case: Hostile, folder: Path) -> Path:
    """The files of a case in a folder."""
    for name, data in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def errors(path: Path) -> list[Diagnostic]:
    """The errors found at a path."""
    return [diagnostic for diagnostic in check(path, TODAY) if diagnostic.severity is Severity.ERROR]


def told(found: Iterable[Diagnostic]) -> list[str]:
    """Errors as lines, for a failing test to show."""
    return [f"{one.file}:{one.span.line}:{one.span.column} {one.code} {one.message.render('en')}" for one in found]


def marked(case: Hostile) -> object:
    """The name of a case, its coverage measured unless it is large."""
    large = sum(map(len, case.files.values())) > LARGE
    return pytest.param(case.name, marks=pytest.mark.no_cover if large else ())


@pytest.mark.parametrize("name", [*map(marked, CASES.values())])
def test_is_judged_as_the_format_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    monkeypatch.chdir(laid_out(case, tmp_path))
    found = errors(Path())
    assert case.accept == (not found), told(found)
    if case.accept:
        return
    first = found[0]
    assert first.code in {case.code, *case.also}, told(found)
    assert first.file == case.file, told(found)
    assert case.line in (None, first.span.line), told(found)


@pytest.mark.parametrize("name", UNDECIDED)
def test_does_not_crash(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(laid_out(UNDECIDED[name], tmp_path))
    errors(Path())


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_judged_as_the_format_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case: HostileFolder = FOLDERS[name]
    if case.needs_user and os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    case.build(tmp_path)
    monkeypatch.chdir(tmp_path / "plan")
    found = errors(Path())
    assert case.accept == (not found), told(found)
    if not case.accept:
        assert (found[0].code, found[0].file) == (case.code, case.file or found[0].file), told(found)

"""Work over several processes: order, what becomes of an item over which one dies, and nothing left behind."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.loader import pool
from ppu_roadmap.loader.pool import mapped
from ppu_roadmap.text import Refusal
from tests.loader.working import Doubling

ITEMS = range(24)
DOUBLED = [2 * item for item in ITEMS]


@pytest.fixture
def told() -> list[int]:
    """The items that are worked on again."""
    return []


def made(work: Doubling, told: list[int], jobs: int = 2) -> Generator[int]:
    return mapped(work, ITEMS, jobs, again=told.append, lost=lambda item: -item)


def processes(notes: Path) -> set[str]:
    return {note.name.split(".")[2] for note in notes.iterdir()}


def test_results_come_in_order_from_other_processes(tmp_path: Path, told: list[int]) -> None:
    assert list(made(Doubling(tmp_path, slow=0), told)) == DOUBLED
    assert len(processes(tmp_path)) == 2
    assert str(os.getpid()) not in processes(tmp_path)
    assert told == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_few_items_and_one_job_need_no_process(tmp_path: Path, told: list[int], jobs: int) -> None:
    items = range(pool.SHARE * 2 - 1) if jobs > 1 else ITEMS
    work = Doubling(tmp_path)
    assert list(mapped(work, items, jobs, again=told.append, lost=lambda item: -item)) == [2 * item for item in items]
    assert processes(tmp_path) == {str(os.getpid())}


def test_results_are_made_as_they_are_wanted(tmp_path: Path, told: list[int]) -> None:
    many = range(500)
    results = mapped(Doubling(tmp_path), many, 2, again=told.append, lost=lambda item: -item)
    assert [next(results) for _each in range(3)] == [0, 2, 4]
    results.close()
    assert len([*tmp_path.iterdir()]) <= 3 + 2 * pool.AHEAD, "a nation is not read for three plans"


def test_an_item_over_which_a_process_dies_is_done_again(tmp_path: Path, told: list[int]) -> None:
    assert list(made(Doubling(tmp_path, kill_once=(0, 5, 23)), told)) == DOUBLED
    assert sorted(told) == [0, 5, 23]


def test_an_item_over_which_two_die_is_lost_alone(tmp_path: Path, told: list[int]) -> None:
    work = Doubling(tmp_path, kill=(5,))
    assert list(made(work, told)) == [-5 if item == 5 else 2 * item for item in ITEMS]
    assert (told, work.done(5)) == ([5], 2)


def test_a_result_that_nobody_can_read_is_lost_alone(tmp_path: Path, told: list[int]) -> None:
    work = Doubling(tmp_path, odd=5)
    assert list(made(work, told)) == [-5 if item == 5 else 2 * item for item in ITEMS]
    assert told == [5]


def test_what_work_raises_is_raised(tmp_path: Path, told: list[int]) -> None:
    results = made(Doubling(tmp_path, refuse=4), told)
    with pytest.raises(Refusal, match="4 is refused") as refused:
        list(results)
    assert refused.value.code == 7
    with pytest.raises(RuntimeError, match="OddError: 3") as failed:
        list(made(Doubling(tmp_path, fail=3), told))
    assert "working.py" in failed.value.__notes__[0], "where it was raised is known"


def test_without_processes_it_is_done_here(tmp_path: Path, told: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_given: Any, **_settings: Any) -> None:
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", none)
    assert list(made(Doubling(tmp_path), told)) == DOUBLED
    assert processes(tmp_path) == {str(os.getpid())}


@pytest.mark.parametrize("start", ["import sys; sys.exit(3)", "import sys; {path}; sys.stdin.read(9)"])
def test_processes_that_do_not_start_are_done_without(
    tmp_path: Path, told: list[int], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setattr(pool, "_START", start)
    assert list(made(Doubling(tmp_path), told)) == DOUBLED
    assert (processes(tmp_path), told) == ({str(os.getpid())}, [])


def test_modules_of_the_current_folder_are_not_taken(
    tmp_path: Path, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("pickle", "selectors", "ppu_roadmap", "signal"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert list(made(Doubling(notes), told)) == DOUBLED
    assert not (tmp_path / "taken").exists()
    assert str(os.getpid()) not in processes(notes)

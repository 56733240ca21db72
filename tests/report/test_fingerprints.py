"""Fingerprints: one finding each, the same as long as its text is, wherever its line has moved to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppu_roadmap.report.json import fingerprints
from tests.report import results

SEEDED = Path(__file__).parents[1] / "plans" / "seeded"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SEEDED, tmp_path / "seeded")
    monkeypatch.chdir(tmp_path)
    return Path("seeded")


def _marks(plan: Path) -> dict[str, int]:
    found = results.seeded(plan).diagnostics
    return {mark: each.span.line for mark, each in zip(fingerprints(found), found, strict=True)}


def test_no_two_are_the_same(plan: Path) -> None:
    found = results.seeded(plan).diagnostics
    assert len(set(fingerprints(found))) == len(found)
    hostile = results.hostile().diagnostics
    assert len(set(fingerprints(hostile))) == len(hostile)
    first, second = fingerprints(results.one(count=2).diagnostics)
    assert (first[:-1], first[-1], second[:-1], second[-1]) == (second[:-1], "1", first[:-1], "2")


def test_a_moved_line_keeps_its_mark(plan: Path) -> None:
    before = _marks(plan)
    economy = plan / "economy.yaml"
    economy.write_text("# one line\n\n# and another\n" + economy.read_text("utf-8"), "utf-8")
    after = _marks(plan)
    assert after.keys() == before.keys()
    moved = {after[mark] - before[mark] for mark in before}
    assert moved == {0, 3}


def test_a_mended_finding_takes_no_other_with_it(plan: Path) -> None:
    before = _marks(plan)
    proposals = plan / "proposals.yaml"
    proposals.write_text(proposals.read_text("utf-8").replace("GOV-98", "GOV-01"), "utf-8")
    after = _marks(plan)
    assert after.keys() < before.keys()
    assert len(before) == len(after) + 1


def test_indentation_does_not_count() -> None:
    (deep,) = fingerprints(results.one(source="      a: b").diagnostics)
    (flat,) = fingerprints(results.one(source="a: b").diagnostics)
    (other,) = fingerprints(results.one(source="a: c").diagnostics)
    assert deep == flat != other

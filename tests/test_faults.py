"""The list of faults that checkers are compared by: each is one fault, and ours is told where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.checkers import TODAY, Said, news
from benchmarks.faults import SOUND, Fault, Table, Verdict, faults, printed
from ppu_roadmap.loader.plans import load_folder

FAULTS = list(faults())
ELSEWHERE = "a quote that is never closed"
"""Another quote closes it, many lines further on: nobody can tell the first from the last."""


def test_the_sound_plan_is_sound() -> None:
    assert load_folder(SOUND, date.fromisoformat(TODAY)).diagnostics == ()


def test_every_fault_is_of_its_own_kind() -> None:
    assert len({fault.what for fault in FAULTS}) == len(FAULTS)
    assert len({fault.code for fault in FAULTS}) > 40


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.what}")
def test_each_fault_is_told_at_its_line(fault: Fault, tmp_path: Path) -> None:
    fault.write(tmp_path / "plan")
    found = load_folder(tmp_path / "plan", date.fromisoformat(TODAY)).diagnostics
    told = {each.span.line for each in found if each.code == fault.code and Path(each.file).name == fault.file}
    assert told
    assert (fault.line in told) == (fault.what != ELSEWHERE)


def test_only_what_is_new_counts() -> None:
    before = [Said("style", (1,)), Said("style", (2,))]
    after = [Said("style", (1,)), Said("style", (3,)), Said("style", (9,)), Said("fault", (4,))]
    assert [said.lines for said in news(before, after)] == [(9,), (4,)]


def test_the_table_counts_by_group() -> None:
    table = Table(["ours", "theirs"])
    table.add("text", {"ours": Verdict.PLACED, "theirs": Verdict.FOUND})
    table.add("money", {"ours": Verdict.PLACED, "theirs": Verdict.MISSED})
    rows = list(table.rows())
    assert rows == [
        ["faults", "of", "ours", "theirs"],
        ["text", "1", "1", "0 + 1"],
        ["money", "1", "1", "0"],
        ["all", "2", "2", "0 + 1"],
    ]
    assert list(printed(rows, markdown=True))[:2] == ["| faults | of | ours | theirs |", "|---|---:|---:|---:|"]
    assert list(printed(rows, markdown=False))[2] == "money    1     1       0"

"""``validate --for``: what it prints, how it leaves, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, on_terminal


def test_says_what_is_missing_and_leaves_with_one() -> None:
    done = roadmap("validate", PLANS, "--for", "bupati", "--lang", "id")
    assert done.code == 1
    assert done.lines[0].startswith("Belum siap untuk diajukan kepada kepala daerah: ")
    at = done.lines.index("Dinas Lingkungan Hidup:")
    assert done.lines[at - 1 : at + 3] == [
        "",
        "Dinas Lingkungan Hidup:",
        "- ENV-01 Serbu Gass (Seratus Bank Sampah Unit dan Gerakan Sedekah Sampah):",
        "  - belum ada anggaran",
    ]
    assert done.err == ""


def test_says_ready_and_leaves_with_zero() -> None:
    done = roadmap("validate", PLANS, "--for", "bimtek", "--lang", "id")
    assert (done.code, done.out) == (0, "Siap untuk Bimtek: tidak ada yang kurang.\n")


def test_lines_are_broken_at_words_on_a_terminal_alone() -> None:
    asked = ("validate", PLANS, "--for", "rkpd", "--year", "2026", "--lang", "en")
    broken = "- LIV-02 Internet Gratis di\n  Fasilitas Umum: no budget in\n  2026\n"
    assert broken in on_terminal(*asked, columns=30).out
    assert (
        "- LIV-02 Internet Gratis di Fasilitas Umum: no budget in 2026\n" in roadmap(*asked, env={"COLUMNS": "30"}).out
    )


def test_other_formats_carry_the_raised_severities() -> None:
    done = roadmap("validate", PLANS, "--for", "bupati", "--format", "json")
    data = json.loads(done.out)
    assert done.code == 1
    assert {each["code"] for each in data["diagnostics"] if each["severity"] == "error"} == {
        "RM305", "RM410", "RM603", "RM705",
    }  # fmt: skip
    assert done.err.startswith("Belum siap untuk diajukan kepada kepala daerah: ")
    assert roadmap("validate", PLANS, "--for", "bupati", "--format", "concise", "--exit-zero").code == 0


def test_the_whole_plan_is_judged_whatever_is_shown(tmp_path: Path) -> None:
    written = tmp_path / "bupati.txt"
    done = roadmap("validate", PLANS, "--for", "bupati", "--select", "RM404", "-o", written, "--lang", "en")
    assert (done.code, done.out) == (1, "")
    whole = written.read_text()
    assert whole == roadmap("validate", PLANS, "--for", "bupati", "--ignore", "RM3,RM4,RM6,RM7", "--lang", "en").out
    assert whole == roadmap("validate", PLANS / "economy.yaml", "--for", "bupati", "--lang", "en").out
    shown = roadmap("validate", PLANS, "--for", "bupati", "--select", "RM404", "--format", "concise")
    assert (shown.code, "RM410" in shown.out) == (1, False)
    alone = roadmap("validate", "-", "--for", "bimtek", "--lang", "en", stdin=(PLANS / "economy.yaml").read_bytes())
    assert (alone.code, alone.lines[0]) == (1, "Not ready for the workshop: there is no plan.yaml.")


@pytest.mark.parametrize("command", ["show", "budget", "progress", "timeline", "indicators", "quickwins"])
def test_a_year_outside_the_plan_is_refused(command: str) -> None:
    done = roadmap(command, PLANS, "--year", "2050", "--lang", "en")
    told = "roadmap: 2050 lies outside the planned years, 2022-2037\n"
    assert (done.code, done.out, done.err) == (2, "", told)
    done = roadmap("validate", PLANS, "--for", "rkpd", "--year", "2050", "--lang", "en")
    assert (done.code, done.out, done.err) == (2, "", told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--for", "bupti"], "--for is bupti, not one of bimtek, bupati, decided, rkpd, evaluation"),
        (["--year", "2026"], "--year goes with --for rkpd alone"),
        (["--for", "bupati", "--year", "2026"], "--year goes with --for rkpd alone"),
    ],
)
def test_wrong_use_is_refused(options: list[str], told: str) -> None:
    done = roadmap("validate", PLANS, *options, "--lang", "en")
    assert (done.code, done.out, done.err) == (2, "", f"roadmap: {told}\n")

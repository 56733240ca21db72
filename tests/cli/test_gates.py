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
    assert done.lines[0] == "Belum siap untuk diajukan kepada kepala daerah: 10 hal masih kurang."
    assert "Dinas Komunikasi dan Informatika: SOC-01 Call Center 112 — belum ada keputusan" in done.lines
    assert done.err == ""


def test_says_ready_and_leaves_with_zero() -> None:
    done = roadmap("validate", PLANS, "--for", "bimtek", "--lang", "id")
    assert (done.code, done.out) == (0, "Siap untuk Bimtek: tidak ada yang kurang.\n")


def test_lines_are_broken_at_words_on_a_terminal_and_whole_elsewhere() -> None:
    line = "LIV-02 Internet Gratis di Fasilitas Umum — no budget in 2026"
    command = ("validate", PLANS, "--for", "rkpd", "--year", "2026", "--lang", "en")
    shown = on_terminal(*command, columns=40).out.replace("\r", "")
    assert line not in shown
    assert line in " ".join(shown.split())
    assert all(len(each) <= 40 for each in shown.splitlines())
    assert f"{line}\n" in roadmap(*command).out


def test_other_formats_carry_the_raised_severities() -> None:
    done = roadmap("validate", PLANS, "--for", "bupati", "--format", "json")
    data = json.loads(done.out)
    assert done.code == 1
    assert data["summary"]["errors"] == 10
    assert {each["code"] for each in data["diagnostics"] if each["severity"] == "error"} == {"RM404", "RM410"}
    assert roadmap("validate", PLANS, "--for", "bupati", "--format", "concise", "--exit-zero").code == 0


def test_rules_can_be_left_out(tmp_path: Path) -> None:
    written = tmp_path / "bupati.txt"
    done = roadmap("validate", PLANS, "--for", "bupati", "--ignore", "RM404,RM410", "-o", written, "--lang", "en")
    assert (done.code, done.out) == (0, "")
    assert written.read_text() == "Ready for the head of the region: nothing is missing.\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--for", "bupti"], "--for is bupti, not one of bimtek, bupati, rkpd, evaluation"),
        (["--year", "2026"], "--year goes with --for rkpd alone"),
        (["--for", "bupati", "--year", "2026"], "--year goes with --for rkpd alone"),
    ],
)
def test_wrong_use_is_refused(options: list[str], told: str) -> None:
    done = roadmap("validate", PLANS, *options, "--lang", "en")
    assert (done.code, done.out, done.err) == (2, "", f"roadmap: {told}\n")

"""``quickwins`` as a process: what it refuses, where the sheet goes, in which language."""

import json
from pathlib import Path

import pytest

from ppu_roadmap.export import FORMATS
from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED

FULL = ROOT / "tests" / "plans" / "full"
PORTFOLIO = ROOT / "tests" / "plans" / "portfolio"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xml"], f"--format is xml, not one of table, {FORMATS[0].name}"),
        (["--brief", "--format", "csv"], "the sheet is written as table, md, svg, html, xlsx, docx, pdf, not as csv"),
        (["--html", "x.html", "--format", "md"], "--html and --format md are two ways to write one sheet: give one"),
        (["--brief", "--weights", "speed=100"], "the sheet uses the weights of plan.yaml: leave out --weights"),
        (["--weights", "spead=100"], "no criterion is called spead; did you mean speed?"),
        (["--weights", "speed=40,impact=30"], "the weights add up to 70, not to 100"),
        (["--weights", "speed"], "--weights has speed, not a criterion and its percent such as speed=40"),
        (["--weights", "speed=-5"], "--weights has speed=-5, not a criterion and its percent"),
        (["--weights", "speed=50,speed=50"], "--weights gives speed twice"),
        (["--weights", "speed=100,Cepat=100"], "--weights gives speed twice"),
        (["--dimension", "governence"], "no dimension is called governence; did you mean governance?"),
    ],
)
def test_what_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = roadmap("quickwins", *arguments, "--plan", PLANS, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"roadmap: {said}")
    assert not list(tmp_path.iterdir())


def test_weights_may_be_repeated() -> None:
    once = roadmap("quickwins", PLANS, "--weights", "speed=40,impact=60")
    assert once.code == 0
    assert once.out == roadmap("quickwins", PLANS, "--weights", "speed=40", "--weights", "impact=60").out
    named = roadmap("quickwins", PLANS, "--weights", "Cepat terwujud=40,dampak langsung bagi masyarakat=60")
    assert once.out == named.out


def test_rows() -> None:
    rows = json.loads(roadmap("quickwins", PLANS, "--format", "json").out)["rows"]
    assert [(row["id"], row["rank"], row["score"]) for row in rows] == [
        ("GOV-01", 1, 3.5), ("BRA-01", 1, 3.3), ("ECO-01", 1, 3.8), ("LIV-01", 1, 2.8), ("SOC-01", 1, 4.8),
        ("ENV-01", 1, 4.5),
    ]  # fmt: skip
    assert {row["budget"] for row in rows} == {None}


def test_the_sheet_of_the_regency() -> None:
    done = roadmap("quickwins", PLANS, "--brief", "--lang", "id")
    assert "Mohon keputusan atas 6 quick win di bawah ini, dan penetapan penanggung jawab untuk 4 di antaranya." in (
        " ".join(done.lines)
    )
    assert "Biaya semua quick win belum dihitung." in done.out
    assert "Rp 0" not in done.out


def test_where_the_sheet_goes(tmp_path: Path) -> None:
    file = tmp_path / "lembar.html"
    done = roadmap("quickwins", PLANS, "--html", file)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert file.read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="id">')
    assert roadmap("quickwins", PLANS, "--html", "-").data == file.read_bytes()
    assert roadmap("quickwins", PLANS, "--brief", "--format", "html").data == file.read_bytes()
    english = roadmap("quickwins", PLANS, "--brief", "--format", "md", "--lang", "en").out
    assert "# DECISION SHEET FOR SMART CITY QUICK WINS, 2026" in english


def test_the_language_of_a_file_is_that_of_the_plan() -> None:
    done = roadmap("quickwins", PLANS, "--brief", "--format", "md", env={"LANG": "en_US.UTF-8"})
    assert "LEMBAR KEPUTUSAN" in done.out
    terminal = roadmap("quickwins", PLANS, "--brief", env={"LANG": "en_US.UTF-8"})
    assert "DECISION SHEET" in terminal.out


def test_the_day_of_printing_is_told() -> None:
    done = roadmap("quickwins", PLANS, "--brief", "--as-of", "2025-01-31", "--lang", "en")
    assert "Printed on 31 January 2025; state of the plan: " in done.out
    assert "28 November" not in done.out  # what a note says is no date of the plan
    assert "2025" in done.lines[2]


def test_no_quick_win() -> None:
    done = roadmap("quickwins", ROOT / "tests" / "plans" / "minimal", "--brief", "--lang", "en")
    assert (done.code, done.out) == (1, "")
    assert done.err == "roadmap: no program is a quick win, so there is no sheet\n"


def test_none_that_could_be_put_forward(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes((PLANS / "plan.yaml").read_bytes())
    rejected = "decisions: [{status: rejected, by: Bupati, date: 2022-08-29}]"
    lines = "horizon: 1-year, owner: dlh, subdimension: policy"
    quick = "quick_win: {kind: local, start: 2022-09, finish: 2023-08"
    (tmp_path / "governance.yaml").write_text(
        "dimension: governance\nprograms:\n"
        f"  - {{id: GOV-01, name: Satu, {lines}, status: cancelled, status_note: digabung, {quick}}}}}\n"
        f"  - {{id: GOV-02, name: Dua, {lines}, {quick}, {rejected}}}}}\n"
    )
    done = roadmap("quickwins", tmp_path, "--brief", "--lang", "en", "-q")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "roadmap: no quick win is to be put forward, so there is no sheet: 1 cancelled or replaced, 1 rejected\n"
    )
    done = roadmap("quickwins", PLANS, "--brief", "--owner", "bpbd", "--lang", "en", "-q")
    assert done.err == "roadmap: no quick win passes the filters, so there is no sheet\n"


def test_several_plans_and_plans_with_errors() -> None:
    for plan in (PORTFOLIO, FULL, SEEDED):
        for arguments in ([], ["--format", "csv"], ["--weights", "speed=50,impact=50"], ["--brief"]):
            done = roadmap("quickwins", plan, *arguments, "--lang", "en")
            assert done.code in {0, 1, 2}, done.err
            assert "fault of the tool" not in done.err

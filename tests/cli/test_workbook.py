"""``export workbook``: the form of an agency as a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, SEEDED, on_terminal

FULL, PORTFOLIO = (SEEDED.parent / name for name in ("full", "portfolio"))


def test_the_form_of_an_agency(tmp_path: Path) -> None:
    file = tmp_path / "dlh.xlsx"
    done = roadmap("export", "workbook", "-o", file, "--owner", "Dinas Lingkungan Hidup", "--period", "TW 4 2026",
                   "--plan", PLANS, "--lang", "en")  # fmt: skip
    assert (done.code, done.out) == (0, "")
    assert done.err == "--owner Dinas Lingkungan Hidup, read as: dlh\n" or "read as: 2026-Q4" in done.err
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:2] == ["Guide", "Programs"]
    about = {row[0].value: row[1].value for row in book["_roadmap"].iter_rows(max_row=8)}
    assert (about["owner"], about["period"], about["region"]) == ("dlh", "2026-Q4", "64.09")


def test_the_same_bytes_wherever_it_runs(tmp_path: Path) -> None:
    made = set()
    for name, zone in (("a", "Asia/Makassar"), ("b", "America/New_York")):
        file = tmp_path / f"{name}.xlsx"
        env = {"TZ": zone, "LANG": "id_ID.UTF-8" if name == "a" else "C"}
        assert roadmap("export", "workbook", "-o", file, "--plan", FULL, "--as-of", "2026-11-28", env=env).code == 0
        made.add(file.read_bytes())
    done = roadmap("export", "workbook", "-o", "-", "--plan", FULL, "--as-of", "2026-11-28")
    assert made == {done.data}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "form.csv"), "form.csv has the name of a csv file, but workbook is written: name a file that"),
        ((), "say where to write: -o FILE, or -o - for standard output"),
        (("-o", "form.xlsx", "--columns", "id"), "--columns goes with csv, json, md, svg, html alone, not with"),
        (("-o", "form.xlsx", "--period", "2026"), "--period is 2026, not a quarter such as 2026-Q4"),
        (("-o", "form.xlsx", "--owner", "xyz"), "no agency is called xyz"),
        (("-o", "form.xlsx", "--plan", str(PORTFOLIO)), "a workbook is the form of one plan, and there are 3"),
    ],
)  # fmt: skip
def test_what_is_refused(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    given = arguments if "--plan" in arguments else (*arguments, "--plan", str(PLANS))
    done = roadmap("export", "workbook", *given, "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_no_workbook_on_a_terminal() -> None:
    done = on_terminal("export", "workbook", "-o", "-", "--plan", PLANS, "--lang", "en")
    assert done.code == 2
    assert done.out.startswith("roadmap: xlsx is no text for a terminal")


def test_other_kinds_have_no_period(tmp_path: Path) -> None:
    done = roadmap("export", "csv", "-o", tmp_path / "a.csv", "--period", "2026-Q4", "--plan", PLANS, "--lang", "en")
    assert (done.code, done.err) == (2, "roadmap: --period goes with workbook alone, not with csv\n")

"""``timeline``, ``matrix --by``, ``progress``, ``proposals`` as processes: refusals, formats, portfolios, ASCII."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import PLANS, ROOT, SEEDED

FULL = ROOT / "tests" / "plans" / "full"
PORTFOLIO = ROOT / "tests" / "plans" / "portfolio"
SIDES = ("owner", "year", "source", "mission", "sdg", "subdimension", "gap")
COMMANDS = (
    ["timeline"],
    ["progress"],
    ["progress", "--year", "2023"],
    ["proposals"],
    ["matrix", "--by", "mission"],
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["timeline", "--by", "week"], "--by is week, not one of year, month"),
        (["timeline", "--from", "2023-13"], "--from is 2023-13, not a month such as 2023-01"),
        (["timeline", "--from", "2023-01", "--by", "year"], "--from is for the chart by month; leave out --by year"),
        (["timeline", "--format", "xml"], "--format is xml, not one of table, "),
        (["timeline", "--owner", "dlhh"], "no agency is called dlhh; did you mean dlh?"),
        (["matrix", "--by", "agency"], f"--by is agency, not one of {', '.join(SIDES)}"),
        (["matrix", "--by", "sdg", "--status", "dne"], "no status is called dne; did you mean done?"),
        (
            ["progress", "--part", "count"],
            "--part is count, not one of counts, programs, actions, reports, assessment, ",
        ),
        (["progress", "--year", "now"], "--year is now, not a year such as 2024"),
        (["proposals", "--by", "year"], "--by is year, not one of dimension, proposer, location, forum, status"),
        (["proposals", "--status", "accpted"], "no proposal has the status accpted; did you mean accepted?"),
    ],
)
def test_what_is_refused(arguments: list[str], said: str) -> None:
    done = roadmap(*arguments, "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"roadmap: {said}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("language", "said"), [("id", "belum ada quick win"), ("en", "no quick win")])
def test_a_chart_of_no_quick_wins_says_so(language: str, said: str) -> None:
    plan = ROOT / "tests" / "plans" / "consecutive"
    assert said in roadmap("timeline", "--by", "month", "--plan", plan, "--lang", language).out


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_rows_for_machines(arguments: list[str]) -> None:
    rows = json.loads(roadmap(*arguments, "--plan", FULL, "--format", "json").out)["rows"]
    table = list(csv.DictReader(io.StringIO(roadmap(*arguments, "--plan", FULL, "--format", "csv").out)))
    assert len(rows) == len(table) > 0
    assert list(rows[0]) == list(table[0])
    assert rows[0]["region"] == "64.98"


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_portfolio_has_every_region(arguments: list[str]) -> None:
    done = roadmap(*arguments, "--plan", PORTFOLIO, "--lang", "en")
    assert done.code == 0
    if arguments[0] != "proposals":  # none of them has any
        for name in ("Kabupaten Berau", "Kota Bontang", "Kabupaten Penajam Paser Utara"):
            assert name in done.out
        rows = json.loads(roadmap(*arguments, "--plan", PORTFOLIO, "--format", "json").out)["rows"]
        assert {row["region"] for row in rows} <= {"64.03", "64.09", "64.74"}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_plan_with_errors_is_shown_as_far_as_it_can_be_read(arguments: list[str]) -> None:
    done = roadmap(*arguments, "--plan", SEEDED, "--lang", "en")
    assert done.code == 0
    assert "run roadmap validate" in done.err
    assert done.lines


@pytest.mark.parametrize("columns", ["20", "60", "80", "120"])
@pytest.mark.parametrize("arguments", COMMANDS[:4], ids=" ".join)
def test_any_width_on_a_stream_of_ascii(arguments: list[str], columns: str) -> None:
    plain = {"LANG": "C", "PYTHONIOENCODING": "ascii", "COLUMNS": columns}
    done = roadmap(*arguments, "--plan", FULL, "--lang", "id", env=plain)
    assert done.code == 0
    assert done.data.isascii()
    assert max(map(len, done.lines)) <= int(columns)
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", done.data)


def test_today_comes_from_outside(tmp_path: Path) -> None:
    day = roadmap("timeline", PLANS, "--lang", "en", "--as-of", "2022-10-05", "--by", "year", cwd=tmp_path)
    assert "today: 5 October 2022" in day.out
    late = roadmap("progress", PLANS, "--as-of", "2022-06-01", "--format", "json", cwd=tmp_path)
    assert not any(row["late"] for row in json.loads(late.out)["rows"])


def test_the_matrix_without_by_is_as_it_was() -> None:
    assert roadmap("matrix", PLANS, "--lang", "en").out.startswith("Roadmap: dimensions by horizon\n")
    some = json.loads(roadmap("matrix", PLANS, "--quick-wins", "--format", "json").out)["rows"]
    assert sum(row["programs"] for row in some) == 6

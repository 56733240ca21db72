"""What is true of a plan, wherever it is told: a lost part is no whole, every status counts, a page fits its sheet."""

from __future__ import annotations

import csv
import json
import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.annotated import BASE
from tests.cli.door import roadmap
from tests.cli.process import Done
from tests.quick_win_sample import FILE, FULL

STATUSES = ("proposed", "planned", "ongoing", "done", "delayed", "cancelled")
"""As a program goes through them."""
PROPOSALS = ("submitted", "discussed", "accepted", "merged", "rejected")
PLAN = (BASE / "plan.yaml").read_text("utf-8") + "funding_sources: {apbd: APBD}\n"
HEAD = "dimension: governance\nprograms:\n"
PROGRAM = "horizon: 1-year, owner: diskominfo, subdimension: policy"


def told(folder: Path, governance: str, *command: str) -> Done:
    """What a command says in English of a plan with these programs."""
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (folder / "governance.yaml").write_text(HEAD + governance, "utf-8")
    return roadmap(*command, "--lang", "en", "-q", cwd=folder)


# -- what is not known ------------------------------------------------------------------------------------------------

LOST = f"""\
  - {{id: GOV-01, name: Satu, {PROGRAM}, budget: [{{year: 2022, source: apbd, amount: 5}}, 2023]}}
  - {{id: GOV-02, name: Dua, {PROGRAM}, budget: [{{year: 2022, source: apbd, amount: 7}}]}}
"""
"""Two programs with a known budget; of the first a line could not be read."""


def test_a_sum_of_which_a_line_was_lost_is_no_whole(tmp_path: Path) -> None:
    shown = told(tmp_path, LOST, "show", "--columns", "id,budget").lines
    assert "GOV-01  Rp 5 (in part)" in shown
    assert "GOV-02            Rp 7" in shown
    assert "2 programs · Rp 12 · 1 not fully costed" in shown[-1]
    assert told(tmp_path, LOST, "matrix").out.count("Rp 12 (in part)") == 4
    first, *_others = json.loads(told(tmp_path, LOST, "matrix", "--format", "json").out)["rows"]
    assert (first["budget"], first["uncosted"]) == (12, 1)
    for by in ("year", "source"):
        first, *_others = json.loads(told(tmp_path, LOST, "matrix", "--by", by, "--format", "json").out)["rows"]
        assert (first["budget"], first["uncosted"]) == (12, 1)


def test_a_year_asked_for_cuts_no_budget_and_that_is_said(tmp_path: Path) -> None:
    long = "horizon: 5-year, owner: diskominfo, subdimension: policy, years: [2022, 2025]"
    money = "budget: [{year: 2022, source: apbd, amount: 5}, {year: 2023, source: apbd, amount: 7}]"
    for command in (["show"], ["matrix"], ["matrix", "--by", "owner"], ["timeline"]):
        said = told(tmp_path, f"  - {{id: GOV-01, name: Satu, {long}, {money}}}\n", *command, "--year", "2023").out
        assert "Rp 12" in said
        assert "budgets are those of all years, not of 2023 alone" in said


def test_a_narrow_matrix_has_no_line_of_money_where_nothing_is_planned(tmp_path: Path) -> None:
    told(tmp_path, LOST, "matrix")
    narrow = roadmap("matrix", "--lang", "en", "-q", cwd=tmp_path, env={"COLUMNS": "60"}).lines
    assert "  Rp 12 (in part)" in narrow
    assert "none" not in "".join(narrow)


def test_what_a_report_says_of_progress_is_said_wherever_progress_is(tmp_path: Path) -> None:
    reported = (
        f"  - {{id: GOV-01, name: Satu, {PROGRAM}, reports: [{{period: 2022-Q1, status: ongoing, progress: 40}}]}}\n"
    )
    (one,) = json.loads(told(tmp_path, reported, "progress", "--format", "json").out)["rows"]
    assert one["progress"] == 40
    assert "40%" in told(tmp_path, reported, "timeline", "--as-of", "2022-06-01").out


@pytest.mark.parametrize("command", ["risks", "indicators"])
def test_a_first_column_stays_where_nothing_is_in_it(tmp_path: Path, command: str) -> None:
    nameless = (
        f"  - {{name: Satu, {PROGRAM}, risks: [{{factor: Sinyal lemah, likelihood: 1, impact: 2}}],\n"
        "     indicators: [{name: Sinyal lemah, kind: output, targets: {2022: 1}}]}\n"
    )
    lines = told(tmp_path, nameless, command).lines
    row = next(number for number, line in enumerate(lines) if "Sinyal lemah" in line)
    head = next(line for line in lines if line.startswith("Code "))
    assert re.fullmatch(r"–\s+Sinyal lemah .*", lines[row])
    assert lines[row].index("Sinyal") == len(head) - len(head.removeprefix("Code").lstrip())


# -- every status -----------------------------------------------------------------------------------------------------

EACH = (
    "".join(
        f"  - {{id: GOV-0{number}, name: P{number}, {PROGRAM}, status: {status}}}\n"
        for number, status in enumerate(reversed(STATUSES), 1)
    )
    + f"  - {{id: GOV-07, name: P7, {PROGRAM}}}\n"
)


def ids(done: Done) -> list[str]:
    """The ids in a table of comma-separated values."""
    return [row["id"] for row in csv.DictReader(done.lines)]


def test_programs_are_sorted_and_found_by_every_status(tmp_path: Path) -> None:
    table = ("show", "--columns", "id,status", "--format", "csv")
    last_first = [f"GOV-0{number}" for number in range(1, 7)]
    assert ids(told(tmp_path, EACH, *table, "--sort", "status")) == [*reversed(last_first), "GOV-07"]
    assert ids(told(tmp_path, EACH, *table, "--sort", "-status")) == [*last_first, "GOV-07"]
    for id_, status in zip(last_first, reversed(STATUSES), strict=True):
        assert ids(told(tmp_path, EACH, *table, "--status", status)) == [id_]
    unknown = told(tmp_path, EACH, *table, "--status", "x")
    known = ", ".join(f"{each.title()} ({each})" for each in STATUSES)
    assert unknown.err == f"roadmap: no status is called x; known are {known}\n"


def test_programs_are_counted_by_every_status(tmp_path: Path) -> None:
    rows = list(csv.DictReader(told(tmp_path, EACH, "progress", "--part", "counts", "--format", "csv").lines))
    assert [row["by"] for row in rows] == ["dimension", "owner"]
    for row in rows:
        assert (row["programs"], row["counted"], row["unknown"]) == (
            "6",
            "4",
            "1",
        )  # one is cancelled, and counted apart
        assert {key: value for key, value in row.items() if key in STATUSES} == dict.fromkeys(STATUSES, "1")
    page = told(tmp_path, EACH, "progress", "--format", "md").out
    assert "| Planned: 1, Delayed: 1, Proposed: 1, without a status: 1 | Cancelled: 1 |" in page


def test_proposals_are_counted_and_found_by_every_status(tmp_path: Path) -> None:
    lines = (
        f"  - {{id: USL-00{number}, name: U{number}, status: {status}, program: GOV-01, note: catatan}}\n"
        for number, status in enumerate(PROPOSALS, 1)
    )
    (tmp_path / "proposals.yaml").write_text("proposals:\n" + "".join(lines), "utf-8")
    for number, status in enumerate(PROPOSALS, 1):
        assert ids(told(tmp_path, EACH, "proposals", "--status", status, "--format", "csv")) == [f"USL-00{number}"]
    total = next(line for line in reversed(told(tmp_path, EACH, "proposals").lines) if line.startswith("Total"))
    assert total.split()[1:] == ["1"] * len(PROPOSALS) + [str(len(PROPOSALS))]


# -- the decision sheet -----------------------------------------------------------------------------------------------


def test_as_much_is_written_on_a_page_as_fits(tmp_path: Path) -> None:
    """Forty-five pages, each with a few words more than the last: from which on the text that all share is cut."""
    longer = ("benefit", "ask", "sustainability")
    programs = []
    for number in range(45):
        texts = {key: ("kata " * 80)[: 20 * ((number + later) // 3)].rstrip() for later, key in enumerate(longer)}
        quick_win = {**FULL["quick_win"], "kind": "local", "problem": "masalah " + "kata " * 60, **texts}
        programs.append({**FULL, "id": f"GOV-{number + 1:02}", "name": f"P{number}", "quick_win": quick_win})
    (tmp_path / "plan.yaml").write_text(json.dumps(FILE))
    (tmp_path / "governance.yaml").write_text(json.dumps({"dimension": "governance", "programs": programs}))
    sheet = roadmap("quickwins", "--brief", "--format", "html", "--as-of", "2026-07-01", cwd=tmp_path).out
    lengths = [len(text) for text in re.findall(r">(masalah kata[^<]*)", sheet)][len(programs) :]
    assert [(length, len(list(pages))) for length, pages in groupby(lengths)] == [(307, 12), (218, 12), (158, 21)]

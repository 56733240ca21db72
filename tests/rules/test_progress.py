"""Progress against today: months, quarters, and whose status counts."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.rules.registry import BY_CODE
from tests.records import record
from tests.rules.by_hand import places, plan, program


def on(code: str, day: date, **fields: Any) -> list[Path]:
    """Where a rule has something to say on a day of a program with these values."""
    made = plan(program(**fields))
    return [finding.place.path[2:] for finding in BY_CODE[code].check(made, living(made), day)]


@pytest.mark.parametrize(
    ("periods", "day", "stale"),
    [
        (["2023-Q1"], date(2024, 3, 31), False),
        (["2023-Q1"], date(2024, 4, 1), True),
        (["2023-Q1", "2022-Q4"], date(2024, 3, 31), False),
        (["2022-Q1", None], date(2024, 4, 1), False),
        ([], date(2022, 12, 31), False),
        ([], date(2023, 1, 1), True),
        (None, date(2024, 1, 1), False),
    ],
)
def test_four_whole_quarters_without_a_report(periods: list[str | None] | None, day: date, *, stale: bool) -> None:
    reports = None if periods is None else [{"period": period} for period in periods]
    assert on("RM706", day, status="ongoing", reports=reports) == ([()] if stale else [])
    assert on("RM706", day, status="delayed", reports=reports) == []


@pytest.mark.parametrize(
    ("fields", "spoken"),
    [
        ({"status": "ongoing"}, [("years", 1)]),
        ({}, [("years", 1)]),
        ({"status": None}, []),
        ({"status": "done"}, []),
        ({"status": "cancelled"}, []),
    ],
)
def test_late_by_status(fields: dict[str, Any], spoken: list[Path]) -> None:
    assert on("RM705", date(2023, 1, 1), years=[2022, 2022], **fields) == spoken
    assert on("RM705", date(2022, 12, 31), years=[2022, 2022], **fields) == []


def test_late_without_years_is_late_by_its_horizon() -> None:
    assert on("RM705", date(2024, 1, 1), status="ongoing") == [("horizon",)]
    assert on("RM705", date(2024, 1, 1), status="ongoing", years=None) == []


@pytest.mark.parametrize(
    ("of_program", "of_action", "late"),
    [
        ("ongoing", {"status": "ongoing"}, True),
        ("ongoing", {}, True),
        ("ongoing", {"status": "done"}, False),
        ("ongoing", {"status": None}, False),
        ("done", {}, False),
        ("cancelled", {}, False),
        ("done", {"status": "planned"}, True),
        (None, {}, False),
    ],
)
def test_an_action_without_a_status_has_that_of_its_program(
    of_program: str | None, of_action: dict[str, Any], *, late: bool
) -> None:
    actions = [{"id": "GOV-01-A1", "name": "x", "finish": "2022-05", **of_action}]
    found = on("RM705", date(2022, 6, 1), status=of_program, actions=actions)
    assert found == ([("actions", 0, "finish")] if late else [])
    assert on("RM705", date(2022, 5, 31), status=of_program, actions=actions) == []


def test_a_quick_win_past_its_finish() -> None:
    quick_win = {"kind": "local", "start": "2022-01", "finish": "2022-05"}
    assert on("RM705", date(2022, 6, 1), status="ongoing", quick_win=quick_win) == [("quick_win", "finish")]
    assert on("RM705", date(2022, 6, 1), status="done", quick_win=quick_win) == []


@pytest.mark.parametrize(
    ("status", "progress", "spoken"),
    [
        ("done", 99, True),
        ("done", 100, False),
        ("planned", 1, True),
        ("planned", 0, False),
        ("ongoing", 100, False),
        (None, 50, False),
        ("done", None, False),
    ],
)
def test_progress_against_status(status: str | None, progress: int | None, *, spoken: bool) -> None:
    given: dict[str, Any] = {"status": status, "progress": progress}
    made = program(
        **given, actions=[{"id": "GOV-01-A1", "name": "x", **given}], reports=[{"period": "2022-Q1", **given}]
    )
    expected = [("progress",), ("actions", 0, "progress"), ("reports", 0, "progress")]
    assert [place[2:] for place in places("RM703", plan(made))] == (expected if spoken else [])


def test_notes_of_programs_and_proposals() -> None:
    made = plan(
        program("GOV-01", status="delayed"),
        program("GOV-02", status="cancelled", status_note=" "),
        program("GOV-03", status="delayed", status_note=None),
        program("GOV-04", status="delayed", status_note="x"),
        program("GOV-05", status="ongoing"),
    )
    proposals = record(
        ProposalsFile,
        {
            "proposals": [
                {"id": "a", "name": "a", "status": "rejected"},
                {"id": "b", "name": "b", "status": "merged", "note": "x", "program": "GOV-01"},
                {"id": "c", "name": "c", "status": "discussed"},
            ]
        },
        "proposals.yaml",
    )
    both = Plan(made.file, made.dimensions, proposals, place=made.place)
    assert places("RM702", both) == [("programs", 0), ("programs", 1), ("proposals", 0)]


def test_planned_from_the_first_day_of_its_first_year() -> None:
    assert on("RM704", date(2022, 12, 31), status="planned", years=[2023, 2023]) == []
    assert on("RM704", date(2023, 1, 1), status="planned", years=[2023, 2023]) == [("status",)]
    assert on("RM704", date(2022, 1, 1), status="planned") == [("status",)]

"""When programs run: years with and without years of their own, months of quick wins, the window of months."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.timeline import by_start, by_year, months_shown, scheduled, texture, year_bar
from ppu_roadmap.facts.decisions import fingerprint
from ppu_roadmap.facts.standing import done_percent
from ppu_roadmap.facts.years import month_number
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.chart import Bar
from tests.rules.by_hand import plan, program

TODAY = date(2024, 2, 1)


def made(**fields: Any) -> tuple[Any, Program]:
    """A plan of one program, and the program."""
    whole = plan(program(**fields))
    return whole, whole.programs[0]


def test_years_of_its_own() -> None:
    assert year_bar(*made(years=[2023, 2024], progress=40)) == Bar(2023, 2024, "planned", 40)


@pytest.mark.parametrize(
    ("horizon", "expected"),
    [
        ("1-year", Bar(2022, 2023, "open", None, 2022)),
        ("5-year", Bar(2022, 2027, "open", None, 2024)),  # ends in 2024-2027, may start with the plan
        ("long-term", Bar(2022, 2037, "open", None, 2028)),
    ],
)
def test_without_years_of_its_own_it_ends_in_its_horizon(horizon: str, expected: Bar) -> None:
    assert year_bar(*made(horizon=horizon)) == expected


def test_decided_is_what_an_approval_still_covers() -> None:
    quick_win = {"kind": "local", "start": "2022-09", "finish": "2023-08"}
    asked, one = made(quick_win=quick_win)
    assert texture(asked, one) == "planned"
    decision = {"status": "approved", "by": "Bupati", "date": "2022-08-29", "fingerprint": fingerprint(one)}
    assert texture(*made(quick_win={**quick_win, "decisions": [decision]})) == "decided"
    assert texture(*made(quick_win={**quick_win, "decisions": [decision]}, name="Lain")) == "planned"
    assert texture(*made(quick_win={**quick_win, "decisions": [decision | {"status": "revise"}]})) == "planned"


def test_no_bar_where_years_are_not_known() -> None:
    assert year_bar(*made(years=None)) is None
    assert year_bar(*made(years=[2024, 2023])) is None
    assert year_bar(*made(horizon=None)) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "planned"),
        ({"owner_status": "provisional"}, "provisional"),
        ({"owner_status": "provisional", "status": "proposed"}, "proposed"),
        ({"owner_status": "provisional", "status": "cancelled"}, "cancelled"),
    ],
)
def test_the_gravest_doubt_decides_the_texture(fields: dict[str, Any], expected: str) -> None:
    assert texture(*made(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),  # unknown, not 0
        ({"status": "ongoing"}, None),
        ({"status": "planned", "progress": 0}, 0),
        ({"status": "done"}, 100),
        ({"status": "done", "progress": 90}, 90),
        ({"status": "ongoing", "reports": [{"period": "2023-Q1", "progress": 30}, {"period": "2022-Q4"}]}, 30),
        ({"status": "ongoing", "reports": [{"period": "2023-Q1", "progress": 30}, {"period": "2023-Q2"}]}, None),
        ({"progress": 55, "reports": [{"period": "2023-Q1", "progress": 30}]}, 55),
    ],
)
def test_how_much_is_done(fields: dict[str, Any], expected: int | None) -> None:
    assert done_percent(made(**fields)[1]) == expected


def test_by_start_then_end_what_has_no_years_last() -> None:
    whole = plan(
        program("GOV-01", years=None),
        program("GOV-02", years=[2023, 2023]),
        program("GOV-03", years=[2022, 2027], horizon="5-year"),
        program("GOV-04", years=[2022, 2022]),
    )
    entries = (each for one in whole.programs for each in by_year(whole, one, TODAY))
    assert [one.id for one in sorted(entries, key=by_start)] == ["GOV-04", "GOV-03", "GOV-02", "GOV-01"]


def test_a_quick_win_and_its_actions_by_month() -> None:
    whole, one = made(
        status="ongoing",
        quick_win={"kind": "local", "start": "2022-09", "finish": "2023-08"},
        actions=[
            {"id": "GOV-01-A1", "name": "a"},
            {"id": "GOV-01-A2", "name": "b", "start": "2023-01", "finish": "2023-03", "status": "done"},
            {"id": "GOV-01-A3", "name": "c", "start": "2022-10", "status": "cancelled", "progress": 10},
            {"id": "GOV-01-A4", "name": "d", "start": "2023-05", "finish": "2023-04"},
        ],
    )
    september = month_number("2022-09")
    assert [(step.action and step.action.id, step.bar, step.done) for step in scheduled(whole, one, TODAY)] == [
        (None, Bar(september, september + 11, "planned", None), None),
        ("GOV-01-A3", Bar(september + 1, september + 1, "cancelled", 10), 10),
        ("GOV-01-A2", Bar(september + 4, september + 6, "planned", 100), 100),
        ("GOV-01-A1", None, None),
        ("GOV-01-A4", None, None),
    ]
    assert [step.status for step in scheduled(whole, one, TODAY)][
        3
    ] == "ongoing"  # an action without a status has its program's
    assert list(scheduled(*made(), TODAY)) == []
    assert [step.late for step in scheduled(whole, one, TODAY)] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("spans", "today", "start", "expected"),
    [
        ([], "2022-06", None, None),
        ([("2022-09", "2022-11")], "2022-06", None, ("2022-09", "2023-08")),  # twelve at least
        ([("2022-09", "2023-08"), ("2023-01", "2023-12")], "2022-06", None, ("2022-09", "2023-12")),
        ([("2022-01", "2023-06")], "2022-06", None, ("2022-01", "2023-06")),  # eighteen
        ([("2022-01", "2024-12")], "2021-06", None, ("2022-01", "2023-06")),  # before it begins: from the first
        ([("2022-01", "2024-12")], "2023-06", None, ("2022-12", "2024-05")),  # six months before today
        ([("2022-01", "2024-12")], "2024-11", None, ("2023-07", "2024-12")),  # never beyond the last
        ([("2022-01", "2024-12")], "2022-02", None, ("2022-01", "2023-06")),  # nor before the first
        ([("2022-01", "2024-12")], "2026-01", None, ("2022-01", "2023-06")),
        ([("2022-01", "2024-12")], "2023-06", "2024-01", ("2024-01", "2024-12")),
        ([("2022-01", "2024-12")], "2023-06", "2030-01", ("2030-01", "2030-12")),
    ],
)
def test_twelve_to_eighteen_months(
    spans: list[tuple[str, str]], today: str, start: str | None, expected: tuple[str, str] | None
) -> None:
    bars = [Bar(month_number(first), month_number(last), "decided") for first, last in spans]
    found = months_shown(bars, date.fromisoformat(f"{today}-15"), start)
    assert found == (expected and tuple(map(month_number, expected)))

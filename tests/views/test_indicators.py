"""Indicators against their targets: gaps and percentages worked out by hand, each direction, each way of counting."""

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.facts.targets import Point, achieved, gap, points_of
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.paper.table import shown
from ppu_roadmap.views.grouping import tally
from ppu_roadmap.views.indicators import COUNTED, COUNTS, measured
from tests.workflow_sample import workflow_plan

PLAN = workflow_plan()


def points(program: str, index: int = 0) -> list[Point]:
    indicators = PLAN.by_id[program].indicators or ()
    return list(points_of(indicators[index]))


def test_more_is_better() -> None:
    assert points("GOV-01") == [Point(2023, 50, 42, -8, 84), Point(2024, 60, 63, 3, 105)]
    assert [point.met for point in points("GOV-01")] == [False, True]


def test_less_is_better() -> None:
    # 12 minutes for 15 is 3 better: (30 - 12) / 15 = 120 percent; 25 for 10 is so far off that no percentage says it
    assert points("GOV-01", 1) == [Point(2023, 15, 12, 3, 120), Point(2024, 10, 25, -15, None)]
    assert [point.met for point in points("GOV-01", 1)] == [True, False]


def test_cumulative_values_are_totals_already() -> None:
    # 120 of the 100 aimed at by the end of 2024; the 200 of 2025 wait for their own total: 120 is not taken for it
    assert points("GOV-02") == [Point(2024, 100, 120, 20, 120), Point(2025, 200, None, None, None)]
    assert points("GOV-02")[1].met is None


def test_yearly_values_are_compared_year_by_year() -> None:
    yearly = Indicator.model_validate({
        "name": "A", "kind": "output", "targets": {"2023": 80, "2024": 80}, "actuals": {"2023": 40, "2025": 80},
    })  # fmt: skip
    assert list(points_of(yearly)) == [
        Point(2023, 80, 40, -40, 50), Point(2024, 80, None, None, None), Point(2025, None, 80, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "actual", "better", "expected"),
    [
        (50, 42, "higher", -8),
        (50, 50, "lower", 0),
        (0.1, 0.3, "higher", 0.2),  # not 0.19999999999999998
        (-5, -3, "higher", 2),
        (-5, -3, "lower", -2),
        (0, 3, "higher", 3),
        (None, 3, "higher", None),
        (3, None, "lower", None),
        (3, 3, None, None),
    ],
)
def test_gap(target: float | None, actual: float | None, better: str | None, expected: float | None) -> None:
    assert gap(target, actual, better) == expected


@pytest.mark.parametrize(
    ("target", "actual", "better", "expected"),
    [
        (50, 42, "higher", 84),
        (50, 0, "higher", 0),
        (50, 42, "lower", 116),
        (50, 0, "lower", 200),
        (50, 100, "lower", 0),
        (50, 101, "lower", None),
        (0, 3, "higher", None),
        (0, 0, "lower", None),
        (-5, -3, "higher", None),
        (5, -3, "higher", None),
        (None, 3, "higher", None),
        (3, None, "higher", None),
        (3, 3, None, None),
    ],
)
def test_achieved(target: float | None, actual: float | None, better: str | None, expected: float | None) -> None:
    assert achieved(target, actual, better) == expected


def test_tally() -> None:
    found = [*measured(PLAN, PLAN.programs, Selection())]
    assert {each.key: shown(each.get(tally(COUNTED, found)), each.column, "en") for each in COUNTS} == {
        "indicators": "6", "outputs": "2", "outcomes": "2", "impacts": "2",
        "with_baseline": "2", "with_target": "5", "with_actual": "4",
        # last compared: layanan 2024 met, waktu 2024 missed, himpunan 2024 met, suhu 2023 met
        "met": "3 of 4", "standard": "3",
    }  # fmt: skip


def test_only_some_numbers_and_years() -> None:
    (one,) = measured(PLAN, PLAN.programs, Selection(sni=("10.2",), years=(2024,)))
    assert [point.year for point in one.points] == [2024]
    assert one.latest == Point(2024, 60, 63, 3, 105)


def test_programs_that_measure_nothing() -> None:
    assert [program.id for program in lacking(PLAN, PLAN.programs, "indicators")] == ["GOV-03"]

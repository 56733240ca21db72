"""Progress: percentages worked by hand, and the same late, silent and unproved as the rules of family RM7."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.progress import (
    Counts,
    State,
    advice,
    counts,
    last_evaluation,
    milestones,
    programs_today,
)
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.registry import BY_CODE
from tests.rules.by_hand import plan, program

TODAY = date(2024, 5, 1)


def with_statuses(*statuses: str | None) -> Plan:
    """A plan of programs with these statuses; ``None``: no status."""
    made = [
        program(f"GOV-{number:02}", **({} if status is None else {"status": status}))
        for number, status in enumerate(statuses, start=1)
    ]
    return plan(*made)


def test_ongoing_and_done_beside_done_alone() -> None:
    """Kebumen, 2021: six of seven programs run, which it reported as 85.71 percent."""
    seven = counts(with_statuses(*["ongoing"] * 5, "done", "planned").programs)
    assert seven.counted == 7
    assert round(seven.carried_out or 0, 2) == 85.71
    assert round(seven.done or 0, 2) == 14.29


def test_what_is_no_part_of_a_percentage() -> None:
    some = counts(with_statuses("ongoing", "delayed", "proposed", "proposed", "cancelled", None).programs)
    assert (some.programs, some.counted, some["cancelled"]) == (5, 2, 1)
    assert (some.carried_out, some.done) == (50, 0)
    assert (some["proposed"], some["unknown"]) == (2, 1)


def test_of_nothing_there_is_no_percentage() -> None:
    none = counts(with_statuses("proposed", None).programs)
    assert (none.carried_out, none.done) == (None, None)
    assert (Counts() + none).programs == 2


ACTION = {"id": "GOV-01-A1", "name": "a", "finish": "2023-05"}
QUICK = {"kind": "local", "start": "2022-01", "finish": "2023-05"}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"years": [2022, 2023], "status": "ongoing"}, "late"),
        ({"years": [2022, 2024], "status": "ongoing", "quick_win": QUICK}, "late"),
        ({"years": [2022, 2024], "status": "ongoing", "actions": [{**ACTION, "status": "planned"}]}, "late"),
        ({"years": [2022, 2024], "status": "ongoing"}, "stale"),
        ({"years": [2022, 2024], "status": "ongoing", "reports": [{"period": "2024-Q1"}]}, "ongoing"),
        ({"years": [2022, 2024], "status": "planned"}, "unbegun"),
        ({"years": [2025, 2026], "status": "planned"}, "planned"),
        ({"years": [2022, 2023], "status": "done"}, "done"),
        ({"years": [2022, 2024], "status": "delayed"}, "delayed"),
        ({"years": [2022, 2024], "status": "proposed"}, "proposed"),
        ({"years": [2022, 2023], "status": "cancelled"}, "cancelled"),
        ({"years": [2022, 2024]}, "unknown"),
        ({"years": [2022, 2023]}, "late"),  # past its years, and no status says that it is done
    ],
)
def test_the_gravest_comes_first(fields: dict[str, Any], state: State) -> None:
    whole = plan(program(horizon="5-year", **fields))
    (one,) = programs_today(whole, whole.programs, TODAY)
    assert one.state == state


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2023, 6, 1), TODAY, date(2030, 1, 1)])
def test_as_the_rules_have_it(day: date) -> None:
    actions = [{**ACTION, "status": status} for status in ("planned", "done", "cancelled")]
    reports = [{"period": "2023-Q1", "status": "done"}, {"period": "2022-Q1"}]
    whole = plan(
        *(
            program(
                f"GOV-{number:02}",
                years=[2022, 2023],
                status=status,
                actions=[{**one, "id": f"GOV-{number:02}-A{place}"} for place, one in enumerate(actions)],
                reports=reports if number % 2 else [],
                quick_win=QUICK if number > 2 else None,
            )
            for number, status in enumerate(("ongoing", "planned", "done", "ongoing", "delayed", "planned"), start=1)
        )
    )
    found = list(programs_today(whole, whole.programs, day))
    said = {code: len(list(BY_CODE[code].check(whole, whole, day))) for code in ("RM701", "RM704", "RM705", "RM706")}
    late = sum(one.late + one.quick_win_late + len(one.late_actions) for one in found)
    assert (
        said["RM705"]
        == late
        == sum(one.late + one.quick_win_late for one in found)
        + sum(step.late for step in milestones(whole, whole.programs, day))
    )
    assert said["RM704"] == sum(one.unbegun for one in found)
    assert said["RM706"] == sum(one.silence is not None for one in found)
    bare = [one for one in milestones(whole, whole.programs, day) if not one.proved]
    assert said["RM701"] == sum(one.proved is False for one in bare)


def test_actions_with_and_without_evidence() -> None:
    whole = plan(
        program(
            status="done",
            actions=[
                {"id": "GOV-01-A1", "name": "a", "status": "done", "evidence": ["https://contoh.id"]},
                {"id": "GOV-01-A2", "name": "b", "status": "done"},
                {"id": "GOV-01-A3", "name": "c", "status": "ongoing"},
                {"id": "GOV-01-A4", "name": "d"},
            ],
        )
    )
    found = list(milestones(whole, whole.programs, TODAY))
    assert [one.proved for one in found] == [True, False, None, None]
    assert [one.status for one in found] == ["done", "done", "ongoing", "done"]


EVALUATIONS = [
    {"year": 2022, "stage": 2, "recommendations": [{"text": "a", "due": "2024-04", "status": "planned"},
                                                   {"text": "b", "due": "2024-05-20"},
                                                   {"text": "c", "due": "2023-01", "status": "done"}]},
    {"year": 2022, "stage": 1, "recommendations": [{"text": "x"}]},
    {"year": 2023, "stage": 1},
    {"stage": 9},
]  # fmt: skip


def test_the_last_evaluation_and_its_recommendations() -> None:
    whole = plan(program(), file={"evaluations": EVALUATIONS})
    last = last_evaluation(whole)
    assert last is not None
    assert last.year == 2023
    assert advice(whole, last, TODAY) == ()
    earlier = last_evaluation(whole, before=2023)
    assert earlier is not None
    found = advice(whole, earlier, TODAY)
    assert [(one.evaluation.stage, one.record.text, one.late) for one in found] == [
        (2, "a", True), (2, "b", False), (2, "c", False),
    ]  # fmt: skip
    assert last_evaluation(whole, before=2022) is None
    assert last_evaluation(Plan()) is None

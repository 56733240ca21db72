"""Quick wins: scores and ranks worked out by hand, what was decided, what it covers, other weights."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.quick_wins import (
    Candidate,
    Ranking,
    candidates_of,
    without_candidates,
    wrong_weights,
)
from ppu_roadmap.facts.money import certainty
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from tests.quick_win_sample import FILE, bare, quick_win_plan
from tests.records import dimension, record

PLAN = quick_win_plan()
TODAY = date(2026, 7, 1)


def by_id(plan: Plan = PLAN, **weights: int) -> dict[str, Candidate]:
    return {str(one.program.id): one for one in candidates_of(plan, weights or None)}


def test_rank_within_the_dimension() -> None:
    assert [(one.program.id, one.ranking.rank, one.ranking.score) for one in candidates_of(PLAN)] == [
        *[("GOV-01", 1, 4.6), ("GOV-03", 2, 3.8), ("GOV-02", 3, 2.6)],
        *[("ECO-01", 1, 4.0), ("ECO-02", 1, 4.0), ("ECO-03", 3, 2.4)],
        ("LIV-01", None, None),
    ]


def test_parts_add_up_to_the_score() -> None:
    one = by_id()["GOV-01"]
    assert [(each.key, each.name, each.score, each.weight) for each in one.scores] == [
        ("speed", "Cepat terwujud", 5, 60),
        ("impact", "Dampak langsung", 4, 40),
    ]
    assert sum((each.score or 0) * (each.weight or 0) for each in one.scores) / 100 == one.ranking.score
    assert by_id()["LIV-01"].scores[1].score is None


def test_what_was_decided() -> None:
    found = by_id()
    assert {key: one.choice for key, one in found.items()} == {
        "GOV-01": "chosen",
        "GOV-03": "candidate",
        "GOV-02": "rejected",
        "ECO-01": "chosen",
        "ECO-02": "chosen",
        "ECO-03": "candidate",
        "LIV-01": "candidate",
    }
    assert [key for key, one in found.items() if one.undecided] == ["GOV-03", "ECO-01", "ECO-03", "LIV-01"]


def test_what_an_approval_covers() -> None:
    found = by_id()
    assert (found["GOV-01"].covers, found["GOV-01"].changed) == ("yes", ())
    assert (found["ECO-01"].covers, found["ECO-01"].changed) == ("changed", ("name", "owner", "budget"))
    assert found["ECO-02"].covers == "unknown"
    assert found["GOV-02"].covers is None
    assert found["GOV-03"].covers is None


@pytest.mark.parametrize("status", ["proposed", "revise"])
def test_a_candidate_stays_one_until_a_decision_binds(status: str) -> None:
    decided = bare("ECO-01", "x", {"decisions": [{"status": "approved"}, {"status": status}]})
    plan = Plan(record(PlanFile, FILE), {"economy": dimension("economy", [decided])})
    assert by_id(plan)["ECO-01"].choice == "candidate"


def test_other_weights() -> None:
    found = by_id(speed=20, impact=80)
    # 5 x 20 + 4 x 80 = 420; 3 x 20 + 5 x 80 = 460; 3 x 20 + 2 x 80 = 220
    assert [
        (key, found[key].ranking, found[key].before, found[key].rise) for key in ("GOV-01", "GOV-03", "GOV-02")
    ] == [
        ("GOV-01", Ranking(4.2, 2), Ranking(4.6, 1), -1),
        ("GOV-03", Ranking(4.6, 1), Ranking(3.8, 2), 1),
        ("GOV-02", Ranking(2.2, 3), Ranking(2.6, 3), 0),
    ]
    assert list(found)[:2] == ["GOV-03", "GOV-01"]


def test_a_criterion_without_weight_does_not_count() -> None:
    found = by_id(speed=100)
    assert found["LIV-01"].ranking == Ranking(2.0, 1)
    assert found["LIV-01"].before == Ranking()
    assert found["LIV-01"].rise == 0
    assert [each.key for each in found["GOV-01"].scores] == ["speed"]
    assert by_id(speed=100, impact=0)["LIV-01"].ranking.rank == 1


def test_weights_of_another_plan() -> None:
    other = quick_win_plan(quick_win_criteria={"cost": {"name": "Murah", "weight": 100}})
    assert {one.ranking for one in by_id(other, speed=100).values()} == {Ranking()}
    assert not list(wrong_weights({"speed": 60, "cost": 40}, [PLAN, other]))


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"speed": 60, "impact": 40}, []),
        (
            {"spead": 100},
            [
                (
                    "no criterion is called spead; did you mean speed?"
                    " known are Cepat terwujud (speed), Dampak langsung (impact)"
                )
            ],
        ),
        ({"speed": 60, "impact": 30}, ["the weights add up to 90, not to 100"]),
        ({}, ["the weights add up to 0, not to 100"]),
    ],
)
def test_wrong_weights(weights: dict[str, int], said: list[str]) -> None:
    assert [message.render("en") for message in wrong_weights(weights, [PLAN])] == said


def test_no_criteria_at_all() -> None:
    plan = quick_win_plan(quick_win_criteria={})
    assert {one.ranking for one in by_id(plan).values()} == {Ranking()}
    assert [message.render("en") for message in wrong_weights({"speed": 100}, [plan])] == [
        "no criterion is called speed"
    ]


def test_dimensions_without_candidates() -> None:
    assert without_candidates(PLAN) == ("branding", "society", "environment")
    assert without_candidates(Plan(PLAN.file, PLAN.dimensions, broken=frozenset({"society"}))) == (
        "branding",
        "environment",
    )
    assert without_candidates(Plan(dimensions=PLAN.dimensions, alone=True)) == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"approved": 5}, "secured"),
        ({"revised": 5}, "secured"),
        ({"approved": 5, "certainty": "proposed"}, "proposed"),
    ],
)
def test_money_in_the_approved_budget_is_secured(fields: dict[str, Any], expected: str | None) -> None:
    assert certainty(BudgetLine.model_validate({"year": 2026, **fields})) == expected

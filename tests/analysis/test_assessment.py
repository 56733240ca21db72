"""The self-assessment: every number worked by hand, and nothing scored without a basis."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.assessment import ASPECTS, AssessedYear, Assessment, Component, Evidence, assess
from ppu_roadmap.model.plan import Plan
from tests.rules.by_hand import plan, program

TODAY = date(2024, 5, 1)
FILE: dict[str, Any] = {
    "documents": [
        {"kind": "perbup", "number": "12/2022", "date": "2022-12-01", "title": "Rencana Induk"},
        {"kind": "sk", "date": "2022-06-13", "title": "Tim Pelaksana"},
        {"kind": "perbup", "number": "1/2024", "date": "2024-01-02"},  # after the year
        {"kind": "mou", "number": "1"},
    ],
    "bodies": {"council": "Dewan Smart City"},
    "evaluations": [
        {"year": 2021, "stage": 2, "recommendations": [{"text": "lama", "status": "done"}]},
        {
            "year": 2022,
            "stage": 1,
            "recommendations": [
                {"text": "Bukti", "status": "done"},
                {"text": "Perbup", "status": "planned", "due": "2023-06"},
                {"text": "Data"},
            ],
        },
        {"year": 2023, "stage": 2, "index": 2.9, "scores": {"baseline": 3.0, "outcome": 2.5}},
    ],
}
GO: dict[str, Any] = program(
    "GOV-01",
    years=[2022, 2023],
    status="done",
    budget=[{"year": 2023, "source": "apbd", "amount": 100, "certainty": "secured"}],
    indicators=[
        {
            "id": "GOV-01-I1", "name": "Layanan", "kind": "output", "baseline": {"year": 2022, "value": 10},
            "targets": {"2023": 50}, "actuals": {"2023": 40}, "evidence": ["https://contoh.id/1"],
        },
        {
            "id": "GOV-01-I2", "name": "Tunggu", "kind": "outcome", "better": "lower",
            "targets": {"2023": 10}, "actuals": {"2023": 12},
        },
    ],
    actions=[
        {"id": "GOV-01-A1", "name": "a", "finish": "2023-03", "status": "done", "evidence": ["https://contoh.id/2"]},
        {"id": "GOV-01-A2", "name": "b", "finish": "2023-06", "status": "done"},
        {"id": "GOV-01-A3", "name": "c", "finish": "2024-01", "status": "done"},  # due after the year
        {"id": "GOV-01-A4", "name": "d", "finish": "2023-01", "status": "cancelled"},
    ],
)  # fmt: skip
DATA: dict[str, Any] = program(
    "GOV-02",
    horizon="5-year",
    years=[2023, 2025],
    status="done",
    reports=[
        {"period": "2023-Q2", "status": "ongoing", "progress": 30, "evidence": ["https://contoh.id/3"]},
        {"period": "2024-Q1", "status": "done", "progress": 100},  # after the year
    ],
    indicators=[{"id": "GOV-02-I1", "name": "Puas", "kind": "impact", "targets": {"2025": 80}}],
)
PARK: dict[str, Any] = program(
    "LIV-01",
    years=[2022, 2022],
    status="planned",
    quick_win={"kind": "local", "start": "2022-03", "finish": "2022-08"},
    actions=[{"id": "LIV-01-A1", "name": "a", "finish": "2022-05"}],
)
WASTE: dict[str, Any] = program(
    "ENV-01",
    years=[2022, 2023],
    quick_win={"kind": "local", "start": "2023-01", "finish": "2023-06"},
    actions=[{"id": "ENV-01-A1", "name": "a", "finish": "2023-01"}],
)
OTHERS = (
    program("LIV-02", horizon="5-year", years=[2024, 2025], status="ongoing"),  # begins after the year
    program("SOC-01", years=[2022, 2023], status="proposed"),
    program("SOC-02", years=[2022, 2023], status="cancelled"),
)


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    return plan(GO, DATA, PARK, WASTE, *OTHERS, file=FILE)


def of(one: Assessment) -> dict[str, Component]:
    return {component.key: component for part in one.aspects for component in part.components}


def test_worked_by_hand(whole: Plan) -> None:
    one = assess(whole, whole.programs, 2023, TODAY)
    scores = {key: (component.score, component.proved) for key, component in of(one).items()}
    assert {
        key: (score and round(score, 2), proved and round(proved, 2)) for key, (score, proved) in scores.items()
    } == {
        "conditions": (33.33, 33.33),  # one of three indicators
        "followed-up": (50, 50),  # done, planned; of the third nobody says anything
        "policy": (100, 50),  # two documents, the decree has neither number nor file
        "institutions": (50, 50),  # a council by decree, no team
        "budget": (33.33, 33.33),  # GOV-01 of the three that run
        "programs": (66.67, 66.67),  # done, ongoing by its report, planned; ENV-01 says nothing
        "actions": (66.67, 33.33),  # done, done without evidence, still planned
        "outputs": (80, 80),  # 40 of 50
        "benefits": (80, 0),  # (2 x 10 - 12) / 10, without evidence
        "quick-wins": (0, 0),  # LIV-01 is still planned
    }
    parts = {part.key: (part.score, part.proved) for part in one.aspects}
    assert {key: round(score or 0, 2) for key, (score, _) in parts.items()} == {
        "baseline": 41.67, "output": 61.11, "outcome": 71.11, "impact": 80, "quick_win": 0,
    }  # fmt: skip
    assert one.total == pytest.approx((10 * 41.6667 + 20 * 61.1111 + 30 * 71.1111 + 30 * 80 + 10 * 0) / 100, abs=0.01)
    assert one.proved == pytest.approx((10 * 41.6667 + 20 * 44.4444 + 30 * 60 + 0 + 0) / 100, abs=0.01)
    assert (one.assessed, one.weights) == (100, 100)
    assert [part.assessor for part in one.aspects] == [3.0, None, 2.5, None, None]
    assert one.evaluation is not None
    assert one.evaluation.index == 2.9


def test_what_is_missing_is_named(whole: Plan) -> None:
    found = of(assess(whole, whole.programs, 2023, TODAY))
    items = {key: [(item.name, item.lack) for item in one.items if item.lack] for key, one in found.items()}
    lacks = {key: lacking for key, lacking in items.items() if lacking}
    assert lacks == {
        "conditions": [("GOV-01-I2", "baseline"), ("GOV-02-I1", "baseline")],
        "followed-up": [("Data", "status")],
        "institutions": [("team", "team")],
        "budget": [("GOV-02", "budget"), ("ENV-01", "budget")],
        "programs": [("ENV-01", "status")],
        "actions": [("ENV-01-A1", "status")],
        "benefits": [("GOV-02-I1", "target")],
        "quick-wins": [("ENV-01", "progress")],
    }
    assert [item.name for item in found["actions"].unproved] == ["GOV-01-A2"]
    assert [item.name for item in found["policy"].unproved] == ["Tim Pelaksana"]
    assert [item.name for item in found["programs"].counted if item.of_today] == ["GOV-01", "LIV-01"]


def test_without_a_basis_nothing_is_assessed() -> None:
    bare = plan(program(status="proposed"))
    one = assess(bare, bare.programs, 2023, TODAY)
    assert [part.score for part in one.aspects] == [None] * 5
    assert (one.total, one.proved, one.assessed) == (None, None, 0)
    nothing = assess(Plan(), (), 2023, TODAY)
    assert nothing.total is None
    assert [part.weight for part in nothing.aspects] == [None] * 5


def test_the_total_is_over_the_weights_that_are_assessed() -> None:
    one = plan(
        program(status="ongoing", years=[2022, 2023]), file={"evaluation_weights": {"outcome": 40, "impact": 20}}
    )
    found = assess(one, one.programs, 2023, TODAY)
    assert [(part.key, part.weight, part.score) for part in found.aspects] == [
        ("baseline", 10, None),
        ("output", 20, None),
        ("outcome", 40, 100),
        ("impact", 20, None),
        ("quick_win", 10, None),
    ]
    assert (found.total, found.proved) == (100, 0)
    assert (found.assessed, found.weights) == (40, 100)


def test_nothing_on_record_at_all_is_no_zero() -> None:
    whole = plan(program(status="ongoing", years=[2022, 2023], indicators=[{"name": "x", "kind": "output"}]))
    found = of(assess(whole, whole.programs, 2023, TODAY))
    assert found["conditions"].score is None
    assert found["budget"].score is None
    assert found["institutions"].score is None
    assert len(found["conditions"].items) == 1
    assert [item.lack for item in found["institutions"].items] == ["council", "team"]


def test_a_year_that_has_not_begun_is_not_assessed(whole: Plan) -> None:
    assert assess(whole, whole.programs, 2025, TODAY).total is None
    assert assess(whole, whole.programs, 2021, TODAY).total is None  # before the plan
    assert assess(whole, whole.programs, 2024, TODAY).total is not None


@pytest.mark.parametrize(
    ("fields", "year", "status", "progress"),
    [
        ({"status": "done"}, 2023, ("done", True), (100, True)),
        ({"status": "done"}, 2024, ("done", False), (100, False)),
        ({}, 2023, (None, False), (None, False)),
        ({"status": "ongoing", "progress": 70}, 2023, ("ongoing", True), (70, True)),
        ({"status": "done", "reports": [{"period": "2023-Q4", "status": "ongoing", "progress": 40}]}, 2023,
         ("ongoing", False), (40, False)),
        ({"status": "done", "reports": [{"period": "2024-Q1", "status": "ongoing", "progress": 40}]}, 2023,
         ("done", True), (100, True)),
        ({"status": "ongoing", "reports": [{"period": "2022-Q1", "progress": 40}]}, 2023,
         ("ongoing", True), (40, False)),
        ({"reports": [{"period": "2024-Q1", "status": "ongoing", "progress": 40}]}, 2024,
         ("ongoing", False), (40, False)),
        ({"status": "delayed", "reports": [{"period": "2024-Q1", "status": "ongoing", "progress": 40}]}, 2024,
         ("delayed", False), (40, False)),
        ({"status": "planned", "progress": 0}, 2024, ("planned", False), (0, False)),
    ],
)  # fmt: skip
def test_status_and_progress_of_a_year(
    fields: dict[str, Any], year: int, status: tuple[str | None, bool], progress: tuple[int | None, bool]
) -> None:
    whole = plan(program(years=[2022, 2025], horizon="5-year", **fields))
    facts = AssessedYear(whole, whole.programs, year, TODAY)
    assert facts.status(whole.programs[0]) == status
    assert facts.progress(whole.programs[0]) == progress


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ({"targets": {"2023": 50}, "actuals": {"2023": 60}}, (100, None)),  # never over 100
        ({"targets": {"2023": 50}, "actuals": {"2023": 25}}, (50, None)),
        ({"targets": {"2023": 10}, "actuals": {"2023": 8}, "better": "lower"}, (100, None)),
        ({"targets": {"2023": 10}, "actuals": {"2023": 15}, "better": "lower"}, (50, None)),
        ({"targets": {"2023": 10}, "actuals": {"2023": 25}, "better": "lower"}, (None, "percent")),
        ({"targets": {"2023": 0}, "actuals": {"2023": 0}, "better": "lower"}, (100, None)),
        ({"targets": {"2023": 0}, "actuals": {"2023": 3}, "better": "lower"}, (None, "percent")),
        ({"targets": {"2022": 50}, "actuals": {"2023": 60}}, (None, "target")),
        ({"targets": {"2023": 50}, "actuals": {"2022": 60}}, (None, "actual")),
        ({}, (None, "target")),
    ],
)
def test_targets_of_the_year(indicator: dict[str, Any], expected: tuple[float | None, str | None]) -> None:
    whole = plan(program(years=[2022, 2023], indicators=[{"name": "x", "kind": "output", **indicator}]))
    (item,) = of(assess(whole, whole.programs, 2023, TODAY))["outputs"].items
    assert (item.value, item.lack) == expected


def test_quick_wins_that_count() -> None:
    quick = {"kind": "local", "start": "2023-01", "finish": "2023-12"}
    whole = plan(
        program("GOV-01", years=[2022, 2023], status="ongoing", progress=40, quick_win=quick),
        program("GOV-02", years=[2022, 2023], status="done", quick_win=quick, actions=[
            {"id": "GOV-02-A1", "name": "a", "evidence": ["https://contoh.id"]},
        ]),
        program("GOV-03", years=[2022, 2023], status="ongoing", progress=9,
                quick_win={**quick, "decisions": [{"status": "rejected", "by": "Bupati", "date": "2022-08-29"}]}),
        program("GOV-04", years=[2022, 2023], status="ongoing", progress=9, quick_win={**quick, "start": "2024-01"}),
    )  # fmt: skip
    one = of(assess(whole, whole.programs, 2023, TODAY))["quick-wins"]
    assert [(item.name, item.value) for item in one.items] == [("GOV-01", 40), ("GOV-02", 100)]
    assert (one.score, one.proved) == (70, 50)


def test_means_are_of_what_is_known() -> None:
    items = (
        Evidence("a", 100),
        Evidence("b", 50, proved=False),
        Evidence("c", None, lack="status"),
        Evidence("d", 0, proved=None),
    )
    one = Component("programs", items)
    assert one.score == 50
    assert one.proved == pytest.approx(100 / 3)
    assert [item.name for item in one.unproved] == ["b"]
    assert list(ASPECTS) == ["baseline", "output", "outcome", "impact", "quick_win"]

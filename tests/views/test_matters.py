"""What the sheet minds and what quick wins cost: each check by hand, what is not known, what could not be read."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.views.sheet.brief import MATTERS, Brief, matters, upper_plan_of
from ppu_roadmap.views.sheet.measures import summed
from tests.quick_win_sample import FILE, bare, full_plan, quick_win_plan
from tests.records import dimension, record
from tests.sheet_reading import texts

PLAN = quick_win_plan()
TODAY = date(2026, 7, 1)


def money(plan: Plan, *ids: str) -> str:
    """What the sheet says of the sum, of these quick wins or of all."""
    found = tuple(one for one in candidates_of(plan) if not ids or one.program.id in ids)
    (text,) = texts((summed(Brief(plan, TODAY, found, found, ()), 60),))
    return text


def test_costs_by_source_and_certainty() -> None:
    assert money(PLAN) == (
        "Rp 400.5 million (APBD Kabupaten 300, CSR/TJSL 100.5). "
        "In the budget 250, Still applied for 100.5, Certainty not stated 50. "
        "Not yet costed: Satu Data Desa, Kios Layanan, Pasar Daring, Koperasi Digital, Taman Berinternet. "
        "Costed in part only: Harga Pasar Terbuka."
    )


def test_nothing_known_is_not_zero() -> None:
    assert money(PLAN, "GOV-02") == "None of the quick wins is costed yet."
    free = Plan(
        PLAN.file, {"economy": dimension("economy", [bare("ECO-01", "x", {}, budget=[{"year": 2026, "amount": 0}])])}
    )
    assert money(free) == "Rp 0 million (no funding source yet 0). Certainty not stated 0."


def minded(plan: Plan, today: date = TODAY) -> dict[str, list[str | None]]:
    found = matters(candidates_of(plan), today)
    return {name: [candidate.program.id for candidate in concerned] for name, concerned in found.items()}


def test_what_to_mind() -> None:
    bare_ones = ["GOV-03", "GOV-02", "ECO-01", "ECO-02", "ECO-03", "LIV-01"]
    assert minded(PLAN) == {
        "changed": ["ECO-01"],
        "owner": ["GOV-03"],
        "budget": ["GOV-03", "GOV-02", "ECO-02", "ECO-03", "LIV-01"],
        "overdue": ["GOV-03", "GOV-02", "ECO-01", "ECO-02", "ECO-03"],
        "risk": bare_ones,
        "new": ["LIV-01"],
        "target": bare_ones,
        "long": ["LIV-01"],
        "scores": ["LIV-01"],
        "texts": bare_ones,
    }


def test_gravest_first() -> None:
    assert list(minded(PLAN)) == [name for name in MATTERS if name in minded(PLAN)]


def test_nothing_to_mind() -> None:
    assert minded(full_plan()) == {}


def of(**fields: Any) -> Plan:
    """A plan whose only quick win differs from a full one in these fields."""
    program = full_plan().by_id["GOV-01"].model_copy(update=fields)
    file = dimension("governance", []).model_copy(update={"programs": (program,)})
    return Plan(record(PlanFile, FILE), {"governance": file})


def test_medium_risks_need_mitigation() -> None:
    first, second = full_plan().by_id["GOV-01"].risks or ()
    assert minded(of(risks=(first.model_copy(update={"mitigation": " "}),))) == {"mitigation": ["GOV-01"]}
    assert minded(of(risks=(second,))) == {}  # low
    assert minded(of(risks=(first.model_copy(update={"impact": None, "mitigation": None}),))) == {}


def test_outputs_are_not_felt() -> None:
    output = (full_plan().by_id["GOV-01"].indicators or ())[0]
    assert minded(of(indicators=(output,))) == {"felt": ["GOV-01"]}


def test_an_upper_plan_that_has_ended() -> None:
    (serves,) = full_plan().by_id["GOV-01"].serves or ()
    past = serves.model_copy(update={"plan": "rpjmd-2018"})
    assert minded(of(serves=(past,))) == {"upper": ["GOV-01"]}
    assert minded(of(serves=(past, serves))) == {}
    assert minded(of(serves=())) == {}
    assert minded(of(serves=(past,)), date(2024, 1, 1)) == {}  # none is in force
    upper = upper_plan_of(PLAN, 2026)
    assert upper is not None
    assert upper.id == "rpjmd-2025"


@pytest.mark.parametrize(("today", "expected"), [(date(2026, 12, 31), {}), (date(2027, 1, 1), {"overdue": ["GOV-01"]})])
def test_the_last_month_counts_in_full(today: date, expected: dict[str, list[str]]) -> None:
    assert minded(of(), today) == expected
    assert minded(of(status="done"), today) == {}


def test_what_could_not_be_read_is_not_missing() -> None:
    program = full_plan().by_id["GOV-01"].refusing("risks", "budget", "indicators")
    file = dimension("governance", []).model_copy(update={"programs": (program,)})
    assert minded(Plan(record(PlanFile, FILE), {"governance": file})) == {}

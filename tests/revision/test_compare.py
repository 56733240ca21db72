"""What differs between two records, field by field: every field of the format, named as ``set`` names it."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppu_roadmap.edit.fields import set_field
from ppu_roadmap.loader.plans import load_files
from ppu_roadmap.model.measures import Action, BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.revision.changes import entries
from ppu_roadmap.revision.difference import Comparison, paired
from tests.cli.process import PLANS, ROOT
from tests.revision.repository import PLAN, approved

EMPTY = "programs: []\n"
TODAY = date(2026, 11, 24)
FULL = (ROOT / "tests" / "plans" / "full") if (ROOT / "tests" / "plans" / "full").is_dir() else PLANS


def plan(**files: str | bytes) -> Plan:
    given = {f"{name}.yaml": text.encode() if isinstance(text, str) else text for name, text in files.items()}
    return load_files(given, TODAY).plan


def fields(old: Plan, new: Plan, *, deep: bool = True) -> list[tuple[str, str, Any, Any]]:
    every = (each for entry in entries(old, new) for each in (entry.by_field() if deep else entry.differences))
    return [(each.id, each.field, each.old, each.new) for each in every]


def test_a_plan_differs_in_nothing_from_itself() -> None:
    files = {path.stem: path.read_bytes() for path in FULL.glob("*.yaml")}
    assert fields(plan(**files), plan(**files)) == []


EDITS: list[tuple[str, str, Any, Any]] = [
    ("LIV-03", "name", "Air Minum", "Air Bersih"),
    ("LIV-03", "budget[2026,apbd].amount", 7, 2_500_000_000),
    ("LIV-03", "budget[2026,apbd].source", "dak", "apbd"),
    ("LIV-03", "budget[2026,apbd].year", 2027, 2026),
    ("LIV-03", "budget[2026,apbd].certainty", "secured", None),
    ("LIV-03", "budget[2025,dak].amount", 5, None),
    ("LIV-03", "quick_win.start", "2025-04", "2025-03"),
    ("LIV-03", "quick_win.scores.speed", 3, None),
    ("LIV-03", "quick_win.decisions[0].note", "cepat", None),
    ("LIV-03", "partners", ["pupr"], None),
    ("LIV-03", "years", [2025, 2028], [2025, 2026]),
    ("LIV-03", "internal", True, None),
    ("LIV-03", "reports[2026-Q1].progress", 40, None),
    ("LIV-03", "spbe.application", "Go", None),
    ("LIV-01", "owner", "dlh", "pupr"),
    ("LIV-01", "waive.RM305", "menunggu DPA", None),
    ("LIV-01", "status", "ongoing", "planned"),
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(EDITS), unique_by=lambda edit: (edit[0], edit[1].partition("[")[0].partition(".")[0])))
def test_random_edits_are_exactly_the_fields_that_differ(edits: list[tuple[str, str, Any, Any]]) -> None:
    before = after = approved().encode()
    for id, field, value, _was in edits:
        after = set_field(after, id, field, value)
    found = fields(plan(plan=PLAN, living=before), plan(plan=PLAN, living=after))
    assert sorted(found, key=str) == sorted(((id, field, was, value) for id, field, value, was in edits), key=str)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("horizons.5-year", 2030), ("agencies.dlh.short", "LH"), ("title", "Lain"), ("sni.10\\.2.reason", "perlu"),
        ("upper_plans[0].name", "RPJMD"), ("evaluations[0].index", 2.5), ("apbd.2026", 9), ("areas.waru", ["Waru"]),
        ("rules.RM305", "ignore"), ("region.province", "Kaltim"), ("letterhead", ["A"]), ("risk_scale", 5),
        ("readiness.structure", "ada"), ("funding_sources.hibah", "Hibah"),
    ],
)  # fmt: skip
def test_plan_yaml_is_compared_in_every_field(field: str, value: Any) -> None:
    field = field.replace("\\", "")
    text = PLAN + "upper_plans: [{name: RPJPD}]\nevaluations: [{year: 2025}]\nsni: {'10.2': {unit: x}}\n"
    after = set_field(text.encode(), "plan", field, value)
    ((id, named, _old, new),) = fields(plan(plan=text), plan(plan=after))
    agency = field.startswith("agencies.")
    assert (id, named) == (("dlh", "short") if agency else ("plan", field))
    assert new == value


def test_objectives_strategies_proposals_and_indicators_of_the_region_are_compared() -> None:
    old = plan(
        plan=PLAN + "indicators: [{id: REG-I1, name: Indeks}]\n",
        living="dimension: living\nobjectives: [{id: LIV-T1, name: A}]\nstrategies: [{id: LIV-S1, name: B}]\n" + EMPTY,
        proposals="proposals: [{id: U1, name: C}]\n",
    )
    new = plan(
        plan=PLAN + "indicators: [{id: REG-I1, name: Indeks, targets: {2026: 60}}]\n",
        living="dimension: living\nobjectives: [{id: LIV-T1, name: AA}]\nstrategies: [{id: LIV-S2, name: D}]\n" + EMPTY,
        proposals="proposals: [{id: U1, name: C, status: discussed}]\n",
    )
    told = [(each.op, each.id, [one.field for one in each.differences]) for each in entries(old, new)]
    assert told == [
        ("changed", "REG-I1", ["targets.2026"]), ("changed", "LIV-T1", ["name"]), ("added", "LIV-S2", [""]),
        ("removed", "LIV-S1", [""]), ("changed", "U1", ["status"]),
    ]  # fmt: skip


def test_programs_are_recognised_by_id_then_by_name() -> None:
    old = plan(plan=PLAN, living=approved())
    text = approved().replace("LIV-01", "LIV-09")
    ((entry),) = entries(old, plan(plan=PLAN, living=text))
    assert (entry.op, entry.id, entry.was) == ("renamed", "LIV-09", "LIV-01")
    head, _one, rest = text.partition("  - id: LIV-09")
    body, _two, kept = rest.partition("  - id: LIV-03")
    moved = f"dimension: society\nprograms:\n  - id: SOC-07{body}".replace("Gratis", "Gratiss").replace(
        "mobility", "community"
    )
    (entry,) = entries(old, plan(plan=PLAN, living=f"{head}  - id: LIV-03{kept}", society=moved))
    assert (entry.op, entry.id, entry.was) == ("moved", "SOC-07", "LIV-01")
    assert [each.field for each in entry.differences] == ["name", "subdimension"]


def test_the_same_id_in_another_file_has_moved() -> None:
    old, text = plan(plan=PLAN, living=approved()), approved()
    society = text.replace("dimension: living", "dimension: society")
    (first, second) = entries(old, plan(plan=PLAN, society=society))
    assert (first.op, first.was, second.op) == ("moved", None, "moved")


def test_parts_of_a_renamed_program_keep_their_names() -> None:
    text = approved() + "    actions: [{id: LIV-03-A1, name: Survei}]\n"
    (entry,) = entries(plan(plan=PLAN, living=text), plan(plan=PLAN, living=text.replace("LIV-03", "LIV-08")))
    assert (entry.op, entry.was, [*entry.differences]) == ("renamed", "LIV-03", [])


def unread(old: Plan, new: Plan) -> list[tuple[str, str, str | None]]:
    """What is told of two plans: whose field it is, and in which of them it could not be read."""
    return [(each.id, one.field, one.unread) for each in entries(old, new) for one in each.differences]


@pytest.mark.parametrize(
    ("whole", "torn", "field"),
    [
        ("name: Air Bersih", "name: 3", "name"),
        ("owner: dlh", "pemilik: dlh", "owner"),
        ("amount: 2500000000", "amount: 2.500.000.000", "budget[2026,apbd].amount"),
        ("amount: 2500000000", "amount: 1000000000000000000", "budget[2026,apbd].amount"),
        ("budget:", "anggaran:", "budget"),
        ("{year: 2026, source", "{year: 26, source", "budget[2026,apbd].year"),
        ("risks: [{", "risks: [3, {", "risks"),
        ("risks: [{id: LIV-03-R1, factor: Sumur kering", "risks: [{id: 3, factor: [Sumur]", "risks.LIV-03-R1.id"),
    ],
)
def test_what_one_state_could_not_read_is_told_as_that(whole: str, torn: str, field: str) -> None:
    old = plan(plan=PLAN, living=approved())
    new = plan(plan=PLAN, living=approved().replace(whole, torn, 1 if "amount" in whole else -1))
    assert ("LIV-03", field, "new") in unread(old, new)
    assert ("LIV-03", "old") in {(id, told) for id, _field, told in unread(new, old)}
    assert {told for _id, _field, told in unread(old, new)} == {"new"}
    assert unread(new, new) == []


def test_what_could_not_be_read_is_neither_new_nor_gone() -> None:
    old = plan(plan=PLAN, living=approved())
    for text in (
        "dimension: [",
        approved().replace("id: LIV-01", "id: liv-1"),
        approved().replace("id: LIV-01", "id: 1"),
    ):
        torn = plan(plan=PLAN, living=text)
        assert [*entries(old, torn)] == [*entries(torn, old)] == []
    old, torn = (plan(plan=PLAN, proposals=f"proposals: [{{id: {id}, name: C}}]\n") for id in ("U1", "[3]"))
    assert [*entries(old, torn)] == [*entries(torn, old)] == []


def test_parts_of_the_plan_that_could_not_be_read_are_told() -> None:
    goals = "dimension: living\nobjectives: [{id: LIV-T1, name: A}, {id: LIV-T2, name: B}]\n" + EMPTY
    for text, field in ((PLAN.replace("short: DLH", "short: [1]"), "short"), (PLAN.replace("dlh: {", "dlh: 3 #"), "")):
        assert unread(plan(plan=PLAN), plan(plan=text)) == [("dlh", field, "new")]
    old, new = plan(plan=PLAN, living=goals), plan(plan=PLAN, living=goals.replace("name: B", "nama: B"))
    assert unread(old, new) == [("LIV-T2", "name", "new")]


def test_what_names_a_thing_under_its_new_id_does_not_differ() -> None:
    text = approved().replace(
        "    status: ongoing\n", "    status: ongoing\n    depends_on: [LIV-01]\n    partners: [dlh]\n"
    )
    files = {"plan": PLAN.replace("kind: agency}", "kind: agency, replaced_by: dlh}", 2), "living": text}
    renamed = {name: each.replace("dlh", "dinas-lh").replace("LIV-01", "LIV-07") for name, each in files.items()}
    found = [(each.op, each.id, [*each.differences]) for each in entries(plan(**files), plan(**renamed))]
    assert found == [("renamed", "LIV-07", []), ("renamed", "dinas-lh", [])]
    kept = plan(**renamed | {"living": text})
    assert [each.id for each in entries(plan(**files), kept)] == ["dinas-lh"], "a name that stays is no difference"


def test_a_default_is_no_value_of_what_was_not_there() -> None:
    (entry,) = entries(plan(plan=PLAN, living="dimension: living\n" + EMPTY), plan(plan=PLAN, living=(
        "dimension: living\nprograms: [{id: LIV-02, name: A, horizon: 1-year, owner: dlh, owner_status: provisional, "
        "subdimension: health, status: planned}]\n")))  # fmt: skip
    assert {each.old for each in entry.by_field()} == {None}


def test_an_agency_under_another_key_is_recognised_by_its_name() -> None:
    (entry,) = entries(plan(plan=PLAN), plan(plan=PLAN.replace("dlh:", "dinas-lh:")))
    assert (entry.op, entry.id, entry.was, [*entry.differences]) == ("renamed", "dinas-lh", "dlh", [])


def test_items_are_found_again_by_what_tells_them() -> None:
    old = [BudgetLine(year=2025, source="apbd", amount=1), BudgetLine(year=2026, source="apbd", amount=2)]
    new = [BudgetLine(year=2026, source="apbd", amount=3), BudgetLine(year=2025, source="dak", amount=1)]
    assert paired(old, new) == [(1, 0), (0, 1)]
    assert paired([Action(id="LIV-01-A1", name="A")], [Action(id="LIV-01-A2", name="A")]) == [(0, 0)]
    assert paired([Action(id="LIV-01-A1", name="A")], [Action(id="LIV-01-A2", name="B")]) == [(None, 0), (0, None)]
    decisions = [Decision(status="approved", date="2025-01-01"), Decision(status="revise", date="2025-02-01")]
    assert paired(decisions[:1], decisions) == [(0, 0), (None, 1)]
    assert paired([], decisions) == [(None, 0), (None, 1)]


def test_parts_without_a_name_of_their_own_are_told_by_their_place() -> None:
    text = approved() + "    serves: [{plan: a}, {plan: b}]\n"
    found = fields(
        plan(plan=PLAN, living=text), plan(plan=PLAN, living=text.replace("{plan: b}", "{plan: b, missions: [M1]}"))
    )
    assert found == [("LIV-03", "serves[1].missions", None, ["M1"])]
    twice = approved().replace("amount: 2500000000}", "amount: 1}\n      - {year: 2026, source: apbd, amount: 2}")
    found = fields(plan(plan=PLAN, living=twice), plan(plan=PLAN, living=twice.replace("amount: 2}", "amount: 3}")))
    assert found == [("LIV-03", "budget[1].amount", 2, 3)]


def test_parts_of_one_id_are_told_by_their_place() -> None:
    text = PLAN + "gaps: [{id: K1, current: A}, {id: K1, current: B}]\n"
    found = fields(plan(plan=text), plan(plan=text.replace("current: B", "current: C")))
    assert found == [("plan", "gaps[1].current", "B", "C")], "gaps.K1.current is one of two, which set does not take"


def test_what_a_list_below_a_moved_item_lost_is_not_gone() -> None:
    text = PLAN + "evaluations:\n  - {year: 2025, recommendations: [{text: A}, {text: B}]}\n"
    torn = text.replace("{text: B}", "7").replace("evaluations:\n", "evaluations:\n  - {year: 2024}\n")
    assert ("plan", "evaluations[1].recommendations", "new") in unread(plan(plan=text), plan(plan=torn))
    assert {field for _id, field, _old, new in fields(plan(plan=text), plan(plan=torn)) if new is None} == set()


def test_work_grows_with_the_number_of_items() -> None:
    lines = [(2000 + at % 100, f"s{at // 100}", at) for at in range(4_000)]
    budgets = (
        tuple(BudgetLine(year=year, source=source, amount=at + more) for year, source, at in lines) for more in (0, 1)
    )
    old, new = (Program.unread().model_copy(update={"budget": budget}) for budget in budgets)
    start = process_time()
    found = [*Comparison("LIV-03").fields("", old, new)]
    assert (len(found), found[0].field) == (4_000, "budget[2000,s0].amount")
    assert process_time() - start < 20  # a name for each that looks at all of them took more than a minute

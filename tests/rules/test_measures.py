"""Indicators and aims: directions, years, missions reached by a goal or a target, what cannot be told."""

from typing import Any

import pytest

from tests.rules.by_hand import findings, places, plan, program

AT = ("programs", 0, "indicators", 0)


def measure(**fields: Any) -> dict[str, Any]:
    """A program with one indicator."""
    return program(indicators=[{"name": "x", "kind": "output", **fields}])


@pytest.mark.parametrize(
    ("better", "poor"),
    [("higher", ["2023", "2024"]), ("lower", ["2023", "2025"]), (None, [])],
)
def test_targets_against_the_baseline(better: str | None, poor: list[str]) -> None:
    targets = {"2023": 10, "2024": 9.5, "2025": 10.5, "2026": None}
    made = measure(better=better, baseline={"year": 2022, "value": 10}, targets=targets)
    assert places("RM606", plan(made)) == [(*AT, "targets", year) for year in poor]


def test_no_baseline_no_comparison() -> None:
    assert not findings("RM606", plan(measure(targets={"2023": -5})))
    assert not findings("RM606", plan(measure(targets={"2023": -5}, baseline={"year": 2022, "value": None})))


def test_a_fall_is_from_the_year_before() -> None:
    values = {"2025": 30, "2022": 10, "2024": 20, "2023": 40, "2026": None, "2027": 29}
    made = measure(accumulation="cumulative", targets=values, actuals={"2023": 2, "2022": 2})
    assert places("RM608", plan(made)) == [(*AT, "targets", "2024"), (*AT, "targets", "2027")]
    assert not findings("RM608", plan(measure(targets=values)))


def test_percent_of_programs_and_of_the_plan() -> None:
    made = measure(unit="%", baseline={"year": 2022, "value": 100}, targets={"2023": 100.5}, actuals={"2023": 101})
    chosen = {"10.1": {"unit": "%", "baseline": {"year": 2022, "value": 120}}, "10.2": {"targets": {"2023": 120}}}
    assert places("RM607", plan(made, file={"sni": chosen})) == [
        (*AT, "targets", "2023"),
        (*AT, "actuals", "2023"),
        ("sni", "10.1", "baseline", "value"),
    ]


def test_targets_of_programs_and_of_the_plan_outside_it() -> None:
    made = measure(targets={"2021": 1, "2022": 1, "2037": 1, "2038": None})
    chosen = {"10.1": {"targets": {"2040": 1}}, "10.2": None}
    assert places("RM605", plan(made, file={"sni": chosen})) == [
        (*AT, "targets", "2021"),
        (*AT, "targets", "2038"),
        ("sni", "10.1", "targets", "2040"),
    ]
    assert not findings("RM605", plan(made, file={"horizons": None}))


def sni(id: str, *starts: tuple[int, float]) -> dict[str, Any]:
    """A program that measures 10.1 from these years and values."""
    return program(
        id,
        indicators=[
            {"name": "x", "kind": "impact", "sni": "10.1", "baseline": {"year": year, "value": value}}
            for year, value in starts
        ],
    )


def test_baselines_of_one_year_in_two_programs() -> None:
    made = plan(
        sni("GOV-01", (2022, 10), (2022, 11)),
        sni("GOV-02", (2022, 10.0), (2023, 12)),
        sni("GOV-03", (2022, 9), (2023, 12)),
    )
    assert places("RM609", made) == [("programs", 2, "indicators", 0, "baseline", "value")]


def test_chosen_and_used() -> None:
    made = plan(sni("GOV-01", (2022, 1)), measure(sni="99.9"), file={"sni": {"10.2": {}, "99.8": {}}})
    assert places("RM613", made) == [("programs", 0, "indicators", 0, "sni"), ("sni", "10.2")]
    unread = plan(sni("GOV-01", (2022, 1)), file={"sni": {"10.2": {}}}, broken=frozenset({"living"}))
    assert places("RM613", unread) == [("programs", 0, "indicators", 0, "sni")]
    assert not findings("RM613", plan(sni("GOV-01", (2022, 1)), file={"sni": None}))
    assert not findings("RM613", plan(measure(sni=None), file={"sni": {"10.2": {}}}))


UPPER = {
    "id": "rpjmd",
    "years": [2025, 2029],
    "missions": {"M1": "a", "M2": "b", "M3": "c"},
    "goals": {"T1": {"mission": "M1"}, "T2": {"mission": "M2"}, "T3": None},
    "targets": {"S1": {"goal": "T2"}, "S2": {"goal": "T9"}},
}


def unserved(*serves: dict[str, Any], **changes: Any) -> list[str]:
    """The missions of the upper plan that a program with these entries leaves unserved."""
    made = plan(
        program(serves=[{"plan": "rpjmd", **entry} for entry in serves]), file={"upper_plans": [UPPER | changes]}
    )
    return [str(place[3]) for place in places("RM611", made)]


@pytest.mark.parametrize(
    ("serves", "missing"),
    [
        ([], ["M1", "M2", "M3"]),
        ([{"missions": ["M1", "M3"]}], ["M2"]),
        ([{"goals": ["T1"]}], ["M2", "M3"]),
        ([{"targets": ["S1"]}], ["M1", "M3"]),
        ([{"targets": ["S2", "S8"], "goals": ["T8"], "missions": ["M8"]}], ["M1", "M2", "M3"]),
        ([{"plan": "other", "missions": ["M1"]}], ["M1", "M2", "M3"]),
        ([{"goals": ["T3"]}], []),
        ([{"missions": None}], []),
        ([{"plan": None}], []),
    ],
)
def test_missions_served_by_name_goal_or_target(serves: list[dict[str, Any]], missing: list[str]) -> None:
    assert unserved(*serves) == missing


@pytest.mark.parametrize(
    "changes",
    [{"years": [2010, 2021]}, {"years": [2038, 2040]}, {"years": None}, {"years": [2029, 2025]}, {"goals": None}],
)
def test_missions_of_no_concern_or_unknown(changes: dict[str, Any]) -> None:
    assert unserved({"missions": ["M1"]}, **changes) == []


@pytest.mark.parametrize("path", [("programs",), ("programs", 0, "serves"), ("programs", 0, "serves", 0, "missions")])
def test_what_was_pruned_may_serve_it(path: tuple[str | int, ...]) -> None:
    assert findings("RM611", plan(program()))
    assert not findings("RM611", plan(program(), pruned=frozenset({("governance", path)})))
    assert not findings("RM611", plan(program(), broken=frozenset({"living"})))


def test_idle_strategies() -> None:
    strategies: list[dict[str, Any]] = [
        {"id": "GOV-S1", "name": "a"},
        {"id": "GOV-S2", "name": "b"},
        {"id": None, "name": "c"},
    ]
    assert places("RM612", plan(program(strategy="GOV-S2"), strategies=strategies)) == [("strategies", 0)]
    assert not findings("RM612", plan(program(strategy=None), strategies=strategies))


@pytest.mark.parametrize(
    ("documents", "silent"),
    [
        ([{"kind": "sk"}], True),
        ([{"kind": "mou"}, {"kind": "perbup"}], True),
        ([{"kind": "mou"}, {"kind": None}], True),
        (None, True),
        ([{"title": "x"}], False),
        ([], False),
    ],
)
def test_a_document_behind_the_plan(documents: list[dict[str, Any]] | None, *, silent: bool) -> None:
    assert bool(findings("RM614", plan(program(), file={"documents": documents}))) is not silent

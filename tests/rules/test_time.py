"""Time: which rule speaks where several could."""

from typing import Any

import pytest

from tests.rules.by_hand import findings, places, plan, program

YEARS = (
    "RM202",
    "RM203",
    "RM204",
    "RM206",
    "RM301",
    "RM304",
)


@pytest.mark.parametrize("code", YEARS)
def test_reversed_years_silence_the_rest(code: str) -> None:
    odd = program(
        years=[2050, 2010],
        serves=[{"plan": "rpjmd-2025"}],
        budget=[{"year": 2030}],
        actions=[{"id": "GOV-01-A1", "name": "x", "start": "2050-01"}],
    )
    assert not findings(code, plan(odd))
    assert places("RM201", plan(odd)) == [("programs", 0, "years", 1)]


def test_reversed_action_silences_only_itself() -> None:
    odd = program(
        actions=[
            {"id": "GOV-01-A1", "name": "x", "start": "2050-02", "finish": "2050-01"},
            {"id": "GOV-01-A2", "name": "x", "start": "2050-01", "finish": "2050-01"},
        ]
    )
    assert places("RM201", plan(odd)) == [("programs", 0, "actions", 0, "finish")]
    assert places("RM202", plan(odd)) == [
        ("programs", 0, "actions", 1, "start"),
        ("programs", 0, "actions", 1, "finish"),
    ]


def test_past_the_plan_is_not_past_the_horizon_too() -> None:
    late = plan(program(years=[2022, 2040]))
    assert places("RM202", late) == [("programs", 0, "years", 1)]
    assert not findings("RM203", late)


def test_help_names_the_nearest_horizon_that_fits() -> None:
    (found,) = findings("RM203", plan(program(years=[2022, 2028])))
    assert found.help is not None
    assert found.help.render("en") == "write horizon: long-term, or end it by 2023"
    (found,) = findings("RM204", plan(program(horizon="long-term", years=[2022, 2023])))
    assert found.help is not None
    assert found.help.render("en") == "write horizon: 1-year"


@pytest.mark.parametrize(
    "file",
    [
        {"start": None},
        {"horizons": None},
        {"horizons": {"1-year": 2023, "5-year": 2027, "long-term": None}},
        {"start": 2090},
    ],
)
def test_unknown_or_reversed_plan_has_no_outside(file: dict[str, Any]) -> None:
    assert not findings("RM202", plan(program(years=[2040, 2041]), file=file))


def test_order_is_silent_inside_a_circle() -> None:
    first = program("GOV-01", years=[2022, 2023], depends_on=["GOV-02", "GOV-03"])
    second = program("GOV-02", years=[2022, 2023], depends_on=["GOV-01"])
    assert places("RM205", plan(first, second, program("GOV-03"))) == [("programs", 0, "depends_on", 1)]
    assert not findings("RM205", plan(first, second, program("GOV-03", years=[2021, 2022])))


def test_upper_plan_that_is_not_known_may_cover() -> None:
    served: list[dict[str, Any]] = [{"plan": "rpjmd-2025"}]
    assert places("RM206", plan(program(serves=served))) == [("programs", 0, "serves", 0, "plan")]
    for other in ({"plan": "rpjmd-2018"}, {"plan": "rkpd"}, {"missions": ["M1"]}):
        assert not findings("RM206", plan(program(serves=[*served, other])))


def test_one_pair_of_horizons_in_disorder_is_told() -> None:
    horizons = {"1-year": 2021, "5-year": 2021, "long-term": None}
    assert places("RM208", plan(file={"horizons": horizons})) == [
        ("horizons", "1-year"),
        ("horizons", "5-year"),
    ]

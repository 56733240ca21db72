"""Money: what counts as the same line, what is refused and what is missing."""

from typing import Any

import pytest

from tests.rules.by_hand import findings, places, plan, program


def line(**fields: Any) -> dict[str, Any]:
    return {"year": 2022, "source": "apbd", "amount": 5, **fields}


@pytest.mark.parametrize(
    ("second", "same"),
    [
        (line(amount=7), True),
        (line(owner="diskominfo"), True),
        (line(owner="dlh"), False),
        (line(owner=None), False),
        (line(nomenclature="2.16"), False),
        (line(nomenclature=None), False),
        (line(year=2023), False),
        (line(source=None), False),
    ],
)
def test_same_line_twice(second: dict[str, Any], *, same: bool) -> None:
    found = places("RM302", plan(program(budget=[line(), second])))
    assert found == ([("programs", 0, "budget", 1)] if same else [])


def test_counted_twice_names_the_first_for_each_later() -> None:
    again = plan(*(program(f"GOV-0{number}", nomenclature="2.16", budget=[line()]) for number in (1, 2, 3)))
    found = findings("RM308", again)
    assert [finding.place.path[:2] for finding in found] == [("programs", 1), ("programs", 2)]
    assert {finding.related[0].place.path[:2] for finding in found} == {("programs", 0)}


@pytest.mark.parametrize("fields", [{"amount": None}, {"nomenclature": None}, {"owner": None}, {"year": None}])
def test_unknown_parts_are_not_counted_twice(fields: dict[str, Any]) -> None:
    known = {"nomenclature": "2.16", "owner": "dlh", **fields}
    both = plan(*(program(f"GOV-0{number}", budget=[line(**known)]) for number in (1, 2)))
    assert not findings("RM308", both)


@pytest.mark.parametrize(
    ("amounts", "over"),
    [
        ({"realised": 6}, True),
        ({"realised": 6, "approved": 7}, False),
        ({"realised": 6, "approved": 7, "revised": 5}, True),
        ({"realised": 6, "approved": None}, False),
        ({"realised": 6, "revised": None}, False),
        ({"realised": 5}, False),
        ({"realised": None}, False),
    ],
)
def test_realised_over_the_budget_in_force(amounts: dict[str, Any], *, over: bool) -> None:
    assert bool(findings("RM303", plan(program(budget=[line(**amounts)])))) is over


def test_refused_budget_is_not_missing() -> None:
    assert places("RM305", plan(program())) == [("programs", 0)]
    assert places("RM305", plan(program(budget=[]))) == [("programs", 0)]
    assert not findings("RM305", plan(program(budget=None)))
    assert not findings("RM305", plan(program(status=None)))
    assert not findings("RM305", plan(program(status="proposed")))
    lost = frozenset({("governance", ("programs", 0, "budget"))})
    assert not findings("RM305", plan(program(budget=[]), pruned=lost))
    assert not findings("RM304", plan(program(budget=[line()]), pruned=lost))
    assert not findings("RM304", plan(program(budget=[line(), line(year=None)])))


def test_refused_parts_of_a_line_are_not_missing() -> None:
    bare = plan(program(budget=[{"year": 2022}]))
    assert findings("RM306", bare)
    assert findings("RM311", bare)
    refused = plan(program(budget=[line(source=None, amount=None)]))
    assert not findings("RM306", refused)
    assert not findings("RM311", refused)


def test_no_nomenclature_once_a_program() -> None:
    spending = program(budget=[line(nomenclature="2.16"), line(year=2023), line(year=2024)])
    assert places("RM307", plan(spending)) == [("programs", 0)]
    assert not findings("RM307", plan({**spending, "nomenclature": None}))
    assert not findings("RM307", plan({**spending, "status": "done"}))


@pytest.mark.parametrize(
    ("fields", "source", "odd"),
    [
        ({}, "dana-desa", True),
        ({"partners": ["desa-api"]}, "dana-desa", False),
        ({"owner": "desa-api"}, "dana-desa", False),
        ({"partners": ["unknown-kind"]}, "dana-desa", False),
        ({"partners": ["nobody"]}, "dana-desa", False),
        ({"partners": None}, "dana-desa", False),
        ({"owner": "bank-kaltim"}, "apbd", True),
        ({"owner": "unknown-kind"}, "apbd", False),
        ({"owner": None}, "apbd", False),
    ],
)
def test_odd_source(fields: dict[str, Any], source: str, *, odd: bool) -> None:
    found = findings("RM310", plan(program(**{"budget": [line(source=source)], **fields})))
    assert bool(found) is odd


def test_owner_of_the_line_holds_the_money() -> None:
    lent = program(owner="bank-kaltim", budget=[line(owner="dlh")])
    assert not findings("RM310", plan(lent))


@pytest.mark.parametrize(
    ("weights", "told"),
    [({"a": 60, "b": 30}, True), ({"a": 60, "b": 40}, False), ({"a": 60, "b": None}, False), ({}, False)],
)
def test_weights_of_criteria(weights: dict[str, int | None], *, told: bool) -> None:
    criteria = {key: {"weight": weight} for key, weight in weights.items()}
    found = places("RM309", plan(file={"quick_win_criteria": criteria}))
    assert found == ([("quick_win_criteria",)] if told else [])


def test_weights_of_the_evaluation_count_when_all_are_written() -> None:
    some = {"baseline": 20}
    every = {"baseline": 10, "output": 20, "outcome": 30, "impact": 20, "quick_win": 10}
    assert not findings("RM309", plan(file={"evaluation_weights": some}))
    assert places("RM309", plan(file={"evaluation_weights": every})) == [("evaluation_weights",)]

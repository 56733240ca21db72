"""Quick wins: which decision counts, what a refused value hides, what an approval still covers."""

from typing import Any

import pytest

from ppu_roadmap.facts.decisions import fingerprint
from tests.rules.by_hand import findings, places, plan, program

QUICK_WIN = {"kind": "flagship", "start": "2022-09", "finish": "2023-08"}
AT = ("programs", 0, "quick_win")
CRITERIA = {"quick_win_criteria": {"speed": {"weight": 60}, "impact": None}}


def decided(*statuses: str | None, **fields: Any) -> dict[str, Any]:
    """A quick win with these decisions; ``fields`` are of each."""
    decisions = [{"status": status, "by": "Bupati", "date": "2022-08-29", **fields} for status in statuses]
    return program(quick_win={**QUICK_WIN, "decisions": decisions})


@pytest.mark.parametrize(
    ("statuses", "place"),
    [
        ((), AT),
        (("proposed",), (*AT, "decisions", 0, "status")),
        (("approved", "revise"), (*AT, "decisions", 1, "status")),
        (("revise", "approved"), None),
        (("approved-with-notes",), None),
        (("rejected",), None),
        (("proposed", None), None),
    ],
)
def test_the_last_decision_counts(statuses: tuple[str | None, ...], place: tuple[str | int, ...] | None) -> None:
    assert places("RM404", plan(decided(*statuses))) == ([place] if place else [])


def test_a_lost_decision_may_be_the_last() -> None:
    pruned = frozenset({("governance", (*AT, "decisions"))})
    assert not findings("RM404", plan(decided("proposed"), pruned=pruned))
    assert not findings("RM404", plan(decided(), pruned=pruned))
    assert not findings("RM406", plan(decided("approved", fingerprint="0000-" * 5 + "0000"), pruned=pruned))


def covered(change: dict[str, Any]) -> list[str]:
    """What RM406 says after an approved program was changed."""
    before = program(quick_win=QUICK_WIN, budget=[{"year": 2022, "amount": 5}], years=[2022, 2023])
    mark = fingerprint(plan(before).programs[0])
    quick_win = {**QUICK_WIN, "decisions": [{"status": "approved", "date": "2022-08-29", "fingerprint": mark}]}
    return [
        found.message.render("en") for found in findings("RM406", plan({**before, "quick_win": quick_win, **change}))
    ]


def test_an_approval_covers_what_it_was_given_for() -> None:
    assert covered({}) == []
    assert covered({"status": "ongoing", "progress": 40}) == []
    assert covered({"name": "Other", "budget": [{"year": 2022, "amount": 6}]}) == [
        "GOV-01 changed after its approval of 29 August 2022: name, budget"
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"owner": None},
        {"years": None},
        {"budget": None},
        {"budget": [{"year": 2022, "amount": None}]},
        {"indicators": None},
        {"indicators": [{"name": None, "kind": "output"}]},
        {"indicators": [{"name": "x", "kind": "output", "targets": {"2023": None}}]},
    ],
)
def test_a_refused_value_is_no_change(change: dict[str, Any]) -> None:
    assert covered(change) == []
    assert covered({**change, "name": "Other"}) == ["GOV-01 changed after its approval of 29 August 2022: name"]


def test_scores_of_each_criterion() -> None:
    for scores, place in (
        ({}, (*AT, "scores")),
        ({"speed": 5}, (*AT, "scores")),
        ({"speed": 5, "impact": None}, None),
        (None, None),
    ):
        made = program(quick_win={**QUICK_WIN, "scores": scores})
        assert places("RM405", plan(made, file=CRITERIA)) == ([place] if place else [])
    assert places("RM405", plan(program(quick_win=QUICK_WIN), file=CRITERIA)) == [AT]
    assert not findings("RM405", plan(program(quick_win=QUICK_WIN)))


def test_a_refused_quick_win_is_one() -> None:
    assert places("RM401", plan(program())) == [()]
    assert not findings("RM401", plan(program(), program("GOV-02", quick_win=None)))
    assert not findings("RM401", plan(program(), pruned=frozenset({("governance", ("programs",))})))
    provisional = program(owner_status="provisional", years=[2024, 2024])
    assert not findings("RM410", plan(provisional))
    assert findings("RM410", plan({**provisional, "quick_win": None}))


def test_each_flagship_after_the_first() -> None:
    flagship, local = {"quick_win": QUICK_WIN}, {"quick_win": {**QUICK_WIN, "kind": "local"}}
    made = plan(
        program("GOV-01", **local),
        program("GOV-02", **flagship),
        program("GOV-03", **flagship),
        program("GOV-04", **flagship),
        program("LIV-01", **flagship),
    )
    assert places("RM407", made) == [("programs", 2, "quick_win", "kind"), ("programs", 3, "quick_win", "kind")]


def test_a_blank_text_says_nothing() -> None:
    said = {"problem": "x", "benefit": " \n", "ask": None}
    (found,) = findings("RM411", plan(program(quick_win={**QUICK_WIN, **said})))
    assert found.message.render("en") == "the quick win GOV-01 does not say: Benefit"

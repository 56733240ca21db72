"""Weighted scores and fingerprints, with numbers worked out by hand."""

from typing import Any

import pytest

from ppu_roadmap.facts.decisions import changed_groups, fingerprint, weighted_score
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.model.program import Program

BASE: dict[str, Any] = {
    "id": "GOV-01",
    "name": "Go PPU",
    "horizon": "1-year",
    "owner": "diskominfo",
    "subdimension": "public-service",
}
QUICK_WIN = {"kind": "flagship", "start": "2022-09", "finish": "2023-08"}
BUDGET = [
    {"year": 2023, "source": "csr"},
    {"year": 2023, "source": "apbd", "amount": 250_000_000},
    {"year": 2022, "source": "apbd", "amount": 5},
]
INDICATORS = [{"name": "Layanan daring", "kind": "output", "unit": "%", "targets": {"2027": 99.5, "2023": 50.0}}]
FULL = {**BASE, "years": [2022, 2023], "quick_win": QUICK_WIN, "budget": BUDGET, "indicators": INDICATORS}


def made(**fields: Any) -> Program:
    return Program.model_validate({**FULL, **fields})


def test_weighted_score() -> None:
    criteria = {
        "speed": Criterion(weight=30),
        "impact": Criterion(weight=30),
        "readiness": Criterion(weight=20),
        "alignment": Criterion(weight=20),
    }
    # 30 x 5 + 30 x 4 + 20 x 4 + 20 x 5 = 150 + 120 + 80 + 100 = 450
    assert weighted_score({"speed": 5, "impact": 4, "readiness": 4, "alignment": 5}, criteria) == 4.5
    assert weighted_score(dict.fromkeys(criteria, 1), criteria) == 1.0
    assert weighted_score(dict.fromkeys((*criteria, "other"), 5), criteria) == 5.0


@pytest.mark.parametrize(
    ("scores", "criteria"),
    [
        ({}, {"speed": Criterion(weight=100)}),
        ({"speed": 5}, {}),
        ({"speed": 5}, {"speed": Criterion(weight=60), "impact": Criterion(weight=40)}),
        ({"speed": None}, {"speed": Criterion(weight=100)}),
        ({"speed": 5}, {"speed": Criterion(weight=None)}),
        ({"speed": 5}, {"speed": None}),
    ],
)
def test_no_score_without_a_basis(scores: dict[str, int | None], criteria: dict[str, Criterion | None]) -> None:
    assert weighted_score(scores, criteria) is None


def test_fingerprint_is_of_canonical_json() -> None:
    """The digits are those of ``printf '"Go PPU"' | sha256sum | cut -c1-4``.

    And so on for "diskominfo", [2022,2023], ["2022-09","2023-08"],
    [[2022,"apbd",5],[2023,"apbd",250000000],[2023,"csr",null]] and [["Layanan daring","%",{"2023":50,"2027":99.5}]];
    below for "Pasar é", null, [null,null] and [].
    """
    assert fingerprint(made()) == "fb1a-6b5e-ed14-6b30-94da-63ec"
    bare = Program.model_validate({**BASE, "name": "Pasar é"})
    assert fingerprint(bare) == "fde3-6b5e-7423-95cb-4f53-4f53"


@pytest.mark.parametrize(
    ("change", "groups"),
    [
        ({"name": "Go PPU 2"}, ("name",)),
        ({"owner": "dlh"}, ("owner",)),
        ({"years": None}, ("years",)),
        ({"quick_win": {**QUICK_WIN, "finish": "2023-09"}}, ("time",)),
        ({"budget": BUDGET[1:]}, ("budget",)),
        ({"indicators": [{**INDICATORS[0], "targets": {"2023": 51}}]}, ("indicators",)),
        ({"name": "x", "budget": [], "indicators": []}, ("name", "budget", "indicators")),
        ({"budget": BUDGET[::-1]}, ()),
        ({"budget": [{**BUDGET[0], "realised": 3, "approved": 4, "revised": 5}, *BUDGET[1:]]}, ()),
        ({"indicators": [{**INDICATORS[0], "actuals": {"2023": 12}, "baseline": {"year": 2022, "value": 1}}]}, ()),
        ({"indicators": [{**INDICATORS[0], "targets": {"2023": 50, "2027": 99.5}}]}, ()),
        ({"quick_win": {**QUICK_WIN, "problem": "x", "kind": "local"}, "status": "ongoing", "horizon": "5-year"}, ()),
    ],
)
def test_changed_groups(change: dict[str, Any], groups: tuple[str, ...]) -> None:
    assert changed_groups(fingerprint(made()), made(**change)) == groups


def test_words_and_ranges_are_covered_too() -> None:
    """The digits are those of [["A",null,{"2023":"BB","2027":{"max":5,"min":0.5}}]]."""
    targets = {"2023": "BB", "2027": {"min": 0.5, "max": 5.0}}
    one = made(indicators=[{"name": "A", "kind": "outcome", "scale": ["B", "BB"], "targets": targets}])
    assert fingerprint(one).rpartition("-")[2] == "0225"
    other = made(indicators=[{"name": "A", "kind": "outcome", "scale": ["B", "BB"], "targets": {"2023": "B"}}])
    assert changed_groups(fingerprint(one), other) == ("indicators",)


def test_an_absent_list_is_an_empty_one() -> None:
    assert fingerprint(
        Program.model_validate({key: value for key, value in FULL.items() if key not in {"budget", "indicators"}})
    ) == fingerprint(made(budget=[], indicators=[]))

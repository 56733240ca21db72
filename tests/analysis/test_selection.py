"""Filters: what each lets through, alone and together, and what is said of words that nothing knows."""

from typing import Any

import pytest

from ppu_roadmap.analysis.selection import FILTERS, Heard, Known, Selection, heard, select
from ppu_roadmap.fields.program import SORTED
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.words.reading import Misread
from tests.sample import second_plan

ALL = ["GOV-01", "GOV-02", "GOV-100200", "SOC-01", "SOC-02", None, "ENV-01", "ENV-02"]


def ids(plan: Plan, **filters: Any) -> list[str | None]:
    return [program.id for program in select(plan, Selection(**filters))]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ALL),
        ({"horizons": ("5y",)}, ["GOV-02", "ENV-01", "ENV-02"]),
        ({"horizons": ("1-Year", "panjang")}, ["GOV-01", "GOV-100200", "SOC-01", "SOC-02"]),
        ({"through": "5y"}, ["GOV-01", "GOV-02", "SOC-01", "SOC-02", "ENV-01", "ENV-02"]),
        ({"through": "5y", "horizons": ("long", "5-year")}, ["GOV-02", "ENV-01", "ENV-02"]),
        ({"dimensions": ("SOC", "Smart Environment")}, ["SOC-01", "SOC-02", None, "ENV-01", "ENV-02"]),
        ({"subdimensions": ("Public_Service", "waste")}, ["GOV-01", "ENV-01"]),
        ({"owners": ("DISKOMINFO",)}, ["GOV-01", "GOV-100200", "SOC-01"]),
        ({"owners": ("dinas lingkungan hidup",)}, ["ENV-01", "ENV-02"]),
        ({"partners": ("gojek",)}, ["GOV-01"]),
        ({"years": (2028,)}, ["GOV-100200"]),
        ({"years": (2022,), "dimensions": ("governance",)}, ["GOV-01", "GOV-02"]),
        ({"statuses": ("Done", "delayed")}, ["SOC-01", "SOC-02"]),
        ({"quick_wins": True}, ["GOV-01", "SOC-01"]),
        ({"missions": ("m2",)}, ["GOV-01"]),
        ({"missions": ("rpjmd-2025:M1",)}, ["ENV-01"]),
        ({"missions": ("rpjmd-2018:M1",)}, []),
        ({"sni": ("10.2",)}, ["GOV-01"]),
        ({"min_risk": "low"}, ["GOV-01", "SOC-01"]),
        ({"min_risk": "Medium"}, ["GOV-01"]),
        ({"min_risk": "sedang"}, ["GOV-01"]),
        ({"statuses": ("selesai", "Tertunda")}, ["SOC-01", "SOC-02"]),
        ({"horizons": ("Jangka Pendek (2022-2023)",)}, ["GOV-01", "SOC-01", "SOC-02"]),
        ({"subdimensions": ("layanan publik",)}, ["GOV-01"]),
        ({"locations": ("Penajam",)}, ["GOV-01", "ENV-01"]),
        ({"locations": ("nenang",)}, ["ENV-01"]),
        ({"search": "LAYANAN pusat"}, ["GOV-100200"]),
        ({"search": "operator kecamatan"}, ["GOV-01"]),
        ({"search": "dlh"}, ["ENV-01", "ENV-02"]),
        ({"quick_wins": True, "statuses": ("done",)}, ["SOC-01"]),
    ],
)
def test_filter(plan: Plan, filters: dict[str, Any], expected: list[str]) -> None:
    assert ids(plan, **filters) == expected


def test_sort_puts_the_unknown_last(plan: Plan) -> None:
    by_cost = ids(plan, sort=("budget",))
    assert by_cost[:3] == ["SOC-02", "GOV-02", "ENV-02"]
    assert by_cost[-3:] == ["SOC-01", None, "ENV-01"]
    assert ids(plan, sort=("-Budget",))[:2] == ["GOV-100200", "GOV-01"]
    assert ids(plan, sort=("-budget",))[-3:] == by_cost[-3:]
    assert ids(plan, sort=("-quick_win", "id"))[-2:] == ["GOV-01", "SOC-01"]


@pytest.mark.parametrize("key", SORTED)
def test_every_sort_key(plan: Plan, key: str) -> None:
    assert sorted(map(str, ids(plan, sort=(key,)))) == sorted(map(str, ALL))
    assert len(ids(plan, sort=("-" + key,))) == len(ALL)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"owners": ("diskomnfo",)}, "no agency is called diskomnfo; did you mean diskominfo?"),
        ({"partners": ("xyz",)}, "no agency is called xyz; known are"),
        ({"horizons": ("10y",)}, "no horizon is called 10y; known are"),
        ({"through": "forever"}, "no horizon is called forever; known are 1-year horizon (1-year), 5-year"),
        (
            {"dimensions": ("governence",)},
            "no dimension is called governence; did you mean governance?",
        ),
        ({"subdimensions": ("healt",)}, "no sub-dimension is called healt; did you mean health?"),
        ({"statuses": ("postponed",)}, "no status is called postponed; known are"),
        ({"min_risk": "hihg"}, "no risk level is called hihg; did you mean high?"),
        ({"missions": ("M9",)}, "no upper plan has the mission M9"),
        ({"locations": ("penajm",)}, "no place is called penajm; did you mean penajam?"),
        ({"sni": ("10.3",)}, "no program has an indicator for 10.3 of SNI ISO 37122; did you mean 10.2?"),
        ({"sort": ("-bugdet",)}, "programs cannot be sorted by bugdet; did you mean budget?"),
    ],
)
def test_unknown_word(plan: Plan, filters: dict[str, Any], said: str) -> None:
    with pytest.raises(Misread) as caught:
        (_heard(Selection(**filters), plan))
    assert str(caught.value).startswith(said)


def _heard(selection: Selection, *plans: Plan) -> list[Heard]:
    return list(heard(selection, [Known.of(plan, selection, FILTERS) for plan in plans], FILTERS))


def test_known_words_are_not_reported(plan: Plan) -> None:
    selection = Selection(
        horizons=("1Y",), through="long", dimensions=("ENV",), owners=("Dinas Lingkungan Hidup", "GOJEK"),
        missions=("m1", "RPJMD-2025:m2"), locations=("sungai parit",), sni=("10.2",), sort=("-quick-win", "Name"),
    )  # fmt: skip
    assert [each.read.value for each in _heard(selection, plan)] == [
        "1-year", "long-term", "environment", "quick_win", "name", "dlh", "gojek",
        "M1", "rpjmd-2025:M2", "Sungai Parit", "10.2",
    ]  # fmt: skip


def test_a_word_of_one_plan_is_known_in_the_portfolio(plan: Plan) -> None:
    (found,) = _heard(Selection(locations=("nenang",)), second_plan(), plan)
    assert (found.option, found.read.value) == ("--location", "Nenang")


def test_without_plan_yaml_nothing_is_unknown() -> None:
    found = _heard(Selection(owners=("x",), missions=("M1",), locations=("y",)), Plan())
    assert [each.read for each in found] == [("x", None), ("M1", None), ("y", None)]

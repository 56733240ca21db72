"""Programs by one of their sides, with sums worked by hand, and what stands on one side alone."""

from dataclasses import replace
from typing import Any

import pytest

from ppu_roadmap.facts.links import leads_too_many
from ppu_roadmap.facts.money import Total
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.views.missions import missions, reason
from ppu_roadmap.views.sides import BY, Bucket, Crossing, crossing
from tests.rules.by_hand import plan, program

FILE: dict[str, Any] = {
    "horizons": {"1-year": 2023, "5-year": 2025, "long-term": 2026},
    "gaps": [
        {"id": "K1", "dimension": "governance", "target": "Satu pintu"},
        {"id": "K2", "dimension": "living", "current": "Antre"},
    ],
    "upper_plans": [
        {
            "id": "rpjmd",
            "name": "RPJMD",
            "years": [2025, 2029],
            "missions": {"M1": "satu", "M2": "dua", "M3": "tiga"},
            "goals": {"T1": {"name": "tujuan", "mission": "M2"}, "T2": {"name": "lain", "mission": "M3"}},
            "targets": {"S1": {"name": "sasaran", "goal": "T1"}, "S2": {"name": "lain", "goal": "T1"}},
        },
        {"id": "rpjpd", "name": "RPJPD"},
    ],
}
PROGRAMS = (
    program(  # 300 in 2022, 200 in 2023: 350 of APBD, 150 of the villages
        "GOV-01",
        years=[2022, 2023],
        partners=["dlh"],
        quick_win={"kind": "local", "start": "2022-09", "finish": "2023-08"},
        budget=[
            {"year": 2022, "source": "apbd", "amount": 200},
            {"year": 2022, "source": "dana-desa", "amount": 100},
            {"year": 2023, "source": "apbd", "amount": 150},
            {"year": 2023, "source": "dana-desa", "amount": 50},
        ],
        serves=[{"plan": "rpjmd", "missions": ["M1"], "targets": ["S1"]}],
        sdgs=[9, 16],
        gaps=["K1"],
    ),
    program(  # 70 in 2024, 2025 not costed, of no source
        "GOV-02",
        horizon="5-year",
        years=[2024, 2025],
        owner="dlh",
        subdimension="policy",
        budget=[{"year": 2024, "source": "apbd", "amount": 70}, {"year": 2025}],
        serves=[{"plan": "rpjmd", "goals": ["T1"]}],
        sdgs=[16],
    ),
    program(
        "LIV-01",
        horizon="long-term",
        years=[2026, 2026],
        subdimension="health",
        partners=["bank-kaltim", "diskominfo"],
        serves=[{"plan": "rpjpd"}],
        status="planned",
    ),
    program(
        "LIV-02",
        subdimension="health",
        years=[2022, 2022],
        status="cancelled",
        serves=[{"plan": "rpjmd", "missions": ["M3"]}],
    ),
)  # fmt: skip


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    return plan(*PROGRAMS, file=FILE)


def buckets(one: Crossing) -> dict[Any, Bucket]:
    return {bucket.key: bucket for bucket in one.buckets}


def ids(programs: Any) -> list[str]:
    return [program.id for program in programs]


def test_by_agency(whole: Plan) -> None:
    one = crossing(whole, living(whole).programs, "owner")
    found = buckets(one)
    assert [bucket.key for bucket in one.buckets] == [
        "diskominfo",
        "dlh",
        "bank-kaltim",
        "desa-api",
        "unknown-kind",
    ]  # fmt: skip -- most programs first, then who supports, then as plan.yaml lists them
    assert found["diskominfo"].horizons == (1, 0, 1)
    assert found["diskominfo"].total == Total(2, 500, 1, 1)
    assert found["diskominfo"].supported == 0  # a leader is no supporter of its own program
    assert (found["dlh"].total, found["dlh"].supported) == (Total(1, 70, 1, 0), 1)
    assert one.empty() == ("desa-api", "unknown-kind")
    assert [bucket.key for bucket in one.overloaded()] == ["diskominfo"]
    assert one.bare() == ()
    assert one.whole.total == Total(3, 570, 2, 1)


def test_exactly_half_is_not_too_much(whole: Plan) -> None:
    assert crossing(whole, whole.programs[:2], "owner").overloaded() == ()
    assert [leads_too_many(*pair) for pair in ((1, 2), (2, 3), (0, 0))] == [False, True, False]


def test_by_year_counts_the_money_of_that_year(whole: Plan) -> None:
    one = crossing(whole, living(whole).programs, "year")
    found = buckets(one)
    assert list(found) == [2022, 2023, 2024, 2025, 2026]
    assert found[2022].total == Total(1, 300, 0, 1)  # LIV-02 would run too, but is cancelled
    assert found[2023].total == Total(1, 200, 0, 1)
    assert found[2024].total == Total(1, 70, 0, 0)
    assert found[2025].total == Total(1, None, 1, 0)
    assert found[2026].horizons == (0, 0, 1)
    assert one.empty() == ()
    assert one.repeated


def test_by_source_counts_the_money_of_that_source(whole: Plan) -> None:
    one = crossing(whole, living(whole).programs, "source")
    found = buckets(one)
    assert found["apbd"].total == Total(2, 420, 0, 1)
    assert found["dana-desa"].total == Total(1, 150, 0, 1)
    assert ids(found[None].programs) == ["GOV-02", "LIV-01"]
    assert found[None].total == Total(2, None, 2, 0)
    assert ids(one.bare()) == ["LIV-01"]  # GOV-02 has a line
    assert crossing(whole, whole.programs[2:3], "source").empty() == ("apbd", "dana-desa")


def test_by_mission_and_its_orphans(whole: Plan) -> None:
    one = crossing(whole, living(whole).programs, "mission")
    found = buckets(one)
    assert {key: ids(bucket.programs) for key, bucket in found.items()} == {
        "rpjmd:M1": ["GOV-01"],
        "rpjmd:M2": ["GOV-01", "GOV-02"],  # through the target S1 of T1, and through T1
        "rpjmd:M3": [],  # only a cancelled program serves it
        None: ["LIV-01"],
    }
    assert found["rpjmd:M2"].total == Total(2, 570, 1, 1)
    assert one.empty() == ("rpjmd:M3",)
    assert ids(one.bare()) == ["LIV-01"]
    assert one.repeated


def test_by_goal_sub_dimension_and_gap(whole: Plan) -> None:
    goals = crossing(whole, living(whole).programs, "sdg")
    assert {key: ids(bucket.programs) for key, bucket in buckets(goals).items() if bucket.programs} == {
        9: ["GOV-01"],
        16: ["GOV-01", "GOV-02"],
        None: ["LIV-01"],
    }
    assert len(goals.empty()) == 15
    words = crossing(whole, living(whole).programs, "subdimension")
    assert buckets(words)["health"].horizons == (0, 0, 1)
    assert len(words.empty()) == 15
    gaps = crossing(whole, living(whole).programs, "gap")
    assert gaps.empty() == ("K2",)
    assert ids(gaps.bare()) == ["GOV-02", "LIV-01"]


@pytest.mark.parametrize("by", BY)
def test_rows_hold_every_live_program(whole: Plan, by: Any) -> None:
    one = crossing(whole, living(whole).programs, by)
    assert {program.id for bucket in one.buckets for program in bucket.programs} == {"GOV-01", "GOV-02", "LIV-01"}
    assert sum(one.whole.horizons) == one.whole.total.programs == 3


def test_nothing_is_missed_where_a_file_could_not_be_read(whole: Plan) -> None:
    broken = replace(whole, broken=frozenset({"society"}))
    assert all(crossing(broken, broken.programs, by).empty() == () for by in BY)


def test_what_was_refused_is_not_missing() -> None:
    whole = plan(program("GOV-01", serves=None, sdgs=None, gaps=None, budget=None, years=None, owner=None))
    for by in BY:
        one = crossing(whole, living(whole).programs, by)
        assert one.bare() == ()
        assert len(one.whole.programs) == 1


def test_keys_that_plan_yaml_does_not_list_stand_last() -> None:
    whole = plan(program(owner="nobody", gaps=["K9"], years=[2040, 2040]), program("GOV-02", owner="dlh"))
    assert [bucket.key for bucket in crossing(whole, living(whole).programs, "owner").buckets][:2] == ["dlh", "nobody"]
    assert [bucket.key for bucket in crossing(whole, living(whole).programs, "gap").buckets] == ["K9", None]
    assert crossing(whole, living(whole).programs, "year").buckets[-1].key == 2040


def test_mission_by_mission(whole: Plan) -> None:
    found = missions(whole, whole.programs)
    assert [(one.key, [(server.program.id, server.aims) for server in one.servers]) for one in found] == [
        ("M1", [("GOV-01", ())]),
        ("M2", [("GOV-01", ("S1",)), ("GOV-02", ("T1",))]),
        ("M3", [("LIV-02", ())]),
    ]
    assert [one.open_aims for one in found] == [(), ("S2",), ("T2",)]
    assert found[1].goals == ("T1",)
    assert found[1].targets == ("S1", "S2")
    assert reason(whole.by_id["LIV-01"]).render("en") == "names rpjpd without a mission"


def test_a_goal_is_served_through_its_target(whole: Plan) -> None:
    only = missions(whole, whole.programs[:1])
    assert only[1].open_aims == ("S2",)
    assert missions(whole, ())[1].open_aims == ("T1", "S1", "S2")

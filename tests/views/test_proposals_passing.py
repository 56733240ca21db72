"""Proposals: who passes the filters, what waits and for how long, in which order."""

from datetime import date
from typing import Any

import pytest

from ppu_roadmap.analysis.selection import Known, Selection, heard
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import Proposal, ProposalsFile
from ppu_roadmap.views.proposals import FILTERS, area_of, grouped, months_waited, passing, waits
from ppu_roadmap.words.reading import Misread
from tests.records import record
from tests.sample import FILE

TODAY = date(2023, 3, 1)
PROPOSALS: list[dict[str, Any]] = [
    {"id": "USL-1", "name": "Lampu jalan", "dimension": "environment", "proposer": "dlh", "forum": "musrenbang",
     "date": "2022-03-31", "location": "Nenang", "volume": "25 titik", "status": "submitted"},
    {"id": "USL-2", "name": "Aplikasi desa", "dimension": "governance", "forum": "pokir", "date": "2022-01-10",
     "location": "waru", "status": "accepted", "program": "GOV-01"},
    {"id": "USL-3", "name": "Papan harga", "dimension": "economy", "proposer": "gojek", "forum": "letter",
     "date": "2022-02-01", "status": "discussed"},
    {"id": "USL-4", "name": "Bandara", "status": "rejected", "note": "Di luar kewenangan"},
    {"id": "USL-5", "name": "Taman", "forum": "musrenbang", "date": "2022-02-14", "location": "sungai parit"},
    {"id": "USL-6", "name": "Portal", "dimension": "governance", "status": "merged", "note": "ada",
     "program": "GOV-02"},
]  # fmt: skip


@pytest.fixture(name="whole")
def whole_plan() -> Plan:
    proposals = record(ProposalsFile, {"proposals": PROPOSALS})
    return Plan(record(PlanFile, FILE), {}, proposals)


def ids(found: tuple[Proposal, ...]) -> list[str | None]:
    return [one.id for one in found]


def test_what_waits_stands_first_the_oldest_first_of_all(whole: Plan) -> None:
    assert ids(passing(whole, Selection())) == ["USL-1", "USL-5", "USL-3", "USL-2", "USL-6", "USL-4"]
    assert passing(Plan(), Selection()) == ()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Selection(dimensions=("Smart Governance",)), ["USL-2", "USL-6"]),
        (Selection(proposers=("DLH", "Gojek")), ["USL-1", "USL-3"]),
        (Selection(locations=("Penajam",)), ["USL-1", "USL-5"]),  # a kecamatan stands for its desa and kelurahan
        (Selection(locations=("nenang",)), ["USL-1"]),
        (Selection(forums=("Musrenbang",)), ["USL-1", "USL-5"]),
        (Selection(statuses=("discussed", "rejected")), ["USL-3", "USL-4"]),
        (Selection(search="LAMPU titik"), ["USL-1"]),
        (Selection(search="kewenangan"), ["USL-4"]),
        (Selection(forums=("musrenbang",), statuses=("submitted",)), ["USL-1"]),
    ],
)
def test_filters(whole: Plan, asked: Selection, expected: list[str]) -> None:
    assert ids(passing(whole, asked)) == expected


def test_how_long_they_wait(whole: Plan) -> None:
    found = {one.id: (waits(one), months_waited(one, TODAY)) for one in passing(whole, Selection())}
    assert found == {
        "USL-1": (True, 12),  # March 2022 to March 2023
        "USL-5": (True, 13),  # nobody says what became of it
        "USL-3": (True, 13),
        "USL-2": (False, None),
        "USL-6": (False, None),
        "USL-4": (False, None),
    }
    assert months_waited(passing(whole, Selection())[0], date(2022, 1, 1)) == 0


def test_groups(whole: Plan) -> None:
    found = passing(whole, Selection())
    by = {side: [key for key, _ in grouped(whole, found, side)] for side in ("dimension", "forum", "status")}
    assert by == {
        "dimension": ["governance", "economy", "environment", None],
        "forum": ["musrenbang", "pokir", "letter", None],
        "status": ["submitted", "discussed", "accepted", "merged", "rejected", None],
    }
    assert [key for key, _ in grouped(whole, found, "proposer")] == ["dlh", "gojek", None]
    assert [key for key, _ in grouped(whole, found, "location")] == ["Nenang", "sungai parit", "waru", None]
    assert sum(len(inside) for _, inside in grouped(whole, found, "location")) == 6


def test_the_kecamatan_of_a_desa(whole: Plan) -> None:
    assert area_of(whole, "sungai PARIT") == "penajam"
    assert area_of(whole, "penajam") is None


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"proposers": ("gojeg",)}, "no agency is called gojeg; did you mean gojek?"),
        ({"forums": ("musrembang",)}, "no forum is called musrembang; did you mean"),
        ({"statuses": ("aproved",)}, "no proposal has the status aproved; known are Submitted (submitted), "),
        ({"locations": ("nenamg",)}, "no place is called nenamg; did you mean Nenang?"),
    ],
)
def test_words_that_no_plan_knows(whole: Plan, filters: dict[str, tuple[str, ...]], said: str) -> None:
    selection = Selection(**filters)  # type: ignore[arg-type]  # of filters that have words
    known = Known.of(whole, selection, FILTERS)
    with pytest.raises(Misread) as caught:
        list(heard(selection, [known], FILTERS))
    assert str(caught.value).startswith(said)


def test_words_are_read_as_labels(whole: Plan) -> None:
    asked = Selection(dimensions=("tata kelola",), forums=("Pokok Pikiran",), statuses=("Diusulkan",))
    known = Known.of(whole, asked, FILTERS)
    assert [each.read.value for each in heard(asked, [known], FILTERS)] == [
        "governance",
        "pokir",
        "submitted",
    ]

"""The library's door for edits: bytes in, bytes out, PlanError for what cannot be done."""

from __future__ import annotations

from typing import Any

import pytest

import ppu_roadmap
from tests.cli.process import PLANS

DATA = (PLANS / "governance.yaml").read_bytes()
PROPOSALS = b"proposals:\n  - {id: USL-001, name: x, status: submitted}\n"


@pytest.mark.parametrize(
    ("id", "field", "value", "old", "new"),
    [
        ("GOV-01", "status", "ongoing", b"status: planned", b"status: ongoing"),
        ("GOV-01", "years", [2022, 2024], b"years: [2022, 2023]", b"years: [2022, 2024]"),
        ("GOV-01", "years", "2022,2024", b"years: [2022, 2023]", b"years: [2022, 2024]"),
        ("GOV-01-R1", "impact", 3, b"impact: 2\n", b"impact: 3\n"),
        ("GOV-01", "quick_win.existing", True, b"kind: flagship\n", b"kind: flagship\n      existing: true\n"),
        ("GOV-S1", "name", "10.2", b"name: Layanan publik digital satu pintu", b'name: "10.2"'),
        ("GOV-01", "sdgs", None, b"    sdgs: [9, 16]\n", b""),
    ],
)
def test_only_the_field_differs(id: str, field: str, value: Any, old: bytes, new: bytes) -> None:
    assert ppu_roadmap.set_bytes(DATA, id, field, value) == DATA.replace(old, new, 1)


def test_files_of_every_kind_can_be_edited() -> None:
    plan = (PLANS / "plan.yaml").read_bytes()
    assert b"approver: Plt Bupati\n" in ppu_roadmap.set_bytes(plan, "plan", "approver", "Plt Bupati")
    done = ppu_roadmap.set_bytes(PROPOSALS, "USL-001", "note", "nanti")
    assert done == PROPOSALS.replace(b"submitted}", b"submitted, note: nanti}")


@pytest.mark.parametrize(
    ("data", "id", "field", "value", "said"),
    [
        (DATA, "GOV-99", "status", "done", "nothing in the file has the id GOV-99"),
        (DATA, "plan", "title", "x", "nothing in the file has the id plan"),
        (DATA, "GOV-01", "status", "onging", "status is onging, which is not one of its words"),
        (DATA, "GOV-01", "statsu", "done", "the key statsu is not part of the format"),
        (DATA, "GOV-01", "name.x", "done", "name.x leads below name, which is a single value"),
        (DATA, "GOV-01", "budget.2.amount", 5, "budget.2.amount: budget has only 0 items"),
        (DATA, "GOV-01", "note", object(), "note cannot be this value: a plan holds no object"),
        (DATA, "GOV-01", "x-a", float("nan"), "x-a cannot be this value: a plan holds no nan"),
        (DATA, "GOV-01", "name", "\ud800", "the change cannot be written into the text as it stands"),
        (
            b"programs: [",
            "GOV-01",
            "status",
            "done",
            "the file cannot be read as it is: line 2: a value is missing here",
        ),
    ],
)
def test_what_cannot_be_done_is_a_plan_error(data: bytes, id: str, field: str, value: Any, said: str) -> None:
    with pytest.raises(ppu_roadmap.PlanError) as caught:
        ppu_roadmap.set_bytes(data, id, field, value)
    assert next(caught.value.messages("en")).startswith(said)
    assert said in str(caught.value)


def test_errors_that_were_there_do_not_matter() -> None:
    faulty = DATA.replace(b"progress", b"progess").replace(b"horizon: 1-year", b"horizon: soon", 1)
    assert ppu_roadmap.set_bytes(faulty, "GOV-01", "status", "ongoing") != faulty


def test_the_one_form() -> None:
    assert ppu_roadmap.fmt_bytes(DATA) == DATA
    assert ppu_roadmap.fmt_bytes(b"programs: []\ndimension:   'living'") == b"dimension: living\nprograms: []\n"
    with pytest.raises(ppu_roadmap.PlanError, match="cannot be read") as caught:
        ppu_roadmap.fmt_bytes(b"a: [")
    assert [each.code for each in caught.value.diagnostics] == ["RM001"]

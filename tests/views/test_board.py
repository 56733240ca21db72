"""The roadmap on one page: which programs stand where on it, and what is said of those that do not."""

import json
from datetime import date
from typing import Any

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import said as reading
from ppu_roadmap.paper.chart import Board
from ppu_roadmap.paper.document import Document
from ppu_roadmap.text import Phrase
from ppu_roadmap.views.board import board, chart
from ppu_roadmap.views.view import Asked
from tests.asking import TODAY
from tests.cli.door import roadmap
from tests.cli.process import PLANS
from tests.paper.test_documents import rendered
from tests.workflow_sample import other_region, plan_of, workflow_plan


def asked(*plans: Plan, **selection: Any) -> Asked:
    return Asked(plans, TODAY, Selection(**selection))


def said(*phrases: Phrase) -> list[str]:
    return [reading(phrase, "en") for phrase in phrases]


def codes(shown: Board) -> dict[str, list[list[str]]]:
    return {
        strip.label.render("en"): [[note.code for note in notes] for notes in strip.notes] for strip in shown.strips
    }


def test_dimensions_down_horizons_across() -> None:
    shown = board(asked(workflow_plan()))
    assert said(*shown.columns) == ["1-year (2022-2023)", "5-year (2024-2027)", "long-term (2028-2037)"]
    assert codes(shown) == {
        "Smart Governance": [["GOV-01"], ["GOV-02"], ["GOV-03"]],
        "Smart Branding": [[], [], []],
        "Smart Economy": [[], [], []],
        "Smart Living": [["LIV-01"], [], []],
        "Smart Society": [[], [], []],
        "Smart Environment": [[], [], ["ENV-01"]],
    }
    assert said(shown.title, *shown.subtitle) == [
        "Smart City roadmap of Kabupaten Contoh", "Kalimantan Timur", "2022–2037",
    ]  # fmt: skip
    assert said(*shown.summary) == ["5 programs", "2 quick wins"]
    assert said(*shown.foot) == ["printed on 1 June 2024"]
    stars = {note.code for strip in shown.strips for notes in strip.notes for note in notes if note.star}
    assert stars == {"GOV-01", "LIV-01"}


def test_quick_wins_come_first_and_proposals_last() -> None:
    common = {"horizon": "1-year", "owner": "dlh", "subdimension": "waste"}
    programs: list[dict[str, Any]] = [
        {"id": "ENV-01", "name": "Usul", "status": "proposed", **common},
        {"id": "ENV-02", "name": "Nanti", "status": "planned", "years": [2023, 2023], **common},
        {"id": "ENV-03", "name": "Segera", "status": "planned", "years": [2022, 2023], **common},
        {"id": "ENV-04", "name": "Cepat", "status": "planned", "quick_win": {"kind": "local"}, **common},
    ]
    shown = board(asked(plan_of({"environment": programs})))
    assert codes(shown)["Smart Environment"][0] == ["ENV-04", "ENV-03", "ENV-02", "ENV-01"]


def test_filters_leave_out_columns_and_strips_that_they_name() -> None:
    shown = board(asked(workflow_plan(), horizons=("1y",), dimensions=("governance",)))
    assert codes(shown) == {"Smart Governance": [["GOV-01"]]}
    assert said(*shown.columns) == ["1-year (2022-2023)"]
    assert "filter: governance" in said(*shown.subtitle)
    none = board(asked(workflow_plan(), search="tidak ada"))
    assert said(*none.summary, none.foot[0]) == ["0 programs", "no program passes the filters"]
    assert len(none.strips) == 6


def test_what_has_no_horizon_has_a_column_of_its_own() -> None:
    program = {"id": "LIV-01", "name": "Taman", "horizon": None, "owner": "dlh", "subdimension": "health"}
    shown = board(asked(plan_of({"living": [program]})))
    assert said(*shown.columns)[-1] == "horizon not known"
    assert codes(shown)["Smart Living"] == [[], [], [], ["LIV-01"]]


def test_a_strip_that_could_not_be_read_counts_nothing() -> None:
    plan = Plan(workflow_plan().file, workflow_plan().dimensions, broken=frozenset({"branding"}))
    shown = board(asked(plan))
    counts = {strip.key: said(*strip.summary) for strip in shown.strips}
    assert (counts["branding"], counts["economy"]) == ([], ["0 programs"])
    assert "not shown, since it could not be read: branding.yaml" in said(*shown.foot)


def test_several_regions_have_a_strip_each() -> None:
    shown = board(asked(workflow_plan(), other_region()))
    assert codes(shown) == {
        "Kabupaten Contoh": [["GOV-01", "LIV-01"], ["GOV-02"], ["GOV-03", "ENV-01"]],
        "Kota Lain": [[], ["LIV-01"], []],
    }
    assert said(shown.title, *shown.subtitle) == ["Smart City roadmap of Kalimantan Timur", "2 regions"]
    assert said(*shown.columns) == ["1-year horizon", "5-year horizon", "long-term horizon"]
    assert {note.key for note in shown.strips[0].notes[0]} == {"governance", "living"}
    many = board(asked(*[workflow_plan()] * 70))
    assert (len(many.strips), said(many.foot[0])) == (60, ["10 more regions"])
    assert said(*many.summary) == ["350 programs", "140 quick wins"]


def test_the_table_says_the_same() -> None:
    page = rendered(Document.of([chart(asked(workflow_plan()))]), "md")
    assert "| Smart Governance | GOV-01 Go PPU | GOV-02 Data terbuka | GOV-03 Kota tanpa kertas |" in page
    assert "ENV-01 Bank sampah (proposed)" in page


def test_it_counts_what_other_commands_count() -> None:
    from ppu_roadmap.library import load

    plan = load(PLANS, date(2026, 11, 24))
    shown = board(Asked([plan], date(2026, 11, 24)))
    listed = json.loads(roadmap("show", PLANS, "--format", "json", "--columns", "id,horizon,dimension").out)
    rows = listed if isinstance(listed, list) else next(value for value in listed.values() if isinstance(value, list))
    told = {note.code for strip in shown.strips for notes in strip.notes for note in notes}
    assert told == {row["id"] for row in rows}
    for strip in shown.strips:
        by_horizon = [sum(row["dimension"] == strip.key and row["horizon"] == tag for row in rows)
                      for tag in ("1-year", "5-year", "long-term")]  # fmt: skip
        assert list(map(len, strip.notes)) == by_horizon

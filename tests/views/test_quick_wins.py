"""The choice of quick wins as tables: groups, ranks, remarks, other weights, rows for machines."""

from typing import Any

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Table
from tests import asking
from tests.machine import machine_values
from tests.quick_win_sample import full_plan, quick_win_plan
from tests.sample import second_plan
from tests.sheet_reading import PLAN, TODAY, rows


def choice(*plans: Plan, **asked: Any) -> Table:
    (table,) = asking.tables("quickwins", plans, **asked)
    return table


def data(*plans: Plan, **asked: Any) -> Table:
    return asking.rows("quickwins", plans, **asked).table


def test_candidates_stand_under_their_dimension() -> None:
    table = choice(PLAN)
    assert [group.heading.render("en") for group in table.groups if group.heading] == [
        "Smart Governance", "Smart Economy", "Smart Living",
    ]  # fmt: skip
    assert [message.render("en") for message in table.groups[0].summary] == [
        "3 candidates", "1 chosen", "1 awaiting a decision",
    ]  # fmt: skip
    assert [note.render("en") for note in table.notes] == [
        "not scored on every criterion, so without a rank: LIV-01",
        "awaiting a decision: GOV-03, ECO-03, LIV-01",
        "changed since the approval, to be put forward again: ECO-01",
        "approved without a mark of what was approved, so a change cannot be seen: ECO-02",
        "no candidate in: Smart Branding, Smart Society, Smart Environment",
    ]


def test_filters_leave_ranks_as_they_are() -> None:
    table = choice(PLAN, selection=Selection(owners=("dlh",)))
    assert [machine_values(row)[:2] for row in table.rows()][:2] == [(2, "GOV-03"), (3, "GOV-02")]
    by_name = choice(PLAN, selection=Selection(dimensions=("governance",), sort=("-name",)))
    assert [machine_values(row)[1] for row in by_name.rows()] == ["GOV-03", "GOV-02", "GOV-01"]
    nothing = choice(PLAN, selection=Selection(dimensions=("branding",)))
    assert nothing.notes[-1].render("en").startswith("no candidate in: Smart Branding")


def test_rises_and_falls() -> None:
    table = choice(PLAN, weights={"speed": 20, "impact": 80})
    first = rows(table)[0]
    assert first.startswith("1 | 2, rises | GOV-03 | Satu Data Desa | 4.6")
    assert table.subtitle[-1].render("en") == "weights tried: Cepat terwujud 20, Dampak langsung 80"
    assert [note.render("en") for note in table.notes][:2] == [
        "GOV-03 rises from rank 2 to 1",
        "GOV-01 falls from rank 1 to 2",
    ]
    other = quick_win_plan(quick_win_criteria={"cost": {"weight": 100}})
    notes = [note.render("en") for note in choice(PLAN, other, weights={"speed": 100}).notes]
    assert "Kabupaten Contoh: these weights name criteria that the plan does not have, so nothing has a rank" in notes


def test_rows_for_machines() -> None:
    table = data(PLAN)
    keys = [column.key for column in table.columns]
    first = dict(zip(keys, machine_values(next(table.rows())), strict=True))
    assert first == {
        "dimension": "governance",
        "rank": 1,
        "id": "GOV-01",
        "name": "Go Contoh (Satu Pintu Layanan Digital)",
        "owner": "diskominfo",
        "owner_status": "confirmed",
        "status": "ongoing",
        "late": False,
        "start": "2026-01",
        "finish": "2026-12",
        "score": 4.6,
        "score_speed": 5,
        "weight_speed": 60,
        "score_impact": 4,
        "weight_impact": 40,
        "budget": 350_500_000,
        "risk": "high",
        "choice": "chosen",
        "decision": "approved",
        "decided": "2026-01-05",
        "covers": "yes",
        "changed": (),
    }
    tried = data(PLAN, weights={"speed": 20, "impact": 80})
    assert [machine_values(row)[1] for row in tried.rows()] == [1, 2, 3, 1, 1, 3, None]
    assert "rank_before" in [column.key for column in tried.columns]


def test_several_regions() -> None:
    table = choice(PLAN, second_plan())
    assert [(group.level, group.heading.render("en")) for group in table.groups if group.heading][:2] == [
        (1, "Kabupaten Contoh"), (2, "Smart Governance"),
    ]  # fmt: skip
    assert table.notes[-1].render("en") == (
        "Kota Lain: no candidate in: Smart Governance, Smart Branding, Smart Economy, Smart Living, Smart Society,"
        " Smart Environment"
    )
    assert data(PLAN, second_plan()).columns[0].key == "region"
    both = asking.document("brief", [PLAN, second_plan(), full_plan()], TODAY)
    assert [page.wide for page in both.pages] == [True, *[False] * 7, True, *[False] * 7]

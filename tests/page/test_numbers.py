"""What the page says in numbers, read back in Chromium, against what the commands give machines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page

from ppu_roadmap.analysis.budget import lines_of
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.export import format_named
from ppu_roadmap.facts.standing import live
from ppu_roadmap.model.plan import Plan
from tests import asking
from tests.page.conftest import Opener, go
from tests.rules.by_hand import program
from tests.sample import sample_plan
from tests.test_live import ENDED, OTHERS
from tests.workflow_sample import plan_of, workflow_plan

pytestmark = pytest.mark.browser

ASKED: dict[str, dict[str, Any]] = {
    "": {},
    "dimension=governance": {"dimensions": ("governance",)},
    "horizon=5-year": {"horizons": ("5-year",)},
    "year=2023": {"years": (2023,)},
    "agency=dlh": {"owners": ("dlh",)},
    "status=planned&year=2025": {"statuses": ("planned",), "years": (2025,)},
    "location=penajam": {"locations": ("penajam",)},
    "quick_win=yes": {"quick_wins": True},
    "search=layanan": {"search": "layanan"},
}
"""Filters in the address, and the same as a command has them."""
PLANS = {
    "odd": sample_plan(),
    "workflow": workflow_plan(),
    "cancelled": plan_of({"governance": [*OTHERS[:2], program("GOV-09", **{**ENDED, "status": "cancelled"})]}),
    "huge": plan_of({"economy": [
        program(f"ECO-{at}", budget=[{"year": 2023, "source": "apbd", "amount": 10**15 - at}]) for at in range(10, 40)
    ]}),
}  # fmt: skip


def rows(name: str, plan: Plan, selection: dict[str, Any], **asked: Any) -> list[dict[str, Any]]:
    """What ``--format json`` has."""
    made = asking.rows(name, [plan], selection=Selection(**selection), **asked)
    found: list[dict[str, Any]] = json.loads(format_named("json").render(made, "id"))["rows"]
    return found


def rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def known(amounts: Iterable[int | None]) -> str:
    """The sum of what is known, as the table writes it; never 0 where nothing is."""
    given = [amount for amount in amounts if amount is not None]
    return rupiah(sum(given)) if given else "Belum Dihitung"


def money_table(page: Page) -> dict[str, list[str]]:
    """The rows of the table of money, by their heads; a star marks what is not all known."""
    found = page.locator("table.money tbody tr, table.money tfoot tr")
    cells = [line.replace(" *", "").split("\t") for line in found.all_inner_texts()]
    return {head.strip(): values for head, *values in cells}


@pytest.mark.parametrize("name", PLANS)
def test_programs_and_their_money_are_those_of_show(name: str, opened: Opener) -> None:
    plan = PLANS[name]
    page = opened([plan], "view=table")
    for address, selection in ASKED.items():
        go(page, f"view=table&{address}".rstrip("&"))
        given = rows("show", plan, selection, columns=("id", "budget", "status", "quick_win", "costed"))
        alive = [one for one in given if one["status"] != "cancelled"]
        known = [one["budget"] for one in alive if one["budget"] is not None]
        said = page.inner_text("#total")
        shown = page.locator("#view .programs tbody .code").all_inner_texts()
        assert sorted(shown) == sorted(one["id"] or "–" for one in given), address
        assert said.startswith(f"{len(alive)} program"), address
        assert (f"{sum(one['quick_win'] for one in alive)} quick win" in said) == any(one["quick_win"] for one in alive)
        if alive:
            assert (f"Rp {rupiah(sum(known))}" if known else "Belum Dihitung") in said, address
        assert ("sebagian" in said) == bool(known and any(not one["costed"] for one in alive)), address


@pytest.mark.parametrize("name", PLANS)
def test_sums_of_money_are_those_of_budget(name: str, opened: Opener) -> None:
    plan = PLANS[name]
    page = opened([plan], "view=budget")
    for by, side in (("", "dimension"), ("source", "source"), ("agency", "owner")):
        for address, selection in ASKED.items():
            go(page, f"view=budget&by={by}&{address}".rstrip("&"))
            given = rows("budget", plan, selection, by=side)
            if not given:
                assert page.locator(".empty").is_visible(), address
                continue
            table, years = money_table(page), sorted({one["year"] for one in given})
            total = [known(one["amount"] for one in given if year in (None, one["year"])) for year in (*years, None)]
            assert table.pop("Jumlah") == total, address
            by_key = gathered((one[side], one["amount"]) for one in given)
            assert sorted(values[-1] for values in table.values()) == sorted(map(known, by_key.values())), address


def test_what_was_spent_is_what_the_budget_says(opened: Opener) -> None:
    plan = workflow_plan()
    page = opened([plan], "view=budget")
    lines = lines_of(filter(live, plan.programs))
    said = page.inner_text(".figures")
    for measure in ("amount", "secured", "proposed", "realised"):
        assert f"Rp {rupiah(lines.sum(measure) or 0)}" in said, measure
    assert f"Serapan (%): {round(lines.tally.absorption or 0, 1):g}".replace(".", ",") in said


def test_risks_lie_where_the_register_has_them(opened: Opener) -> None:
    plan = workflow_plan()
    page = opened([plan], "view=risks")
    given = rows("risks", plan, {})
    for level, name in (("high", "Tinggi"), ("medium", "Sedang"), ("low", "Rendah")):
        count = sum(one["level"] == level for one in given)
        assert f"{name}\n{count}" in page.inner_text(".levels").replace(" ", "\n")
    assert page.locator(".register tbody tr").count() == len(given)


def test_indicators_and_gaps_are_those_of_the_command(opened: Opener) -> None:
    plan = workflow_plan()
    page = opened([plan], "view=indicators")
    given = rows("indicators", plan, {})
    names = {(one["program"], one["name"]) for one in given}
    assert page.locator(".measures tbody tr:not(.heading)").count() == len(names)
    last = {(one["program"], one["name"]): one["gap"] for one in given if one["gap"] is not None}
    shown = [text.strip() for text in page.locator(".measures .gap").all_inner_texts()]
    assert sorted(float(text.replace(".", "").replace(",", ".")) for text in shown) == sorted(last.values())


def test_coverage_of_the_standard_is_that_of_the_command(opened: Opener) -> None:
    plan = workflow_plan()
    page = opened([plan], "view=sni")
    given = rows("sni", plan, {})
    figures = [int(text) for text in page.locator(".figure strong").all_inner_texts()]
    chosen, measured = ({one["number"] for one in given if one[key]} for key in ("chosen", "measured"))
    assert figures == [len(chosen), len(measured), len(chosen & measured)]

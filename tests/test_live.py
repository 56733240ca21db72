"""A program that is not live: where it is shown it is marked, no sum and no list of work knows of it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.analysis.budget import BY as SIDES_OF_BUDGET
from ppu_roadmap.analysis.gates import GATES, readiness
from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.export import FORMATS, Format
from ppu_roadmap.facts.standing import live, living, successors
from ppu_roadmap.library import check_files
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Table
from ppu_roadmap.rules.registry import RULES
from ppu_roadmap.terminal.documents import print_document
from ppu_roadmap.terminal.screens import Screen
from ppu_roadmap.text import Message
from ppu_roadmap.views import VIEWS
from ppu_roadmap.views.sides import BY as SIDES
from ppu_roadmap.views.view import Asked
from tests import asking
from tests.rules.by_hand import plan, program

TODAY = date(2022, 9, 1)
QUICK = {"kind": "flagship", "start": "2022-02", "finish": "2022-12"}
ENDED: dict[str, Any] = {
    "name": "Zxqv",
    "years": [2022, 2022],
    "quick_win": QUICK,
    "serves": [{"plan": "rpjmd-2018", "missions": ["M1"]}],
    "sdgs": [9],
    "budget": [{"year": 2022, "source": "apbd", "amount": 987654321, "realised": 987654320}],
    "risks": [{"id": "GOV-09-R1", "factor": "Zxqv macet", "likelihood": 3, "impact": 3}],
    "indicators": [{"name": "Zxqv selesai", "kind": "output", "sni": "10.2", "targets": {"2022": 5}}],
    "actions": [{"id": "GOV-09-A1", "name": "Mulai", "start": "2022-02", "finish": "2022-03"}],
    "reports": [{"period": "2022-Q1", "realised": 987654320}],
}
"""What a program asks for and covers while it is live."""
OTHERS = (
    program("GOV-01", status="ongoing", partners=["dlh"], budget=[{"year": 2022, "source": "apbd", "amount": 5}],
            quick_win=QUICK, indicators=[{"name": "Layanan", "kind": "output", "targets": {"2022": 5}}],
            risks=[{"id": "GOV-01-R1", "factor": "Listrik", "likelihood": 3, "impact": 2}]),
    program("GOV-02", horizon="5-year", status="planned", years=[2024, 2025]),
    program("LIV-01", horizon="5-year", subdimension="health", owner="dlh"),
)  # fmt: skip
STATES = [
    ({"status": "cancelled"}, "(cancelled)"),
    ({"status": "cancelled", "replaced_by": "GOV-01"}, "(replaced by GOV-01)"),
    ({"status": "done", "replaced_by": "GOV-01"}, "(replaced by GOV-01)"),
]
FORMS = [*(form for form in FORMATS if form.name != "svg" and not form.binary), None]
"""And a terminal, of which svg is a picture."""
CUTS = [
    *((view.name, None) for view in VIEWS),
    *(("matrix", by) for by in SIDES),
    *(("budget", by) for by in SIDES_OF_BUDGET),
    ("timeline", "year"),
    ("timeline", "month"),
]
"""Every view, cut in every way."""
APART = re.compile(r"not in the total: 1 (cancelled|replaced) program, Rp 987,654,321")

each_cut = pytest.mark.parametrize(("view", "by"), CUTS, ids=lambda word: word or "")
each_state = pytest.mark.parametrize(
    ("state", "mark"), STATES, ids=["cancelled", "cancelled-replaced", "done-replaced"]
)


def with_ended(state: dict[str, Any]) -> Plan:
    return plan(OTHERS[0], program("GOV-09", **ENDED, **state), *OTHERS[1:])


# -- what it is --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "is_live"),
    [
        ({}, True),
        ({"status": "done"}, True),
        ({"status": "ongoing", "replaced_by": "GOV-02"}, True),
        ({"status": None}, True),
        ({"status": "cancelled"}, False),
        ({"status": "done", "replaced_by": "GOV-02"}, False),
        ({"status": "done", "replaced_by": None}, False),  # it was replaced, by what could not be read
    ],
)
def test_what_is_live(fields: dict[str, Any], is_live: object) -> None:
    assert live(plan(program(**fields)).programs[0]) is is_live


def test_a_plan_of_live_programs_is_itself() -> None:
    whole = plan(*OTHERS)
    assert living(whole) is whole


def test_successors_of_a_ring_come_once() -> None:
    ring = plan(*(program(f"GOV-0{here}", status="cancelled", replaced_by=f"GOV-0{there}")
                  for here, there in ((1, 2), (2, 3), (3, 2))))  # fmt: skip
    assert [one.id for one in successors(ring, ring.programs[0])] == ["GOV-02", "GOV-03"]


# -- where it is shown -------------------------------------------------------------------------------------------------


@each_state
@each_cut
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name if form else "terminal")
def test_its_name_and_money_are_marked(
    form: Format | None, view: str, by: str | None, state: dict[str, Any], mark: str
) -> None:
    whole = [with_ended(state)]
    if form is None:
        stream = io.StringIO()
        print_document(asking.document(view, whole, TODAY, by=by), "en", Screen(stream, 300))
        text = stream.getvalue()
    else:
        text = form.render(asking.made_for(form, view, whole, TODAY, by=by), "en").decode()
    told = mark if form is None or not form.data else state["status"]
    for piece in pieces(view, form, text):
        if "Zxqv" in piece or "987" in piece:
            assert told in piece or APART.search(" ".join(piece.split())), piece


def pieces(view: str, form: Format | None, text: str) -> list[str]:
    """A text in parts that each say all of what they tell of: rows and notes, of program sheets whole sheets."""
    name = form.name if form else "terminal"
    if name == "json":
        return list(map(str, json.loads(text)))
    if view == "program" and name != "csv":
        return text.split("Program sheet: ")
    if view == "brief" and name == "terminal":
        return text.split("\n\n")
    return re.split("<(?:tr|li|p|h[1-6])[ >]" if name == "html" else "\n", text)


@each_state
@each_cut
def test_no_sum_knows_of_it(view: str, by: str | None, state: dict[str, Any], mark: str) -> None:
    assert [*sums(view, with_ended(state), by)] == [*sums(view, plan(*OTHERS), by)], mark


def sums(view: str, of: Plan, by: str | None) -> Iterator[object]:
    """Whatever is added up or counted in a view; the sheet of a program adds nothing up."""
    if view == "program":
        return
    asked = asking.NEEDED.get(view, {}).get("selection", Selection())._replace(dimensions=("governance",))
    for table in asking.tables(view, [of], TODAY, by=by, selection=asked):
        yield table.title, said(table.summary)
        yield from (("subtotal", group.heading, said(group.summary), counted(table, group.total))
                    for group in table.groups if group.heading and "GOV-09" not in said((group.heading,)))  # fmt: skip
        yield counted(table, table.total)


def said(messages: tuple[Message, ...]) -> str:
    return "; ".join(message.render("en") for message in messages).replace("no live program", "no program")


def counted(table: Table, cells: tuple[Any, ...] | None) -> object:
    """The cells of a total but for the column that counts what stands apart."""
    return cells and [cell for cell, column in zip(cells, table.columns, strict=True) if column.key != "ended"]


def test_it_stands_last_in_its_group() -> None:
    table = asking.tables("show", [with_ended({"status": "cancelled"})], TODAY)[0]
    assert [[row[0] for row in group.rows] for group in table.groups] == [
        ["GOV-01", "GOV-02", "GOV-09"],
        ["LIV-01"],
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_where_nothing_is_live_that_is_said(view: Any) -> None:
    gone = plan(program("GOV-09", **ENDED, status="cancelled"), program("LIV-01", status="cancelled"))
    stream = io.StringIO()
    print_document(view.document(Asked([gone], TODAY, **asking.NEEDED.get(view.name, {}))), "en", Screen(stream, 300))
    text = stream.getvalue()
    assert "no program yet" not in text
    assert "there are no programs" not in text
    assert "cancelled" in text or view.name in {"brief", "proposals", "sni", "sni_gaps", "texts"}, text


# -- what is asked of it -----------------------------------------------------------------------------------------------

FILES = {
    "plan.yaml": """\
format: 1
title: Masterplan Uji
region: {name: Kabupaten Uji, code: "64.09", province: Kalimantan Timur}
start: 2022
horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
agencies: {diskominfo: {name: Diskominfo, kind: agency}}
""",
    "governance.yaml": """\
dimension: governance
programs:
  - id: GOV-01
    name: Layanan aduan
    horizon: 1-year
    owner: diskominfo
    subdimension: public-service
    status: cancelled
    status_note: Digabung
    owner_status: provisional
    years: [2022, 2030]
    quick_win: {kind: flagship, start: 2022-01, finish: 2023-09}
    risks: [{id: GOV-01-R1, factor: Listrik, likelihood: 3, impact: 3}]
    indicators: [{name: Aduan, kind: output}]
    actions: [{id: GOV-01-A1, name: Susun, start: 2022-01, finish: 2041-02, status: done}]
""",
}


def test_it_asks_for_no_work() -> None:
    found = check_files({name: text.encode() for name, text in FILES.items()}, TODAY)
    assert not [one.code for one in found.diagnostics if one.program]
    for gate in GATES.values():
        assert not [one for one in readiness(found.plan, found.diagnostics, gate).missing if one.program]


OF_NAMES = {"RM103", "RM105", "RM122", "RM123", "RM801"}
"""Rules that speak of a program by way of others, and the one whose words say that others are cancelled."""
WHOLE = {"RM201", "RM702", "RM808", "RM809"}
"""Rules that look at what is not live, too: slips of the pen, and why it was given up."""


def test_a_rule_sees_what_is_live_unless_it_says_otherwise() -> None:
    assert {rule.code for rule in RULES if rule.whole and not rule.fixed} <= WHOLE


STATUSES = ["proposed", "planned", "ongoing", "done", "delayed", "cancelled"]
IDS = [f"{prefix}-0{number}" for prefix in ("GOV", "LIV") for number in range(1, 5)]


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict[str, Any], ...]:
    """Some programs that share names, money, codes and missions."""

    def one(id: str) -> dict[str, Any]:
        given: dict[str, Any] = {
            "name": draw(st.sampled_from(["Satu data desa", "Satu data desa.", "Taman kota"])),
            "horizon": draw(st.sampled_from(["1-year", "5-year", "long-term"])),
            "subdimension": draw(
                st.sampled_from(["policy", "bureaucracy"] if id.startswith("GOV") else ["health", "mobility"])
            ),
            "status": draw(st.sampled_from(STATUSES)),
            "owner": draw(st.sampled_from(["dlh", "diskominfo"])),
            "budget": draw(st.lists(st.sampled_from(ENDED["budget"]), max_size=2)),
            "indicators": draw(st.lists(st.sampled_from(ENDED["indicators"]), max_size=1)),
            "serves": draw(st.lists(st.sampled_from(ENDED["serves"]), max_size=1)),
            "depends_on": draw(st.lists(st.sampled_from(IDS), max_size=2)),
            "replaced_by": draw(st.sampled_from(IDS)),
            "quick_win": QUICK,
        }
        kept = draw(st.sets(st.sampled_from([*given])))
        return program(id, **{key: value for key, value in given.items() if key in kept})

    return tuple(map(one, draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))))


@given(plans(), st.data())
def test_without_it_nothing_else_changes(programs: tuple[dict[str, Any], ...], data: st.DataObject) -> None:
    whole = plan(*programs)
    ended = [one.id for one in whole.programs if not live(one)]
    if not ended:
        return
    gone = data.draw(st.sampled_from(ended))
    rest = plan(*(one for one in programs if one["id"] != gone))
    assert findings(whole, str(gone)) == findings(rest, str(gone))


def findings(of: Plan, but: str) -> list[tuple[str, str]]:
    """What the rules say but for what stands in a program, names it, or follows from a name that leads nowhere now."""
    own = of.by_id[but].place if but in of.by_id else None
    alive = living(of)
    found = [
        (rule.code, finding.message.render("en"))
        for rule in RULES
        if rule.code not in OF_NAMES
        for finding in rule.check(of, alive, TODAY)
        if own is None or finding.place.file != own.file or finding.place.path[:2] != own.path
    ]
    return sorted(one for one in found if but not in one[1])

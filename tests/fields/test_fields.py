"""Fields against the model: what a record holds is shown, or is named as hidden; and what a field says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.fields import action, budget, indicator, program, proposal, quick_win, report, risk
from ppu_roadmap.fields.field import Field, Of, by_key, by_value, facts_of, field, plain, texts_of
from ppu_roadmap.model import dimension_file, measures, plan_file, proposals_file
from ppu_roadmap.model import program as programs
from ppu_roadmap.model import quick_win as quick_wins
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import STATUSES
from ppu_roadmap.paper.table import Cell, Keyed, Kind, Marked, shown
from ppu_roadmap.text import _
from ppu_roadmap.views import VIEWS

RECORDS: dict[type[Record], tuple[ModuleType, tuple[Field[Any], ...]]] = {
    programs.Program: (program, program.FIELDS),
    measures.Action: (action, action.FIELDS),
    measures.BudgetLine: (budget, budget.FIELDS),
    measures.Indicator: (indicator, indicator.FIELDS),
    measures.Risk: (risk, risk.FIELDS),
    measures.Report: (report, report.FIELDS),
    quick_wins.QuickWin: (quick_win, quick_win.FIELDS),
    quick_wins.Decision: (quick_win, quick_win.DECISION),
    proposals_file.Proposal: (proposal, proposal.FIELDS),
}
PARTS = {programs.Serves, programs.Spbe, measures.Baseline, measures.Range, measures.Residual}
"""Records that stand in a field of another one."""
FILES = {
    dimension_file.DimensionFile, dimension_file.Objective, dimension_file.Strategy, proposals_file.ProposalsFile,
}  # fmt: skip
"""What lists records; with all of plan.yaml, no table has a row of it."""


def places(model: type[Record], known: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Where a record holds values; of a record in it each of its fields, unless one field shows it as a whole."""
    for name, info in model.model_fields.items():
        inner = next((kind for kind in get_args(info.annotation) if kind in PARTS), None)
        if inner is None or (name,) in known:
            yield (name,)
        else:
            yield from ((name, each) for each in inner.model_fields)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_of_the_model_is_shown_or_hidden(model: type[Record]) -> None:
    module, fields = RECORDS[model]
    known = {each.path for each in fields if each.path}
    held = set(places(model, known))
    hidden = {tuple(key.split(".")) for key in getattr(module, "HIDDEN", ())}
    file = f"fields/{Path(str(module.__file__)).name}"
    missing = sorted(".".join(path) for path in held - known - hidden)
    assert not missing, f"{file} has no line for {missing}: add one, or name it in HIDDEN there"
    assert known <= held, f"{file} reads what {model.__name__} does not hold"
    assert not known & hidden, f"{file} hides what it shows"


@pytest.mark.parametrize(
    "module", dict.fromkeys(module for module, _fields in RECORDS.values()), ids=lambda module: module.__name__
)
def test_nothing_is_hidden_that_is_not_there(module: ModuleType) -> None:
    held = {
        ".".join(path)
        for model, (home, fields) in RECORDS.items()
        if home is module
        for path in places(model, {each.path for each in fields})
    }
    assert set(getattr(module, "HIDDEN", ())) <= held


def test_every_record_has_fields() -> None:
    every = {kind for kind in (*Record.__subclasses__(), *Located.__subclasses__()) if kind is not Located}
    assert {kind for kind in every if kind.__module__ != plan_file.__name__} == {*RECORDS, *PARTS, *FILES}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_keys_are_told_apart(model: type[Record]) -> None:
    keys = [each.key for each in RECORDS[model][1]]
    assert len(keys) == len(set(keys))


def test_views_offer_the_fields_as_columns() -> None:
    columns = {view.name: tuple(view.columns.names) for view in VIEWS}
    assert columns["show"] == tuple(each.key for each in program.FIELDS)
    assert set(program.DEFAULT) <= set(columns["show"])
    assert set(risk.DEFAULT) <= set(columns["risks"])
    assert set(indicator.DEFAULT) <= set(columns["indicators"])


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("Pelaku UMKM", "pelaku umkm"),
        (40, 40),
        (True, False),
        ((2022, 2027), (2022, 2027)),
        (Marked(Keyed("dlh", "DLH"), _("(provisional)")), "dlh"),
        (None, None),
        ((), None),
    ],
)
def test_what_is_compared(cell: Cell, order: object) -> None:
    assert by_value(cell) == order
    assert by_key(Keyed("64.09", "Kabupaten Contoh")) == "64.09"


def test_words_are_sorted_by_their_place_in_the_list(plan: Plan) -> None:
    statuses = [each.status for each in select(plan, Selection(sort=("status",)))]
    known = [word for word in statuses if word is not None]
    assert known == sorted(known, key=STATUSES.index) != sorted(known)
    assert program.SORTED["decision"].compared(Of(plan, plan.by_id["GOV-02"])) is None


def test_what_has_an_order_can_be_sorted_by() -> None:
    assert set(program.SORTED) >= {*program.DEFAULT, "region", "progress", "beneficiaries", "risks", "decision", "note"}
    assert not program.SORTED.keys() & {"partners", "locations", "funding", "serves", "sdgs", "actions", "sni"}


def test_texts_are_searched_by_default(plan: Plan) -> None:
    one = plan.by_id["GOV-01"]
    assert plain("target_group", _("Target group")).searched
    by_name = {each.key: list(texts_of(Of(plan, one), [each])) for each in program.SEARCHED}
    assert by_name["name"] == ["Go PPU"]
    assert by_name["target_group"] == [one.target_group]
    assert by_name["locations"] == ["Penajam", "Waru"]
    assert by_name["owner"] == [plan.agency_name("diskominfo")]


def test_what_is_searched_and_what_is_not() -> None:
    searched = {each.key for each in program.SEARCHED}
    assert searched >= {
        "id", "name", "description", "target_group", "note", "status_note", "owner", "actions", "indicators",
        "locations",
    }  # fmt: skip
    assert not searched & {"region", "status", "subdimension", "serves", "depends_on", "budget", "costed"}


def filled(cell: Cell, **column: Any) -> Field[Of[Record]]:
    """A field that holds a cell, whatever it is asked."""
    return field("value", _("Value"), lambda _of: cell, **column)


def test_a_fact_says_what_its_column_would(plan: Plan) -> None:
    of = Of(plan, plan.by_id["GOV-01"])
    cells: dict[Kind, Cell] = {Kind.MONEY: 1000, Kind.DATE: "2022-08-29", Kind.YEARS: (2022, 2022), Kind.TEXT: "a"}
    fields = [filled(cell, kind=kind) for kind, cell in cells.items()]
    lines = list(facts_of(fields, of))
    column = plain("value", _("Value")).column
    assert [shown(line[1], column, "en") for line in lines] == ["Rp 1,000", "29 August 2022", "2022", "a"]
    unknown = filled(None, kind=Kind.MONEY, unknown=_("not yet costed"))
    assert not list(facts_of([unknown], of))
    assert [shown(line[1], column, "en") for line in facts_of([unknown], of, ("value",))] == ["not yet costed"]

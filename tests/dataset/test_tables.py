"""The tables: every field is a column of one type, what is not known is NULL, and what was selected goes together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.dataset.column import DAY, FLAG, NUMBER, TEXT, TEXTS, WHOLE, WHOLES, declared, of_fields
from ppu_roadmap.dataset.database import opened
from ppu_roadmap.dataset.source import Source
from ppu_roadmap.dataset.tables import TABLES
from ppu_roadmap.fields.field import plain
from ppu_roadmap.fields.records import COLUMNS
from ppu_roadmap.loader.plans import load_each
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Report, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.quick_win import Decision, QuickWin
from ppu_roadmap.text import _
from tests.asking import TODAY
from tests.cli.process import ROOT
from tests.sample import GO_PPU, HOSTILE, plan_of

HOME: dict[type[BaseModel], tuple[str, ...]] = {
    Program: ("programs",), Action: ("actions",), BudgetLine: ("budget",), Indicator: ("indicators", "targets"),
    QuickWin: ("quick_wins",), Decision: ("decisions",), Risk: ("risks",), Report: ("reports",),
    Proposal: ("proposals",),
}  # fmt: skip
"""Where the fields of each record are columns."""
ELSEWHERE: dict[type[BaseModel], dict[str, tuple[str, ...]]] = {
    Program: {"years": ("first_year", "last_year")},
    Indicator: {"targets": ("target",), "actuals": ("actual",)},
    QuickWin: {"time": ("start", "finish")},
    Risk: {"name": (), "dimension": (), "quick_win": ()},  # of its program, not of the risk
}
"""Fields that columns of another name hold."""
BY_NAME = {table.name: table for table in TABLES}
PYTHON: dict[str, type | tuple[type, ...]] = {
    TEXT: str, WHOLE: int, NUMBER: (int, float), FLAG: bool, DAY: str, TEXTS: list, WHOLES: list,
}  # fmt: skip


def rows(name: str, *sources: Source) -> list[dict[str, Any]]:
    """The rows of a table, as DuckDB gives them back."""
    database = opened(100)
    for source in sources:
        appender = database.appender(name)
        appender.append_rows(BY_NAME[name].rows(source))
        appender.flush()
    database.execute(f"SELECT * FROM {name}")
    keys = [column[0] for column in database.description]
    return [dict(zip(keys, row, strict=True)) for row in database.fetchall()]


@pytest.mark.parametrize("model", COLUMNS, ids=lambda model: model.__name__)
def test_every_field_is_a_column(model: type[Any]) -> None:
    keys = {column.key for name in HOME[model] for column in BY_NAME[name].columns}
    wanted = {key for each in COLUMNS[model] for key in ELSEWHERE.get(model, {}).get(each.key, (each.key,))}
    assert wanted <= keys


def test_a_field_whose_type_nobody_tells_is_refused() -> None:
    with pytest.raises(TypeError, match="of which type is quick_win"):
        list(of_fields([plain("quick_win", _("Quick win"))], Program))


@pytest.mark.parametrize(
    ("model", "path", "kind"),
    [
        (Program, "sdgs", WHOLES), (Program, "partners", TEXTS), (Program, "status", TEXT), (Program, "budget", None),
        (Decision, "date", DAY), (Risk, "residual.impact", WHOLE), (Indicator, "baseline.value", None),
        (PlanFile, "region.code", TEXT), (QuickWin, "existing", FLAG), (PlanFile, "evaluations", None),
    ],
)  # fmt: skip
def test_the_model_says_the_type(model: type[Any], path: str, kind: str | None) -> None:
    assert declared(model, *path.split(".")) == kind


@pytest.mark.parametrize("folder", ["plans", "tests/plans/full", "tests/plans/seeded", "tests/plans/rows"])
def test_every_value_has_the_type_of_its_column(folder: str) -> None:
    for result in load_each([ROOT / folder], TODAY):
        source = Source(result.plan, TODAY, result.diagnostics)
        for table in TABLES:
            for column, *values in zip(table.columns, *table.rows(source), strict=True):
                wrong = [value for value in values if value is not None and not isinstance(value, PYTHON[column.type])]
                assert not wrong, (table.name, column.key)
                assert column.type is FLAG or not any(isinstance(value, bool) for value in values)


def test_names_need_no_quotes_but_one() -> None:
    database = opened(100)
    for table in TABLES:
        keys = [column.key for column in table.columns]
        assert len(keys) == len({*keys})
        assert keys[0] == "region"
        for key in (key for key in keys if key != "by"):
            database.execute(f"SELECT {key}, t.{key} FROM {table.name} t GROUP BY ALL ORDER BY {key}")


def test_what_is_not_known_is_null(plan: Plan) -> None:
    found = {row["id"]: row for row in rows("programs", Source(plan, TODAY))}
    assert found["GOV-02"]["budget"] == 75_000_000
    assert found["GOV-02"]["costed"] is False
    assert found["ENV-01"]["budget"] is None
    assert (found["ENV-01"]["live"], found["GOV-01"]["live"]) == (False, True)
    assert (found["GOV-01"]["first_year"], found["GOV-01"]["last_year"]) == (2022, 2023)
    assert (found["GOV-02"]["partners"], found["GOV-01"]["sdgs"]) == ([], [9, 16])
    assert found["SOC-02"]["name"] == HOSTILE, "as it is, byte for byte"
    assert found[None]["name"] is None
    assert found["GOV-02"]["internal"] is False, "what does not say that it is internal is not"


def test_values_are_numbers_where_they_are() -> None:
    measure = {"name": "Predikat", "kind": "outcome", "scale": ["C", "B", "A"], "targets": {"2024": "B"}}
    reach = {"name": "Titik", "kind": "output", "baseline": {"year": 2022, "value": {"min": 0, "max": 5}},
             "targets": {"2023": 50, "2024": 0.5}}  # fmt: skip
    plan = plan_of({"indicators": [measure, reach]})
    found = [(row["number"], row["target"], row["target_text"]) for row in rows("targets", Source(plan, TODAY))]
    assert found == [(1, None, "B"), (2, 50.0, "50"), (2, 0.5, "0.5")]
    told = [(row["baseline"], row["baseline_text"]) for row in rows("indicators", Source(plan, TODAY))]
    assert told == [(None, None), (None, "0..5")]


def test_a_number_that_no_column_holds_is_not_known() -> None:
    plan = plan_of({"beneficiaries": 10**30}, {"beneficiaries": 2**63 - 1})
    assert [row["beneficiaries"] for row in rows("programs", Source(plan, TODAY))] == [None, 2**63 - 1]


def test_aims_lead_to_missions(plan: Plan) -> None:
    found = [(row["program"], row["kind"], row["key"], row["name"], row["mission"], row["priority"])
             for row in rows("serves", Source(plan, TODAY))]  # fmt: skip
    assert found == [
        ("GOV-01", "target", "S1", "Indeks SPBE naik", "M2", "Transformasi digital"),
        ("ENV-01", "mission", "M1", "SDM unggul", "M1", None),
    ]
    bare = plan_of({"serves": [{"plan": "x", "priority": "y"}, {"plan": "rpjmd-2025", "goals": ["T9"]}]})
    told = [(row["upper_plan"], row["kind"], row["key"], row["name"], row["mission"])
            for row in rows("serves", Source(bare, TODAY))]  # fmt: skip
    assert told == [("x", None, None, None, None), ("rpjmd-2025", "goal", "T9", None, None)]


def test_quick_wins_tell_their_rank_and_what_covers_them(plan: Plan) -> None:
    [one, other] = rows("quick_wins", Source(plan, TODAY))
    assert (one["program"], one["score"], one["rank"], one["choice"], one["covers"]) == (
        "GOV-01", 4.6, 1, "chosen", "unknown",
    )  # fmt: skip
    assert one["scores"] == ["speed=5", "impact=4"]
    assert (other["program"], other["score"], other["choice"]) == ("SOC-01", None, "candidate")
    [over] = rows("quick_wins", Source(plan_of({**GO_PPU, "status": "cancelled"}), TODAY))
    assert (over["choice"], over["rank"]) == (None, None), "no candidate any more"
    assert [(row["number"], row["date"]) for row in rows("decisions", Source(plan, TODAY))] == [
        (1, None), (2, date(2022, 8, 29)),
    ]  # fmt: skip


def test_late_is_of_the_day(plan: Plan) -> None:
    assert [row["late"] for row in rows("actions", Source(plan, date(2023, 1, 1)))] == [False, False]
    one = plan_of({**GO_PPU, "actions": [{"id": "GOV-01-A1", "name": "Membangun", "finish": "2023-06"}]})
    assert [row["late"] for row in rows("actions", Source(one, date(2023, 7, 1)))] == [True]


def test_what_is_selected_goes_together() -> None:
    [result] = load_each([ROOT / "tests/plans/full"], TODAY)
    of = Source(result.plan, TODAY, result.diagnostics, "en", Selection(dimensions=("governance",)))
    for table in TABLES:
        programs = (
            {row.get("program", row.get("id")) for row in rows(table.name, of)} if table.name != "regions" else {}
        )
        assert all(str(each).startswith("GOV-") for each in programs), table.name
    assert len(rows("regions", of)) == 1


def test_the_region_has_indicators_of_its_own() -> None:
    measure = {"name": "Indeks", "kind": "impact", "targets": {"2024": 3}}
    plan = plan_of({"indicators": [measure]}, indicators=[{**measure, "id": "REG-I1"}])
    found = [(row["program"], row["belongs_to"], row["year"]) for row in rows("targets", Source(plan, TODAY))]
    assert found == [("GOV-01", "GOV-01", 2024), (None, "REG", 2024)]
    every = Source(plan, TODAY, selection=Selection(quick_wins=True))
    assert not rows("targets", every), "it belongs to no program that was asked for"


def test_findings_speak_a_language() -> None:
    [result] = load_each([ROOT / "plans"], TODAY)
    for language in ("id", "en"):
        found = rows("findings", Source(result.plan, TODAY, result.diagnostics, language))
        assert [row["message"] for row in found] == [each.message.render(language) for each in result.diagnostics]
        assert found[0]["severity"] in {"error", "warning", "info"}

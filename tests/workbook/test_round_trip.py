"""Round trips of plans that nobody wrote: unedited nothing is wished, edited cells wish what was edited."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppu_roadmap.edit.values import Typed, Typist
from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES, HORIZONS, STATUSES
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.returned import read_workbook
from ppu_roadmap.workbook.rows import Rows, items_of
from ppu_roadmap.workbook.sheets import DIMENSION, SHEETS, Kind
from ppu_roadmap.yamltext.nodes import data_of
from tests.workbook.forms import full_files, given_out, plan_of, put, read, sheet, told

LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
ODD = ('"kutip"; dan koma, titik', "'satu'", "baris\nbaru", "two  blanks", "=1+1", "2026-08", "5", "TRUE", "_x000D_")
TEXTS = st.text(LETTERS, min_size=1, max_size=40) | st.sampled_from(ODD)
NAMES = TEXTS.filter(str.strip)
LISTS = st.lists(NAMES.map(str.strip).filter(bool), max_size=3)
VALUES = (
    st.integers(-9, 10**6) | st.floats(-99, 99).map(lambda value: round(value, 2)) | st.just({"min": 0, "max": 5.5})
)
YEARS = st.integers(2022, 2037)
LINES = st.fixed_dictionaries(
    {"year": YEARS}, optional={"source": st.sampled_from(["apbd", "dak"]), "amount": st.integers(0, 10**15)}
)
INDICATORS = st.fixed_dictionaries(
    {"name": NAMES, "kind": st.just("output")},
    optional={"targets": st.dictionaries(YEARS.map(str), VALUES, max_size=3), "unit": NAMES, "evidence": LISTS},
)
PROGRAMS = st.fixed_dictionaries(
    {"name": NAMES, "horizon": st.sampled_from(HORIZONS), "owner": st.sampled_from(["dlh", "diskominfo"])},
    optional={
        "description": TEXTS, "sources": LISTS, "status": st.sampled_from(STATUSES), "note": TEXTS,
        "partners": st.lists(st.sampled_from(["bapelitbang", "gojek"]), unique=True),
        "years": st.tuples(YEARS, YEARS).map(sorted), "budget": st.lists(LINES, max_size=4),
        "indicators": st.lists(INDICATORS, max_size=2), "progress": st.integers(0, 100),
    },
)  # fmt: skip


def made(programs: list[dict[str, Any]]) -> Plan:
    """A plan of these programs."""
    numbered = [{"id": f"GOV-{at:02}", **program} for at, program in enumerate(programs, 1)]
    data = {"dimension": "governance", "programs": numbered}
    return plan_of({"plan.yaml": full_files()["plan.yaml"], "governance.yaml": json.dumps(data).encode()})


@given(st.lists(PROGRAMS, min_size=1, max_size=4), st.sampled_from(["id", "en"]))
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_what_goes_out_comes_back(programs: list[dict[str, Any]], language: Language) -> None:
    plan = made(programs)
    assert told(read_workbook(read(given_out(plan, language)), plan)) == []


EDITS = st.tuples(
    st.integers(0, 4), st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["Lain", 7, "ya; x"])
)
"""Of a sheet without those of years and reports, whose rows are found by what they say: a row, a field, a value."""


@given(st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=20)
def test_edited_cells_are_what_is_wished(
    full: Plan, came: tuple[Grid, ...], edits: list[tuple[int, int, int, Value]]
) -> None:
    chosen = [each for each in SHEETS if each.word in ("programs", "actions", "indicators", "risks")]
    wanted: dict[tuple[str, int, int], Value] = {}
    for which, row, field, value in edits:
        each = chosen[which % len(chosen)]
        rows = sheet(came, each.name.id).rows
        wanted[each.name.id, 1 + row % (len(rows) - 1), 2 + field % (len(each.columns) - 2)] = value
    found: list[Grid] = [*came]
    for (name, row, place), value in wanted.items():
        found = put(found, name, {(row, place): value})
    table = read_workbook(found, full)
    assert not table.left
    wished = {
        (wish.origin.sheet, wish.origin.cell): (wish.given, str(wish.value))
        for one in table.wanted
        for wish in one.wishes
    }
    assert len(wished) == len(wanted)
    for (name, row, place), value in wanted.items():
        column = next(each for each in SHEETS if each.name.id == name).columns[place]
        assert wished[name, f"{_letter(place)}{row + 1}"] == (sheet(came, name).rows[row][place], str(value)), (
            column.key
        )


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def test_every_label_is_read_back(full: Plan, language: Language) -> None:
    rows = Rows(full, language)
    for each in SHEETS:
        for column in each.columns:
            for key, label in rows.labels(column).items():
                if column.path == DIMENSION:
                    assert key in HOMES
                    continue
                typed = Typed(each.form.record, column.key, Typist(lambda: full, lambda *_heard: None))
                read_back = typed.data(column.path, label)
                assert read_back == ([key] if column.kind is Kind.LIST else data_of(key)), (column.key, label)


@given(LISTS)
def test_lists_are_taken_apart_as_they_were_joined(texts: list[str]) -> None:
    rows = Rows(Plan(), "id")
    column = next(column for column in SHEETS[0].columns if column.path == ("sources",))
    assert items_of(str(rows.spelled(column, tuple(texts)) or "")) == texts

"""The form: its sheets in both languages, what may be filled in, and the same bytes from run to run."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import get_args

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel

from ppu_roadmap.edit.forms import FORMS, questions
from ppu_roadmap.model.measures import Action, Baseline, BudgetLine, Indicator, Report, Residual, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program, Spbe
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.form import EMPTY
from ppu_roadmap.workbook.returned import read_workbook
from ppu_roadmap.workbook.rows import items_of
from ppu_roadmap.workbook.sheets import LEFT_OUT, MEMORY, SERIES, SHEETS
from tests.golden import golden
from tests.workbook.forms import full_files, given_out, plan_of, put, read, sheet, told

NAMES = {
    "id": ["Petunjuk", "Program", "Rencana Aksi", "Anggaran", "Indikator", "Target dan Realisasi", "Risiko", "Laporan"],
    "en": ["Guide", "Programs", "Actions", "Budget", "Indicators", "Targets", "Risks", "Reports"],
}


@pytest.fixture(scope="module")
def opened(given: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(given))


def records(book: Workbook) -> Iterator[Worksheet]:
    """The sheets with records."""
    return (book[name] for name in NAMES["id"][1:])


def test_the_sheets_and_their_order(full: Plan, language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(given_out(full, language)))
    assert book.sheetnames == [*NAMES[language], MEMORY]
    assert [each.title for each in book if each.sheet_state == "hidden"] == [MEMORY]
    assert not any(each.merged_cells.ranges for each in book)


def test_the_form_as_text(full: Plan, language: Language) -> None:
    found = read(given_out(full, language))
    lines = []
    for grid in found[:-1]:
        lines += [f"== {grid.sheet}", *("|".join(_shown(each) for each in row) for row in grid.rows)]
    golden("workbook/full.txt", "\n".join(lines) + "\n", language)


def _shown(value: object) -> str:
    return "" if value is None else str(value).replace("\n", "⏎").replace("\u2028", "␊")


def test_what_is_remembered(full: Plan) -> None:
    rows = sheet(read(given_out(full, owner="diskominfo")), MEMORY).rows
    assert [row[:2] for row in rows[:7]] == [
        ["format", 1], ["region", full.code], ["language", "id"], ["day", "2023-02-01"],
        ["owner", "diskominfo"], ["period", "2023-Q1"], ["revision", None],
    ]  # fmt: skip
    at = next(at for at, row in enumerate(rows) if row[0] == "budget")
    assert json.loads(str(rows[at][1]))[:4] == ["id", "of", "year", "source"]
    first = [row[1] for row in rows[at : at + 2]]
    assert json.loads(str(first[1]))[:5] == ["GOV-01", "GOV-01 Go Contoh", 2022, "APBD Kabupaten", 150000000]


@pytest.mark.parametrize("at", range(1, 8))
def test_what_may_be_filled_in(opened: Workbook, at: int) -> None:
    page = opened[NAMES["id"][at]]
    assert page.protection.sheet
    assert page.protection.password is None
    allowed = (page.protection.sort, page.protection.autoFilter, page.protection.formatCells)
    assert allowed == (False, False, False)  # not locked, that is
    assert page.freeze_panes == ("D2" if at == 1 else "C2")
    assert page.auto_filter.ref
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    rows = list(page.iter_rows(min_row=2))
    new = [row for row in rows if row[0].value is None]
    assert len(new) == EMPTY
    for row in rows:
        locked = [cell.protection.locked for cell in row]
        given = row[0].value is not None
        assert locked == [True, given, *[False] * (len(row) - 2)]
    assert all(cell.comment and cell.comment.text.endswith(".") for cell in page[1])


def test_drop_downs(opened: Workbook) -> None:
    """Each refers to a column of the hidden sheet, which holds what the cells say."""
    for page in records(opened):
        for check_of in page.data_validations.dataValidation:
            if check_of.type != "list":
                continue
            cells = [row[0].value for row in opened[MEMORY][str(check_of.formula1).split("!")[1].replace("$", "")]]
            column = page[str(check_of.sqref).split(":")[0].rstrip("0123456789")]
            assert None not in cells
            assert {cell.value for cell in column[1:] if cell.value is not None} <= set(cells), column[0].value


def test_numbers_and_texts(opened: Workbook) -> None:
    page = opened["Anggaran"]
    assert (page["C2"].value, page["C2"].number_format) == (2022, "0")
    assert (page["E2"].value, page["E2"].number_format) == (150000000, "#,##0")
    assert opened["Rencana Aksi"]["D2"].number_format == "@"
    value = opened["Target dan Realisasi"]["D2"]  # as text, a spreadsheet leaves 60% and 1-5 as they are typed
    assert (value.value, value.number_format, value.alignment.horizontal) == (50.5, "@", "right")
    assert opened["Indikator"]["O2"].value == "10.2"


def test_the_same_bytes(full: Plan, given: bytes) -> None:
    assert given == given_out(full)
    with zipfile.ZipFile(io.BytesIO(given)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_reports_that_are_asked_for(full: Plan, opened: Workbook) -> None:
    ready = {
        row[0].value for row in opened["Laporan"].iter_rows(min_row=2)
        if row[2].value == "2023-Q1" and all(cell.value is None for cell in row[3:])
    }  # fmt: skip
    active = {one.id for one in full.programs if one.status in ("planned", "ongoing", "delayed")}
    assert ready == {id for id in active if all(each.period != "2023-Q1" for each in full.by_id[str(id)].reports)}
    assert ready


def test_an_agency_gets_its_own_programs_alone(full: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(given_out(full, owner="dlh")))
    codes = {row[0].value for page in records(book) for row in page.iter_rows(min_row=2) if row[0].value}
    assert {"-".join(str(code).split("-")[:2]) for code in codes} == {
        one.id for one in full.programs if one.owner == "dlh"
    }
    others = [one.name for one in full.programs if one.owner != "dlh"]
    texts = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert not [name for name in others if any(str(name) == text for text in texts)]


RECORDS: dict[type[BaseModel], str] = {
    Program: "programs", Action: "actions", BudgetLine: "budget", Indicator: "indicators", Risk: "risks",
    Report: "reports",
}  # fmt: skip


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_of_the_model_has_a_column_or_is_left_out(model: type[BaseModel]) -> None:
    shown = {column.path for each in SHEETS if each.word == RECORDS[model] for column in each.columns}
    shown |= {(key,) for key in SERIES} if model is Indicator else set()
    left = {path for each in LEFT_OUT if each.record is model for path in each.fields}
    assert not shown & left
    parts = {(each.at,) for each in FORMS.values()} if model is Program else set()
    held: set[tuple[str, ...]] = set()
    for name, info in model.model_fields.items():
        inner = next((kind for kind in get_args(info.annotation) if kind in (Baseline, Residual, Spbe)), None)
        held |= {(name, key) for key in inner.model_fields} if inner else {(name,)}
    assert held - parts - shown - left == set(), "workbook/sheets.py: name it in LEFT_OUT, with why"
    assert left <= held


def test_headings_tell_columns_apart(language: Language) -> None:
    for each in SHEETS:
        labels = [column.label.render(language) for column in each.columns]
        assert len(labels) == len(set(labels))


def test_questions_have_columns() -> None:
    for each in SHEETS:
        asked = {question.path[0] for question in questions(each.form)}
        assert {column.path[0] for column in each.columns[2:]} <= asked | {"year", *SERIES}


HOSTILE = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\ttab", "x" * 10_000, "_x0041_ & <b>", "'", "a;b", "ya")


def test_hostile_text_is_text_and_comes_back() -> None:
    programs = [
        {"id": f"GOV-{at:02}", "name": text[:300], "horizon": "1-year", "owner": "dlh", "sources": [text, "b"]}
        for at, text in enumerate(HOSTILE, 1)
    ]
    data = {"dimension": "governance", "programs": programs}
    plan = plan_of({"plan.yaml": full_files()["plan.yaml"], "governance.yaml": json.dumps(data).encode()})
    assert [one.sources for one in plan.programs] == [(text, "b") for text in HOSTILE]
    out = given_out(plan)
    found = read(out)
    head, *rows = sheet(found, "Program").rows
    assert [row[2] for row in rows] == [text[:300].strip() for text in HOSTILE]
    assert [items_of(str(row[head.index("Sumber")])) for row in rows] == [[text.strip(), "b"] for text in HOSTILE]
    assert told(read_workbook(found, plan)) == []
    with zipfile.ZipFile(io.BytesIO(out)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


@pytest.mark.parametrize(("filling", "count"), [("x", 4), ("ab \U0001f30a ", 1), ("\U0001f30a", 2), ("a b ", 5)])
def test_what_no_cell_can_hold_is_cut_and_stays_as_it_is(filling: str, count: int) -> None:
    texts = [f"{at} " + filling * (9_000 // len(filling)) for at in range(count)]
    programs = [{"id": "GOV-01", "name": "Panjang", "horizon": "1-year", "owner": "dlh", "sources": texts}]
    data = {"dimension": "governance", "programs": programs}
    plan = plan_of(
        {"plan.yaml": full_files()["plan.yaml"], "governance.yaml": json.dumps(data, ensure_ascii=False).encode()}
    )
    found = read(given_out(plan))
    place = sheet(found, "Program").rows[0].index("Sumber")
    assert told(read_workbook(found, plan)) == []
    if count == 1:
        return
    (left,) = told(read_workbook(put(found, "Program", {(1, place): "lain"}), plan))
    assert left == "x Program!W2 'lain': the text is longer than a cell can hold: change it in the plan's files"

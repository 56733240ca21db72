"""Views: what stands in the tables, whatever prints them."""

import pytest

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.fields.field import Field, Of
from ppu_roadmap.fields.program import DEFAULT, FIELDS
from ppu_roadmap.grid.delimited import guarded, unguarded
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Marked, Table, shown
from ppu_roadmap.text import _
from ppu_roadmap.views import view_named
from tests.asking import rows, tables
from tests.machine import machine_values
from tests.sample import second_plan

KEYS = tuple(field.key for field in FIELDS)


def headings(table: Table) -> list[str]:
    return [group.heading.render("en") for group in table.groups if group.heading]


def test_default_columns() -> None:
    assert DEFAULT == (
        "id", "name", "dimension", "subdimension", "owner", "years", "budget", "quick_win", "status", "horizon",
    )  # fmt: skip


def test_programs_stand_under_their_dimension(plan: Plan) -> None:
    table = tables("show", [plan])[0]
    assert headings(table) == ["Smart Governance", "Smart Society", "Smart Environment"]
    assert [len(group.rows) for group in table.groups] == [3, 3, 2]
    assert [column.key for column in table.columns if column.implied] == ["dimension"]
    assert [message.render("en") for message in table.subtitle] == [
        "Kabupaten Contoh", "1-year (2022-2023)", "5-year (2024-2027)", "long-term (2028-2037)",
    ]  # fmt: skip


def test_totals(plan: Plan) -> None:
    table = tables("show", [plan])[0]
    words = [message.render("en") for message in table.groups[0].summary]
    assert words == ["3 programs", "Rp 1,251,325,000,000", "1 not fully costed"]
    assert [message.render("en") for message in table.summary] == [
        "7 programs", "2 quick wins", "Rp 1,251,825,000,000", "3 not fully costed",
    ]  # fmt: skip


def test_nothing_known_is_not_zero(plan: Plan) -> None:
    table = tables("show", [plan], selection=Selection(search="Call Center"))[0]
    assert [message.render("en") for message in table.summary] == ["1 program", "1 quick win", "not yet costed"]


def test_marks_of_doubt(plan: Plan) -> None:
    (table,) = tables("show", [plan], columns=("id", "name", "owner", "budget"))
    cells = {row[0]: row for row in table.rows()}
    assert isinstance(cells["GOV-01"][2], Marked)
    assert cells["GOV-01"][2].mark.render("en") == "(provisional)"
    assert isinstance(cells["GOV-02"][1], Marked)
    assert cells["GOV-02"][1].mark.render("en") == "(proposed)"
    assert isinstance(cells["GOV-02"][3], Marked)
    assert cells["ENV-02"][3] == 500_000_000


def test_machine_values(plan: Plan) -> None:
    row = next(rows("show", [plan]).table.rows())
    assert machine_values(row) == (
        "GOV-01", "Go PPU", "governance", "public-service", "diskominfo", (2022, 2023), 1_250_000_000, True, "ongoing",
        "1-year",
    )  # fmt: skip


@pytest.mark.parametrize("field", FIELDS, ids=KEYS)
def test_every_column_is_filled_for_people_and_machines(plan: Plan, field: Field[Of[Program]]) -> None:
    (table,) = tables("show", [plan], columns=(field.key,))
    assert [column.key for column in table.columns] == [field.key]
    assert not table.columns[0].implied
    texts = [shown(row[0], table.columns[0], "en") for row in table.rows()]
    given = any(set(field.path[:1]) <= program.model_fields_set for program in plan.programs)
    assert any(text not in {"", "–"} for text in texts) is given
    for row in table.rows():
        for value in machine_values(row):
            assert isinstance(value, str | int | bool | tuple | None)


def test_columns_as_chosen_and_as_typed(plan: Plan) -> None:
    table = tables("show", [plan], columns=("quick_win", "id", "id", "nothing"))[0]
    assert [column.key for column in table.columns] == ["quick_win", "id"]
    known = view_named("show").columns
    assert [known.read(typed)[0].value for typed in ("Quick-Win", "ID", "kode", "In charge")] == [
        "quick_win", "id", "id", "owner"
    ]  # fmt: skip
    told = known.unknown(_("no column is called {word}", word="buget"), "buget")
    assert told.render("en") == "no column is called buget; did you mean budget?"


def test_several_regions(plan: Plan) -> None:
    table = tables("show", [plan, second_plan()])[0]
    assert headings(table) == [
        "Kabupaten Contoh", "Smart Governance", "Smart Society", "Smart Environment", "Kota Lain", "Smart Living",
    ]  # fmt: skip
    assert [group.level for group in table.groups] == [1, 2, 2, 2, 1, 2]
    data = rows("show", [plan, second_plan()], selection=Selection(sort=("-id",))).table
    assert data.columns[0].key == "region"
    assert [machine_values(row)[:2] for row in data.rows()][:3] == [
        ("64.09", "SOC-02"),
        ("64.09", "SOC-01"),
        ("64.74", "LIV-01"),
    ]


def test_nothing_to_show(plan: Plan) -> None:
    assert [note.render("en") for note in tables("show", [plan], selection=Selection(years=(1999,)))[0].notes] == [
        "no program passes the filters",
        "the years of 1 program are not known",
    ]
    assert [note.render("en") for note in tables("show", [Plan()])[0].notes] == ["there are no programs yet"]
    assert [note.render("en") for note in tables("show", [Plan()])[0].subtitle] == ["region not known"]


def test_filters_are_named(plan: Plan) -> None:
    table = tables(
        "show", [plan], selection=Selection(horizons=("5y",), owners=("dlh",), quick_wins=True, years=(2024,))
    )[0]
    assert [message.render("en") for message in table.subtitle] == [
        "Kabupaten Contoh", "5-year (2024-2027)", "filter: dlh, 2024, quick win",
    ]  # fmt: skip


def sheet_titles(plan: Plan, *ids: str) -> list[str]:
    sheet = tables("program", [plan], selection=Selection(ids=ids))
    return [table.title.render("en") for table in sheet if table.title]


def test_sheet_of_every_program(plan: Plan) -> None:
    assert sheet_titles(plan, "GOV-01") == [
        "Program sheet: GOV-01", "Quick win", "Decision on the quick win", "Action plan", "Budget",
        "Performance indicators", "Risks", "Quarterly reports", "Proposals that became it",
    ]  # fmt: skip
    assert sheet_titles(plan, "GOV-02")[-1] == "Programs that depend on it"
    every = [title for title in sheet_titles(plan) if title.startswith("Program sheet")]
    assert every == [f"Program sheet: {program.id or '–'}" for program in plan.programs]


def test_matrix(plan: Plan) -> None:
    matrix, gaps = tables("matrix", [plan])
    assert [column.label.render("en") for column in matrix.columns] == [
        "Dimension", "1-year (2022-2023)", "5-year (2024-2027)", "long-term (2028-2037)", "Total",
    ]  # fmt: skip
    texts = [
        [shown(cell, column, "en") for cell, column in zip(row, matrix.columns, strict=True)] for row in matrix.rows()
    ]
    assert texts[0][:3] == ["Smart Governance", "1 program\nRp 1,250,000,000", "1 program\nRp 75,000,000 (in part)"]
    assert texts[1] == ["Smart Branding", "none", "none", "none", "none"]
    assert [note.render("en") for note in matrix.notes] == [
        "not in the total: 1 cancelled program, not yet costed", "the horizon of 1 program is not known",
    ]  # fmt: skip
    assert len(list(gaps.rows())) == 9


def test_matrix_of_several_regions(plan: Plan) -> None:
    matrix, gaps = tables("matrix", [plan, second_plan()])
    assert headings(matrix) == headings(gaps) == ["Kabupaten Contoh", "Kota Lain"]
    assert matrix.columns[1].label.render("en") == "1-year"  # the years differ
    lines = list(rows("matrix", [plan, second_plan()]).table.rows())
    assert len(lines) == 2 * 6 * 3
    assert machine_values(lines[1]) == ("64.09", "governance", "5-year", 1, 0, 75_000_000, 1)


def test_kinds_decide_how_a_cell_reads(plan: Plan) -> None:
    columns = {column.key: column for column in tables("show", [plan], columns=KEYS)[0].columns}
    assert shown((2022, 2022), columns["years"], "id") == "2022"
    assert shown((2022, 2027), columns["years"], "id") == "2022–2027"
    assert shown(1_250_000_000, columns["budget"], "id") == "Rp 1.250.000.000"
    assert shown(12500, columns["beneficiaries"], "en") == "12,500"
    assert shown(("a", "b"), columns["partners"], "en") == "a, b"
    assert shown("a\n  b\x1b", columns["note"], "en") == r"a b\x1b"
    assert shown(None, columns["note"], "en") == "–"
    assert shown(None, columns["budget"], "en") == "not yet costed"
    assert [shown(mark, columns["quick_win"], "en") for mark in (True, False, None)] == ["★", "", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x", "''+", "'x", "x", "", "'"])
def test_guard_against_formulas_is_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}

"""Forms that came back otherwise than they were meant to be filled in: nothing is taken that nobody wished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ppu_roadmap.change.changes import Comparison
from ppu_roadmap.change.comparison import compared
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Refusal
from ppu_roadmap.workbook.memory import memory_of
from ppu_roadmap.workbook.returned import read_workbook
from ppu_roadmap.workbook.sheets import MEMORY, SHEETS
from tests.workbook.forms import TODAY, edited, full_files, given_out, now, put, read, row_of, sheet, told

PROGRAMS, ACTIONS, BUDGET, INDICATORS, TARGETS, RISKS, REPORTS = (each.name.id for each in SHEETS)
UNKEYED = "the column by which rows are known is missing: nothing of the sheet is taken over; put it back"
Cells = Mapping[tuple[int, int], Value]


def applied(
    found: Sequence[Grid], files: Mapping[str, bytes], *, remove: bool = False
) -> tuple[Comparison, dict[str, bytes]]:
    """What comes of a form, and the files of the plan then."""
    workspace = Workspace(Path(), TODAY, {Path(name).stem: data for name, data in files.items()})
    comparison = compared(workspace, read_workbook(found, workspace.before.plan), remove=remove)
    return comparison, {f"{name}.yaml": data for name, data in workspace.new.items()}


def without(found: Sequence[Grid], name: str, *columns: int) -> list[Grid]:
    """The sheets, one of them without some columns."""

    def cut(rows: list[list[Value]]) -> None:
        for row in rows:
            for at in sorted(columns, reverse=True):
                del row[at]

    return edited(found, name, cut)


@pytest.mark.parametrize("name", [PROGRAMS, ACTIONS, BUDGET, INDICATORS, RISKS, REPORTS])
def test_a_sheet_without_its_codes_wishes_nothing(full: Plan, came: tuple[Grid, ...], name: str) -> None:
    assert told(read_workbook(without(came, name, 0), full)) == [f"x {name}!A1 'Kode': {UNKEYED}"]


def test_years_are_known_by_their_indicators(full: Plan, came: tuple[Grid, ...]) -> None:
    assert told(read_workbook(without(came, TARGETS, 0), full)) == [
        f"x {TARGETS}!A1 'Kode': the column is missing: nothing of it is taken over"
    ]
    (left,) = told(read_workbook(without(came, TARGETS, 1), full))
    assert left == f"x {TARGETS}!A1 'Indikator': {UNKEYED}"


def test_a_code_that_was_changed_removes_nothing(full: Plan, came: tuple[Grid, ...]) -> None:
    why = "the cell is locked, and the code of its row was GOV-01: write it again"
    for name in (PROGRAMS, BUDGET):
        at = row_of(came, name, "GOV-01")
        assert told(read_workbook(put(came, name, {(at, 0): "ENV-02"}), full)) == [
            f"x {name}!A{at + 1} 'ENV-02': {why}"
        ]
    emptied = put(came, PROGRAMS, {(1, 0): None, (1, 16): 55})
    assert told(read_workbook(emptied, full)) == [f"x Program!A2 'Smart Governance': {why}"]


def test_a_copy_of_a_row_with_its_code_is_no_second_wish(full: Plan, came: tuple[Grid, ...]) -> None:
    copy = [*sheet(came, PROGRAMS).rows[1]]
    copy[16] = 55
    end = len(sheet(came, PROGRAMS).rows) + 1
    assert told(read_workbook(edited(came, PROGRAMS, lambda rows: rows.append(copy)), full)) == [
        f"x Program!A{end} 'GOV-01': the row says the same as another one: change it, or remove it"
    ]


def test_a_new_row_for_what_is_there_is_a_conflict() -> None:
    found = read(given_out(workspace_plan(), owner="dlh"))
    line: Cells = {(8, 1): "ENV-01 Serbu Gass", (8, 2): 2023, (8, 3): "APBD Kabupaten", (8, 4): 5_000_000}
    comparison, files = applied(put(found, BUDGET, line), full_files())
    assert [(each.field, each.base, each.ours, each.theirs) for each in comparison.conflicts] == [
        ("budget[2023,apbd].amount", None, 95_000_000, 5_000_000)
    ]
    assert files == full_files()
    same, _files = applied(put(found, BUDGET, {**line, (8, 4): "95 juta"}), full_files())
    assert (same.changes, same.conflicts, same.left) == ([], [], [])


def workspace_plan() -> Plan:
    return Workspace(Path(), TODAY, {Path(name).stem: data for name, data in full_files().items()}).before.plan


def test_a_form_says_nothing_of_programs_that_it_does_not_hold(full: Plan) -> None:
    found = read(given_out(full, owner="dlh"))
    line: Cells = {(8, 1): "GOV-01 Go Contoh", (8, 2): 2029, (8, 3): "APBD Kabupaten", (8, 4): 1}
    year: Cells = {(9, 1): "GOV-01-I1 Layanan dalam aplikasi", (9, 2): 2029, (9, 3): 7}
    assert told(read_workbook(put(put(found, BUDGET, line), TARGETS, year), full)) == [
        f"x {name}!A{at} '{id}': this form was not given out for GOV-01: nothing of it is taken over"
        for name, at, id in ((BUDGET, 9, "GOV-01"), (TARGETS, 10, "GOV-01-I1"))
    ]


def test_sheets_that_are_not_read_are_named(full: Plan, came: tuple[Grid, ...]) -> None:
    copy = sheet(came, PROGRAMS)._replace(sheet="Program (2)")
    own = Grid(came[0].file, "Catatan", [[None, None], [None, "Mohon ditambah"]])
    list_ = Grid(came[0].file, "Perbaikan", [["Lembar"]])
    found = put([*came, copy, own, list_], "Petunjuk", {(60, 1): "pesan untuk tim"})
    table = read_workbook(found, full)
    assert [(each.origin[1:], each.text, each.open) for each in table.left] == [
        (("Petunjuk", "B61"), "Petunjuk", True),
        (("Program (2)", "A1"), "Program (2)", True),
        (("Catatan", "B2"), "Catatan", True),
    ]
    assert not table.wanted


AGAIN: dict[str, tuple[str, Cells]] = {
    "source": (BUDGET, {(1, 3): "DAK"}),
    "indicator without id": (INDICATORS, {(3, 2): "Aduan selesai"}),
    "row emptied": (BUDGET, {(1, place): None for place in range(2, 12)}),
    "two alike": (ACTIONS, {(at, place): text for at in (30, 31) for place, text in ((1, "ENV-01"), (2, "Latih"))}),
    "period": (REPORTS, {(1, 2): "2022-Q1"}),
}


@pytest.mark.parametrize("case", AGAIN)
def test_what_the_plan_says_by_now_is_not_wished_again(came: tuple[Grid, ...], case: str) -> None:
    found = put(came, *AGAIN[case])
    first, files = applied(found, full_files(), remove=True)
    assert first.changes
    assert not first.left
    again, same = applied(found, files, remove=True)
    assert (again.changes, again.conflicts, again.left, same) == ([], [], [], files)


def test_a_year_of_an_indicator_that_was_renamed(came: tuple[Grid, ...]) -> None:
    at = row_of(came, TARGETS, "GOV-01", "GOV-01 Pengaduan terselesaikan (pengaduan)", 2023)
    found = put(put(came, INDICATORS, {(3, 2): "Aduan selesai"}), TARGETS, {(at, 3): 90})
    first, files = applied(found, full_files())
    assert [(each.difference.field, each.difference.new) for each in first.changes] == [
        ("indicators[2].name", "Aduan selesai"), ("indicators[2].targets.2023", 90),
    ]  # fmt: skip
    again, same = applied(found, files)
    assert (again.changes, again.conflicts, again.left, same) == ([], [], [], files)


def test_two_rows_of_the_same_report_stay_two() -> None:
    found = read(given_out(workspace_plan(), owner="dlh"))
    at = row_of(found, REPORTS, "ENV-01", "ENV-01 Serbu Gass", "2023-Q1")
    lines: Cells = {(at, 4): 60, (20, 1): "ENV-02", (20, 2): "2023-Q2", (20, 4): 10, (21, 1): "ENV-02",
                    (21, 2): "2023-Q2", (21, 4): 80}  # fmt: skip
    first, files = applied(put(found, REPORTS, lines), full_files())
    assert len(first.left) == 1
    again, same = applied(put(found, REPORTS, lines), files)
    assert same == files
    assert len(again.conflicts) == 1


def test_rows_that_belong_to_what_is_called_so(full: Plan, came: tuple[Grid, ...]) -> None:
    found = put(came, INDICATORS, {(60, 1): "ENV-01", (60, 2): "Sampah terkelola", (60, 4): "ton"})
    found = put(found, TARGETS, {(90, 1): "ENV-01 Sampah terkelola (ton)", (90, 2): 2023, (90, 3): 12,
                                 (91, 1): "titik pantau", (91, 2): 2026, (91, 3): 15})  # fmt: skip
    assert (
        told(read_workbook(found, full))[0]
        == "~ indicator ENV-02[0] targets.2026: None -> 15 (Target dan Realisasi!D92)"
    )
    assert (
        told(read_workbook(found, full))[-1] == "+ indicator ENV-01 targets.2023: None -> 12 (Target dan Realisasi!D91)"
    )
    alike = put(found, INDICATORS, {(61, 1): "ENV-01", (61, 2): "Titik pantau"})
    assert f"x {TARGETS}!B92 'titik pantau': choose the indicator that the row belongs to" in told(
        read_workbook(alike, full)
    )


def test_all_rows_of_a_program_that_is_refused_are_left(came: tuple[Grid, ...]) -> None:
    found = put(came, PROGRAMS, {(40, 1): "Smart Living", (40, 2): "Air Siap Minum"})  # without its horizon
    for name, cell in ((ACTIONS, "Bangun"), (BUDGET, 2029), (INDICATORS, "Keran umum"), (RISKS, "Banjir"),
                        (REPORTS, "2023-Q1")):  # fmt: skip
        found = put(found, name, {(90, 1): "Air Siap Minum", (90, 2): cell})
    found = put(found, TARGETS, {(90, 1): "Keran umum", (90, 2): 2029, (90, 3): 12})
    comparison, files = applied(found, full_files())
    assert files == full_files()
    assert {(each.origin.sheet, each.origin.cell) for each in comparison.refused} == {
        (PROGRAMS, "A41"), (TARGETS, "D91"), *((name, "A91") for name in (ACTIONS, BUDGET, INDICATORS, RISKS, REPORTS)),
    }  # fmt: skip


def test_a_program_is_known_by_its_new_name(full: Plan, came: tuple[Grid, ...]) -> None:
    found = put(came, PROGRAMS, {(row_of(came, PROGRAMS, "ENV-01"), 2): "Serbu Gass Baru"})
    found = put(found, BUDGET, {(70, 1): "Serbu Gass Baru", (70, 2): 2029})
    assert told(read_workbook(found, full))[1] == "+ budget ENV-01 year: None -> 2029 (Anggaran!C71)"


def test_what_is_remembered_must_be_there(full: Plan, came: tuple[Grid, ...]) -> None:
    for found in (came[:-1], edited(came, MEMORY, lambda rows: rows.__delitem__(slice(7, None)))):
        with pytest.raises(Refusal) as refused:
            memory_of(found)
        assert refused.value.code == 2
        with pytest.raises(Refusal, match="give the form out again"):
            read_workbook(found, full)


@pytest.mark.parametrize(("value", "share"), [(0.55, "55"), (1, "100")])
def test_a_percentage_that_may_be_a_share(full: Plan, came: tuple[Grid, ...], value: float, share: str) -> None:
    why = f"{value} can mean {value} % or {share} %: write it with its %, as text"
    assert told(read_workbook(put(came, TARGETS, {(1, 4): value}), full)) == [f"x {TARGETS}!E2 '{value}': {why}"]
    assert told(read_workbook(put(came, INDICATORS, {(1, 12): value}), full)) == [f"x {INDICATORS}!M2 '{value}': {why}"]
    assert told(read_workbook(put(came, TARGETS, {(1, 4): "0,55 %"}), full)) == [
        f"~ indicator GOV-01-I1 actuals.2023: 42 -> '0,55 %' ({TARGETS}!E2)"
    ]
    at = row_of(came, TARGETS, "GOV-01-I2")  # in minutes
    assert read_workbook(put(came, TARGETS, {(at, 3): value}), full).wanted


def test_an_indicator_whose_name_a_spreadsheet_would_change() -> None:
    plan = now(("name: Pengaduan terselesaikan", 'name: "Pengaduan _x000D_ selesai"'))
    assert told(read_workbook(read(given_out(plan)), plan)) == []


def test_what_reads_the_same_is_no_change(full: Plan, came: tuple[Grid, ...]) -> None:
    for text in ("2022 - 2023", "2022 s/d 2023", "2022 \u2013 2023"):
        found = put(came, PROGRAMS, {(row_of(came, PROGRAMS, "ENV-01"), 13): text})
        assert told(read_workbook(found, full)) == []
    assert told(read_workbook(put(came, BUDGET, {(1, 4): "150 juta"}), full)) == []


def test_a_row_that_was_deleted_is_told_by_what_people_read(full: Plan, came: tuple[Grid, ...]) -> None:
    cases = ((PROGRAMS, 1, "Go Contoh"), (BUDGET, 1, "2022 APBD Kabupaten"), (INDICATORS, 3, "Pengaduan terselesaikan"),
             (TARGETS, 1, f"{sheet(came, TARGETS).rows[1][1]} 2023"))  # fmt: skip
    for name, at, text in cases:
        (gone,) = read_workbook(edited(came, name, lambda rows, at=at: rows.pop(at)), full).wanted  # type: ignore[misc]
        assert (gone.told, gone.origin.sheet, gone.origin.cell) == (text, name, "")

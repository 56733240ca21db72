"""A form that came back: nothing where nothing was edited, else just what was."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.grid.reading import grids
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Language, Refusal
from ppu_roadmap.workbook.memory import is_ours, memory_of
from ppu_roadmap.workbook.returned import read_workbook
from ppu_roadmap.workbook.sheets import MEMORY, SHEETS
from tests.workbook.forms import edited, given_out, now, put, read, row_of, sheet, told

PROGRAMS, ACTIONS, BUDGET, INDICATORS, TARGETS, RISKS, REPORTS = (each.name.id for each in SHEETS)


def test_it_is_ours(full: Plan, came: tuple[Grid, ...]) -> None:
    assert is_ours(came)
    assert memory_of(came).region == full.code
    assert is_ours(came[:-1])  # though it has lost what it remembers
    assert not is_ours(came[1:-1])


def test_unedited(full: Plan, language: Language) -> None:
    for owner in (None, "dlh"):
        found = read(given_out(full, language, owner))
        assert told(read_workbook(found, full, owner)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_unedited_though_libreoffice_saved_it(full: Plan, given: bytes, tmp_path: Path) -> None:
    """Saved as .ods, and that as .xlsx."""
    (tmp_path / "form.xlsx").write_bytes(given)
    for source, suffix in (("form.xlsx", "ods"), ("form.ods", "xlsx")):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), source]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        assert told(read_workbook(grids(tmp_path / f"form.{suffix}"), full)) == []


def test_one_cell_is_one_wish(full: Plan, came: tuple[Grid, ...]) -> None:
    table = read_workbook(put(came, PROGRAMS, {(1, 16): 55}), full)
    assert told(table) == ["~ program GOV-01 progress: 40 -> 55 (Program!Q2)"]
    table = read_workbook(put(came, BUDGET, {(2, 4): "2,5 miliar"}), full)
    assert told(table) == ["~ budget GOV-01[2023,apbd] amount: 250000000 -> '2,5 miliar' (Anggaran!E3)"]
    table = read_workbook(put(came, RISKS, {(1, 9): 2}), full)
    assert told(table) == ["~ risk GOV-01-R1 residual.likelihood: 1 -> 2 (Risiko!J2)"]


def test_lists_of_texts_are_taken_apart(full: Plan, came: tuple[Grid, ...]) -> None:
    table = read_workbook(put(came, PROGRAMS, {(1, 22): 'a, b; "c; d"', (1, 9): "DLH; Gojek"}), full)
    assert [line.split(": ", 1)[1] for line in told(table)] == [
        "'Bapelitbang; Gojek; Desa Girimukti' -> 'DLH; Gojek' (Program!J2)",
        "'https://contoh.id/go; https://contoh.id/go?a=1#b' -> ['a, b', 'c; d'] (Program!W2)",
    ]


@pytest.mark.parametrize(
    ("name", "at", "value"),
    [
        (PROGRAMS, (1, 16), "40"), (PROGRAMS, (1, 16), 40.0), (PROGRAMS, (1, 16), sum([0.4] * 100)),
        (PROGRAMS, (1, 2), "Go Contoh  "),
        (PROGRAMS, (1, 8), "Satu aplikasi untuk semua layanan.\r\n\r\nBukan aplikasi baru: yang ada digabung.\n"),
        (ACTIONS, (1, 3), date(2022, 9, 1)), (BUDGET, (1, 4), "150000000"), (INDICATORS, (1, 14), 10.2),
        (REPORTS, (1, 2), date(2022, 12, 31)), (TARGETS, (1, 2), "2023"),
    ],
)  # fmt: skip
def test_what_programs_make_of_a_cell_is_no_edit(
    full: Plan, came: tuple[Grid, ...], name: str, at: tuple[int, int], value: Value
) -> None:
    assert told(read_workbook(put(came, name, {at: value}), full)) == []


def test_three_values_of_a_conflict(came: tuple[Grid, ...]) -> None:
    plan = now(("amount: 250000000", "amount: 260000000"), ("progress: 40", "progress: 50"))
    assert told(read_workbook(came, plan)) == []  # changed in the plan alone
    table = read_workbook(put(came, BUDGET, {(2, 4): 270000000}), plan)
    assert told(table) == ["~ budget GOV-01[2023,apbd] amount: 250000000/260000000 -> 270000000 (Anggaran!E3)"]


def test_another_year_is_a_change_of_the_line(full: Plan, came: tuple[Grid, ...]) -> None:
    table = read_workbook(put(came, BUDGET, {(1, 2): 2024}), full)
    assert told(table) == ["~ budget GOV-01[2022,apbd] year: 2022 -> 2024 (Anggaran!C2)"]


def test_sorted_rows_are_the_same_rows(full: Plan, came: tuple[Grid, ...]) -> None:
    for grid in came[1:-1]:
        mixed = edited(came, grid.sheet, lambda rows: rows.__setitem__(slice(1, None), rows[:0:-1]))
        assert told(read_workbook(mixed, full)) == []


def test_moved_and_renamed_columns_sheets_and_rows_above(full: Plan, came: tuple[Grid, ...]) -> None:
    def moved(rows: list[list[Value]]) -> None:
        rows[:] = [[None] * len(rows[0]), *([*row[3:], *row[:3]] for row in rows)]

    assert told(read_workbook(edited(came, PROGRAMS, moved), full)) == []
    assert told(read_workbook(put(came, PROGRAMS, {(0, 8): "Penjelasan program"}), full)) == []
    renamed = [grid._replace(sheet="Lembar 5") if grid.sheet == BUDGET else grid for grid in came]
    assert told(read_workbook(renamed, full)) == []


def test_missing_and_foreign_columns_and_sheets_are_said(full: Plan, came: tuple[Grid, ...]) -> None:
    def cut(rows: list[list[Value]]) -> None:
        for row in rows:
            del row[4]

    assert told(read_workbook(edited(came, BUDGET, cut), full)) == [
        "x Anggaran!A1 'Pagu Indikatif (Rp)': the column is missing: nothing of it is taken over"
    ]

    def wider(rows: list[list[Value]]) -> None:
        for row in rows:
            row.append(None)
        rows[0][-1], rows[3][-1] = "Tanggapan", "setuju"

    assert told(read_workbook(edited(came, RISKS, wider), full)) == [
        "x Risiko!L4 'Tanggapan': the form has no such column: nothing of it is taken over"
    ]
    assert told(read_workbook([grid for grid in came if grid.sheet != RISKS], full)) == [
        "x Risiko! 'Risiko': the sheet is missing: nothing of it is taken over"
    ]


def test_rows_that_are_gone(full: Plan, came: tuple[Grid, ...]) -> None:
    assert told(read_workbook(edited(came, BUDGET, lambda rows: rows.pop(3)), full)) == [
        "- budget GOV-01[2023,csr] (Anggaran!)"
    ]
    emptied = put(came, ACTIONS, {(1, place): None for place in range(2, 11)})
    assert told(read_workbook(emptied, full)) == ["- action GOV-01-A1 (Rencana Aksi!A2)"]
    assert told(read_workbook(edited(came, TARGETS, lambda rows: rows.pop(1)), full)) == [
        "- indicator GOV-01-I1 targets.2023: 50.5 -> None (Target dan Realisasi!)",
        "- indicator GOV-01-I1 actuals.2023: 42 -> None (Target dan Realisasi!)",
    ]


def test_a_row_that_is_gone_and_has_changed_in_the_plan_stays(came: tuple[Grid, ...]) -> None:
    plan = now(("amount: 250000000", "amount: 260000000"))
    why = "the row was deleted, but the plan has changed since it was given out: look at it there"
    assert told(read_workbook(edited(came, BUDGET, lambda rows: rows.pop(2)), plan)) == [
        f"x Anggaran! '2023 APBD Kabupaten': {why}"
    ]


def test_what_the_plan_no_longer_has(came: tuple[Grid, ...]) -> None:
    plan = now(("id: GOV-01-R2", "id: GOV-01-R3"))
    assert told(read_workbook(came, plan)) == []
    assert told(read_workbook(put(came, RISKS, {(2, 3): "Cuaca"}), plan)) == [
        "x Risiko!A3 'GOV-01-R2': the plan no longer has what the row is of: nothing of it is taken over"
    ]


def test_new_rows(full: Plan, came: tuple[Grid, ...]) -> None:
    end = len(sheet(came, BUDGET).rows)
    table = read_workbook(put(came, BUDGET, {(end, 1): "GOV-02 Arsip", (end, 2): 2024, (end, 4): 5}), full)
    assert told(table) == [
        f"+ budget GOV-02 year: None -> 2024 (Anggaran!C{end + 1})",
        f"+ budget GOV-02 amount: None -> 5 (Anggaran!E{end + 1})",
    ]
    (named,) = read_workbook(put(came, BUDGET, {(end, 1): "puspita", (end, 2): 2024}), full).wanted
    assert named.id == "BRA-01"
    assert told(read_workbook(put(came, BUDGET, {(end, 2): 2024}), full)) == [
        f"x Anggaran!B{end + 1} '2024': choose the program that the row belongs to"
    ]
    (told_by_part,) = read_workbook(put(came, PROGRAMS, {(40, 2): "Baru", (40, 5): "Kesehatan"}), full).wanted
    assert told_by_part.dimension == "living"
    assert told(read_workbook(put(came, PROGRAMS, {(40, 2): "Baru"}), full)) == [
        "x Program!B41 'Baru': choose the dimension of the new program: its code begins with it"
    ]


def test_a_new_program_has_its_new_parts(full: Plan, came: tuple[Grid, ...]) -> None:
    found = put(came, PROGRAMS, {(40, 1): "Smart Living", (40, 2): "Air Siap Minum", (40, 3): "Jangka Menengah"})
    found = put(found, INDICATORS, {(60, 1): "Air Siap Minum", (60, 2): "Keran umum", (60, 3): "Keluaran (output)"})
    found = put(found, TARGETS, {(90, 1): "Keran umum", (90, 2): 2026, (90, 3): 12})
    table = read_workbook(found, full)
    assert told(table) == [
        "+ program living name: None -> 'Air Siap Minum' (Program!C41)",
        "+ program living horizon: None -> 'Jangka Menengah' (Program!D41)",
        "+ its indicator  name: None -> 'Keran umum' (Indikator!C61)",
        "+ its indicator  kind: None -> 'Keluaran (output)' (Indikator!D61)",
        "+ its indicator  targets.2026: None -> 12 (Target dan Realisasi!D91)",
    ]
    assert table.wanted[0].dimension == "living"


def test_copies_of_a_row(full: Plan, came: tuple[Grid, ...]) -> None:
    again, end = list(sheet(came, BUDGET).rows[2]), len(sheet(came, BUDGET).rows) + 1
    assert told(read_workbook(edited(came, BUDGET, lambda rows: rows.append(again)), full)) == [
        f"x Anggaran!A{end} 'GOV-01': the row says the same as another one: change it, or remove it"
    ]
    other = [*sheet(came, RISKS).rows[1][:2], "Risiko lain", *sheet(came, RISKS).rows[1][3:]]
    table = read_workbook(edited(came, RISKS, lambda rows: rows.insert(1, other)), full)
    assert [(each.new, each.id, each.wishes[0].value) for each in table.wanted] == [(True, "GOV-01", "Risiko lain")]


def test_targets(full: Plan, came: tuple[Grid, ...]) -> None:
    at = row_of(came, TARGETS, "GOV-01-I2")
    assert told(read_workbook(put(came, TARGETS, {(at, 2): 2024}), full)) == [
        f"~ indicator GOV-01-I2 targets.2022: 20 -> None (Target dan Realisasi!D{at + 1})",
        f"~ indicator GOV-01-I2 targets.2024: None -> 20 (Target dan Realisasi!D{at + 1})",
    ]
    assert told(read_workbook(put(came, TARGETS, {(at, 2): "kelak"}), full)) == [
        f"x {TARGETS}!C{at + 1} 'kelak': write a year such as 2026, in which the values are aimed at or reached"
    ]
    new: dict[tuple[int, int], Value] = {(90, 1): "GOV-01-I2 Waktu tunggu (menit)", (90, 2): 2027, (90, 3): 5}
    assert told(read_workbook(put(came, TARGETS, new), full)) == [
        "~ indicator GOV-01-I2 targets.2027: None -> 5 (Target dan Realisasi!D91)"
    ]


def test_an_indicator_without_an_id(full: Plan, came: tuple[Grid, ...]) -> None:
    at = row_of(came, INDICATORS, "GOV-01")
    table = read_workbook(put(came, INDICATORS, {(at, 4): "aduan"}), full)
    assert told(table) == [f"~ indicator GOV-01[2] unit: 'pengaduan' -> 'aduan' (Indikator!E{at + 1})"]
    at = row_of(came, TARGETS, "GOV-01", "GOV-01 Pengaduan terselesaikan (pengaduan)", 2023)
    table = read_workbook(put(came, TARGETS, {(at, 3): 90}), full)
    assert told(table) == [f"~ indicator GOV-01[2] targets.2023: 100 -> 90 (Target dan Realisasi!D{at + 1})"]


def test_a_report_that_was_asked_for(full: Plan, came: tuple[Grid, ...]) -> None:
    at = row_of(came, REPORTS, "GOV-02", "GOV-02 Arsip digital perangkat daerah", "2023-Q1")
    table = read_workbook(put(came, REPORTS, {(at, 4): 10}), full)
    assert told(table) == [
        f"+ report GOV-02 period: None -> '2023-Q1' (Laporan!C{at + 1})",
        f"+ report GOV-02 progress: None -> 10 (Laporan!E{at + 1})",
    ]


def test_a_report_that_was_asked_for_and_is_not_wanted(full: Plan, came: tuple[Grid, ...]) -> None:
    at = row_of(came, REPORTS, "GOV-02", "GOV-02 Arsip digital perangkat daerah", "2023-Q1")
    assert told(read_workbook(put(came, REPORTS, {(at, 2): None}), full)) == []
    assert told(read_workbook(edited(came, REPORTS, lambda rows: rows.pop(at)), full)) == []
    plan = now(("id: GOV-02\n", "id: GOV-02\n    reports: [{period: 2023-Q1, progress: 5}]\n"))
    assert told(read_workbook(came, plan)) == []
    assert told(read_workbook(put(came, REPORTS, {(at, 4): 10}), plan)) == [
        f"~ report GOV-02[2023-Q1] progress: None/5 -> 10 (Laporan!E{at + 1})"
    ]


def test_codes_that_were_not_given_out(full: Plan, came: tuple[Grid, ...]) -> None:
    assert told(read_workbook(put(came, RISKS, {(1, 0): "GOV-01-R9"}), full)) == [
        "x Risiko!A2 'GOV-01-R9': the cell is locked, and the code of its row was GOV-01-R1: write it again"
    ]
    assert told(read_workbook(put(came, RISKS, {(1, 0): " gov-01-r1 "}), full)) == []
    table = read_workbook(put(came, ACTIONS, {(50, 0): "BRA-01", (50, 2): "Rapat"}), full)
    assert told(table) == ["+ action BRA-01 name: None -> 'Rapat' (Rencana Aksi!C51)"]  # the code of its program
    assert told(read_workbook(put(came, BUDGET, {(70, 1): "GOV-99 Tidak ada", (70, 2): 2026}), full)) == [
        "x Anggaran!B71 'GOV-99 Tidak ada': choose the program that the row belongs to"
    ]


def test_locked_cells(full: Plan, came: tuple[Grid, ...]) -> None:
    assert told(read_workbook(put(came, PROGRAMS, {(1, 1): "Smart Living"}), full)) == [
        "x Program!B2 'Smart Living': the cell is locked: write a new row, and empty the cells of this one"
    ]


def test_programs_of_other_agencies(full: Plan, came: tuple[Grid, ...]) -> None:
    changed = put(came, PROGRAMS, {(1, 16): 55})
    assert told(read_workbook(changed, full, "diskominfo"))[0].startswith("~ program GOV-01")
    assert told(read_workbook(changed, full, "dlh")) == [
        "x Program!A2 'GOV-01': the form is taken over for DLH alone, and this is of Diskominfo"
    ]


@pytest.mark.parametrize(
    ("at", "value", "why"),
    [
        ((0, 1), 2, "form.xlsx was given out by a newer release: install that release"),
        ((0, 1), None, "form.xlsx has lost what its hidden sheet remembers: give the form out again"),
        ((1, 1), "64.02", "form.xlsx is a form of the region 64.02, and the plan is of 64.99: name its plan"),
    ],
)
def test_forms_that_are_refused(
    full: Plan, came: tuple[Grid, ...], at: tuple[int, int], value: Value, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook(put(came, MEMORY, {at: value}), full)
    assert refused.value.code == 2
    assert why.replace("64.99", str(full.code)) in refused.value.message.render("en").replace(came[0].file, "form.xlsx")


def test_what_is_remembered_may_be_damaged(full: Plan, came: tuple[Grid, ...]) -> None:
    rows = sheet(came, MEMORY).rows
    at = next(at for at, row in enumerate(rows) if row[0] == "budget")
    for value in ("{}", "[", "[[1]]"):
        with pytest.raises(Refusal):
            read_workbook(put(came, MEMORY, {(at, 1): value}), full)

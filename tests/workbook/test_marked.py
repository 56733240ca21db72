"""A workbook written back: the sender's values, with what is to be corrected coloured, commented and listed."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from ppu_roadmap.grid.grid import Area, Grid, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Message, Uncut, _
from ppu_roadmap.workbook.looks import Look
from ppu_roadmap.workbook.marked import marked
from ppu_roadmap.workbook.returned import read_workbook
from tests.workbook.forms import edited, put, read, sheet, told

WHY = _("{word}", word="tulis angka")
DAY = date(2024, 5, 1)
RED = "FF" + Look.WRONG.value[1:]


def test_a_form_of_ours_can_be_imported_again(full: Plan, came: tuple[Grid, ...]) -> None:
    wrong = put(came, "Anggaran", {(2, 4): "banyak", (60, 1): "GOV-02", (60, 2): 2030})
    marks: dict[tuple[str, str], Message] = {("Anggaran", "E3"): WHY, ("Petunjuk", "A1"): WHY}
    data = marked(wrong, marks, "id", full)
    assert data == marked(wrong, marks, "id", full)
    again = read(data)
    assert told(read_workbook(again, full)) == told(read_workbook(wrong, full))
    assert told(read_workbook(put(again, "Anggaran", {(2, 4): 250000000, (60, 1): None, (60, 2): None}), full)) == []
    assert [row[:4] for row in sheet(again, "Perbaikan").rows[1:]] == [
        ["Anggaran", "E3", "banyak", "tulis angka"],
        ["Petunjuk", "A1", "Formulir Isian Masterplan Smart City", "tulis angka"],
    ]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book["Anggaran"]["E3"]
    assert (cell.value, cell.fill.start_color.rgb) == ("banyak", RED)
    assert cell.comment is not None
    assert cell.comment.text == "tulis angka"
    assert not cell.protection.locked
    assert book["Anggaran"].protection.sheet
    assert marked(again, marks, "id", full)  # a second round: the list is made anew
    assert book.sheetnames.count("Perbaikan") == 1


def test_columns_stand_in_their_places_again(full: Plan, came: tuple[Grid, ...]) -> None:
    moved = edited(came, "Anggaran", lambda rows: rows.__setitem__(slice(None), [[*row[1:], row[0]] for row in rows]))
    again = read(marked(moved, {("Anggaran", "D3"): WHY}, "id", full))
    assert sheet(again, "Anggaran").rows == sheet(came, "Anggaran").rows
    assert sheet(again, "Perbaikan").rows[1][:3] == ["Anggaran", "E3", "250000000"]


def test_what_was_missing_is_there_again(full: Plan, came: tuple[Grid, ...]) -> None:
    cut = edited(came, "Anggaran", lambda rows: [row.pop(4) for row in rows])
    lost = [grid for grid in cut if grid.sheet != "Risiko"]
    assert told(read_workbook(read(marked(lost, {}, "id", full)), full)) == []


def test_a_sheet_without_its_codes_is_given_out_anew(full: Plan, came: tuple[Grid, ...]) -> None:
    cut = edited(came, "Risiko", lambda rows: [row.pop(0) for row in rows])
    again = read(marked(cut, {("Risiko", "A1"): WHY}, "id", full))
    assert sheet(again, "Risiko").rows == sheet(came, "Risiko").rows


def test_corrections_are_as_high_as_their_text(full: Plan, came: tuple[Grid, ...]) -> None:
    long = _("{word}", word=Uncut("satu dua tiga " * 40))
    page = openpyxl.load_workbook(
        io.BytesIO(marked(came, {("Anggaran", "E3"): WHY, ("Anggaran", "E4"): long}, "id", full))
    )["Perbaikan"]
    low, high = (page.row_dimensions[at].height or 0 for at in (2, 3))
    assert high > 5 * low
    assert page["D3"].alignment.wrap_text


def test_a_table_of_others_keeps_its_values(full: Plan) -> None:
    rows: list[list[Value]] = [["PROGRAM", None, "=1+1"], ["Satu\x07 data", 2.5, True], [None, DAY, "\ufffe"]]
    grid = Grid("t.xlsx", "a[b]: " + "x" * 40, rows, (Area(0, 0, 0, 1), Area(1, 1, 1, 1)))
    marks: dict[tuple[str, str], Message] = {(grid.sheet, "B2"): WHY, (grid.sheet, "D9"): WHY}
    data = marked([grid, Grid("t.xlsx", "", [["x"]])], marks, "en", full)
    found = read(data)
    assert [each.sheet for each in found] == ["Corrections", "a_b__ " + "x" * 25, "1"]
    assert found[1].rows == [
        ["PROGRAM", None, "=1+1"],
        ["Satu\x07 data", 2.5, True],
        [None, date(2024, 5, 1), "\ufffd"],
    ]
    assert found[1].merged == (Area(0, 0, 0, 1),)
    assert [row[:3] for row in found[0].rows[1:]] == [[grid.sheet, "B2", "2.5"], [grid.sheet, "D9", None]]
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.worksheets[1]["B2"].fill.start_color.rgb == RED

"""What tables tell by where it stands: dimensions side by side, lists in a cell, titles and sections, sheets."""

from typing import Any

import pytest

from tests.intake.sample import Told, grid, left, lines, programs, read, told, value

HEAD = ["Program", "Dimensi", "Anggaran (Rp)"]
SATU: list[Any] = ["Satu", "Smart Living", 100_000_000]


def test_dimensions_stand_side_by_side() -> None:
    head = ["Tahun", "Smart Governance", "Smart Branding", "Smart Economy"]
    table = read(grid(["PROGRAM"], head, [2026, "Satu", "1. Dua\n2. Tiga"], [2027, None, None, "Empat"]))
    assert told(table) == {
        "Satu": Told("governance", (2026, 2026), horizon="1-year"),
        "Dua": Told("branding", (2026, 2026), horizon="1-year"),
        "Tiga": Told("branding", (2026, 2026), horizon="1-year"),
        "Empat": Told("economy", (2027, 2027), horizon="1-year"),
    }


def test_dimensions_alone_are_headings_of_programs_but_not_of_numbers() -> None:
    head = ["Smart Governance", "Smart Branding", "Smart Economy"]
    table = read(grid(["Quick Win"], head, ["Satu", None, "Dua"], ["Tiga"]))
    assert {name: one.dimension for name, one in told(table).items()} == {
        "Satu": "governance",
        "Tiga": "governance",
        "Dua": "economy",
    }
    rekap = grid(["Tahun", *head], [2026, 5, 3, 2], ["Jumlah", 5, 3, 2], sheet="Rekap")
    issues = grid(["ISU STRATEGIS"], head, ["Layanan lambat", "Promosi kurang", "Harga naik"])
    labels = grid(["Program"], ["", *head], ["Isu", "Layanan lambat"], ["OPD", "Diskominfo", "Dispar", "Disperindag"])
    for other in (rekap, issues, labels):
        assert [*told(read(other, grid(HEAD, SATU)))] == ["Satu"]
    rows = [[f"Program {at}", *head] for at in range(3)]
    assert len(told(read(grid(["Program", "Dimensi", "Dimensi 2", "Dimensi 3"], *rows)))) == len(rows)


def test_tables_with_the_same_headings_stand_side_by_side() -> None:
    title = ["SMART GOVERNANCE", None, None, None, "SMART BRANDING"]
    head = ["No", "Program", "OPD"]
    table = read(grid(title, [*head, None, *head], [1, "Satu", "DLH", None, 1, "Dua", "BPBD"]))
    assert {name: (one.dimension, one.owner) for name, one in told(table).items()} == {
        "Satu": ("governance", "dlh"),
        "Dua": ("branding", "bpbd"),
    }
    head = ["Dimensi", "Tahun", "Program", "OPD", "Program", "OPD"]
    table = read(grid(head, ["Smart Living", 2026, "Satu", "DLH", "Dua", "BPBD"]))
    assert {(one.dimension, one.years, one.owner) for one in told(table).values()} == {
        ("living", (2026, 2026), "dlh"),
        ("living", (2026, 2026), "bpbd"),
    }


def test_a_list_within_a_name_makes_no_programs() -> None:
    table = read(grid(["Program", "Dimensi"], ["1. Desa Cerdas\na. Wifi\nb. CCTV", "Smart Living"]))
    assert [*told(table)] == ["Desa Cerdas a. Wifi b. CCTV"]


def test_a_cell_that_lists_programs_shares_what_its_row_tells() -> None:
    row = ["1. Satu\n2. Dua", "Smart Living", "Dinkes\nDishub", "2026", 300_000_000]
    table = read(grid(["Program", "Dimensi", "OPD", "Tahun", "Anggaran"], row, ["Tiga\ndan empat", *row[1:]]))
    found = {name: (one.years, one.owner, one.rupiah) for name, one in told(table).items()}
    assert found == {
        "Satu": ((2026, 2026), "dinkes", 0),
        "Dua": ((2026, 2026), "dishub", 0),
        "Tiga dan empat": ((2026, 2026), "dinkes", 300_000_000),
    }
    assert ("E2", "several programs stand in its row: say how much is for each") in left(table, open=True)


@pytest.mark.parametrize(
    "rows",
    [[["RENCANA AKSI SMART CITY TAHUN 2026"], HEAD, SATU], [["TA 2026"], HEAD, SATU], [HEAD, ["Tahun 2026"], SATU]],
)
def test_the_year_stands_above(rows: list[list[Any]]) -> None:
    satu = programs(read(grid(*rows)))["Satu"]
    assert (value(satu, "years"), lines(satu)) == ((2026, 2026), [(2026, None, 100_000_000)])
    assert next(wish.read for wish in satu.wishes if wish.path == ("years",))


@pytest.mark.parametrize(
    "title",
    ["KEPUTUSAN BUPATI NOMOR 5 TAHUN 2026", "MASTERPLAN SMART CITY TAHUN 2026", "RPJMD TAHUN 2026", "TAHUN 2026-2030"],
)
def test_the_year_of_a_document_is_of_no_program(title: str) -> None:
    assert told(read(grid([title], HEAD, SATU)))["Satu"].years == ()
    table = read(grid(["RENCANA AKSI TAHUN 2026"], [*HEAD, "Tahun"], [*SATU, 2028]))
    assert told(table)["Satu"].years == (2028, 2028)


def test_a_sheet_a_year() -> None:
    table = read(grid(HEAD, SATU, sheet="2026"), grid(HEAD, SATU, ["Dua", *SATU[1:]], sheet="TA 2027"))
    assert lines(programs(table)["Satu"]) == [(2026, None, 100_000_000), (2027, None, 100_000_000)]
    assert told(table)["Dua"].years == (2027, 2027)


@pytest.mark.parametrize(
    ("rows", "sheet", "owner"),
    [
        ([HEAD, [None, "DINAS KESEHATAN"], SATU], "Sheet1", "dinas-kesehatan"),
        ([["PROGRAM SMART CITY DINAS KESEHATAN TAHUN 2026"], HEAD, SATU], "Sheet1", "dinas-kesehatan"),
        ([["OPD : Dinas Kesehatan"], HEAD, SATU], "Sheet1", "dinas-kesehatan"),
        ([HEAD, SATU], "Dinkes", "dinkes"),
        ([["DINAS KOMUNIKASI DAN INFORMATIKA"], HEAD, SATU], "Sheet1", None),
        ([["OPD : Dinas Kesehatan"], [*HEAD, "PJ"], [*SATU, "DLH"]], "BPBD", "dlh"),
    ],
)
def test_the_agency_stands_above(rows: list[list[Any]], sheet: str, owner: str | None) -> None:
    assert told(read(grid(*rows, sheet=sheet)))["Satu"].owner == owner

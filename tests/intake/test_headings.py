"""Headings of two lines: what stands under a year, under a horizon, under the sources of money."""

from typing import Any

import pytest

from tests.intake.sample import Told, grid, left, lines, programs, read, told

HEAD = ["No", "Program", "Dimensi"]
SATU: list[Any] = [1, "Satu", "Smart Living"]


def below(upper: list[Any], lower: list[Any], *cells: Any) -> Any:
    """A program in a table whose headings have a second line behind the third column."""
    return read(grid([*HEAD, *upper], [None, None, None, *lower], [*SATU, *cells]))


@pytest.mark.parametrize("upper", [2026, "Tahun 2026", "TA 2026"])
def test_the_budget_and_its_source_stand_under_a_year(upper: Any) -> None:
    head = [upper, None, None, "2027", None, None], ["Target", "Anggaran", "Sumber Dana"] * 2
    table = below(*head, "80%", "250 juta", "APBD", "90%", "Rp 300 juta", "DAK")
    assert lines(programs(table)["Satu"]) == [(2026, "apbd", 250_000_000), (2027, "dak", 300_000_000)]
    assert told(table)["Satu"].years == (2026, 2027)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["Tahun", "Sumber Dana (Rp juta)", None, None], [None, "APBD Kab", "APBN", "CSR"]),
        (["Tahun", "Anggaran", None, None], [None, "APBD (Rp juta)", "APBN (Rp juta)", "CSR (Rp juta)"]),
        (["Tahun", "APBD (juta rupiah)", "APBN (juta rupiah)", "CSR (juta rupiah)"], []),
    ],
)
def test_amounts_stand_under_their_sources(upper: list[Any], lower: list[Any]) -> None:
    table = below(upper, lower, 2026, 250, None, 100)
    assert lines(programs(table)["Satu"]) == [(2026, "apbd", 250_000_000), (2026, "csr", 100_000_000)]


def test_amounts_stand_under_years_and_sources() -> None:
    head = ["Anggaran 2026 (Rp)", None, "Anggaran 2027 (Rp)", None], ["APBD", "APBN"] * 2
    found = lines(programs(below(*head, 100_000_000, 200_000_000, None, 300_000_000))["Satu"])
    assert found == [(2026, "apbd", 100_000_000), (2026, "apbn", 200_000_000), (2027, "apbn", 300_000_000)]


def test_sources_are_ticked() -> None:
    head = ["Tahun", "Anggaran", "Sumber Dana", None, None], [None, None, "APBD", "APBN", "CSR"]
    assert lines(programs(below(*head, 2026, "250 juta", None, "v"))["Satu"]) == [(2026, "apbn", 250_000_000)]
    table = below(*head, 2026, "250 juta", "v", "-", "x")
    assert lines(programs(table)["Satu"]) == [(2026, None, 250_000_000)]
    assert ("F3", "several sources for one amount: say how much comes from each") in left(table, open=True)


@pytest.mark.parametrize(
    "lower",
    [["TW I", "TW II", "TW III", "TW IV"], ["I", "II", "III", "IV"], ["Jan", "Feb", "Mei", "Des"],
     ["Semester I", "Semester II", "Triwulan 3", "Q4"]],
)  # fmt: skip
def test_parts_of_years_are_ticked(lower: list[Any]) -> None:
    head = ["2026", None, None, None, "2027", None, None, None], lower * 2
    table = below(*head, None, "v", "v", None, None, "v")
    assert told(table)["Satu"].years == (2026, 2027)


def test_months_are_of_the_year_in_the_title() -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
    rows = [*HEAD, "Rencana Aksi", *months], [*SATU, "Sosialisasi", None, "x"]
    assert told(read(grid(["RENCANA AKSI TAHUN 2026"], *rows)))["Satu"].years == (2026, 2026)
    table = read(grid(["RENCANA AKSI 2026-2027"], *rows))  # of which nobody can tell which is meant
    assert told(table)["Satu"].years == ()
    assert [cell for cell, why in left(table, open=True) if why.startswith("no field is known for Feb")] == ["F2"]


def test_the_roadmap_as_the_master_plan_has_it() -> None:
    upper = ["Jangka Pendek", "Jangka Menengah", None, None, "Jangka Panjang", "PD Penanggung Jawab"]
    head = [[*HEAD, *upper], [None, None, None, 2026, 2027, 2028, 2029, "2030-2035", None]]
    rows = [[*SATU, "v"], [2, "Dua", "Smart Living", None, "v", "v"], [3, "Tiga", "Smart Living", "v", "v"],
            [4, "Empat", "Smart Living", None, None, None, None, "v"]]  # fmt: skip
    table = read(grid(*head, *rows, merged=[(0, 4, 0, 6)]))
    assert told(table) == {
        "Satu": Told("living", (2026, 2026), horizon="1-year"),
        "Dua": Told("living", (2027, 2028), horizon="5-year"),
        "Tiga": Told("living", (2026, 2027), horizon="5-year"),
        "Empat": Told("living", (), horizon="long-term"),
    }


def test_quick_wins_are_programs_where_no_column_names_these() -> None:
    head = ["Dimensi", "Quick Win", "Perangkat Daerah", "Tahun", "Kebutuhan Anggaran (Rp)"]
    table = read(grid(head, ["Smart Living", "Satu", "DLH", 2026, "± Rp 75 juta"]))
    assert told(table)["Satu"][1:3] == ((2026, 2026), 75_000_000)

"""Forms that planners fill in for others: Renstra and RKPD, budgets by source, answers to a form, years by number."""

import pytest

from tests.intake.sample import grid, left, lines, programs, read, told, value


def test_renstra_has_years_over_targets_and_money_in_a_third_line() -> None:
    upper = ["Kode", "Program dan Kegiatan", "Data Capaian pada Tahun Awal", "Target Kinerja dan Kerangka Pendanaan"]
    rows = [[*upper, None, None, None, "Kondisi Kinerja pada akhir Renstra", None, "Dimensi"],
            [None] * 3 + ["Tahun 2026", None, "Tahun 2027"], [None] * 3 + ["target", "Rp"] * 3,
            ["2.16.02", "Satu", 60, 70, 250_000_000, 80, 300_000_000, 90, 550_000_000, "Smart Living"]]  # fmt: skip
    table = read(grid(*rows, merged=[(0, 3, 0, 6), (0, 7, 1, 8), (1, 3, 1, 4), (1, 5, 1, 6)]))
    satu = programs(table)["Satu"]
    assert lines(satu) == [(2026, None, 250_000_000), (2027, None, 300_000_000)]
    assert value(satu, "years") == (2026, 2027)


def test_rkpd_has_the_year_and_the_next_over_several_columns() -> None:
    name = "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan"
    below = "Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif", "Sumber Dana"
    rows = [["Kode", name, "Rencana Tahun 2026", None, None, None, "Prakiraan Maju Rencana Tahun 2027", None],
            [None, None, *below, *below[1:3]],
            ["2.16.02", "Satu", "Sepaku", "100%", 500_000_000, "APBD", "100%", 550_000_000]]  # fmt: skip
    table = read(grid(*rows, merged=[(0, 2, 0, 5), (0, 6, 0, 7)], sheet="Smart Governance"))
    assert lines(programs(table)["Satu"]) == [(2026, "apbd", 500_000_000), (2027, None, 550_000_000)]


@pytest.mark.parametrize("upper", ["Realisasi 2025", "Realisasi"])
def test_budgets_of_what_was_spent_are_not_taken(upper: str) -> None:
    head = [["Program", "Dimensi", upper, None], [None, None, "Target", "Anggaran 2025"]]
    assert lines(programs(read(grid(*head, ["Satu", "Smart Living", 75, 250_000_000])))["Satu"]) == []


def test_the_sum_of_sources_is_not_added_to_them() -> None:
    head = ["Program", "Dimensi", "Tahun", "APBD (Rp)", "CSR (Rp)", "Total (Rp)"]
    rows = [["Satu", "Smart Living", 2026, 100_000_000, 50_000_000, 150_000_000],
            ["Dua", "Smart Living", 2026, None, "-", 75_000_000],
            ["Tiga", "Smart Living", 2026, 100_000_000, None, 150_000_000]]  # fmt: skip
    table = read(grid(head, *rows))
    assert lines(programs(table)["Satu"]) == [(2026, "apbd", 100_000_000), (2026, "csr", 50_000_000)]
    assert lines(programs(table)["Dua"]) == [(2026, None, 75_000_000)]
    assert lines(programs(table)["Tiga"]) == [(2026, "apbd", 100_000_000)]


@pytest.mark.parametrize("heading", ["Nama OPD", "Nama Dinas", "Nama Instansi"])
def test_the_name_of_an_agency_names_no_program(heading: str) -> None:
    row = ["a@b.id", "Ani", "DLH", "Smart Living", "Satu"]
    table = read(grid(["Email", "Nama Pengusul", heading, "Dimensi", "Nama Program/Inovasi yang diusulkan"], row))
    assert [*programs(table)] == ["Satu"]
    assert told(table)["Satu"].owner == "dlh"
    assert not programs(table)["Satu"].parts


@pytest.mark.parametrize(
    "head", [["Mulai", "Selesai"], ["Tanggal Mulai", "Tanggal Selesai"], ["Start", "End"], ["Start Date", "End Date"]]
)
def test_the_first_and_the_last_year_stand_in_columns_of_their_own(head: list[str]) -> None:
    table = read(grid(["Program", "Dimensi", *head], ["Satu", "Smart Living", "Januari 2026", 2028]))
    assert told(table)["Satu"].years == (2026, 2028)


def test_years_by_number_are_said_where_they_are_numbered_under_one_heading() -> None:
    head = [["Program", "Dimensi", "Tahun ke-", None, None], [None, None, 1, 2, 3]]
    table = read(grid(*head, ["Satu", "Smart Living", None, "v", "v"], merged=[(0, 2, 0, 4)]))
    assert told(table)["Satu"].years == ()
    assert [cell for cell, why in left(table, open=True) if why.startswith("no field is known")] == ["D1", "E1"]


def test_quick_wins_before_their_activities_are_the_programs() -> None:
    head = ["Quick Win", "Dimensi", "Kegiatan", "OPD"]
    table = read(grid(head, ["Satu", "Smart Living", "Persiapan", "DLH"], [None, None, "Peluncuran", "DLH"]))
    (satu,) = programs(table).values()
    assert [value(part, "name") for part in satu.parts] == ["Persiapan", "Peluncuran"]
    table = read(grid(["Dimensi", "Kegiatan", "Quick Win"], ["Smart Living", "Satu", "v"]))
    assert [*programs(table)] == ["Satu"]


@pytest.mark.parametrize("heading", ["Estimated Cost (USD)", "Anggaran ($)", "Biaya (ribu dolar)"])
def test_money_of_other_countries_is_no_rupiah(heading: str) -> None:
    table = read(grid(["Program", "Dimensi", "Tahun", heading], ["Satu", "Smart Living", 2026, 150_000]))
    assert lines(programs(table)["Satu"]) == []
    assert [cell for cell, why in left(table, open=True) if why.startswith("no field is known")] == ["D1"]

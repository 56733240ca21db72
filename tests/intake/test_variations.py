"""Shapes of planners' tables that none of the real ones has: each is read, or says what is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from ppu_roadmap.text import Message, Refusal
from tests.intake.sample import Told, grid, left, lines, of_file, programs, read, told, value

APPS = ("Aplikasi Satu", "Wisata Dua")


def test_title_rows_logo_and_two_lines_of_headings() -> None:
    table = read(
        grid(
            ["", "PEMERINTAH KABUPATEN CONTOH"],
            [],
            ["MATRIKS RENCANA AKSI SMART CITY TAHUN 2026-2028 (dalam juta rupiah)"],
            [],
            ["No.", "Dimensi", "Nama Program", "Perangkat Daerah", None, "Kebutuhan Anggaran", None, None, "Ket"],
            [None, None, None, "Utama", "Pendukung", 2026, 2027, 2028, None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, "Smart Living", "Aplikasi Satu", "Dinas Kesehatan", "RSUD", 1250, "75,5", "-", "lanjutan"],
            [2, "Smart Economy", "Wisata Dua", "DLH", None, None, 100, 200, None],
            [None, None, "JUMLAH", None, None, 1250, 175.5, 200],
        )
    )
    found = told(table)
    assert found["Aplikasi Satu"] == Told("living", (2026, 2027), 1_325_500_000, "dinas-kesehatan", "1-year")
    assert found["Wisata Dua"] == Told("economy", (2027, 2028), 300_000_000, "dlh", "5-year")
    assert lines(programs(table)["Wisata Dua"]) == [(2027, None, 100_000_000), (2028, None, 200_000_000)]
    assert value(programs(table)["Aplikasi Satu"], "partners") == ["rsud"]
    assert left(table) == []


def test_english_headings_in_another_order() -> None:
    table = read(
        grid(
            ["budget (Rp million)", "lead agency", "year", "program name", "dimension", "funding source"],
            [250, "Diskominfo", "2026 to 2027", "Aplikasi Satu", "governance", "APBD"],
        )
    )
    assert told(table) == {"Aplikasi Satu": Told("governance", (2026, 2027), 250_000_000, "diskominfo", "1-year")}
    assert lines(programs(table)["Aplikasi Satu"]) == [(2026, "apbd", 250_000_000)]
    (guess,) = [each for each in table.guessed if each.field == "budget[2026].amount"]
    assert guess.why.render("en") == (
        "Rp 250,000,000 is taken for 2026, the first of its years to 2027: it may be the sum of all"
    )


def test_merged_dimensions_and_rows_of_one_program() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "Rencana Aksi", "Sumber Dana", "Tahun", "Pagu (Rp)"],
            ["Smart Society", "Kelas Digital", "Menyusun modul", "APBD", 2026, 100_000_000],
            [None, None, "Melatih guru", "APBN", 2027, 200_000_000],
            [None, "Kampung Aman", "Memasang CCTV", "APBD", 2027, 300_000_000],
            merged=[(1, 0, 3, 0), (1, 1, 2, 1)],
        )
    )
    found = programs(table)
    assert told(table)["Kelas Digital"][:3] == ("society", (2026, 2027), 300_000_000)
    assert lines(found["Kelas Digital"]) == [(2026, "apbd", 100_000_000), (2027, "apbn", 200_000_000)]
    actions = [value(part, "name") for part in found["Kelas Digital"].parts if part.form.word == "action"]
    assert actions == ["Menyusun modul", "Melatih guru"]
    assert told(table)["Kampung Aman"][:3] == ("society", (2027, 2027), 300_000_000)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp. 2.500.000.000,-", 2_500_000_000),
        ("2,5 M", 2_500_000_000),
        ("Rp 2,5 Milyar", 2_500_000_000),
        ("Rp2.500.000.000,00", 2_500_000_000),
        ("1.250 jt", 1_250_000_000),
        ("IDR 1.250.000.000", 1_250_000_000),
        (1_250_000_000, 1_250_000_000),
        (1_250_000_000.0, 1_250_000_000),
        ("belum dihitung", 0),
        ("Rp -", 0),
        ("–", 0),
        (0, 0),
    ],
)
def test_amounts(cell: str | float, amount: int) -> None:
    head = ["Program", "Dimensi", "Tahun", "Anggaran"]
    table = read(grid(head, ["Satu", "Smart Living", 2026, cell], ["Dua", "Smart Living", 2026, "Rp 1.500.000,50"]))
    assert told(table)["Satu"].rupiah == amount
    assert [cell for cell, _why in left(table)] == ["D3"]  # no half rupiah


def test_amounts_of_two_readings_are_left_unless_others_tell() -> None:
    head = ["Program", "Dimensi", "Tahun", "Anggaran (juta)"]
    one = ["Satu", "Smart Living", 2026, "1.250"]
    assert left(read(grid(head, one))) == [("D2", "1.250 can mean 1250 or 1.25: write the one that is meant")]
    assert told(read(grid(head, one, ["Dua", "Smart Living", 2026, "75,5"])))["Satu"].rupiah == 1_250_000_000
    assert told(read(grid(head, one, ["Dua", "Smart Living", 2026, "75.5"])))["Satu"].rupiah == 1_250_000


def test_amounts_without_their_unit_are_left() -> None:
    rows = [
        ["Satu", "Smart Living", 2026, 2500],
        ["Dua", "Smart Living", 2026, "75,5"],
        ["Tiga", "Smart Living", 2026, "Rp 50.000"],
    ]
    table = read(grid(["Program", "Dimensi", "Tahun", "Total"], *rows))
    assert [one.rupiah for one in told(table).values()] == [0, 0, 50_000]
    assert [cell for cell, why in left(table) if "write the unit into the heading" in why] == ["D2", "D3"]


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Anggaran (Rp)", 1),
        ("Anggaran (Rp 000)", 1_000),
        ("Anggaran (Rp. 000,-)", 1_000),
        ("Biaya (ribu rupiah)", 1_000),
        ("Pagu Indikatif (juta rupiah)", 1_000_000),
        ("PAGU (Rp. Juta)", 1_000_000),
        ("Anggaran (x Rp 1.000.000)", 1_000_000),
        ("Kebutuhan Dana (Rp Miliar)", 1_000_000_000),
    ],
)
def test_units_of_headings(heading: str, scale: int) -> None:
    table = read(grid(["Program", "Dimensi", "Tahun", heading], ["Satu", "Smart Living", 2026, 300_000]))
    assert told(table)["Satu"].rupiah == 300_000 * scale


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2026 - 2028", (2026, 2028)),
        ("2026 s/d 2030", (2026, 2030)),
        ("TA 2026", (2026, 2026)),
        ("Tahun 2026 s.d. Tahun 2027", (2026, 2027)),
        ("2026, 2027, 2028", (2026, 2028)),
        ("2026/2027/2028", (2026, 2028)),
        ("2026-28", (2026, 2028)),
        ("2026\n2027", (2026, 2027)),
        (2026, (2026, 2026)),
        ("2026\xa0–\xa02027", (2026, 2027)),
        ("Triwulan II 2026", (2026, 2026)),
        ("TW I 2026 - TW IV 2027", (2026, 2027)),
        ("Maret s.d. Agustus 2026", (2026, 2026)),
        ("mulai 2026 bila siap", ()),
        ("Maret 2026 bila siap", ()),
    ],
)
def test_years(cell: str | float, years: tuple[int, ...]) -> None:
    table = read(grid(["Program", "Dimensi", "Waktu Pelaksanaan"], ["Satu", "Smart Living", cell]))
    assert told(table)["Satu"].years == years
    if not years:  # which the reader of the field refuses
        assert value(programs(table)["Satu"], "years") == cell


@pytest.mark.parametrize("tick", ["v", "V", "x", "X", "√", "✓", "✔", "●", "■", "*", 1, True, "ya"])
def test_ticks(tick: Any) -> None:
    head = ["No", "Program", "Dimensi", "Tahun Pelaksanaan"]
    years = [None, None, None, "2026", "2027", "2028", "2029"]
    rows = [[1, "Satu", "Smart Living", None, tick, tick], [2, "Dua", "Smart Living", "-", None, None, tick]]
    found = told(read(grid(head, years, *rows)))
    assert (found["Satu"].years, found["Dua"].years) == ((2027, 2028), (2029, 2029))
    assert found["Satu"].rupiah == 0


def test_coloured_cells_are_ticks_where_nothing_else_is_ticked(tmp_path: Path) -> None:
    """As in a chart of bars; a row that is coloured from end to end, a white cell and a marked one tell nothing."""
    green, grey, white = (PatternFill("solid", fgColor=colour) for colour in ("00B050", "DDDDDD", "FFFFFF"))
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["No", "Program", "Dimensi", 2026, 2027, 2028, 2029])
    for at, name in enumerate(("Satu", "Dua", "Tiga", "Empat"), 1):
        sheet.append([at, name, "Smart Living", None, "v" if name == "Tiga" else None])
    for fill, cells in ((green, "E2 F2 G5"), (grey, "B3 C3 D3 E3 F3 G3 D4"), (white, "D2 D5"), (grey, "B5")):
        for cell in cells.split():
            sheet[cell].fill = fill
    made.save(tmp_path / "bars.xlsx")
    table = of_file(tmp_path / "bars.xlsx")
    found = {name: one.years for name, one in told(table).items()}
    assert found == {"Satu": (2027, 2028), "Dua": (), "Tiga": (2027, 2027), "Empat": (2029, 2029)}
    (years,) = (wish for wish in programs(table)["Satu"].wishes if wish.path == ("years",))
    assert isinstance(years.read, Message)
    assert (years.origin.cell, years.value, years.read.render("en")) == ("E2", "■", "2027 to 2028")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [(["Target dan Pagu 2026", None], ["Target", "Rp (juta)"]), (["2026", None], ["Target", "Rp (juta)"]),
     (["Target dan Pagu", None], ["Target 2026", "2026 (juta rupiah)"])],
)  # fmt: skip
def test_money_beside_targets(upper: Sequence[str], lower: Sequence[str]) -> None:
    head = [["Program", "Dimensi", *upper], [None, None, *lower]]
    table = read(grid(*head, ["Satu", "Smart Living", "75 %", 250], merged=[(0, 2, 0, 3)]))
    assert lines(programs(table)["Satu"]) == [(2026, None, 250_000_000)]


def test_money_that_was_spent_is_not_taken() -> None:
    head = [["Program", "Dimensi", "Realisasi 2026", None], [None, None, "Fisik", "Rp"]]
    table = read(grid(*head, ["Satu", "Smart Living", 75, 250_000_000], merged=[(0, 2, 0, 3)]))
    assert lines(programs(table)["Satu"]) == []


def test_amounts_in_columns_of_years_tell_the_years_too() -> None:
    table = read(
        grid(
            ["Program", "Dimensi", "Anggaran 2026 (Rp)", "Anggaran 2027 (Rp)", "Total (Rp)", "Sumber Dana"],
            ["Satu", "Smart Living", 100_000_000, 200_000_000, 300_000_000, "APBD Kab"],
            ["Dua", "Smart Living", "-", "Rp 50.000.000", None, "CSR"],
        )
    )
    assert told(table)["Satu"][:3] == ("living", (2026, 2027), 300_000_000)
    assert lines(programs(table)["Satu"]) == [(2026, "apbd", 100_000_000), (2027, "apbd", 200_000_000)]
    assert lines(programs(table)["Dua"]) == [(2027, "csr", 50_000_000)]
    assert table.guessed == [*filter(lambda each: each.field in ("years", "horizon"), table.guessed)]


def test_horizons_as_columns_with_lists_in_cells() -> None:
    table = read(
        grid(
            ["OUTLET PROGRAM SMART CITY"],
            ["DIMENSI", "JANGKA PENDEK (2026-2027)", "JANGKA MENENGAH (2028-2031)", "JANGKA PANJANG"],
            [
                "A. Smart Governance",
                "1. Satu Data\n2. Mal Pelayanan\n   Publik",
                "- SPBE\n- Tanda tangan digital",
                None,
            ],
            ["B. Smart Living", "1. Ambulans 2. Kota Hijau", None, "Kereta Ringan\ndi atas tanah"],
        )
    )
    found = told(table)
    assert {name: (one.dimension, one.horizon) for name, one in found.items()} == {
        "Satu Data": ("governance", "1-year"),
        "Mal Pelayanan Publik": ("governance", "1-year"),
        "SPBE": ("governance", "5-year"),
        "Tanda tangan digital": ("governance", "5-year"),
        "Ambulans": ("living", "1-year"),
        "Kota Hijau": ("living", "1-year"),
        "Kereta Ringan di atas tanah": ("living", "long-term"),
    }
    assert left(table, open=True)[0] == (
        "B3",
        "the table does not tell: Agency in charge, Sub-dimension, Years, Budget",
    )


def test_horizons_as_ticked_columns_and_as_sections() -> None:
    head = ["Dimensi", "Program", "Jangka Pendek", "Jangka Menengah", "Jangka Panjang"]
    found = told(read(grid(head, ["Smart Living", "Satu", None, "v", None], ["Smart Living", "Dua", "v"])))
    assert (found["Satu"].horizon, found["Dua"].horizon) == ("5-year", "1-year")
    table = read(grid(head, ["Smart Living", "Satu", None, "v", "v"]))
    assert (told(table)["Satu"].horizon, left(table, open=True)[0]) == (
        "5-year",
        ("E2", "a program has one horizon: Jangka Menengah is taken"),
    )
    rows = [[1, "Satu", "Smart Living", "DLH"], ["II", "JANGKA PANJANG"], [1, "Dua", "Smart Living", "DLH"]]
    sections = ["I", "Program Jangka Menengah (5 Tahun)"], *rows
    found = told(read(grid(["No", "Program", "Dimensi", "OPD"], *sections)))
    assert (found["Satu"].horizon, found["Dua"].horizon) == ("5-year", "long-term")


def test_sections_totals_repeated_headings_and_signatures() -> None:
    head = ["No", "Program", "OPD", "Tahun", "Biaya"]
    table = read(
        grid(
            head,
            ["A.", "SMART GOVERNANCE"],
            ["a", "Layanan Publik"],
            [1, "Satu", "Diskominfo", 2026, 100_000_000],
            [None, "Sub Total", None, None, 100_000_000],
            head,
            [1, 2, 3, 4, 5],
            ["B. SMART ENVIRONMENT"],
            [2, "Dua", "DLH", 2027, 200_000_000],
            [3, None, None, None, None],
            [None, "Jumlah Total", None, None, 300_000_000],
            [],
            ["Catatan: angka sementara"],
            [None, None, "Penajam, 12 Mei 2026"],
            [None, "Mengetahui,", "Kepala Bappeda"],
            [None, "Sekretaris Daerah", "Ir. Budi"],
            [None, None, "NIP. 19700101 199003 1 001"],
            merged=[(7, 0, 7, 4)],
        )
    )
    assert told(table) == {
        "Satu": Told("governance", (2026, 2026), 100_000_000, "diskominfo", "1-year"),
        "Dua": Told("environment", (2027, 2027), 200_000_000, "dlh", "1-year"),
    }
    assert value(programs(table)["Satu"], "subdimension") == "public-service"
    assert value(programs(table)["Dua"], "subdimension") is None
    assert left(table) == []


def test_a_sheet_a_dimension() -> None:
    rows = [["Program", "PIC"], ["Satu", "DLH"]]
    titled = grid(["RENCANA AKSI SMART ECONOMY"], [], *rows, sheet="Sheet2")
    table = read(grid(*rows, sheet="Smart Living"), titled, grid(["apa saja"], sheet="Catatan"))
    assert [each.dimension for each in table.wanted if each.form.word == "program"] == ["living", "economy"]


def test_dimensions_in_other_words() -> None:
    texts = [
        "smart brending",
        "Pilar Smart Government",
        "1. Smart Environtment",
        "SMART MOBILITY",
        "Smart People",
        "Ekonomi",
    ]
    rows = [[text, f"Program {number}"] for number, text in enumerate(texts)]
    found = told(read(grid(["Pilar", "Nama Program"], *rows)))
    expected = ["branding", "governance", "environment", "living", "society", "economy"]
    assert [one.dimension for one in found.values()] == expected


def test_smart_city_is_no_dimension() -> None:
    rows = [
        ["MATRIKS SMART CITY"],
        ["Smart City"],
        ["Program", "OPD", "Dimensi"],
        ["Satu", "DLH"],
        ["Smart City", "DLH"],
    ]
    assert programs(read(grid(*rows, ["Dua", "DLH", "Smart City"], sheet="SMART CITY"))) == {}
    assert told(read(grid(*rows, sheet="PPU Smart City - Smart Living")))["Satu"].dimension == "living"


def test_names_that_begin_like_totals_and_small_letters() -> None:
    table = read(
        grid(
            ["Dimensi", "Jangka Pendek", "Jangka Menengah"],
            ["Smart Living", "Pasar Digital\ne-SPTPD", None],
            [None, "Total Sanitasi", None],
        )
    )
    assert [*told(table)] == ["Pasar Digital", "e-SPTPD", "Total Sanitasi"]
    numbered = [["No", "Program", "Dimensi"], [1, "Satu", "Smart Living"], [2, "Jumlah Warga Sehat"]]
    assert [*told(read(grid(*numbered)))] == ["Satu", "Jumlah Warga Sehat"]
    dated = read(
        grid(["Program", "Dimensi", "Tahun"], ["Total Football", "Smart Living", "2026"], ["Jumlah Guru", None, "2027"])
    )
    assert [*told(dated)] == ["Total Football", "Jumlah Guru"]


def test_years_by_number_are_said() -> None:
    table = read(grid(["No", "Program", "Dimensi", "Tahun ke-1", "Tahun II"], [1, "Satu", "Smart Living", "v", "v"]))
    assert told(table)["Satu"].years == ()
    assert [cell for cell, why in left(table, open=True) if why.startswith("no field is known")] == ["D1", "E1"]


def test_headings_of_three_lines() -> None:
    head = ["No", "Program", "Dimensi", "Rencana Pelaksanaan dan Pendanaan"]
    lower = [None, None, None, "2026", None, "2027"]
    lowest = [None, None, None, "Target", "Rp", "Target", "Rp"]
    areas = [(0, 3, 0, 6), (1, 3, 1, 4), (1, 5, 1, 6), (0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 2, 2)]
    row = [1, "Satu", "Smart Living", "10 unit", 100_000_000, "20 unit", 200_000_000]
    table = read(grid(head, lower, lowest, row, merged=areas))
    assert told(table) == {"Satu": Told("living", (2026, 2027), 300_000_000, None, "1-year")}


def test_an_agency_below_another_supports_it_and_years_may_stand_under_a_horizon() -> None:
    head = ["Program", "Dimensi", "OPD", "Jangka Waktu"]
    rows = [
        ["Satu", "Smart Living", "DLH", "2026-2027"],
        [None, None, "RSUD"],
        ["Dua", "Smart Living", "DLH", "5 Tahun"],
    ]
    table = read(grid(head, *rows))
    assert told(table)["Satu"] == Told("living", (2026, 2027), 0, "dlh", "1-year")
    assert value(programs(table)["Satu"], "partners") == ["rsud"]
    assert told(table)["Dua"] == Told("living", (), 0, "dlh", "5-year")


def test_amounts_of_actions_add_up_and_others_of_a_year_do_not() -> None:
    head = ["Program", "Kegiatan", "Dimensi", "Tahun", "Pagu (juta)"]
    rows = [["Satu", "Menyusun", "Smart Living", 2026, 100], [None, "Melatih", None, 2026, 50]]
    table = read(grid(head, *rows))
    (line,) = [part for part in programs(table)["Satu"].parts if part.form.word == "budget"]
    said = line.wishes[-1].read
    assert isinstance(said, Message)
    assert (value(line, "amount"), said.render("en")) == (150_000_000, "the sum of 100, 50")
    twice = read(grid(["Program", "Dimensi", "Tahun", "Pagu"], *[["Satu", "Smart Living", 2026, 100_000_000]] * 3))
    assert told(twice)["Satu"].rupiah == 100_000_000
    assert [cell for cell, why in left(twice, open=True) if why.startswith("a second amount")] == ["D3", "D4"]


def test_dashes_say_nothing_and_indicators_are_not_made() -> None:
    head = ["Program", "Dimensi", "Lokasi", "Status", "Indikator Outcome", "Satuan", "Target 2027"]
    table = read(grid(head, ["Satu", "Smart Living", "-", "–", "Waktu", "menit", "≤ 10"], ["Dua", "-", "..."]))
    satu, dua = programs(table).values()
    assert [[wish.path for wish in each.wishes] for each in (satu, dua)] == [[("name",), ("horizon",)]] * 2
    assert satu.parts == ()
    assert [cell for cell, why in left(table, open=True) if "needs more than a cell" in why] == ["E1", "F1", "G1"]


@pytest.mark.parametrize("label", [None, "B", "2"])
@pytest.mark.parametrize("merged", [[], [(1, 1, 1, 2), (3, 1, 3, 2)]])
@pytest.mark.parametrize("text", ["SMART XYZ", "Dimensi Ketahanan", "2. SMART KETAHANAN"])
def test_a_dimension_that_nobody_knows_takes_no_programs(label: Any, merged: Any, text: str) -> None:
    rows = [["A", "SMART LIVING"], [1, "Satu", "DLH"], [label, text], [2, "Dua", "DLH"]]
    after = [["C", "SMART ECONOMY"], [3, "Tiga", "DLH"]]
    table = read(grid(["No", "Program", "OPD"], *rows, *after, merged=merged))
    assert {name: one.dimension for name, one in told(table).items()} == {"Satu": "living", "Tiga": "economy"}
    assert [(cell, why.partition(":")[0]) for cell, why in left(table)] == [
        ("B4", f"{text} is none of the six dimensions"),
        ("B5", "no cell tells its dimension"),
    ]


def test_sections_of_dimensions_without_the_word_smart() -> None:
    rows = [["A", "LIVING"], [1, "Satu", "DLH"], ["B", "KETAHANAN"], [2, "Dua", "DLH"]]
    table = read(grid(["No", "Program", "OPD"], *rows))
    assert [*told(table)] == ["Satu"]
    assert [cell for cell, _why in left(table)] == ["B4", "B5"]


def test_sections_with_a_sum_beside_them_in_another_column_or_over_columns_of_horizons() -> None:
    rows = [["A", "SMART LIVING", None, 9_000_000], [1, "Satu", "DLH", None], ["B", "SMART XYZ", None, 9_000_000]]
    summed = read(grid(["No", "Program", "OPD", "Pagu"], *rows, [2, "Dua", "DLH", None]))
    assert ([*told(summed)], [cell for cell, _why in left(summed)]) == (["Satu"], ["B4", "B5"])
    rows = [["A", "SMART LIVING"], [1, "DLH", "Satu"], ["B", "SMART ECONOMY"], [2, "DLH", "Dua"]]
    other = read(grid(["No", "OPD", "Program"], *rows, merged=[(1, 1, 1, 2), (3, 1, 3, 2)]))
    assert [one.dimension for one in told(other).values()] == ["living", "economy"]
    part = read(grid(["Sub Dimensi", "Program"], ["SMART LIVING"], ["Kesehatan", "Satu"], merged=[(1, 0, 1, 1)]))
    assert [(one.dimension, value(one, "subdimension")) for one in programs(part).values()] == [("living", "health")]
    rows = [["SMART LIVING"], ["a", "b"], ["SMART XYZ"], ["c", "d"]]
    outlet = read(grid(["Program 1 Tahun", "Program 5 Tahun"], *rows, merged=[(1, 0, 1, 1), (3, 0, 3, 1)]))
    assert [(name, one.dimension) for name, one in told(outlet).items()] == [("a", "living"), ("b", "living")]


def test_a_program_may_be_called_smart_where_its_dimension_has_a_column_or_it_is_counted() -> None:
    rows = [["Smart Living", "Smart Village", "DLH"], [None, "Smart Desa"]]
    assert [*told(read(grid(["Dimensi", "Program", "OPD"], *rows)))] == ["Smart Village", "Smart Desa"]
    rows = [["A", "SMART LIVING", None], [1, "Satu", "DLH"], [2, "Smart Living Room", None], ["B", "Smart Desa", None]]
    assert [*told(read(grid(["No", "Program", "OPD"], *rows)))] == ["Satu", "Smart Living Room"]


@pytest.mark.parametrize(
    "text",
    [
        "Dimensi 2 : Smart Economy",
        "II. PILAR SMART ECONOMY",
        "Smart Economy (Ekonomi Cerdas)",
        "SMART ECONOMY - Ekonomi Daerah",
        "Program Unggulan Smart Economy",
    ],
)
def test_sections_of_known_dimensions(text: str) -> None:
    rows = [["SMART LIVING"], [1, "Satu", "DLH"], [text], [2, "Dua", "DLH"]]
    table = read(grid(["No", "Program", "OPD"], *rows, merged=[(1, 0, 1, 2), (3, 0, 3, 2)]))
    assert ([one.dimension for one in told(table).values()], left(table)) == (["living", "economy"], [])
    cells = read(grid(["Dimensi", "Program"], [text, "Satu"]))
    assert [one.dimension for one in told(cells).values()] == ["economy"]


def test_programs_that_are_called_like_headings() -> None:
    head = ["No", "Dimensi", "Program Unggulan", "Rencana Aksi", "OPD", "Tahun", "Ket"]
    rows = [
        [1, "Smart Living", "Program Kampung Iklim", "Pelaksanaan kegiatan", "DLH", 2026, "Kegiatan prioritas"],
        [2, None, "Inovasi Daerah", "Usulan kegiatan", "Dinas", 2026, "Usulan Program"],
        [3, None, "Program", "Aksi", "DLH", 2027, "Program"],
    ]
    assert [*told(read(grid(head, *rows)))] == ["Program Kampung Iklim", "Inovasi Daerah", "Program"]


def test_headings_that_are_repeated_take_nothing_of_the_rows_above() -> None:
    head = ["No", "Program", "Tahun", "Pagu"]
    rows = [[1, "Smart Economy Center", 2026, "1250 juta"], head, [2, "Dua", 2026, 250_000_000]]
    found = told(read(grid(["SMART LIVING"], head, *rows)))
    assert [(one.dimension, one.rupiah) for one in found.values()] == [
        ("living", 1_250_000_000),
        ("living", 250_000_000),
    ]
    title = ["PROGRAM TANAM 1 JUTA POHON"]
    found = told(read(grid(title, ["Program", "Dimensi", "Tahun", "Pagu"], ["Satu", "Living", 2026, 250_000_000])))
    assert found["Satu"].rupiah == 250_000_000
    stacked = [
        ["SMART LIVING (dalam juta rupiah)"],
        head,
        [1, "Satu", 2026, 250],
        [],
        ["SMART ECONOMY (dalam ribu)"],
        head,
    ]
    found = told(read(grid(*stacked, [1, "Dua", 2026, 250_000])))
    assert [(one.dimension, one.rupiah) for one in found.values()] == [
        ("living", 250_000_000),
        ("economy", 250_000_000),
    ]


def test_what_no_plan_could_hold_is_left_and_bars_nothing_else() -> None:
    rows = [["Satu", "Smart Living", "Pariwisata"], ["x" * 301, "Smart Living"], ["Dua", "Smart Tourism", "Kesehatan"]]
    table = read(grid(["Program", "Dimensi", "Sub Dimensi"], *rows))
    assert [*programs(table)] == ["Satu"]
    assert [why for _cell, why in left(table)][:3] == [
        "Smart Tourism is none of the six dimensions: write it as Smart Governance",
        "a name may have 300 characters, and this has 301",
        (
            "no cell tells its dimension: write one of Smart Governance, Smart Branding, Smart Economy, Smart Living, "
            "Smart Society, Smart Environment in a column Dimensi"
        ),
    ]
    assert left(table)[3] == ("C2", "Pariwisata is no sub-dimension of Smart Living")


def test_a_program_without_a_dimension_is_left() -> None:
    table = read(grid(["Program", "OPD"], ["Satu", "DLH"]))
    ((cell, why),) = left(table)
    assert (cell, why.partition(":")[0]) == ("A2", "no cell tells its dimension")
    assert programs(table) == {}


def test_several_agencies_in_a_cell() -> None:
    cells = {
        "Satu": ("Bappeda, Diskominfo", "bappeda", ["diskominfo"]),
        "Dua": ("Dinas Kesehatan / RSUD", "dinas-kesehatan", ["rsud"]),
        "Tiga": ("Dinas Komunikasi dan Informatika", "diskominfo", None),
        "Empat": ("1. DLH\n2. Dinas Koperasi dan UKM", "dlh", ["dinas-koperasi-dan-ukm"]),
        "Lima": ("Dinas Perindustrian, Perdagangan, Koperasi dan UKM", "dinas-perindustrian-perdagangan-kope", None),
        "Enam": ("Bappeda & DLH; Seluruh OPD", "bappeda", ["dlh"]),
    }
    table = read(
        grid(["Program", "Dimensi", "Instansi"], *([name, "Smart Living", cell[0]] for name, cell in cells.items()))
    )
    found = programs(table)
    assert {name: (value(one, "owner"), value(one, "partners")) for name, one in found.items()} == {
        name: cell[1:] for name, cell in cells.items()
    }
    said = next(wish.read for wish in found["Satu"].wishes if wish.path == ("owner",))
    assert isinstance(said, Message)
    assert said.render("en") == "Bappeda leads, supported by Diskominfo"
    assert ("C7", "Seluruh OPD names no agency: say which are meant") in left(table, open=True)


def test_short_and_full_names_are_one_agency_only_where_that_is_certain() -> None:
    names = ["Dispar", "Dinas Pariwisata", "DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Perumahan Rakyat",
             "DPR", "Dinas Pendidikan (Disdik)", "BKPSDM", "disdik"]  # fmt: skip
    table = read(
        grid(["Program", "Dimensi", "OPD"], *([f"P{at}", "Smart Living", name] for at, name in enumerate(names)))
    )
    owners = [one.owner for one in told(table).values()]
    assert owners == ["dispar", "dispar", "dpupr", "dpupr", "dpr", "dpr", "disdik", "bkpsdm", "disdik"]


def test_mapping_by_heading_and_letter_in_any_words() -> None:
    rows = grid(["Uraian Kerja", "Grup", "Siapa", "Kapan"], ["Satu", "Smart Living", "DLH", 2026])
    with pytest.raises(Refusal, match="has no table of programs"):
        read(rows)
    mapping = {"uraian kerja": "name", "B": "Dimensi", "Siapa": "Perangkat Daerah Penanggung Jawab", "D": "tahun"}
    assert told(read(rows, mapping=mapping)) == {"Satu": Told("living", (2026, 2026), 0, "dlh", "1-year")}
    with pytest.raises(Refusal, match="a column cannot be nme"):
        read(rows, mapping={"A": "nme"})
    with pytest.raises(Refusal, match="no column is called Z9"):
        read(rows, mapping={**mapping, "Z9": "name"})


def test_columns_that_are_not_known_are_said() -> None:
    table = read(grid(["Program", "Dimensi", "Misi RPJMD ke", "Kosong"], ["Satu", "Smart Living", 2]))
    assert ("C1", "no field is known for Misi RPJMD ke: say what it is, as in roadmap import --map C=note") in left(
        table, open=True
    )
    assert "D1" not in [cell for cell, _why in left(table, open=True)]


def test_hidden_sheets_and_one_that_is_named() -> None:
    rows = [["Program", "Dimensi"], ["Satu", "Smart Living"]]
    first, second = (
        grid(*rows, sheet="Draf")._replace(hidden=True),
        grid(rows[0], ["Dua", "Smart Living"], sheet="Final"),
    )
    assert [*told(read(first, second))] == ["Dua"]
    assert [*told(read(first, second, sheet="draf"))] == ["Satu"]
    with pytest.raises(Refusal, match="there is no sheet Akhir; there are Draf, Final"):
        read(first, second, sheet="Akhir")


def test_a_program_in_two_sheets_is_one() -> None:
    head = ["Program", "Dimensi", "Tahun", "Pagu"]
    first = grid(head, ["Lain", "Smart Living", 2026, None], ["Satu", "Smart Living", 2026, 100_000_000], sheet="2026")
    second = grid(head, ["Satu", "Smart Living", 2028, 300_000_000], sheet="2028")
    table = read(first, second)
    assert told(table)["Satu"].years == (2026, 2028)
    assert lines(programs(table)["Satu"]) == [(2026, None, 100_000_000), (2028, None, 300_000_000)]
    assert not [each for each in table.guessed if each.field != "horizon"]


def test_more_rows_than_any_plan_has() -> None:
    with pytest.raises(Refusal, match="a table of programs may have 20000 rows"):
        read(grid(["Program", "Dimensi"], *[["Satu", "Smart Living"]] * 20_000))

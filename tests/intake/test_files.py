"""Tables in files of every kind, as offices save them."""

from pathlib import Path

import pytest

from tests.intake.sample import TABLES, Told, left, lines, of_file, programs, told, value


def test_an_annex_of_a_regulation_saved_by_libreoffice() -> None:
    """Three lines of titles, headings of two lines, numbered sections, actions in rows of their own, signatures."""
    table = of_file(TABLES / "lampiran.ods")
    assert told(table) == {
        "Mal Pelayanan Publik Digital": Told("governance", (2026, 2028), 1_905_500_000, "dpmptsp", "5-year"),
        "Satu Data PPU": Told("governance", (2026, 2026), 250_000_000, "bapelitbang", "1-year"),
        "Telemedicine": Told("living", (2028, 2030), 3_000_000_000, "dinas-kesehatan", "5-year"),
    }
    found = programs(table)
    assert lines(found["Mal Pelayanan Publik Digital"]) == [
        (2026, "apbd", 500_000_000),
        (2027, "apbd", 1_325_500_000),
        (2028, "apbd", 80_000_000),
    ]
    assert lines(found["Satu Data PPU"]) == [(2026, "apbd-prov", 250_000_000)]
    assert [value(each, "subdimension") for each in found.values()] == ["public-service", "public-service", "health"]
    assert value(found["Telemedicine"], "partners") == ["rsud-ratu-aji-putri-botung", "puskesmas"]
    parts = [(part.form.word, value(part, "name")) for part in found["Mal Pelayanan Publik Digital"].parts]
    assert parts[3:] == [
        ("action", "Pengembangan aplikasi"),
        ("action", "Pelatihan operator"),
    ]
    assert left(table) == []
    assert left(table, open=True) == [
        ("E5", "it needs more than a cell: add it with roadmap add indicator ID"),
        ("F5", "it needs more than a cell: add it with roadmap add indicator ID"),
        ("T5", "it needs more than a cell: add it with roadmap add quickwin ID"),
        ("S11", "Seluruh OPD names no agency: say which are meant"),
    ]


def test_a_sheet_a_dimension_in_an_old_workbook() -> None:
    table = of_file(TABLES / "lembar.xls")
    assert told(table) == {
        "e-Office": Told("governance", (2026, 2028), 150_000_000, "bappeda", "5-year"),
        "SPBE Terpadu": Told("governance", (2026, 2028), 300_000_000, "bappeda", "5-year"),
        "Festival IKN": Told("branding", (2026, 2028), 150_000_000, "bappeda", "5-year"),
    }
    first = programs(table)["e-Office"]
    told_of = [value(first, key) for key in ("description", "locations", "target_group", "note")]
    assert told_of == ["Deskripsi e-Office", "Kec. Penajam", "Masyarakat", "baru"]


@pytest.mark.parametrize(("between", "encoding"), [("\t", "utf-16"), (";", "cp1252"), (",", "utf-8-sig")])
def test_csv(tmp_path: Path, between: str, encoding: str) -> None:
    rows = [
        ["Program Prioritas", "Pilar Smart City", "Leading Sector", "Stakeholder", "Jadwal", "Kebutuhan Anggaran (Rp)"],
        ["Kampung Iklim – Tahap II", "Smart Environment", "DLH", "Bank Kaltimtara; PT Pertamina", "2026 s.d 2028",
         "1.500.000.000"],
        ["Layanan “SIGAP”", "Smart Living", "BPBD", "", "Tahun 2027", "750.000.000,00"],
    ]  # fmt: skip
    path = tmp_path / "a.csv"
    text = "\r\n".join(between.join(f'"{cell}"' if between in cell else cell for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    table = of_file(path)
    assert told(table) == {
        "Kampung Iklim – Tahap II": Told("environment", (2026, 2028), 1_500_000_000, "dlh", "5-year"),
        "Layanan “SIGAP”": Told("living", (2027, 2027), 750_000_000, "bpbd", "1-year"),
    }
    partners = [value(each, "partners") for each in programs(table).values()]
    assert partners == [["bank-kaltimtara", "pt-pertamina"], None]

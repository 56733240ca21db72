"""Cells of planners that say less than they seem to, or more: what is taken, and what is said of the rest."""

import pytest

from ppu_roadmap.text import Message
from tests.intake.sample import grid, left, lines, programs, read, told, value


def test_numbers_under_years_are_amounts_whose_unit_is_asked() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "OPD", "2026", "2027", "2028"],
            ["Smart Living", "Klinik", "Dinkes", 250, 300, "75,5"],
            ["Smart Living", "Posko", "Dinkes", 1, None, "√"],
            ["Smart Living", "Radio", "Dinkes", 2026, None, None],
        )
    )
    assert [(cell, "write the unit into the heading" in why) for cell, why in left(table)] == [
        ("D2", True), ("E2", True), ("F2", True),
    ]  # fmt: skip
    assert [each.years for each in told(table).values()] == [(2026, 2028), (2026, 2028), (2026, 2026)]


def test_a_refused_amount_still_tells_its_year_and_texts_tell_the_mark() -> None:
    table = read(
        grid(
            ["Program", "Dimensi", "Anggaran 2026 (juta)", "Anggaran 2028 (juta)"],
            ["Klinik", "Smart Living", 75.5, None],
            ["Posko", "Smart Living", "1.250", "1.100,25"],
            ["Radio", "Smart Living", "kira-kira 5", 100],
        )
    )
    assert lines(programs(table)["Posko"]) == [(2026, None, 1_250_000_000), (2028, None, 1_100_250_000)]
    assert told(table)["Radio"].years == (2026, 2028)
    (guess,) = [each for each in table.guessed if (each.id, each.field) == ("Radio", "years")]
    assert guess.why.render("en") == "no column tells the years: those that have money are taken"


@pytest.mark.parametrize(("cell", "said"), [("2026, 2028", True), ("2026; 2027", False), ("2026/2027", False),
                                            ("2026-2028", False), ("2026, 2027 dan 2028", False)])  # fmt: skip
def test_years_that_are_listed_may_have_a_gap(cell: str, said: bool) -> None:  # noqa: FBT001 -- as in the sample
    table = read(grid(["Dimensi", "Program", "Tahun"], ["Smart Living", "Klinik", cell]))
    (wish,) = [wish for wish in programs(table)["Klinik"].wishes if wish.path == ("years",)]
    assert isinstance(wish.read, Message) == said


def test_amounts_that_nobody_knows_yet_are_said() -> None:
    rows = grid(
        ["Dimensi", "Program", "Tahun", "Biaya (juta)"],
        ["Smart Living", "Klinik", 2026, "menyesuaikan"],
        ["Smart Living", "Posko", 2026, "Rp -"],
    )
    assert [each for each in left(read(rows), open=True) if "tell" not in each[1].split(":")[0]] == [
        ("D2", "no amount is told: write it once it is known")
    ]


def test_actions_in_rows_of_their_own_have_agencies_and_outputs() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "Rencana Aksi", "Output", "Pelaksana", "Tahun"],
            ["Smart Governance", "Smart Office", "Pengadaan server", "1 unit", "Diskominfo", 2026],
            ["Smart Governance", "Smart Office", "Pelatihan", "30 orang", "BKPSDM", 2027],
            ["Smart Living", "Klinik", "Aplikasi", "1 aplikasi", "Dinkes", 2027],
            ["Smart Living", "Posko", "Radio\nMenara", "2 unit", "Dinkes", 2027],
        )
    )
    parts = [part for each in programs(table).values() for part in each.parts]
    assert [[value(part, key) for key in ("name", "output", "owner")] for part in parts] == [
        ["Pengadaan server", "1 unit", "diskominfo"],
        ["Pelatihan", "30 orang", "bkpsdm"],
        ["Aplikasi", "1 aplikasi", None],
        ["Radio", None, None],
        ["Menara", None, None],
    ]
    assert ("D5", "it is of no one action: write each action in a row of its own") in left(table, open=True)
    assert not [why for _cell, why in left(table, open=True) if "more than a cell" in why]


def test_places_of_several_rows_add_up_and_other_values_are_said() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "Lokasi", "Kemajuan (%)", "Catatan", "Kelompok Sasaran"],
            ["Smart Living", "Klinik", "Penajam; Desa Antah", 10, "satu", "Warga"],
            ["Smart Living", "Klinik", "Waru/Sepaku", 20, "dua", "Pelajar"],
        )
    )
    assert value(programs(table)["Klinik"], "locations") == "Penajam, Desa Antah, Waru, Sepaku"
    assert value(programs(table)["Klinik"], "note") == "satu\ndua"
    assert value(programs(table)["Klinik"], "target_group") == "Warga; Pelajar"
    assert ("D3", "another row of the program says 10: say which holds") in left(table, open=True)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sistem Informasi Manajemen\nKepegawaian Daerah", ["Sistem Informasi Manajemen Kepegawaian Daerah"]),
        ("1. Sistem Informasi Manajemen\n2. Kepegawaian", ["Sistem Informasi Manajemen", "Kepegawaian"]),
        ("E-Office\nE-Kinerja", ["E-Office", "E-Kinerja"]),
    ],
)
def test_a_break_in_a_cell_may_be_one_name(cell: str, names: list[str]) -> None:
    table = read(grid(["Dimensi", "Program 1 Tahun", "Program 5 Tahun"], ["Smart Governance", cell, "Portal"]))
    assert [*programs(table)] == [*names, "Portal"]
    asked = [at for at, why in left(table, open=True) if "number each program" in why]
    assert asked == ([] if cell.startswith("1.") else ["B2"])


def test_brackets_divide_no_agencies_and_others_are_nobody() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "OPD"],
            ["Smart Governance", "Satu", "Dinas Kesehatan [RSUD/Puskesmas]"],
            ["Smart Governance", "Dua", "Diskominfo/Dinkes/dll"],
            ["Smart Governance", "Tiga", "Bappeda & Dinas Perhubungan (pendukung)"],
            ["Smart Tourism", "Empat", "Dinas Pariwisata"],
        )
    )
    named = [value(each, "name") for each in table.wanted if each.form.word == "agency"]
    assert named == ["Dinas Kesehatan [RSUD/Puskesmas]", "Dinkes", "Bappeda", "Dinas Perhubungan"]
    assert ("C3", "dll names no agency: say which are meant") in left(table, open=True)


def test_without_an_agency_a_program_is_proposed() -> None:
    table = read(
        grid(
            ["Dimensi", "Program", "Status", "OPD"],
            ["Smart Living", "Klinik", "Berjalan", None],
            ["Smart Living", "Posko", "Berjalan", "Dinkes"],
        )
    )
    assert [value(each, "status") for each in programs(table).values()] == [None, "Berjalan"]
    assert ("C2", "without an agency in charge a program is but proposed: name one, too") in left(table, open=True)

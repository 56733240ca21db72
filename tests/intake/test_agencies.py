"""Names of agencies: which short ones are certainly made of a full one, and which are never taken for another."""

import pytest

from ppu_roadmap.intake.agencies import shortens
from tests.intake.sample import grid, left, programs, read, value
from tests.intake.test_existing import plan


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("DLH", "Dinas Lingkungan Hidup"),
        ("Diskominfo", "Dinas Komunikasi dan Informatika"),
        ("Bappeda", "Badan Perencanaan Pembangunan Daerah"),
        ("BPBD", "Badan Penanggulangan Bencana Daerah"),
        ("BPKAD", "Badan Pengelola Keuangan dan Aset Daerah"),
        ("Dispar", "Dinas Pariwisata"),
        ("Dinkes", "Dinas Kesehatan"),
        ("RSUD", "Rumah Sakit Umum Daerah"),
        ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ],
)
def test_certain(short: str, full: str) -> None:
    assert shortens(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Disdik", "Dinas Pendidikan"),
        ("Dispora", "Dinas Pemuda dan Olahraga"),
        ("DLH", "Dinas Perhubungan"),
        ("Dispar", "Dinas Perikanan"),
        ("DKP", "Dinas Kesehatan"),
        ("Dinas", "Dinas Sosial"),
        ("di", "Dinas Informatika"),
        ("b" + "a" * 19, "Badan " + "aaaa " * 50 + "b"),
    ],
)
def test_not_certain(short: str, full: str) -> None:
    assert not shortens(short, full)


def test_two_that_it_could_be_are_none() -> None:
    names = ["Dinas Perikanan", "Dinas Perindustrian", "Disperi"]
    table = read(
        grid(["Program", "Dimensi", "OPD"], *([f"P{at}", "Smart Living", name] for at, name in enumerate(names)))
    )
    owners = [value(each, "owner") for each in programs(table).values()]
    assert owners == ["dinas-perikanan", "dinas-perindustrian", "disperi"]
    assert not [each for each in table.guessed if each.field == "short"]


def test_agencies_of_the_plan_in_other_words() -> None:
    names = ["diskominfo", "Dinas Komunikasi & Informatika", "DINAS KOMINFO", "Kominfo", "DKI"]
    rows = [[f"Program {at}", "Smart Living", name] for at, name in enumerate(names)]
    table = read(grid(["Program", "Dimensi", "OPD"], *rows), plan=plan())
    assert {value(each, "owner") for each in programs(table).values()} == {"diskominfo"}
    assert [each.form.word for each in table.wanted if each.form.word == "agency"] == []
    (guess,) = [each for each in table.guessed if each.field == "short"]
    assert guess.why.render("en") == "DKI is taken for Dinas Komunikasi dan Informatika"


def test_long_cells_are_one_name() -> None:
    table = read(grid(["Program", "Dimensi", "OPD"], ["Satu", "Smart Living", "a, " * 10_000]))
    assert [cell for cell, _why in left(table, open=True)] == ["C2", "A2"]

"""``roadmap import``: the report in every form, what is written and what not, and how it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import PLANS, Done
from tests.golden import golden

REGION = ("--name", "Kabupaten Berau", "--code", "64.03", "--province", "Kalimantan Timur")
WORKSHOP = (
    "Dimensi;Program;PIC;Tahun;Biaya (juta rupiah);Status",
    "Smart Economy;Pasar daring;Dinas Perdagangan;2027 s.d. 2028;75,5;rencana",
    "Smart Living;Internet Gratis di Fasilitas Umum;Diskominfo;2025-2027;1900;berjalan",
    "Smart Ketahanan;Lumbung desa;DLH;2026;10;rencana",
    "Smart Society;Call Center 112;Diskominfo;2022-2023;-;entahlah",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(PLANS, tmp_path / "plans")
    (tmp_path / "lokakarya.csv").write_text("\n".join(WORKSHOP) + "\n", "utf-8")
    return tmp_path


def take_in(place: Path, *words: str, lang: Language = "en") -> Done:
    return roadmap("import", *words, "--lang", lang, cwd=place)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def fill(form: Path, cells: Iterable[tuple[str, str, str | int | None]]) -> None:
    book = load_workbook(form)
    for sheet, cell, value in cells:
        book[sheet][cell] = value
    book.save(form)


def form_of(place: Path, owner: str) -> Path:
    form = place / f"{owner}.xlsx"
    done = roadmap("export", "workbook", "--owner", owner, "--period", "2026-Q4", "-o", form, cwd=place)
    assert done.code == 0, done.err
    return form


@pytest.mark.parametrize("format", ["text", "md", "json"])
def test_the_report(place: Path, format: str, language: Language) -> None:
    before = bytes_of(place / "plans")
    done = take_in(place, "lokakarya.csv", "--format", format, lang=language)
    assert done.code == 1  # cells that are not understood
    suffix = {"text": "txt"}.get(format, format)
    golden(f"import/report.{suffix}", done.out, language)
    assert bytes_of(place / "plans") == before


def test_json_has_the_keys_that_are_promised(place: Path) -> None:
    told = json.loads(take_in(place, "lokakarya.csv", "--format", "json").out)
    assert told["version"] == 1
    assert list(told["summary"]) == ["added", "changed", "removed", "conflicts", "guessed", "left"]
    for key in ("changes", "conflicts", "guessed", "left"):
        assert isinstance(told[key], list)
    assert {"op", "id", "field", "old", "new", "from"} <= told["changes"][0].keys()
    assert told["changes"][0]["from"].keys() == {"file", "sheet", "cell"}
    assert told["summary"]["added"] == sum(each["op"] == "add" for each in told["changes"])


def test_what_is_sound_is_written_and_nothing_changes_the_second_time(place: Path) -> None:
    done = take_in(place, "lokakarya.csv", "--apply")
    assert (done.code, "written: " in done.err) == (1, True)
    assert roadmap("validate", "plans", cwd=place).code == 0
    after = bytes_of(place / "plans")
    again = json.loads(take_in(place, "lokakarya.csv", "--apply", "--format", "json").out)
    assert (again["changes"], bytes_of(place / "plans")) == ([], after)


def test_exit_code_asks_whether_there_is_something_to_apply(place: Path) -> None:
    (place / "a.csv").write_text("Dimensi;Program;PIC;Tahun\nSmart Living;Taman baca;DLH;2026\n")
    assert take_in(place, "a.csv").code == 0
    assert take_in(place, "a.csv", "--exit-code").code == 1
    assert take_in(place, "a.csv", "--apply").code == 0
    assert take_in(place, "a.csv", "--exit-code").code == 0


def test_a_new_plan_is_there_only_once_it_is_applied(place: Path) -> None:
    asked = ("lokakarya.csv", "--new", "berau", *REGION)
    assert take_in(place, *asked).code == 1
    assert not (place / "berau").exists()
    assert "the plan is begun in berau" in take_in(place, *asked, "--apply").err
    assert roadmap("validate", "berau", cwd=place).code == 0
    assert "start: 2022" in (place / "berau" / "plan.yaml").read_text("utf-8")
    assert take_in(place, *asked).code == 1  # it is there now


def test_columns_and_sheets_are_said_by_options(place: Path) -> None:
    (place / "b.csv").write_text("Pilar;Usul;Siapa\nSmart Living;Taman baca;DLH\n")
    mapped = ("--map", "Usul=name", "--map", "C=owner", "--map", "Pilar=dimension")
    told = json.loads(take_in(place, "b.csv", *mapped, "--format", "json").out)
    assert told["changes"][0]["new"]["owner"] == "dlh"
    for wrong in (("--map", "Usul"), ("--map", "Tidak ada=name"), ("--sheet", "Tidak ada"), ("--owner", "tidakada")):
        done = take_in(place, "b.csv", *wrong)
        assert (done.code, done.out) == (2, ""), wrong


def test_what_is_misused_is_refused(place: Path) -> None:
    form = form_of(place, "dlh").name
    for words in (
        ("tidakada.xlsx",), (form, "--return", form), (form, "--return", "x.ods"), (form, form, "--return", "x.xlsx"),
        (form, "--name", "Kabupaten Berau"), ("plans",),
    ):  # fmt: skip
        done = take_in(place, *words)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), words


def test_the_sender_gets_the_form_back_with_what_to_correct(place: Path) -> None:
    form = form_of(place, "dlh")
    fill(form, [("Program", "Q2", 140), ("Laporan", "D2", "Berjalan"), ("Laporan", "E2", "entah")])
    assert take_in(place, form.name, "--return", "kembali.xlsx").code == 1
    book = load_workbook(place / "kembali.xlsx")
    assert [cell.value for cell in book["Perbaikan"][2]][:3] == ["Program", "Q2", "140"] or book[
        "Perbaikan"
    ].max_row > 2
    assert book["Program"]["Q2"].comment is not None
    assert book["Program"]["Q2"].value == 140
    fill(place / "kembali.xlsx", [("Program", "Q2", 40), ("Laporan", "E2", 40)])
    done = take_in(place, "kembali.xlsx", "--apply")
    assert done.code == 0, done.out
    assert "    progress: 40" in (place / "plans" / "environment.yaml").read_text("utf-8")


def test_of_several_plans_that_of_the_form_s_region_is_meant(place: Path) -> None:
    form = form_of(place, "dlh")
    fill(form, [("Laporan", "D2", "Berjalan")])
    (place / "daerah").mkdir()
    (place / "plans").rename(place / "daerah" / "ppu")
    roadmap("init", place / "daerah" / "berau", *REGION)
    done = take_in(place, form.name, "--plan", "daerah", "--apply")
    assert done.code == 0, done.err
    assert "written: daerah/ppu/environment.yaml" in done.err
    assert take_in(place, "lokakarya.csv", "--plan", "daerah").code == 2


def test_hostile_text_is_harmless(place: Path) -> None:
    (place / "c.csv").write_text("Dimensi;Program;PIC\nSmart Living;[red]x\x1b[31m ::error::y @octo;<b>DLH</b>\n")
    for format in ("text", "md", "json"):
        out = take_in(place, "c.csv", "--format", format).out
        assert "\x1b" not in out
        assert not any(line.lstrip().startswith("::") for line in out.splitlines())
        assert format != "md" or "<b>" not in out.replace("\\<", "")

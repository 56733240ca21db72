"""``export all``: a folder or a .zip with everything, whole or absent, where nothing of others is lost."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ppu_roadmap.export import collection, kinds
from ppu_roadmap.extras import MissingExtra
from tests.cli.door import roadmap
from tests.cli.process import Done

REGION = "Kabupaten Contoh"
PUBLIC = f"Publik/Peta Jalan Smart City {REGION} - untuk Publik.html"
NAMES = {
    f"Buku 2 Masterplan Smart City {REGION}.docx",
    f"Buku 2 Masterplan Smart City {REGION}.pdf",
    f"Lembar Keputusan Quick Win {REGION}.docx",
    f"Lembar Keputusan Quick Win {REGION}.pdf",
    f"Matriks Masterplan Smart City {REGION}.xlsx",
    f"Peta Jalan Smart City {REGION} (buka di peramban).html",
    "Gambar Peta Jalan.svg",
    "Gambar Peta Jalan.png",
    "Kalender Smart City.ics",
    "Data Program (CSV).csv",
    "Data Program (JSON).json",
    "Diagram Mermaid.mmd",
    PUBLIC,
    "index.html",
}


PLAN = """\
format: 1
title: Masterplan Smart City
region: {{name: '{region}', code: "{code}", province: Kalimantan Timur}}
start: 2022
horizons: {{1-year: 2023, 5-year: 2027, long-term: 2037}}
agencies:
  diskominfo: {{name: Dinas Komunikasi dan Informatika, short: Diskominfo, kind: agency}}
  dlh: {{name: Dinas Lingkungan Hidup, short: DLH, kind: agency}}
  rsud: {{name: RSUD, kind: agency}}
  satpol: {{name: Satuan Polisi Pamong Praja, short: Satpol PP, kind: agency}}
"""
PROGRAM = (
    "- {{id: SOC-0{at}, name: Program {at}, horizon: 5-year, owner: {owner}, subdimension: security, years: [{years}]}}"
)
PROGRAMS = {"diskominfo": "2022, 2027", "dlh": "2026, 2027", "rsud": "2027, 2027", "satpol": "2022, 2022"}
"""Lead agencies, each of one program, and its years."""


def plan_in(folder: Path, region: str = REGION, code: str = "64.09") -> Path:
    lines = [PROGRAM.format(at=at, owner=owner, years=years) for at, (owner, years) in enumerate(PROGRAMS.items(), 1)]
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(PLAN.format(region=region, code=code), "utf-8")
    (folder / "society.yaml").write_text("dimension: society\nprograms:\n" + "\n".join(lines), "utf-8")
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_in(tmp_path / "plan")


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, dict[str, Any]]]:
    """What would be made, each in place of its bytes: the formats have tests of their own."""
    asked: list[tuple[str, str, dict[str, Any]]] = []

    def render(kind: kinds.Kind, what: Any, language: str, suffix: str, **options: Any) -> bytes:
        asked.append((kind.name, suffix, options))
        programs = [program.name for _plan, chosen in what.chosen() for program in chosen]
        return repr((kind.name, language, suffix, options, what.today, what.selection, programs)).encode()

    monkeypatch.setattr(kinds.Kind, "render", render)
    return asked


def everything(output: Path | str, plan: Path, *options: str, day: str | None = "2026-11-24", **more: Any) -> Done:
    return roadmap("export", "all", "-o", output, "--plan", plan, *options, env={"ROADMAP_TODAY": day}, **more)


def written(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def of_agencies(names: set[str], folder: str) -> set[str]:
    return {name.partition(" - ")[2] for name in names if name.startswith(f"{folder}/")}


def test_every_file_by_its_name(tmp_path: Path, plan: Path) -> None:
    done = everything(tmp_path / "out", plan)
    assert (done.code, done.out, done.err) == (0, "", "")
    names = set(written(tmp_path / "out"))
    assert {name for name in names if "/" not in name} | {PUBLIC} == NAMES
    forms, rkpd = of_agencies(names, "Formulir Isian"), of_agencies(names, "Usulan Renja-RKPD 2027")
    assert forms == {"Diskominfo.xlsx", "DLH.xlsx", "RSUD.xlsx", "Satpol PP.xlsx"}
    assert rkpd == forms - {"Satpol PP.xlsx"}, "it has no program in that year"
    english = set(written(tmp_path / "en")) if everything(tmp_path / "en", plan, "--lang", "en").code == 0 else set()
    assert f"Book 2 Smart City Master Plan {REGION}.docx" in english
    assert len(english) == len(names)


def test_what_is_for_the_public_lies_apart(
    tmp_path: Path, plan: Path, made: list[tuple[str, str, dict[str, Any]]]
) -> None:
    everything(tmp_path / "out", plan)
    assert [options for kind, _suffix, options in made if kind == "page"] == [{}, {"public": True}]
    assert [name for name in written(tmp_path / "out") if name.startswith("Publik")] == [PUBLIC]


def test_the_index_leads_to_each_file(tmp_path: Path, plan: Path) -> None:
    everything(tmp_path / "out", plan)
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    links = re.findall('href="([^"]+)"', page)
    assert len(links) == len(set(links)) == len(written(tmp_path / "out")) - 1
    for link in links:
        assert (tmp_path / "out" / link.replace("%20", " ").replace("%28", "(").replace("%29", ")")).is_file()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "24 November 2026" in page


def test_options_and_filters_reach_each_file(
    tmp_path: Path, plan: Path, made: list[tuple[str, str, dict[str, Any]]]
) -> None:
    done = everything(tmp_path / "out", plan, "--owner", "dlh", "--paper", "f4", "--year", "2026")
    assert done.code == 0, done.err
    names = set(written(tmp_path / "out"))
    assert of_agencies(names, "Formulir Isian") == of_agencies(names, "Usulan Renja-RKPD 2026") == {"DLH.xlsx"}
    assert {options.get("paper") for kind, _suffix, options in made if kind in {"docx", "pdf", "poster"}} == {"f4"}
    assert {options.get("paper") for kind, _suffix, options in made if kind in {"ics", "csv", "workbook"}} == {None}
    assert everything(tmp_path / "other", plan, "--document", "brief").code == 2


def test_a_zip_holds_the_same_and_is_the_same(tmp_path: Path, plan: Path) -> None:
    everything(tmp_path / "out", plan)
    assert everything(tmp_path / "out.zip", plan).code == 0
    data = (tmp_path / "out.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as parts:
        assert {name: parts.read(name) for name in parts.namelist()} == written(tmp_path / "out")
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert everything("-", plan).data == data
    os.utime(plan / "plan.yaml", (0, 0))
    assert everything("-", plan).data == data


# -- what lies there ---------------------------------------------------------------------------------------------------


def test_of_others_nothing_is_deleted(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    everything(out, plan)
    (out / "catatan.txt").write_text("punya kami")
    (out / "Formulir Isian" / "Formulir Isian - RSUD.xlsx").write_text("sudah diisi")
    (out / "Formulir Isian" / "lain.txt").write_text("punya kami")
    assert everything(out, plan, "--owner", "dlh").code == 0
    now = written(out)
    assert now["catatan.txt"] == now["Formulir Isian/lain.txt"] == b"punya kami"
    assert now["Formulir Isian/Formulir Isian - RSUD.xlsx"] == b"sudah diisi", "changed since it was written"
    assert of_agencies(set(now), "Usulan Renja-RKPD 2027") == {"DLH.xlsx"}
    assert everything(out, plan, "--owner", "dlh", "--year", "2026").code == 0
    assert not (out / "Usulan Renja-RKPD 2027").exists(), "a folder that is empty then goes, too"


def test_of_others_nothing_is_overwritten(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "web"
    out.mkdir()
    (out / "index.html").write_text("<h1>Situs kami</h1>")
    done = everything(out, plan)
    assert (done.code, written(out)) == (1, {"index.html": b"<h1>Situs kami</h1>"})
    assert "index.html bukan hasil ekspor" in done.err


def test_links_are_not_followed(tmp_path: Path, plan: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    everything(out, plan)
    outside.mkdir()
    (outside / "a").write_text("luar")
    target = out / "Diagram Mermaid.mmd"
    target.unlink()
    target.symlink_to(outside / "a")
    shutil.rmtree(out / "Publik")
    (out / "Publik").symlink_to(outside)
    before = written(out)
    for options in ((), ("--check",), ("--owner", "dlh")):
        done = everything(out, plan, *options)
        assert done.code == 2
        assert len(done.err.splitlines()) == 1
    assert written(outside) == {"a": b"luar"}
    assert written(out) == before


def test_a_list_that_leads_out_of_its_folder_deletes_nothing_there(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    everything(out, plan)
    (tmp_path / "penting").write_text("x")
    page = (out / "index.html").read_text("utf-8")
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    (out / "index.html").write_text(page + f'<a href="../penting" data-sha256="{digest}"></a>')
    assert everything(out, plan).code == 2
    assert (tmp_path / "penting").exists()


@pytest.mark.parametrize("there", [False, True])
def test_whole_or_absent(tmp_path: Path, plan: Path, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    out = tmp_path / "out"
    if there:
        everything(out, plan)
    before = {name: data for name, data in written(tmp_path).items() if not name.startswith("plan")}
    render = kinds.Kind.render

    def fail(kind: kinds.Kind, *arguments: Any, **options: Any) -> bytes:
        if kind.name == "ics":
            raise OSError(28, "No space left on device", "x")
        return render(kind, *arguments, **options) + b"!"

    monkeypatch.setattr(kinds.Kind, "render", fail)
    done = everything(out, plan)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert {name: data for name, data in written(tmp_path).items() if not name.startswith("plan")} == before
    assert sorted(each.name for each in tmp_path.iterdir()) == (["out", "plan"] if there else ["plan"])


def test_what_a_killed_command_left_goes(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    everything(out, plan)
    left, foreign = out / ".roadmap-tree-0123456789abcdef", out / ".roadmap-tree-notes"
    for folder in (left, foreign):
        folder.mkdir()
        (folder / "x").write_text("x")
    assert everything(out, plan).code == 0
    assert (left.exists(), foreign.exists()) == (False, True)


@pytest.mark.parametrize("name", ["nowhere/out", "a-file", "plan"])
def test_where_nothing_can_be_written(tmp_path: Path, plan: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("x")
    before = written(tmp_path)
    done = everything(tmp_path / name, plan)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert written(tmp_path) == before


# -- the check ---------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["folder", "zip"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / ("out" if request.param == "folder" else "out.zip")


def test_a_check_finds_what_is_as_it_should_be(output: Path, plan: Path) -> None:
    everything(output, plan, day="2026-03-01")
    before = output.stat().st_mtime_ns
    done = everything(output, plan, "--check", day=None)
    assert (done.code, done.out, done.err) == (0, "", ""), "as of the day on which it was made"
    assert everything(output, plan, "--check", "--as-of", "2027-01-01", day=None).code == 1
    assert output.stat().st_mtime_ns == before


def test_a_check_names_each_file_that_is_not(output: Path, plan: Path) -> None:
    everything(output, plan, "--lang", "en")
    text = (plan / "society.yaml").read_text("utf-8")
    (plan / "society.yaml").write_text(text.replace("name: Program 1", "name: Panggilan 112", 1))
    done = everything(output, plan, "--check", "--lang", "en", "--owner", "diskominfo")
    assert done.code == 1
    lines = done.lines
    assert "stale: Program Data (CSV).csv" in lines
    assert "left over: Agency Forms/Agency Form - RSUD.xlsx" in lines
    assert re.fullmatch(rf"{len(lines)} files differ: run roadmap export all -o \S+ --plan \S+", done.err.strip())


def test_a_check_names_what_is_missing(tmp_path: Path, plan: Path) -> None:
    assert len(everything(tmp_path / "none", plan, "--check").lines) > len(NAMES)
    everything(tmp_path / "out", plan)
    (tmp_path / "out" / "Diagram Mermaid.mmd").unlink()
    shutil.rmtree(tmp_path / "out" / "Publik")
    before = written(tmp_path / "out")
    done = everything(tmp_path / "out", plan, "--check", "-q")
    assert (done.code, done.err) == (1, "")
    assert done.lines == [f"tidak ada: {PUBLIC}", "tidak ada: Diagram Mermaid.mmd"]
    assert written(tmp_path / "out") == before


def test_no_zip_to_check(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "out.zip").write_text("bukan")
    done = everything(tmp_path / "out.zip", plan, "--check")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert everything("-", plan, "--check").code == 2


# -- extras, progress, several regions ---------------------------------------------------------------------------------


@pytest.fixture
def without_typst(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    render = kinds.Kind.render

    def fail(kind: kinds.Kind, *arguments: Any, **options: Any) -> bytes:
        if kind.name == "pdf":
            raise MissingExtra("pdf", "typst")
        return render(kind, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(kinds.Kind, "render", fail)
        yield


@pytest.mark.usefixtures("without_typst")
def test_what_an_extra_makes_is_left_out_in_one_line(tmp_path: Path, plan: Path) -> None:
    done = everything(tmp_path / "out", plan)
    assert done.code == 0
    (line,) = done.err.splitlines()
    assert line.endswith("jalankan pip install 'ppu-roadmap[pdf]'")
    assert f"Buku 2 Masterplan Smart City {REGION}.pdf" in line
    assert not [name for name in written(tmp_path / "out") if name.endswith(".pdf")]
    assert ".pdf" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_what_an_extra_made_elsewhere_stays(tmp_path: Path, plan: Path, request: pytest.FixtureRequest) -> None:
    everything(tmp_path / "out", plan)
    before = written(tmp_path / "out")
    request.getfixturevalue("without_typst")
    assert everything(tmp_path / "out", plan, "--check").code == 0
    assert everything(tmp_path / "out", plan).code == 0
    assert written(tmp_path / "out") == before


def test_a_bar_on_a_terminal_alone(tmp_path: Path, plan: Path) -> None:
    done = everything(tmp_path / "out", plan, terminal=True)
    assert f"{len(written(tmp_path / 'out')) - 1}/" in done.err
    assert "Formulir Isian - Satpol PP.xlsx" in done.err
    assert everything(tmp_path / "out", plan, "-q", terminal=True).err == ""


def test_a_folder_for_each_region(tmp_path: Path) -> None:
    for code, region in {"64.09": REGION, "64.74": 'Kota "A/B": CON. ', "64.10": "都" * 200}.items():
        plan_in(tmp_path / "all" / code, region, code)
    done = everything(tmp_path / "out", tmp_path / "all")
    assert done.code == 0
    names = set(written(tmp_path / "out"))
    assert {"index.html", "Data Program (CSV).csv", "Matriks Masterplan Smart City 3 daerah.xlsx"} <= names
    assert not [name for name in names if name.startswith(("Buku 2", "Formulir"))], "of each region alone"
    homes = {name.partition("/")[0] for name in names if name.count("/")} - {"Publik"}
    assert len(homes) == 3, homes
    assert homes >= {f"64.09 {REGION}", "64.74 Kota -A-B- CON"}, homes
    own = {name.removeprefix(f"64.09 {REGION}/") for name in names if name.startswith("64.09")}
    assert own >= NAMES - {"index.html"}
    for name in names:
        assert not set(name) & set('<>:"\\|?*')
        assert max(len(part.encode()) for part in name.split("/")) < 255
        assert not [part for part in name.split("/") if part.strip(" .") != part]


def test_agencies_of_one_name_have_files_of_their_own(tmp_path: Path, plan: Path) -> None:
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("short: DLH", "short: diskominfo", 1))
    assert everything(tmp_path / "out", plan).code == 0
    forms = of_agencies(set(written(tmp_path / "out")), "Formulir Isian")
    assert {"Diskominfo.xlsx", "diskominfo (2).xlsx"} <= forms


def test_every_kind_of_export_has_its_place() -> None:
    made = {
        name.partition(".")[0]
        for sort in (*collection.SORTS, collection.RKPD, collection.FORM)
        for name in sort.kinds.split()
    }
    tables = {"md", "svg", "html"}  # the same tables once more, and pictures of them
    for_machines = {"parquet"}  # a folder of its own
    assert made == {kind.name for kind in kinds.KINDS} - tables - for_machines - {"png", "all"}

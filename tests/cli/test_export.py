"""``export``: whole or absent, the same bytes from run to run, and nothing but its file is touched."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ppu_roadmap.commands import COMMANDS
from ppu_roadmap.export import FORMATS
from ppu_roadmap.views import VIEWS
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, PLANS, SEEDED, environment, run, shell

KINDS = tuple(form.name for form in FORMATS if not form.binary)
TESTED = SEEDED.parent
FULL = TESTED / "full"


def left_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_to_a_file_and_to_standard_output(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"roadmap.{kind}"
    done = roadmap("export", kind, "-o", file, "--plan", PLANS, "--through", "5y")
    assert (done.code, done.out, done.err) == (0, "", "")
    printed = roadmap("export", kind, "-o", "-", "--plan", PLANS, "--through", "5y")
    assert file.read_bytes() == printed.data
    assert b"GOV-01" in printed.data
    assert b"GOV-07" not in printed.data, "a long-term program"
    assert left_in(tmp_path) == [file.name]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_bytes_wherever_it_runs(kind: str) -> None:
    places: tuple[dict[str, str | None], ...] = (
        {"TZ": "Asia/Makassar", "PYTHONHASHSEED": "1", "LANG": "id_ID.UTF-8"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LANG": "C", "PYTHONIOENCODING": "ascii", "COLUMNS": "20"},
        {"TZ": None, "PYTHONHASHSEED": "3", "LC_ALL": "en_US.UTF-8", "FORCE_COLOR": "1", "HOME": None, "TERM": "xterm"},
    )
    made = {roadmap("export", kind, "-o", "-", "--plan", FULL, env=env, cwd=FULL).data for env in places}
    assert len(made) == 1
    assert made != {b""}


def test_csv_for_excel_here() -> None:
    done = roadmap("export", "csv", "-o", "-", "--excel", "--plan", PLANS)
    assert done.data.startswith("\ufeffKode;Program Smart City;Dimensi;".encode())
    rows = list(csv.DictReader(io.StringIO(done.data.decode("utf-8-sig")), delimiter=";"))
    plain = list(csv.DictReader(io.StringIO(roadmap("export", "csv", "-o", "-", "--plan", PLANS).out)))
    assert [row["Kode"] for row in rows] == [row["id"] for row in plain]
    assert rows[0]["Perangkat Daerah Penanggung Jawab"] == "Diskominfo (sementara)"
    assert rows[0]["Anggaran"] == "Belum Dihitung"


@pytest.mark.parametrize("command", [view.name for view in VIEWS if view.name in {*COMMANDS} - {"program"}])
def test_every_table_for_excel(command: str) -> None:
    done = roadmap(command, "--excel", "--plan", PLANS, "--lang", "id")
    assert (done.code, done.err, done.data[:3]) == (0, "", b"\xef\xbb\xbf")
    assert roadmap(command, "--excel", "--format", "json", "--plan", PLANS).code == 2


@pytest.mark.parametrize("command", ["show", "budget", "progress", "timeline"])
def test_excel_is_told_why_there_is_nothing(command: str, tmp_path: Path) -> None:
    init = ("--name", "Kabupaten Berau", "--code", "64.03", "--province", "Kalimantan Timur")
    assert roadmap("init", tmp_path / "berau", *init).code == 0
    done = roadmap(command, "--excel", "--plan", tmp_path / "berau", "--lang", "en")
    assert done.out.removeprefix("\ufeff").splitlines() == ["there are no programs yet"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["rkpd", "--raw", "-o", "a.docx"], "--raw goes with csv, rkpd alone, not with docx"),
        (["rkpd", "--excel", "-o", "-"], "--excel goes with csv, rkpd alone, not with xlsx"),
        (
            ["rkpd", "--paper", "f4", "-o", "a.csv"],
            "--paper goes with docx, pdf, rkpd, poster, all alone, not with csv",
        ),
        (["xlsx", "--all", "-o", "a"], "--all goes with all alone, not with xlsx"),
        (
            ["poster", "-o", "a.jpg"],
            "a.jpg has the name of a jpg file, but poster is written",
        ),
    ],
)
def test_what_would_be_passed_over_is_refused(given: list[str], told: str) -> None:
    done = roadmap("export", *given, "--year", "2027", "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"roadmap: {told}")


def test_a_file_called_as_another_kind_is_refused(tmp_path: Path) -> None:
    for name in ("peta.xlsx", "peta.pdf", "peta.HTML", "economy.yaml"):
        done = roadmap("export", "csv", "-o", tmp_path / name, "--plan", PLANS, "--lang", "en")
        assert done.code == 2
        assert done.err.endswith("but csv is written: name a file that ends in .csv\n")
    assert not list(tmp_path.iterdir())
    assert roadmap("export", "csv", "-o", tmp_path / "peta.txt", "--plan", PLANS).code == 0


def test_options_and_the_ending_tell_the_kind_together(tmp_path: Path) -> None:
    sheet, form = tmp_path / "lembar.html", tmp_path / "formulir.xlsx"
    assert roadmap("export", "--document", "brief", "-o", sheet, "--plan", PLANS).code == 0
    assert "LEMBAR KEPUTUSAN" in sheet.read_text("utf-8")
    assert roadmap("export", "--period", "2026-Q4", "-o", form, "--plan", PLANS).code == 0
    assert CalamineWorkbook.from_path(form).sheet_names[0] == "Petunjuk"


def test_an_old_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "tersimpan" / "roadmap.csv"
    real.parent.mkdir()
    real.write_text("lama", "utf-8")
    real.chmod(0o640)
    link = tmp_path / "roadmap.csv"
    link.symlink_to(real)
    assert roadmap("export", "csv", "-o", link, "--plan", PLANS).code == 0
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"id,name")
    assert real.stat().st_mode & 0o777 == 0o640
    assert left_in(tmp_path) == ["roadmap.csv", "tersimpan"]


def test_a_new_file_has_the_mode_that_umask_allows(tmp_path: Path) -> None:
    done = shell(f"umask 027 && roadmap export csv -o roadmap.csv --plan {PLANS}", cwd=tmp_path)
    assert done.code == 0
    assert (tmp_path / "roadmap.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("tidak/ada/roadmap.csv", "tidak ada folder tidak/ada: buat dahulu, atau sebutkan berkas lain"),
        ("folder", "folder adalah folder: sebutkan berkas di dalamnya"),
        ("berkas/roadmap.csv", "tidak ada folder berkas: buat dahulu, atau sebutkan berkas lain"),
        (
            "putus.csv",
            "putus.csv adalah tautan yang tidak menuju ke mana pun: hapus tautan itu, atau sebutkan berkas lain",
        ),
        ("/dev/full", "/dev/full: No space left on device"),
        ("/dev/fd/999", "/dev/fd/999: Bad file descriptor"),
    ],
)
def test_a_failed_write_is_one_line(tmp_path: Path, where: str, told: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas").write_text("", "utf-8")
    (tmp_path / "putus.csv").symlink_to("tidak-ada")
    done = roadmap("export", "csv", "-o", where, "--plan", PLANS, cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"roadmap: {told}\n")
    (tmp_path / "putus.csv").unlink()
    assert left_in(tmp_path) == ["berkas", "folder"]


@pytest.mark.parametrize("command", ["export svg -o tabel", "validate plans -o tabel", "schema -o tabel"])
def test_a_write_that_fails_midway_keeps_the_old_file(tmp_path: Path, command: str) -> None:
    (tmp_path / "tabel").write_text("lama", "utf-8")
    (tmp_path / "plans").symlink_to(PLANS)
    done = shell(f"ulimit -f 1; roadmap {command}", cwd=tmp_path, env={"PYTHONDONTWRITEBYTECODE": "1"})
    assert (done.code, done.err) == (2, "roadmap: tabel: File too large\n")
    assert (tmp_path / "tabel").read_text("utf-8") == "lama"
    assert left_in(tmp_path) == ["plans", "tabel"]


def test_a_read_only_folder(tmp_path: Path) -> None:
    file = tmp_path / "terkunci" / "tabel.csv"
    file.parent.mkdir()
    file.write_text("lama", "utf-8")
    file.parent.chmod(0o555)
    obeying = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []  # root may write everywhere
    if obeying and subprocess.run([*obeying, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the superuser may not give up a right here")
    command = [*obeying, str(COMMAND), "export", "csv", "-o", str(file), "--plan", str(PLANS)]
    done = run(command, env=environment(), cwd=tmp_path, stdin=None)
    assert (done.code, done.out, done.err) == (2, "", f"roadmap: {file}: Permission denied\n")
    assert file.read_text("utf-8") == "lama"
    assert left_in(file.parent) == ["tabel.csv"]
    file.parent.chmod(0o755)


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """While one process writes again and again, another never reads half a file."""
    file = tmp_path / "tabel.csv"
    file.write_bytes(b"")
    writer = (
        "import sys; from pathlib import Path; from ppu_roadmap.staging import atomic_write\n"
        "for number in range(200): atomic_write(Path(sys.argv[1]), bytes([65 + number % 26]) * 100_000)\n"
    )
    with subprocess.Popen([sys.executable, "-c", writer, file], env=environment()) as process:
        while process.poll() is None:
            data = file.read_bytes()
            assert len(set(data)) <= 1
            assert len(data) in {0, 100_000}
    assert process.returncode == 0
    assert left_in(tmp_path) == ["tabel.csv"]


@pytest.mark.parametrize("option", ["raw", "excel"])
@pytest.mark.parametrize("kind", ["json", "md", "svg"])
def test_an_option_of_csv_is_refused_elsewhere(kind: str, option: str) -> None:
    done = roadmap("export", kind, "-o", "-", f"--{option}", "--plan", PLANS, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"roadmap: --{option} goes with csv, rkpd alone, not with {kind}\n"


@pytest.mark.parametrize("where", ["/dev/stdout", "/dev/fd/1", ">(cat)", "pipa"])
def test_pipes_and_devices_by_name_are_written_to(tmp_path: Path, where: str) -> None:
    os.mkfifo(tmp_path / "pipa")
    reader = "cat pipa & " if where == "pipa" else ""
    done = shell(f"{reader}roadmap export csv -o {where} --plan {PLANS} | cat; wait", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out == roadmap("export", "csv", "-o", "-", "--plan", PLANS).out


def test_what_was_written_before_stays_in_a_log(tmp_path: Path) -> None:
    line = "echo dulu > log; roadmap schema -o /dev/stdout >> log; roadmap schema -o /dev/fd/3 3>> log"
    whole = roadmap("schema").out
    assert shell(line, cwd=tmp_path).code == 0
    assert (tmp_path / "log").read_text("utf-8") == f"dulu\n{whole}{whole}"


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("validate rencana --format json", "rencana/governance.yaml"),
        ("validate rencana --format json", "rencana/../rencana/plan.yaml"),
        ("validate rencana --format json", "lunak"),
        ("validate rencana --format json", "keras"),
        ("validate rencana --format json", "asli.txt"),
        ("export csv --plan rencana", "asli.txt"),
        ("schema plan", "lunak"),
        ("schema plan", "rencana/Economy.YML"),
        ("schema dimension", "rencana/economy.yaml"),
    ],
)
def test_no_file_of_the_plan_is_written_over(tmp_path: Path, command: str, name: str) -> None:
    plan = shutil.copytree(TESTED / "minimal", tmp_path / "rencana")
    (tmp_path / "keras").hardlink_to(plan / "governance.yaml")
    (tmp_path / "lunak").symlink_to("rencana/plan.yaml")
    (tmp_path / ".git").mkdir()
    (tmp_path / "asli.txt").write_text("dimension: living\nprograms: []\n", "utf-8")
    (plan / "living.yaml").symlink_to("../asli.txt")  # inside the work tree
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = roadmap(*command.split(), "-o", name, cwd=tmp_path)
    told = f"roadmap: {name} adalah berkas rencana: sebutkan berkas lain untuk ditulis\n"
    assert (done.code, done.out, done.err) == (2, "", told)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_workbook_to_read_and_the_table_of_a_year(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("plan.xlsx", "rkpd.xlsx", "rkpd.csv")]
    assert roadmap("export", "xlsx", "-o", files[0], "--plan", PLANS).code == 0
    for file in files[1:]:
        assert roadmap("export", "rkpd", "-o", file, "--year", "2025", "--plan", PLANS).code == 0
    names = CalamineWorkbook.from_path(files[0]).sheet_names
    assert names[:4] == ["Ringkasan", "Jangka Pendek", "Jangka Menengah", "Jangka Panjang"]
    assert names[-1] == "Temuan"
    assert CalamineWorkbook.from_path(files[1]).sheet_names[-1] == "Jumlah menurut Perangkat Daerah"
    assert {row["year"] for row in csv.DictReader(io.StringIO(files[2].read_text("utf-8")))} == {"2025"}
    for years in ((), ("--year", "2025,2026")):
        done = roadmap("export", "rkpd", "-o", files[1], *years, "--plan", PLANS, "--lang", "en")
        assert done.code == 2
        assert "an RKPD table is of one year: say which, as in --year" in done.err
    assert roadmap("export", "rkpd", "-o", files[2], "--excel", "--year", "2025", "--plan", PLANS).code == 0
    lines = files[2].read_text("utf-8-sig").splitlines()
    assert lines[0] == "Diskominfo"
    assert lines[1].startswith("Kode Urusan;Kode Bidang;Kode Program;Kode Kegiatan;Kode Sub Kegiatan;")
    assert lines[1].endswith(";Prakiraan Maju 2026 Target;Prakiraan Maju 2026 Pagu Indikatif (Rp)")

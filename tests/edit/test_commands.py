"""``set``, ``decide`` and ``add``: what they write, what they refuse, what they say."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.cli import build
from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.text import Language
from tests.cli.process import COMMAND, PLANS, environment, roadmap
from tests.golden import golden

TODAY = date(2022, 9, 1)
Called = Callable[..., tuple[int, str, str]]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the plan, as the current folder."""
    shutil.copytree(PLANS, tmp_path / "plans")
    monkeypatch.chdir(tmp_path / "plans")
    monkeypatch.setenv("ROADMAP_TODAY", TODAY.isoformat())
    for name in ("ROADMAP_LANG", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path / "plans"


@pytest.fixture
def called(capsys: pytest.CaptureFixture[str]) -> Called:
    """The command in this process: its exit code, output and complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            build([arguments[0]])(args=list(arguments), prog_name="roadmap")
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def found(folder: Path, code: str) -> list[str]:
    """The findings of a rule."""
    return [each.message.render("en") for each in load_folder(folder, TODAY).diagnostics if each.code == code]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


# -- set -------------------------------------------------------------------------------------------------------------


def test_set_writes_fields_at_once_and_nothing_else(plan: Path, called: Called) -> None:
    before = bytes_of(plan)
    code, out, err = called(
        "set", "gov-01", "status=ongoing", "progress=40", "quick_win.scores.speed=5", "--lang", "en"
    )
    assert (code, out, err) == (0, "", "written: governance.yaml\n")
    after = bytes_of(plan)
    text = after["governance.yaml"].decode()
    first = text.index("GOV-02")
    head = text[:first].replace("status: ongoing", "status: planned", 1).replace("    progress: 40\n", "", 1)
    assert head.replace("{speed: 5", "{speed: 3", 1) + text[first:] == before["governance.yaml"].decode()
    assert {name for name in before if before[name] != after[name]} == {"governance.yaml"}


def test_set_shows_a_difference_and_writes_nothing(plan: Path, called: Called) -> None:
    before = bytes_of(plan)
    code, out, err = called("set", "plan", "approver=Plt Bupati", "--dry-run")
    assert (code, err) == (0, "")
    assert out == (
        "--- a/plan.yaml\n+++ b/plan.yaml\n@@ -14,7 +14,7 @@\n vision: >-\n"
        "   Penajam Paser Utara, Serambi Nusantara yang cerdas: layanan publik saling terhubung dan bermutu, "
        "dibangun\n"
        "   bersama oleh pemerintah, swasta, dan masyarakat (usulan penyusun)\n-approver: Bupati\n"
        "+approver: Plt Bupati\n"
        " start: 2022\n # Tiga jangka waktu (satu tahun, lima tahun, jangka panjang) bersumber: Bimtek III.\n"
        " # Tahun terakhir tiap jangka waktu adalah usulan penyusun.\n"
    )
    assert bytes_of(plan) == before


def test_set_refuses_errors_that_it_would_add(plan: Path, called: Called, language: Language) -> None:
    before = bytes_of(plan)
    code, out, err = called("set", "GOV-01", "statsu=x", "owner=dislkh", "progress=40%", "--lang", language)
    assert (code, out) == (1, "")
    golden("edit/added.txt", err, language)
    assert bytes_of(plan) == before


def test_set_lets_errors_be_that_were_there(plan: Path, called: Called) -> None:
    path = plan / "governance.yaml"
    path.write_bytes(path.read_bytes().replace(b"owner: diskominfo", b"owner: kominfoo"))
    code, _out, err = called("set", "GOV-02", "note=x", "--lang", "en")
    assert (code, err) == (0, "written: governance.yaml\n")
    code, _out, err = called("set", "GOV-01", "owner=diskominfo", "-q")
    assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("GOV-99", "status=done"), 2, "there is no program GOV-99"),
        (("GOV-01", "status"), 2, "status is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "=x"), 2, "=x is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "indicators.GOV-01-I9.unit=x"), 2, "indicators has no GOV-01-I9; did you mean GOV-01-I1?"),
        (("GOV-01", "name.x=y"), 2, "name.x leads below name, which is a single value"),
        (("GOV-01", "status=planned"), 0, "nothing changes: it is so already"),
        (("GOV-01", "nomenclature="), 0, "nothing changes: it is so already"),
    ],
)
def test_set_says_what_it_cannot_do(
    arguments: tuple[str, ...], code: int, said: str, plan: Path, called: Called
) -> None:
    before = bytes_of(plan)
    ended = called("set", *arguments, "--lang", "en")
    assert ended == (code, "", f"roadmap: {said}\n" if code else f"{said}\n")
    assert bytes_of(plan) == before


def test_set_does_not_touch_a_file_that_cannot_be_read(plan: Path, called: Called) -> None:
    (plan / "governance.yaml").write_bytes(b"programs: [")
    code, _out, err = called("set", "GOV-01", "status=done", "--lang", "en")
    assert (code, err) == (1, "roadmap: governance.yaml cannot be read to its end: run roadmap validate\n")
    assert called("set", "ECO-01", "note=x", "-q")[0] == 0


def test_set_finds_the_plan_of_a_portfolio_that_has_the_program(plan: Path, called: Called) -> None:
    other = plan.parent / "lain"
    shutil.copytree(PLANS.parent / "tests" / "plans" / "minimal", other)
    os.chdir(plan.parent)
    assert called("set", "ECO-01", "note=x", "--plan", ".", "-q")[0] == 0
    code, _out, err = called("set", "GOV-01", "note=x", "--plan", ".", "--lang", "en")
    assert (code, err) == (2, "roadmap: 2 plans could be meant (lain, plans): say which with --plan\n")
    assert called("set", "GOV-01", "note=x", "--plan", "lain", "-q")[0] == 0
    assert called("set", "GOV-01", "note=y", "--plan", "plans/governance.yaml", "-q")[0] == 0
    assert b"\n      y\n" in (plan / "governance.yaml").read_bytes()
    assert called("set", "GOV-01", "note=y", "--plan", "-")[0] == 2


def test_of_many_at_once_none_is_lost(plan: Path) -> None:
    ids = [str(each.id) for each in load_folder(plan, TODAY).plan.programs if each.dimension == "governance"]
    asked = [(ids[number % len(ids)], number) for number in range(20)]
    started = {
        (id, number): subprocess.Popen(
            [COMMAND, "set", id, f"x-{number}=dari {number}", "-q"], cwd=plan, env=environment(measured=False)
        )
        for id, number in asked
    }
    codes = {number: process.wait(60) for (_id, number), process in started.items()}
    assert set(codes.values()) <= {0, 1}
    assert 0 in codes.values()
    text = (plan / "governance.yaml").read_text()
    for number, code in codes.items():
        assert (f"x-{number}: dari {number}\n" in text) == (code == 0)
    assert found(plan, "RM001") == []


def test_a_failed_write_is_one_line(plan: Path, called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(plan)

    def full(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        ended = called("set", "GOV-01", "status=ongoing")
    assert ended == (2, "", "roadmap: governance.yaml: No space left on device\n")
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", _read_only(os.open))
        ended = called("set", "GOV-01", "status=ongoing")
    assert ended == (2, "", "roadmap: governance.yaml: Permission denied\n")
    assert bytes_of(plan) == before


def _read_only(open_: Callable[..., int]) -> Callable[..., int]:
    def refuse(path: object, flags: int, *arguments: object, **named: object) -> int:
        if flags & os.O_CREAT:
            raise OSError(13, "Permission denied", str(path))
        return open_(path, flags, *arguments, **named)

    return refuse


def test_a_file_that_changed_meanwhile_is_left_alone(
    plan: Path, called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plan / "governance.yaml"
    from ppu_roadmap.edit.workspace import Workspace

    added = Workspace.added

    def meanwhile(workspace: Workspace) -> object:
        path.write_bytes(path.read_bytes() + b"# by an editor\n")
        return added(workspace)

    monkeypatch.setattr(Workspace, "added", meanwhile)
    code, _out, err = called("set", "GOV-01", "status=ongoing", "--lang", "en")
    said = "roadmap: governance.yaml has changed since it was read, so nothing was written: run the command again\n"
    assert (code, err) == (1, said)
    assert path.read_bytes().endswith(b"# by an editor\n")
    assert b"status: ongoing" not in path.read_bytes().split(b"GOV-02")[0]


def test_ctrl_c_while_another_writes(plan: Path) -> None:
    from ppu_roadmap.edit.files import held

    before = bytes_of(plan)
    with held(plan):
        process = subprocess.Popen(
            [COMMAND, "set", "GOV-01", "status=ongoing"],
            cwd=plan,
            env=environment(measured=False),
            stderr=subprocess.PIPE,
        )
        _wait_for_lock(process.pid)
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert bytes_of(plan) == before


def _wait_for_lock(pid: int) -> None:
    """Wait until a process waits for a lock."""
    for _attempt in range(600):
        if f" {pid} " in "".join(line for line in Path("/proc/locks").read_text().splitlines() if "->" in line):
            return
        time.sleep(0.05)
    pytest.fail("it does not wait for the lock")


# -- decide ----------------------------------------------------------------------------------------------------------


def test_an_approval_covers_the_program_until_it_changes(plan: Path, called: Called) -> None:
    path = plan / "governance.yaml"
    before = path.read_bytes().decode()
    approve = ("decide", "GOV-01", "approve", "--by", "Plt Bupati", "--date", "2022-08-29", "-q")
    assert called(*approve) == (0, "", "")
    after = path.read_bytes().decode()
    at = after.index(
        "        - status: approved\n          by: Plt Bupati\n          date: 2022-08-29\n          fingerprint: "
    )
    end = after.index("\n    risks:", at)
    assert after[:at] + after[end + 1 :] == before
    assert found(plan, "RM406") == []
    assert called("set", "GOV-01", "status=done", "quick_win.scores.speed=4", "-q")[0] == 0
    assert called("set", "GOV-01", "indicators.0.actuals.2022=5", "-q")[0] == 0
    assert found(plan, "RM406") == []
    code, _out, err = called("set", "GOV-01", "budget[2023,apbd].amount=5", "--lang", "en")
    assert code == 1
    assert "error[RM406]: GOV-01 changed after its approval of 29 August 2022: budget" in err
    path.write_bytes(
        path.read_bytes().replace(b"    indicators:\n", b"    budget: [{year: 2023, amount: 5}]\n    indicators:\n", 1)
    )
    assert found(plan, "RM406") == ["GOV-01 changed after its approval of 29 August 2022: budget"]
    assert called("decide", "GOV-01", "approve-with-notes", "--by", "Bupati", "--note", "lanjut", "-q")[0] == 0
    assert found(plan, "RM406") == []
    assert called("set", "GOV-01", "budget.0.realised=3", "-q")[0] == 0
    assert found(plan, "RM406") == []


def test_a_first_decision_makes_the_list(plan: Path, called: Called) -> None:
    path = plan / "economy.yaml"
    text = path.read_text()
    start = text.index("      decisions:")
    bare = text[:start] + text[text.index("    risks:", start) :]
    path.write_text(bare)
    assert called("decide", "ECO-01", "reject", "--by", "Bupati", "--document", "5/2022", "-q")[0] == 0
    new = "      decisions:\n        - {status: rejected, by: Bupati, date: 2022-09-01, document: 5/2022}\n"
    assert path.read_text() == bare[:start] + new + bare[start:]


def test_a_decision_stands_among_the_others_by_its_day(plan: Path, called: Called) -> None:
    for verdict, day in (("revise", "2022-08-01"), ("approve", "2022-09-01"), ("approve", "2022-08-15")):
        assert called("decide", "GOV-01", verdict, "--by", "Bupati", "--date", day, "-q")[0] == 0
    program = load_folder(plan, TODAY).plan.by_id["GOV-01"]
    assert program.quick_win is not None
    decisions = program.quick_win.decisions or ()
    assert [each.date for each in decisions] == [None, "2022-08-01", "2022-08-15", "2022-09-01"]
    assert [each.fingerprint is not None for each in decisions] == [False, False, False, True]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("GOV-02", "approve"), 2, "GOV-02 is no quick win: give it quick_win.kind, quick_win.start"),
        (("GOV-99", "approve"), 2, "there is no program GOV-99"),
        (("GOV-S1", "approve"), 2, "GOV-S1 is no program: only quick wins are decided on"),
        (("GOV-01", "agree"), 2, "agree is no decision; there are approve, approve-with-notes, revise, reject"),
        (("GOV-01", "approve", "--date", "kemarin"), 2, "--date is kemarin, not a day"),
    ],
)
def test_decide_says_what_it_cannot_do(
    arguments: tuple[str, ...], code: int, said: str, plan: Path, called: Called
) -> None:
    before = bytes_of(plan)
    ended, _out, err = called("decide", *arguments, "--by", "Bupati", "--lang", "en")
    assert ended == code
    assert err.startswith(f"roadmap: {said}")
    assert bytes_of(plan) == before


def test_what_is_not_known_is_not_approved(plan: Path, called: Called) -> None:
    path = plan / "governance.yaml"
    path.write_bytes(path.read_bytes().replace(b"years: [2022, 2023]", b"years: [2022, x]", 1))
    code, _out, err = called("decide", "GOV-01", "approve", "--by", "Bupati", "--lang", "en")
    assert code == 1
    assert "GOV-01 has faults, so that it is not known what is approved" in err
    assert called("decide", "GOV-01", "reject", "--by", "Bupati", "-q")[0] == 0


# -- add -------------------------------------------------------------------------------------------------------------

NEW = ("--name", "Taman: kota", "--owner", "dlh", "--horizon", "5y", "--subdimension", "health")


def test_add_gives_the_next_id(plan: Path, called: Called) -> None:
    before = (plan / "living.yaml").read_text()
    code, out, err = called("add", "--dimension", "living", *NEW, "years=2024,2025", "sdgs=11", "--lang", "en")
    assert (code, out, err) == (0, "LIV-09\n", "written: living.yaml\n")
    assert (plan / "living.yaml").read_text() == before + (
        '  - id: LIV-09\n    name: "Taman: kota"\n    horizon: 5-year\n    owner: dlh\n    subdimension: health\n'
        "    years: [2024, 2025]\n    sdgs: [11]\n"
    )
    assert called("add", "--id", "liv-20", *NEW, "-q")[1] == "LIV-20\n"
    assert called("add", "--id", "LIV-20", *NEW)[0] == 1


def test_add_makes_the_file_of_a_dimension(plan: Path, called: Called) -> None:
    (plan / "living.yaml").unlink()
    assert called("add", "--dimension", "living", *NEW, "--dry-run")[1].startswith("--- /dev/null\n+++ b/living.yaml\n")
    assert not (plan / "living.yaml").exists()
    assert called("add", "--dimension", "living", *NEW)[:2] == (0, "LIV-01\n")
    assert (plan / "living.yaml").read_text() == (
        "# yaml-language-server: $schema=../schema/dimension.schema.json\ndimension: living\nprograms:\n"
        "  - id: LIV-01\n"
        '    name: "Taman: kota"\n    horizon: 5-year\n    owner: dlh\n    subdimension: health\n'
    )


def test_add_makes_a_program_of_a_chosen_indicator(plan: Path, called: Called) -> None:
    (plan / "plan.yaml").write_bytes(
        (plan / "plan.yaml")
        .read_bytes()
        .replace(b'unit: "%"}', b'unit: "%", baseline: {year: 2022, value: 10}, targets: {2037: 90}}')
    )
    code, out, _err = called("add", "--from-sni", "10.2", "--subdimension", "policy")
    assert code == 0
    program = load_folder(plan, TODAY).plan.by_id[out.strip()]
    assert (program.horizon, program.owner, program.status) == ("long-term", "diskominfo", "proposed")
    (measure,) = program.indicators or ()
    assert (measure.sni, measure.id, measure.targets) == ("10.2", f"{out.strip()}-I1", {2037: 90})
    assert measure.baseline is not None
    assert (measure.baseline.year, measure.baseline.value) == (2022, 10)
    assert called("add", "--from-sni", "99.9", "--subdimension", "policy")[0] == 2


PROPOSALS = """\
proposals:
  # dari kecamatan
  - {id: USL-001, name: "Taman: desa", dimension: living, proposer: dlh, forum: musrenbang, location: waru}
  - {id: USL-002, name: Lapangan, dimension: living, proposer: ugm, location: bulan, status: discussed} # nanti
  - {id: USL-003, name: Tidak, status: rejected, note: ada}
"""


def test_add_makes_a_program_of_a_proposal_and_accepts_it(plan: Path, called: Called) -> None:
    (plan / "proposals.yaml").write_text(PROPOSALS)
    code, out, err = called(
        "add", "--from-proposal", "USL-001", "--horizon", "1-year", "--subdimension", "health", "--lang", "en"
    )
    assert (code, out, err) == (0, "LIV-09\n", "written: living.yaml, proposals.yaml\n")
    assert (
        (plan / "living.yaml")
        .read_text()
        .endswith(
            '  - id: LIV-09\n    name: "Taman: desa"\n    horizon: 1-year\n    owner: dlh\n    subdimension: health\n'
            "    locations: [waru]\n    status: proposed\n"
        )
    )
    first = PROPOSALS.replace("location: waru}", "location: waru, status: accepted, program: LIV-09}")
    assert (plan / "proposals.yaml").read_text() == first
    given = ("--owner", "dlh", "--horizon", "1y", "--subdimension", "health", "--name", "Lapangan desa", "-q")
    assert called("add", "--from-proposal", "USL-002", *given)[1] == "LIV-10\n"
    assert "partners: [ugm]" in (plan / "living.yaml").read_text()
    assert (plan / "proposals.yaml").read_text() == first.replace(
        "status: discussed}", "status: accepted, program: LIV-10}"
    )
    for id, code in (("USL-001", 2), ("USL-003", 2), ("USL-9", 2)):
        assert called("add", "--from-proposal", id, *given)[0] == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", "x"), "--dimension is missing; on a terminal roadmap add asks for it"),
        (("--dimension", "living"), "--name is missing; on a terminal roadmap add asks for it"),
        (("--dimension", "taman"), "taman is no dimension; there are governance"),
        (("--from-sni", "10.2", "--from-proposal", "x"), "--from-sni and --from-proposal cannot both be given"),
    ],
)
def test_add_says_what_is_missing(arguments: tuple[str, ...], said: str, plan: Path, called: Called) -> None:
    before = bytes_of(plan)
    code, _out, err = called("add", *arguments, "--lang", "en")
    assert (code, err.startswith(f"roadmap: {said}")) == (2, True), err
    assert bytes_of(plan) == before


def test_the_commands_work_as_processes(plan: Path) -> None:
    done = roadmap("set", "GOV-01", "status=ongoing", cwd=plan, env={"LANG": "C", "COLUMNS": "20"})
    assert (done.code, done.out) == (0, "")
    assert done.err.strip().endswith("governance.yaml")
    done = roadmap("add", "--dimension", "living", *NEW, cwd=plan, env={"PYTHONHASHSEED": "1"})
    assert (done.code, done.out) == (0, "LIV-09\n")

"""``set``: what it writes, what it refuses, what it says, and many of them at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ppu_roadmap.commands.set import assign
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.files import held
from ppu_roadmap.loader.plans import load_folder
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Language
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, PLANS, environment
from tests.edit.editing import TODAY, Called, bytes_of, found
from tests.golden import golden


def test_set_writes_fields_at_once_and_nothing_else(plans: Path, called: Called) -> None:
    before = bytes_of(plans)
    code, out, err = called(
        "set", "gov-01", "status=ongoing", "progress=40", "quick_win.scores.speed=5", "--lang", "en"
    )
    assert (code, out, err.splitlines()[0]) == (0, "", "written: governance.yaml")
    assert err.splitlines()[1].startswith("GOV-01 now has ")
    after = bytes_of(plans)
    text = after["governance.yaml"].decode()
    first = text.index("GOV-02")
    head = text[:first].replace("status: ongoing", "status: planned", 1).replace("    progress: 40\n", "", 1)
    assert head.replace("{speed: 5", "{speed: 3", 1) + text[first:] == before["governance.yaml"].decode()
    assert {name for name in before if before[name] != after[name]} == {"governance.yaml"}


def test_the_file_is_read_once_for_fields_that_move_nothing(plans: Path) -> None:
    workspace, count = Workspace(plans, TODAY), list[str]()
    reading = workspace.reading

    def counted(data: bytes, file: str, *, outlined: bool = False) -> SourceFile:
        count.append(file)
        return reading(data, file, outlined=outlined)

    workspace.reading = counted
    given = [("status", "ongoing"), ("quick_win.start", "2022-10"), ("quick_win.scores.speed", "4"), ("note", "x")]
    given += [
        ("risks.0.impact", "3"),
        ("indicators.0.unit", "%"),
        ("risks.0.cause", "y"),
        ("quick_win.finish", "2023-09"),
    ]
    assign(workspace, "governance", ("programs", 0), given)
    assert len(count) <= 3
    assign(workspace, "governance", ("programs", 0), [("note", ""), ("note", "z"), ("budget[2030,apbd].amount", "5")])
    assign(
        workspace,
        "governance",
        ("programs", 0),
        [("budget[2030,apbd].source", "csr"), ("budget[2030,csr].amount", "7")],
    )
    program = workspace.after.plan.by_id["GOV-01"]
    assert (program.note, [(each.source, each.amount) for each in program.budget][-1:]) == ("z", [("csr", 7)])


def test_set_adds_one_item_more(plans: Path, called: Called) -> None:
    before = load_folder(plans, TODAY).plan.by_id["GOV-01"]
    added = ("actions.+={id: GOV-01-A9, name: Uji coba}", "partners.+=dlh")
    code, _out, err = called("set", "GOV-01", *added, "--lang", "en")
    assert code == 0, err
    after = load_folder(plans, TODAY).plan.by_id["GOV-01"]
    assert [each.id for each in after.actions] == [*(each.id for each in before.actions), "GOV-01-A9"]
    assert [*after.partners] == [*before.partners, "dlh"]


def test_set_takes_a_criterion_by_its_name(plans: Path, called: Called) -> None:
    assert plans.exists()
    for field, said in (
        ("quick_win.scores.Cepat terwujud=5", "quick_win.scores.speed=5"),
        ("quick_win.scores={speed: 5, impact: 4}", "quick_win.scores={speed: 5, impact: 4}"),
    ):
        code, _out, err = called("set", "GOV-01", field, "--lang", "en")
        assert (code, err.splitlines()[-1]) == (0, f"GOV-01 now has {said}")


def test_set_says_which_comment_goes_with_a_field(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    before = path.read_text(encoding="utf-8")
    field = "    # menurut rapat 3 Maret\n    beneficiaries: 1200   # dua desa\n"
    path.write_text(before.replace("    years: [2022", f"{field}    years: [2022", 1), encoding="utf-8")
    said = "comments that are deleted with what they describe: # menurut rapat 3 Maret, # dua desa\n"
    code, out, err = called("set", "GOV-01", "beneficiaries=", "--dry-run", "--lang", "en")
    assert (code, err) == (0, said)
    assert "".join(f"-{line}\n" for line in field.splitlines()) in out
    assert called("set", "GOV-01", "beneficiaries=", "--lang", "en")[::2] == (
        0,
        f"{said}written: governance.yaml\ntaken from GOV-01: beneficiaries\n",
    )
    assert path.read_text(encoding="utf-8") == before


def test_set_shows_a_difference_and_writes_nothing(plans: Path, called: Called) -> None:
    before = bytes_of(plans)
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
    assert bytes_of(plans) == before


def test_set_refuses_errors_that_it_would_add(plans: Path, called: Called, language: Language) -> None:
    before = bytes_of(plans)
    code, out, err = called(
        "set", "GOV-01", "years=[2030, 2031]", "progress=140", "replaced_by=", "-q", "--lang", language
    )
    assert (code, out) == (1, "")
    golden("edit/added.txt", err, language)
    assert bytes_of(plans) == before


def test_set_lets_errors_be_that_were_there(plans: Path, called: Called) -> None:
    path = plans / "governance.yaml"
    path.write_bytes(path.read_bytes().replace(b"owner: diskominfo", b"owner: kominfoo"))
    code, _out, err = called("set", "GOV-02", "note=x", "--lang", "en")
    assert (code, err) == (0, "written: governance.yaml\nGOV-02 now has note=x\n")
    code, _out, err = called("set", "GOV-01", "owner=diskominfo", "-q")
    assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("GOV-99", "status=done"), 2, "there is no program GOV-99"),
        (("GOV-01", "status"), 2, "status is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "=x"), 2, "=x is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "partners-=dlh"), 2, "partners-=dlh is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "partners+=dlh"), 2, "partners+=dlh is no FIELD=VALUE, such as status=ongoing"),
        (("GOV-01", "indicators.GOV-01-I9.unit=x"), 2, "indicators has no GOV-01-I9; did you mean GOV-01-I1?"),
        (("GOV-01", "name.x=y"), 2, "name.x leads below name, which is a single value"),
        (("GOV-01", "status=planned"), 0, "nothing changes: it is so already"),
        (("GOV-01", "nomenclature="), 0, "nothing changes: it is so already"),
    ],
)
def test_set_says_what_it_cannot_do(
    arguments: tuple[str, ...], code: int, said: str, plans: Path, called: Called
) -> None:
    before = bytes_of(plans)
    ended = called("set", *arguments, "--lang", "en")
    assert ended == (code, "", f"roadmap: {said}\n" if code else f"{said}\n")
    assert bytes_of(plans) == before


UNREAD = (
    "the file cannot be read as it is: line 2: a value is missing here;"
    " write the value, or delete the comma or sign before it"
)


def test_set_does_not_touch_a_file_that_cannot_be_read(plans: Path, called: Called) -> None:
    (plans / "governance.yaml").write_bytes(b"programs: [")
    code, _out, err = called("set", "GOV-01", "status=done", "--lang", "en")
    assert (code, err) == (
        1,
        f"roadmap: governance.yaml: {UNREAD}\n",
    )
    assert called("set", "ECO-01", "note=x", "-q")[0] == 0


def test_set_finds_the_plan_of_a_portfolio_that_has_the_program(plans: Path, called: Called) -> None:
    other = plans.parent / "lain"
    shutil.copytree(PLANS.parent / "tests" / "plans" / "minimal", other)
    os.chdir(plans.parent)
    (other / "living.yaml").write_bytes(b"programs: [")
    assert called("set", "eco-01", "note=x", "--plan", ".", "-q")[0] == 0
    assert called("set", "LIV-99", "note=x", "--plan", ".", "--lang", "en") == (
        1,
        "",
        f"roadmap: lain/living.yaml: {UNREAD}\n",
    )
    code, _out, err = called("set", "GOV-01", "note=x", "--plan", ".", "--lang", "en")
    assert (code, err) == (2, "roadmap: 2 plans could be meant (lain, plans): say which with --plan\n")
    assert called("set", "GOV-01", "note=x", "--plan", "lain", "-q")[0] == 0
    assert called("set", "GOV-01", "note=y", "--plan", "plans/governance.yaml", "-q")[0] == 0
    assert b"\n      y\n" in (plans / "governance.yaml").read_bytes()
    assert called("set", "GOV-01", "note=y", "--plan", "-")[0] == 2


def test_of_many_at_once_none_is_lost(plans: Path) -> None:
    ids = [str(each.id) for each in load_folder(plans, TODAY).plan.programs if each.dimension == "governance"]
    asked = [(ids[number % len(ids)], number) for number in range(20)]
    children = {number: _forked("set", id, f"x-{number}=dari {number}", "-q") for id, number in asked}
    codes = {number: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for number, child in children.items()}
    assert set(codes.values()) <= {0, 1}
    assert 0 in codes.values()
    text = (plans / "governance.yaml").read_text()
    for number, code in codes.items():
        assert (f"x-{number}: dari {number}\n" in text) == (code == 0)
    assert found(plans, "RM001") == []


def _forked(*arguments: str) -> int:
    """The command in a process of its own that need not start first."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = roadmap(*arguments, cwd=Path.cwd()).code
        finally:
            os._exit(code)
    return child


def test_a_failed_write_is_one_line(plans: Path, called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(plans)

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
    assert bytes_of(plans) == before


def _read_only(open_: Callable[..., int]) -> Callable[..., int]:
    def refuse(path: object, flags: int, *arguments: object, **named: object) -> int:
        if flags & os.O_CREAT:
            raise OSError(13, "Permission denied", str(path))
        return open_(path, flags, *arguments, **named)

    return refuse


def test_a_file_that_changed_meanwhile_is_left_alone(
    plans: Path, called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plans / "governance.yaml"
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


def test_ctrl_c_while_another_writes(plans: Path) -> None:
    before = bytes_of(plans)
    with held(plans):
        process = subprocess.Popen(
            [COMMAND, "set", "GOV-01", "status=ongoing"],
            cwd=plans,
            env=environment(),
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        assert process.stderr.readline() == b"roadmap lain sedang menyunting .: menunggu sampai selesai\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30)[1] == b""
    assert process.returncode == 130
    assert bytes_of(plans) == before


def test_no_more_is_said_and_done_than_a_person_can_want(plans: Path, called: Called) -> None:
    assert plans.exists()
    code, _out, err = called("set", "GOV-01", *(f"x-{number}=1" for number in range(101)), "--lang", "en")
    assert (code, err) == (2, "roadmap: 101 fields are given, but at most 100 are set at once\n")
    code, _out, err = called("set", "GOV-01", f"note={'a' * 10_001}", "--lang", "en")
    assert (code, err) == (2, "roadmap: note has 10001 characters; write at most 10,000\n")
    code, _out, err = called("set", "GOV-01", f"sdgs={'99,' * 1_000}", "--lang", "en")
    assert code == 1
    assert err.count("error[RM018]") == 10
    assert err.endswith("nothing was written: it would add 1000 errors\n")


def test_a_file_of_more_lists_than_any_plan_has_is_left_to_people(plans: Path, called: Called) -> None:
    file = plans / "governance.yaml"
    file.write_text(f"dimension: governance\nx-a: [{'[], ' * 50_001}]\n")
    left = "over 50,000 lists and mappings stand in this file; split the plan"
    assert called("add", "action", "GOV-01", "--name", "Baru", "--lang", "en") == (
        1,
        "",
        f"roadmap: governance.yaml: {left}\n",
    )
    code, _out, err = called("fmt", str(file), "--lang", "en")
    assert (code, err.splitlines()[0]) == (1, f"roadmap: governance.yaml stays as it is: {left}")

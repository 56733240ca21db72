"""``fmt``: the one form, from the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from difflib import unified_diff
from pathlib import Path

import pytest

from ppu_roadmap.commands.editing import show_difference
from ppu_roadmap.commands.run import Run
from ppu_roadmap.staging import Edited
from tests.cli.door import roadmap
from tests.edit.editing import Called, bytes_of


def test_fmt_puts_files_in_the_one_form(plans: Path, called: Called) -> None:
    before = bytes_of(plans)
    assert called("fmt", "--lang", "en") == (0, "", "all files have the one form\n")
    path = plans / "living.yaml"
    messy = path.read_bytes().replace(b"dimension: living", b"dimension:  'living' # x")
    path.write_bytes(messy)
    assert called("fmt", "--check", "--lang", "en") == (1, "living.yaml\n", "1 file would change\n")
    code, out, err = called("fmt", "living.yaml", "--diff", "--lang", "en")
    assert (code, err) == (0, "1 file would change\n")
    assert "-dimension:  'living' # x\n+dimension: living # x\n" in out
    assert path.read_bytes() == messy
    assert called("fmt", "--lang", "en") == (0, "living.yaml\n", "1 file put in the one form\n")
    assert path.read_bytes() == before["living.yaml"].replace(b"dimension: living", b"dimension: living # x")
    assert called("fmt", "-q") == (0, "", "")


def test_fmt_leaves_a_file_that_it_cannot_read(plans: Path, called: Called) -> None:
    (plans / "living.yaml").write_bytes(b"programs: [")
    (plans / "Society.yml").write_bytes(b"dimension:   society\n")
    os.mkfifo(plans / "proposals.yaml")
    code, out, err = called("fmt", "--lang", "en")
    assert (code, out) == (1, "")
    unread, barred, misnamed, *sums = err.splitlines()
    said = "roadmap: living.yaml stays as it is: the file cannot be read as it is: line 2: a value is missing here"
    assert unread.startswith(said)
    assert barred == "roadmap: proposals.yaml stays as it is: this is not a regular file; put a text file here"
    assert misnamed.startswith("roadmap: Society.yml stays as it is: the file is none of the files of a plan; name it")
    assert sums == ["6 files have the one form", "3 files stay as they are"]
    (plans / "plan.yaml").write_bytes((plans / "plan.yaml").read_bytes().replace(b"format: 1", b"format:  1"))
    code, out, err = called("fmt", "plan.yaml", "living.yaml", "proposals.yaml", "--check", "--lang", "en")
    assert (code, out) == (1, "plan.yaml\n")
    assert err.splitlines()[2:] == ["1 file would change", "2 files stay as they are"]


@pytest.mark.parametrize("command", ["fmt", "fix", "validate"])
def test_a_folder_without_a_plan_is_wrong_use(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty" / "below").mkdir(parents=True)
    (tmp_path / "misnamed").mkdir()
    (tmp_path / "misnamed" / "Governance.yml").write_text("dimension: governance\nprograms: []\n")
    misnamed = "misnamed/Governance.yml: the file is not read under this name; rename it governance.yaml"
    told = {
        "empty": "there is no plan at empty: go to the folder of one with cd, give it as PLAN, or run roadmap init",
        "misnamed": f"there is no plan at misnamed: {misnamed}",
        "none": "there is no file or folder none",
    }
    for folder, said in told.items():
        done = roadmap(command, folder, "--lang", "en", cwd=tmp_path)
        assert (done.code, done.out, done.err) == (2, "", f"roadmap: {said}\n")


def test_fmt_keeps_what_may_not_stand_in_a_plan(plans: Path, called: Called) -> None:
    path = plans / "living.yaml"
    barred = "x-a: {c: satu\u2028dua,  b: 1}  # tiga\x85empat\n"
    path.write_bytes(path.read_bytes() + barred.encode())
    assert called("fmt", "--lang", "en")[0] == 0
    assert path.read_text(encoding="utf-8").endswith("x-a: {c: satu\u2028dua,  b: 1}  # tiga\x85empat\n")
    assert called("validate", ".", "--lang", "en")[0] == 1


def test_fmt_reads_standard_input(plans: Path) -> None:
    done = roadmap("fmt", "-", cwd=plans, stdin=b"programs: []\r\ndimension: 'living'\r\n")
    assert (done.code, done.data) == (0, b"dimension: living\r\nprograms: []\r\n")
    assert roadmap("fmt", "-", cwd=plans, stdin=b"a: [").code == 1


def test_fmt_checks_standard_input(plans: Path) -> None:
    odd, right = b"programs:   []\ndimension: living\n", b"dimension: living\nprograms: []\n"
    for text, code in ((odd, 1), (right, 0)):
        done = roadmap("fmt", "-", "--check", cwd=plans, stdin=text)
        assert (done.code, done.data) == (code, b"")
    done = roadmap("fmt", "-", "--diff", cwd=plans, stdin=odd)
    assert (done.code, done.data[:13]) == (0, b"--- a/<stdin>")
    assert roadmap("fmt", "-", "--diff", cwd=plans, stdin=right).data == b""


def test_a_difference_is_what_patch_takes(tmp_path: Path) -> None:
    plan = tmp_path / "rencana kita"
    plan.mkdir()
    (plan / "plan.yaml").write_bytes(b"format:   1\r\ntitle: A\r\n")
    (plan / "living.yaml").write_bytes(b"dimension:   living\nprograms:   []")
    done = roadmap("fmt", plan.name, "--diff", "--lang", "en", cwd=tmp_path)
    assert done.err == "2 files would change\n"
    shutil.which("patch") or pytest.skip("no patch")  # what runs in CI installs it
    (tmp_path / "change.diff").write_bytes(done.data)
    subprocess.run(["patch", "-s", "--binary", "-p1", "-i", "change.diff"], cwd=tmp_path, check=True)
    assert (plan / "plan.yaml").read_bytes() == b"format: 1\r\ntitle: A\r\n"
    assert (plan / "living.yaml").read_bytes() == b"dimension: living\nprograms: []\n"


@pytest.mark.parametrize(
    ("acts", "shown"),
    [
        (b"a # \x1b[2J\x1b]0;b\x07", r"\x1b[2J\x1b]0;b\x07"),
        (b'"a\r      ::error::b"', r"a\r      ::error::b"),
        (b"|\n      ::error::b", "\n       \\:error::b\n"),
        (b'"a ##[error]b"', r"\x23#[error]b"),
        ("a # b\u2028::error::c\x85::error::d".encode(), r"b\u2028::error::c\x85::error::d"),
    ],
)
def test_a_difference_acts_nowhere_and_says_that_it_is_no_patch(tmp_path: Path, acts: bytes, shown: str) -> None:
    program = b"  - id:  GOV-01\n    note: " + acts + b"\n"
    (tmp_path / "governance.yaml").write_bytes(b"dimension: governance\nprograms:\n" + program)
    for language, said in (("en", "so patch does not take this"), ("id", "jadi patch tidak menerima perbedaan")):
        done = roadmap("fmt", "governance.yaml", "--diff", "--lang", language, cwd=tmp_path)
        assert shown in done.out
        assert said in done.err


@pytest.mark.parametrize("changed", [{0}, {399}, {200}, {3, 199, 396}])
def test_a_difference_counts_the_lines_of_the_whole_file(changed: set[int], capsys: pytest.CaptureFixture[str]) -> None:
    old = [f"line {number}\n" for number in range(400)]
    new = [f"changed {number}\n" if number in changed else line for number, line in enumerate(old)]
    show_difference(Run(), [Edited(Path("a.yaml"), *("".join(lines).encode() for lines in (old, new)))])
    assert capsys.readouterr().out == "".join(unified_diff(old, new, "a/a.yaml", "b/a.yaml"))


def test_a_difference_of_very_many_lines_is_one_piece_that_patch_takes(
    tmp_path: Path, called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ppu_roadmap.commands.editing._COMPARED", 100)
    file = tmp_path / "governance.yaml"
    file.write_text("programs:\n" + "".join(f"- {{name: a{number}, id: GOV-{number}}}\n" for number in range(100, 112)))
    _code, diff, _err = called("fmt", str(file), "--diff")
    assert diff.count("@@ -") == 1
    (tmp_path / "d.patch").write_text(diff)
    shutil.which("patch") or pytest.skip("no patch")  # what runs in CI installs it
    subprocess.run(["patch", "-s", str(file), "d.patch"], cwd=tmp_path, check=True)
    assert called("fmt", str(file), "--check")[0] == 0

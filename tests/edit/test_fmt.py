"""``fmt``: the one form, from the command line."""

from __future__ import annotations

from pathlib import Path

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
    code, out, err = called("fmt", "--lang", "en")
    assert (code, out) == (1, "")
    first, _last = err.splitlines()
    said = "roadmap: living.yaml stays as it is: the file cannot be read as it is: run roadmap validate"
    assert first == said


def test_fmt_reads_standard_input(plans: Path) -> None:
    done = roadmap("fmt", "-", cwd=plans, stdin=b"programs: []\r\ndimension: 'living'\r\n")
    assert (done.code, done.data) == (0, b"dimension: living\r\nprograms: []\r\n")
    assert roadmap("fmt", "-", cwd=plans, stdin=b"a: [").code == 1

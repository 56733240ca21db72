"""A part of ``python -m tools.attack options``: hostile values for what is typed, and proof that faults are seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ppu_roadmap.commands import COMMANDS
from tests.cli import door
from tests.cli.door import roadmap
from tests.cli.process import Done, shell
from tools.attack.command_lines import lines
from tools.attack.hostile_values import VALUES
from tools.attack.options import Run, attack, tried
from tools.attack.shell_text import quoted

RUNS = 200
pytestmark = pytest.mark.no_cover


def test_hostile_values_do_no_harm() -> None:
    assert attack(RUNS).faults == []


def test_every_command_and_each_of_its_options_is_attacked() -> None:
    typed = {word for line in lines() for word in line.words}
    assert {*COMMANDS, "--as-of", "--weights", "--stdin-filename", "--scores", "--tool"} <= typed


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Done(2, "", "", b""), "exit 2 without a word"),
        (Done(139, "", "", b""), "exit 139"),
        (Done(2, "", "roadmap: this is a fault of the tool: x", b""), "crash"),
        (Done(2, "", "x" * 2_001, b""), "a line of 2001 characters"),
        (Done(0, "\x1b[31m", "", b""), "stdout holds"),
        (Done(1, "", "a\n::error::x", b""), "stderr holds"),
    ],
    ids=["wordless", "signal", "crash", "echo", "control", "workflow command"],
)
def test_faults_are_seen(done: Done, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "roadmap", lambda *_words, **_given: done)
    (fault,) = tried(Run(["show"], "tests/plans/minimal"))
    assert fault.startswith(said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(["set"], 1, "exit 1, and the plan has changed"), (["show"], 0, "show has changed"), (["set"], 0, "a new error")],
)
def test_a_plan_that_is_spoiled_is_seen(
    words: Sequence[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(*_words: str, cwd: Path, **_given: object) -> Done:
        (cwd / "plans" / "governance.yaml").write_text("dimension: [", "utf-8")
        return Done(code, "", "roadmap: x", b"")

    monkeypatch.setattr(door, "roadmap", spoil)
    assert said in next(tried(Run(words, "tests/plans/minimal")))


def test_what_is_told_can_be_pasted(tmp_path: Path) -> None:
    for word in (each for each in VALUES if 0 < len(each) <= 5_000):
        written = shell(f"printf %s {quoted(word)}", cwd=tmp_path)
        assert written.data.decode("utf-8", "surrogateescape") == word
    assert shell(str(Run(["rule", "\x1b'\""], None)), cwd=tmp_path).code == roadmap("rule", "\x1b'\"").code

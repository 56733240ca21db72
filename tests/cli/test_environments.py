"""Odd places to run in: no UTF-8, no terminal, no home, closed streams, a reader that leaves, a full disk."""

from __future__ import annotations

import re

import pytest

from ppu_roadmap.terminal.lines import width_of
from tests.cli import door
from tests.cli.process import PLANS, SEEDED, Done, roadmap, shell

COMMANDS = (
    "validate plans",
    "show plans",
    "program GOV-01 --plan plans",
    "matrix plans",
    "rule",
    "rule RM103",
    "schema",
    "export csv -o - --plan plans",
    "export md -o - --plan plans",
    "validate plans --format json",
)
ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "COLUMNS": "20"}


def sound(done: Done) -> None:
    """Whatever else happened, no traceback and no complaint of Python's."""
    for sign in ("Traceback", "Exception ignored", "Error:", "fault of the tool", "kesalahan alat"):
        assert sign not in done.err, done.err
        assert sign not in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_ascii_in_twenty_columns(command: str) -> None:
    done = roadmap(*command.split(), env=ASCII)
    sound(done)
    assert done.code == 0
    if "--format" in command or "export" in command or "schema" in command:
        assert done.data == door.roadmap(*command.split(), env={"COLUMNS": "100"}).data, "data is UTF-8 wherever it is"
        return
    assert done.out.isascii()
    if not command.startswith(("validate", "rule")):
        assert max(map(width_of, done.lines)) <= 20


def test_without_utf_8_mode() -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = roadmap("show", PLANS, env=env)
    sound(done)
    assert done.code == 0
    assert done.out.isascii()
    assert roadmap("show", "tidak/ada/ké", env=env).code == 2


@pytest.mark.parametrize("command", [*COMMANDS, "--help", "--version", "show --help"])
def test_a_reader_that_leaves(command: str) -> None:
    done = shell(f"roadmap {command} | head -n 1")
    sound(done)
    assert done.err == ""
    assert len(done.lines) == 1
    gone = shell(f"roadmap {command} | true")
    assert (gone.out, gone.err) == ("", "")
    if "help" not in command:
        assert gone.code == 0


@pytest.mark.parametrize("command", [*COMMANDS[::3], "--help", "--version"])
def test_closed_and_full_streams(command: str) -> None:
    closed = shell(f"roadmap {command} >&-")
    sound(closed)
    assert (closed.code, closed.err) == (0, "")
    full = shell(f"roadmap {command} >/dev/full")
    sound(full)
    assert full.code == 2
    assert re.fullmatch(r"roadmap: (-: )?No space left on device\n", full.err)
    mute = shell(f"roadmap {command} 2>&- <&-")
    assert (mute.code, mute.data) == (0, door.roadmap(*command.split()).data)


def test_nobody_to_complain_to() -> None:
    for line in ("roadmap show nowhere 2>&-", "roadmap show nowhere 2>/dev/full", "roadmap nonsense 2>/dev/full"):
        assert shell(line).code == 2, line
    assert shell("roadmap show nowhere >&- 2>&- <&-").code == 2
    assert shell("roadmap validate - <&-").code == 1, "an empty file"


@pytest.mark.parametrize("python", [("-OO",), ("-W", "error"), ("-W", "error", "-X", "dev"), ("-I",)])
def test_as_python_may_be_started(python: tuple[str, ...]) -> None:
    for command in (["validate", SEEDED, "--exit-zero", "--all"], ["show", PLANS], ["program", "GOV-01"], ["rule"]):
        done = roadmap(*command, python=python)
        sound(done)
        assert done.data == door.roadmap(*command).data
        assert done.code == 0


def test_no_home_and_next_to_no_environment() -> None:
    empty = {"LANG": None, "PATH": None, "HOME": None, "ROADMAP_TODAY": None}
    for command in COMMANDS:
        done = roadmap(*command.split(), env=empty)
        sound(done)
        assert done.code == 0


def test_in_a_ci_log() -> None:
    env = {"GITHUB_ACTIONS": "true", "CI": "true"}
    for command in ("--help", "show --help", "show plans", "rule RM103"):
        done = roadmap(*command.split(), env=env)
        sound(done)
        assert "\x1b" not in done.out
        assert done.data == door.roadmap(*command.split()).data

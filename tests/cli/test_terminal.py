"""Colour and width as the terminal, the environment and ``--color`` have it, on a real terminal and in a pipe."""

from __future__ import annotations

import re

import pytest

from ppu_roadmap.terminal.lines import width_of
from tests.cli.door import roadmap
from tests.cli.process import PLANS, SEEDED, on_terminal

COLOR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("arguments", "env", "terminal", "piped"),
    [
        ([], {}, True, False),
        ([], {"NO_COLOR": "1"}, False, False),
        ([], {"NO_COLOR": ""}, True, False),
        ([], {"FORCE_COLOR": "1"}, True, True),
        ([], {"FORCE_COLOR": "0"}, False, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ([], {"TERM": "dumb"}, False, False),
        (["--color", "auto"], {"NO_COLOR": "1"}, False, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False, False),
        ([], {"GITHUB_ACTIONS": "true"}, True, False),
    ],
    ids=str,
)
def test_colour(arguments: list[str], env: dict[str, str], *, terminal: bool, piped: bool) -> None:
    env = {"COLUMNS": "80", **env}
    on = on_terminal("rule", "RM103", *arguments, env=env)
    off = roadmap("rule", "RM103", *arguments, env=env)
    assert on.code == off.code == 0
    assert (bool(COLOR.search(on.out)), bool(COLOR.search(off.out))) == (terminal, piped)
    assert COLOR.sub("", on.out) == COLOR.sub("", off.out)


@pytest.mark.parametrize("command", ["validate", "show"])
def test_colour_of_findings_and_tables(command: str) -> None:
    env = {"COLUMNS": "100"}
    colored, piped = on_terminal(command, SEEDED, env=env), roadmap(command, SEEDED, env=env)
    assert COLOR.search(colored.out)
    assert not COLOR.search(piped.out)
    shown = COLOR.sub("", colored.out)
    if command == "validate":  # what a terminal has no room for is broken there
        assert shown.splitlines()[-1] == piped.lines[-1]
    else:
        assert shown.endswith(piped.out), "on the terminal the count of errors stands before"
    assert COLOR.search(roadmap(command, SEEDED, env={**env, "FORCE_COLOR": "1"}).out)


def test_data_has_no_colour() -> None:
    for command, format_ in (("show", "csv"), ("show", "md"), ("matrix", "json"), ("validate", "concise")):
        done = roadmap(command, PLANS, "--format", format_, "--color", "always")
        assert done.code == 0
        assert "\x1b" not in done.out


@pytest.mark.parametrize("columns", [20, 60, 80, 120])
@pytest.mark.parametrize("command", ["show", "matrix"])
def test_width_of_the_terminal(command: str, columns: int) -> None:
    done = on_terminal(command, PLANS, columns=columns, env={"NO_COLOR": "1"})
    assert done.code == 0
    assert max(map(width_of, done.lines)) <= columns
    if command == "show":
        told = " ".join(done.out.split())
        assert all(f"{prefix}-01" in told for prefix in ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV"))
    assert done.out == roadmap(command, PLANS, env={"COLUMNS": str(columns)}).out


def test_columns_outdoes_the_terminal() -> None:
    wide = on_terminal("show", PLANS, columns=40, env={"NO_COLOR": "1", "COLUMNS": "120"})
    assert wide.out == roadmap("show", PLANS).out, "120 where there is no terminal"


@pytest.mark.parametrize("columns", [20, 80])
def test_the_page_of_a_program_fits(columns: int) -> None:
    done = on_terminal("program", "GOV-01", "--plan", PLANS, columns=columns)
    assert max(map(width_of, COLOR.sub("", done.out).splitlines())) <= columns


def test_help_on_the_narrowest_terminal() -> None:
    for command in ([], ["validate"], ["show"], ["export"]):
        done = on_terminal(*command, "--help", columns=20)
        assert done.code == 0
        assert "Traceback" not in done.out

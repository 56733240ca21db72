"""The commands as a whole: each listed once, each option with a word for its value, no run leaves a trace."""

from __future__ import annotations

import gc
import re
import sys
from inspect import isfunction
from pathlib import Path

import pytest
import typer
from typer.core import TyperArgument

from ppu_roadmap import commands
from ppu_roadmap.__main__ import main
from ppu_roadmap.analysis.gates import GATES
from ppu_roadmap.cli import command_named, function_of
from ppu_roadmap.commands import COMMANDS, validate, views
from ppu_roadmap.views import VIEWS, view_named
from tests.cli.door import roadmap
from tests.cli.process import PLANS


def test_every_command_is_listed() -> None:
    files = Path(str(commands.__file__)).parent.glob("*.py")
    own = [file.stem.replace("_", "-") for file in files if "\nEXAMPLES = (" in file.read_text("utf-8")]
    functions = {name for name, each in vars(views).items() if isfunction(each) and each.__module__ == views.__name__}
    shown = {name for name in functions if not name.startswith("_")}
    assert {*own, *shown} == set(COMMANDS)
    assert len(own) + len(shown) == len(COMMANDS)
    assert shown == set(views.EXAMPLES)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_its_own_file_or_among_the_views(name: str) -> None:
    function, _examples = function_of(name)
    file = name.replace("-", "_")
    own = Path(str(commands.__file__)).with_name(f"{file}.py").exists()
    assert (function.__module__, function.__name__) == (
        (f"{commands.__name__}.{file}", "main") if own else (views.__name__, name)
    )


def test_a_command_that_lacks_an_import_is_not_taken_for_a_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ppu_roadmap.commands.options", None)
    monkeypatch.delitem(sys.modules, "ppu_roadmap.commands.schema", raising=False)
    with pytest.raises(ModuleNotFoundError, match=r"commands\.options"):
        function_of("schema")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_takes(name: str) -> None:
    command = command_named(name)
    assert command.name == name
    assert command.help
    assert command.epilog.startswith(f"roadmap {name}")
    for parameter in command.params:
        assert parameter.help, parameter.name
        assert parameter.metavar or parameter.is_flag, parameter.name
    options = [option for each in command.params if not isinstance(each, TyperArgument) for option in each.opts]
    assert len(options) == len(set(options))


def test_columns_can_be_chosen_of_the_views_that_have_some() -> None:
    offered = {}
    for name in COMMANDS:
        command = command_named(name)
        context = typer.Context(command)
        for option in (each for each in command.params if "--columns" in each.opts):
            offered[name] = tuple(item.value for item in option.shell_complete(context, ""))
    assert offered.pop("export") == tuple(view_named("show").columns.names)
    assert offered == {view.name: tuple(view.columns.names) for view in VIEWS if view.columns.names}
    assert set(offered) == {"show", "risks", "indicators"}


def test_the_gates_are_those_of_the_analysis() -> None:
    assert tuple(GATES) == validate.GATE_NAMES


def test_a_run_leaves_nothing_behind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["roadmap", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        return (left.value.code, *capsys.readouterr())

    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("ROADMAP_LANG", raising=False)
    before = gc.isenabled(), gc.get_threshold()
    first = [run("matrix", str(PLANS)), run("show", "-h"), run("shwo"), run("show", "--owner")]
    assert [code for code, _out, _err in first] == [0, 0, 2, 2]
    run("--lang", "en", "matrix", str(PLANS), "--lang", "en", "--quiet", "--color", "always")
    run("-h", "--lang", "en")
    assert [run("matrix", str(PLANS)), run("show", "-h"), run("shwo"), run("show", "--owner")] == first
    assert (gc.isenabled(), gc.get_threshold()) == before


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_types_as_words_and_cuts_nothing(name: str, language: str) -> None:
    told = roadmap(name, "--help", "--lang", language).out
    assert not re.search(r"<[a-z]", told.replace("< draft", "")), "no type of a programming language"
    assert "…" not in told

"""The app: its commands in panels, the options before a command's name, help and version."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from ppu_roadmap import __version__
from ppu_roadmap.commands import COMMANDS, command_named
from ppu_roadmap.commands.common import AsOfOption, ColorOption, LangOption, PlanOption, QuietOption
from ppu_roadmap.commands.help import SpokenApp, SpokenCommand

SETTINGS = {"help_option_names": ["-h", "--help"]}


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"roadmap {__version__}\n")
        sys.stdout.flush()
        raise typer.Exit


def roadmap(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 -- its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version and leave.")
    ] = False,
    plan_option: PlanOption = None,
    lang: LangOption = None,
    color: ColorOption = None,
    as_of: AsOfOption = None,
    quiet: QuietOption = False,
) -> None:
    """Smart City master plans kept as text: checked, shown and exported."""
    context.obj = {"plan_option": plan_option, "lang": lang, "color": color, "as_of": as_of, "quiet": quiet}


def build(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The app with the commands of these names."""
    app = typer.Typer(
        name="roadmap",
        cls=SpokenApp,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
    )
    app.callback()(roadmap)
    for name in names:
        command = command_named(name)
        app.command(
            name,
            cls=SpokenCommand,
            rich_help_panel=command.panel,
            epilog=command.epilog,
            context_settings=SETTINGS,
        )(command.function)
    return app


def run() -> Any:
    """Run the command line of this process."""
    if "GITHUB_ACTIONS" in os.environ:  # typer would write colours into a log that does not show them
        os.environ.setdefault("_TYPER_FORCE_DISABLE_TERMINAL", "1")
    arguments = sys.argv[1:]
    first = next((place for place, word in enumerate(arguments) if word in COMMANDS), 0)
    named = [] if {"-h", "--help"} & {*arguments[:first]} else [name for name in COMMANDS if name in arguments]
    try:
        return build(named or COMMANDS)(prog_name="roadmap")
    finally:
        gc.freeze()  # what is left holds no cycles, so let the interpreter look for none as it ends

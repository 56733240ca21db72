"""One thin file a command, listed by hand in the order of the help: options in, one call, output."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppu_roadmap.commands.command import Command

COMMANDS = (
    "init",
    "validate",
    "rule",
    "fix",
    "schema",
    "show",
    "program",
    "timeline",
    "matrix",
    "quickwins",
    "risks",
    "indicators",
    "sni",
    "budget",
    "progress",
    "proposals",
    "export",
    "add",
    "set",
    "decide",
    "fmt",
)


def command_named(name: str) -> Command:
    """The command of a name, from the file of that name: no run pays for the files of the others."""
    from ppu_roadmap.commands.command import Command

    module = import_module(f"ppu_roadmap.commands.{name.replace('-', '_')}")
    return next(value for value in vars(module).values() if isinstance(value, Command))

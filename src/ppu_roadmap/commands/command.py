"""A command made of the ``main`` of its file, and the options that it shares with others."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException
from typer.main import get_command

from ppu_roadmap.commands.help import WrongUse, complaint, print_help
from ppu_roadmap.commands.options import common
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import _

SETTINGS = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose function takes groups of options as one value each.

    A parameter whose type is a dataclass stands for the options that are the fields of that class. One that is a
    ``Run`` stands for what the options of every command say, which stand before or after the command's name.
    """

    allow_extra_args = True  # so that it is we who refuse them

    def __init__(self, name: str | None, *, params: list[Any], **settings: Any) -> None:
        types = ((each.name, each.type_descriptor.annotation) for each in params)
        self.groups: dict[str, Any] = {name: kind for name, kind in types if is_dataclass(kind)}
        own = [each for each in params if each.name not in self.groups]
        shared = [each for kind in self.groups.values() if kind is not Run for each in parameters(kind)]
        super().__init__(name, params=[*own, *shared, *parameters(common)], **settings)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and arguments, all of which must be known."""
        try:
            rest = super().parse_args(ctx, args)
        except TyperException as error:
            raise WrongUse(complaint(error, ctx), ctx) from None
        if rest and not ctx.resilient_parsing:
            raise WrongUse(_("Got unexpected extra argument(s) ({names})", names=" ".join(rest)), ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Put the groups of options together, and call the command's function."""
        for name, kind in self.groups.items():
            ctx.params[name] = ctx.obj if kind is Run else _made(kind, ctx.params)
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as typer calls it
        """Print the help."""
        print_help(self, ctx)


@cache
def parameters(options: Callable[..., Any]) -> list[Any]:
    """The options that typer makes of the signature of a function or a dataclass."""
    app = typer.Typer(add_completion=False)
    app.command()(options)
    return get_command(app).params


def _made(kind: Callable[..., Any], values: dict[str, Any]) -> Any:
    """A group put together of its options, which are taken out of the values; what was not given is ``None``."""
    given = {field.name: values.pop(field.name) for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    return kind(**{name: list(value) or None if isinstance(value, tuple) else value for name, value in given.items()})


def command_named(name: str) -> Any:
    """The command in the file of a name: no run pays for the files of the others."""
    module = module_of(name)
    app = typer.Typer(add_completion=False)
    app.command(name, cls=Command, context_settings=SETTINGS, epilog="\n".join(module.EXAMPLES))(module.main)
    return get_command(app)


def module_of(name: str) -> Any:
    """The file of a command."""
    return import_module(f"ppu_roadmap.commands.{name}")

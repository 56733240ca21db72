"""A command made of the function in its file, and the options that it shares with others."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
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

    A parameter whose type is a named tuple stands for the options that are the fields of that class. A type with
    ``chosen`` stands for such a group, too, which it tells by the arguments. One that is a ``Run`` stands for what the
    options of every command say, which stand before or after the command's name.
    """

    allow_extra_args = True  # so that it is we who refuse them

    def __init__(self, name: str | None, *, params: list[Any], arguments: Sequence[str], **settings: Any) -> None:
        types = ((each.name, each.type_descriptor.annotation) for each in params)
        kinds = ((name, kind.chosen(arguments) if hasattr(kind, "chosen") else kind) for name, kind in types)
        self.groups = {name: kind for name, kind in kinds if kind is Run or hasattr(kind, "_fields")}
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
            ctx.params[name] = ctx.obj if kind is Run else _group(kind, ctx.params)
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as typer calls it
        """Print the help."""
        print_help(self, ctx)


def _group(kind: Any, values: dict[str, Any]) -> Any:
    """A group put together of its options, which are taken out of the values; what was not given is ``None``."""
    given = (values.pop(name) for name in kind._fields)
    return kind(*(list(value) or None if isinstance(value, tuple) else value for value in given))


def _made(function: Callable[..., Any], **settings: Any) -> Any:
    app = typer.Typer(add_completion=False)
    app.command(**settings)(function)
    return get_command(app)


@cache
def parameters(options: Callable[..., Any]) -> list[Any]:
    """The options that typer makes of the signature of a function or a named tuple."""
    params: list[Any] = _made(options).params
    return params


def command_named(name: str, arguments: Sequence[str] = ()) -> Any:
    """The command of a name, with the options that go with arguments: no run pays for the files of the others."""
    function, examples = function_of(name)
    kind = partial(Command, arguments=arguments)
    return _made(function, name=name, cls=kind, context_settings=SETTINGS, epilog="\n".join(examples))


def function_of(name: str) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The function of a command, and examples of its use; a command without a file of its own is one of ``views``."""
    own = f"ppu_roadmap.commands.{name}"
    if find_spec(own) is not None:
        module = import_module(own)
        return module.main, module.EXAMPLES
    views = import_module("ppu_roadmap.commands.views")
    return getattr(views, name), views.EXAMPLES[name]

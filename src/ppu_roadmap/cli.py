"""The app: its commands, each made of the function in its file when it is called, and the one door out."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any, NoReturn, cast

import typer
from typer._click.core import Command as AnyCommand  # they have no other home
from typer._click.core import augment_usage_errors
from typer._click.exceptions import UsageError
from typer._coercion import RuntimeParam
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from ppu_roadmap import __version__
from ppu_roadmap.commands import COMMANDS, PANELS
from ppu_roadmap.commands.completion import COMPLETE, complete
from ppu_roadmap.commands.help import WrongUse, asked_language, complaint, print_help, summary
from ppu_roadmap.commands.options import common
from ppu_roadmap.commands.run import WRONG_USE, Run
from ppu_roadmap.text import Refusal, _

SETTINGS = {"help_option_names": ["-h", "--help"]}


_TEXTS = (str, list[str], bool)
"""The types of values that are kept as they were typed."""


class _Typed(RuntimeParam):
    """Takes a value as it was typed."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 -- as typer calls it
        return value


class _Asked(AnyCommand):
    """What the app and each command does with its options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """All options: texts and flags are as typed, and not judged by pydantic, which typer would load for them."""
        params: list[Any] = super().get_params(ctx)
        for each in params:
            if each._runtime_param is None and (known := each.type_descriptor).annotation in _TEXTS:  # noqa: SLF001
                each._runtime_param = _Typed(known.parameter_info, known.annotation)  # noqa: SLF001
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; what is wrong with them is told together with how the command is used."""
        with augment_usage_errors(ctx):
            return super().parse_args(ctx, args)


class App(_Asked, TyperGroup):
    """The commands, each of which is loaded when it is called."""

    def __init__(self, *, params: list[Any], **settings: Any) -> None:
        super().__init__(params=[*params, *parameters(common)], **settings)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- as typer calls it
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 -- as typer calls it
        """The command of a name, if there is one, as it is without arguments."""
        return command_named(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command's name; where there is nothing at all, help."""
        if not args and not ctx.resilient_parsing:
            self.format_help(ctx, None)
            raise typer.Exit(WRONG_USE)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that is meant, and what follows its name."""
        name, *rest = args
        if name in COMMANDS:
            return name, command_named(name, rest), rest
        if ctx.resilient_parsing:
            return None, None, rest
        from difflib import get_close_matches

        near = ", ".join(f"'{each}'" for each in get_close_matches(name, COMMANDS))
        said = _("No such command {name}. Did you mean {near}?") if near else _("No such command {name}.")
        raise WrongUse(said.of(name=f"'{name}'", near=near), ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as typer calls it
        """Print the help: the options, and every command in a line."""
        language = ctx.obj.language()
        rows = {name: (name, summary(function_of(name)[0].__doc__, language)) for name in COMMANDS}
        print_help(self, ctx, [(panel, [rows[name] for name in names]) for panel, names in PANELS.items()])


class Command(_Asked, TyperCommand):
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
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise WrongUse(_("Got unexpected extra argument(s) ({names})", names=" ".join(rest)), ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Put the groups of options together, and call the command's function; what was not given is ``None``."""
        for name, kind in self.groups.items():
            given = [ctx.params.pop(field) for field in getattr(kind, "_fields", ())]
            values = (list(value) or None if isinstance(value, tuple) else value for value in given)
            ctx.params[name] = ctx.obj if kind is Run else kind(*values)
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as typer calls it
        """Print the help."""
        print_help(self, ctx)


def _made(function: Callable[..., Any], **settings: Any) -> Any:
    app = typer.Typer(add_completion=False)
    app.command(**settings)(function)
    return get_command(app)


@cache
def parameters(options: Callable[..., Any]) -> list[Any]:
    """The options that typer makes of the signature of a function or a named tuple."""
    return list(_made(options).params)


def command_named(name: str, arguments: Sequence[str] = ()) -> Any:
    """The command of a name, with the options that go with arguments: no run pays for the files of the others."""
    function, examples = function_of(name)
    kind = partial(Command, arguments=arguments)
    return _made(function, name=name, cls=kind, context_settings=SETTINGS, epilog="\n".join(examples))


def function_of(name: str) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The function of a command, and examples of its use; a command without a file of its own is one of ``views``."""
    own = f"ppu_roadmap.commands.{name.replace('-', '_')}"
    if find_spec(own) is not None:
        module = import_module(own)
        return module.main, module.EXAMPLES
    views = import_module("ppu_roadmap.commands.views")
    return getattr(views, name), views.EXAMPLES[name]


def _version(context: typer.Context, asked: bool) -> None:
    if asked and not context.resilient_parsing:  # a shell that asks for words would run what is said here
        sys.stdout.write(f"roadmap {__version__}\n")
        raise typer.Exit


def roadmap(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 -- its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version and leave.")
    ] = False,
) -> None:
    """Smart City master plans kept as text: checked, shown and exported."""
    if context.invoked_subcommand is None:
        raise WrongUse(_("Missing command."), context)


def build() -> App:
    """The app, none of its commands loaded."""
    app = typer.Typer(name="roadmap", cls=App, invoke_without_command=True, context_settings=SETTINGS)
    app.callback()(roadmap)
    return cast("App", get_command(app))


def run(arguments: Sequence[str]) -> NoReturn:
    """Run a command line and leave with its exit code."""
    app = build()

    def call(run: Run) -> int | None:
        if asked := os.environ.get(COMPLETE):
            return complete(app, run, asked)
        with app.make_context("roadmap", list(arguments), obj=run) as context:
            return cast("int | None", app.invoke(context))

    sys.exit(end(call, Run(lang=asked_language(arguments))))


def end(call: Callable[[Run], int | None], run: Run) -> int:
    """The exit code of a command; what goes wrong is said in a few words on stderr, never with a traceback.

    Raises OSError for a file that cannot be read or written, and KeyboardInterrupt, which the door from the shell says.
    """
    try:
        code = call(run) or 0
        sys.stdout.flush()
    except typer.Exit as left:
        code = left.exit_code
    except UsageError as wrong:
        run.write(complaint(wrong, run.language()))
        code = WRONG_USE
    except Refusal as refusal:
        run.say(_("roadmap: {message}", message=refusal.message))
        code = refusal.code
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 -- the one door: a crash of ours is one line, too
        if os.environ.get("ROADMAP_DEBUG") == "1":
            import traceback

            traceback.print_exception(error)
        told = _("roadmap: this is a fault of the tool, please report it: {kind}: {error} (ROADMAP_DEBUG=1 shows more)")
        run.say(told.of(kind=type(error).__name__, error=str(error)))
        code = WRONG_USE
    return code

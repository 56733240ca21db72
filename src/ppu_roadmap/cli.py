"""The app: its commands, each loaded when it is called, the options before a command's name, and the one door out."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.completion import shell_complete
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from ppu_roadmap import __version__
from ppu_roadmap.commands import COMMANDS, PANELS
from ppu_roadmap.commands.command import SETTINGS, command_named, function_of, parameters
from ppu_roadmap.commands.help import WrongUse, asked_language, complaint, print_help, summary
from ppu_roadmap.commands.options import common
from ppu_roadmap.commands.run import WRONG_USE, Run
from ppu_roadmap.text import Refusal, Uncut, _

COMPLETE = "_ROADMAP_COMPLETE"
"""The variable by which a shell asks what may follow, as typer's scripts for shells set it."""
INTERRUPTED = 130


class App(TyperGroup):
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
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise WrongUse(complaint(error, ctx), ctx) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that is meant, and what follows its name."""
        name, *rest = args
        if name in COMMANDS:
            return name, command_named(name, rest), rest
        if ctx.resilient_parsing:
            return None, None, rest
        from difflib import get_close_matches

        near = ", ".join(f"'{each}'" for each in get_close_matches(name, COMMANDS))
        if near:
            raise WrongUse(_("No such command {name}. Did you mean {near}?", name=f"'{name}'", near=near), ctx)
        raise WrongUse(_("No such command {name}.", name=f"'{name}'"), ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as typer calls it
        """Print the help: the options, and every command in a line."""
        language = ctx.obj.language()
        rows = {name: (name, summary(function_of(name)[0].__doc__, language)) for name in COMMANDS}
        print_help(self, ctx, [(panel, [rows[name] for name in names]) for panel, names in PANELS.items()])


def _version(asked: bool) -> None:
    if asked:
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
    asked = os.environ.get(COMPLETE)
    if asked:
        sys.exit(shell_complete(app, {"obj": Run()}, "roadmap", COMPLETE, asked))

    def call(run: Run) -> int | None:
        with app.make_context("roadmap", list(arguments), obj=run) as context:
            code: int | None = app.invoke(context)
            return code

    sys.exit(end(call, Run(lang=asked_language(arguments))))


def end(call: Callable[[Run], int | None], run: Run) -> int:
    """The exit code of a command; whatever goes wrong is said in a few words on stderr, never with a traceback."""
    try:
        code = call(run) or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except typer.Exit as left:
        code = left.exit_code
    except WrongUse as wrong:
        run.write(wrong.lines(run.language()))
        code = wrong.code
    except Refusal as refusal:
        run.say(_("roadmap: {message}", message=refusal.message))
        code = refusal.code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:  # nobody reads on, so nobody is told
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        run.say(_("roadmap: {path}: {reason}", path=Uncut(str(error.filename or "-")), reason=reason))
        code = WRONG_USE
        try:  # what is still buffered is written, or dropped where that fails: it must not fail once more at the end
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 -- the one door: a crash of ours is one line, too
        code = _crashed(run, error)
    return code


def _crashed(run: Run, error: Exception) -> int:
    if os.environ.get("ROADMAP_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    message = _(
        "roadmap: this is a fault of the tool, please report it: {kind}: {error} (ROADMAP_DEBUG=1 shows more)",
        kind=type(error).__name__,
        error=str(error),
    )
    run.say(message)
    return WRONG_USE

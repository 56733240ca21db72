"""The options that every command takes, and the one door through which a command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from inspect import Parameter
from typing import Annotated, Any

import typer

from ppu_roadmap.commands.run import Refusal, Run, parse_day
from ppu_roadmap.commands.signatures import give_signature, option, own_parameters
from ppu_roadmap.text import Message, Whole, _, words

PANEL = "Options of every command"

PlanOption = Annotated[
    str | None,
    typer.Option("--plan", metavar="PLAN", help="A plan, a portfolio, or one file of a plan.", rich_help_panel=PANEL),
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="id|en", help="Language of what people read.", rich_help_panel=PANEL)
]
ColorOption = Annotated[
    str | None,
    typer.Option("--color", metavar="auto|always|never", help="Colour on the terminal.", rich_help_panel=PANEL),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day to take for today (year-month-day).", rich_help_panel=PANEL),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what was asked for.", rich_help_panel=PANEL)]

_OPTIONS = {
    "plan_option": PlanOption,
    "lang": LangOption,
    "color": ColorOption,
    "as_of": AsOfOption,
    "quiet": QuietOption,
}
_CHOICES = {"lang": ("id", "en"), "color": ("auto", "always", "never")}


def common(function: Callable[..., int | None]) -> Callable[..., None]:
    """Give a command the common options, put together as its first argument ``run``, and the door for errors."""
    context = option("context", typer.Context, Parameter.empty)
    added = [
        option(name, annotation, default=False if name == "quiet" else None) for name, annotation in _OPTIONS.items()
    ]

    @wraps(function)
    def command(**values: Any) -> None:
        given = {name: values.pop(name) for name in _OPTIONS}
        before: dict[str, Any] = values.pop("context").obj or {}
        end(lambda run: function(run, **values), {name: given[name] or before.get(name) for name in _OPTIONS})

    give_signature(command, [*own_parameters(function, "run"), *added, context])
    return command


def end(function: Callable[[Run], int | None], options: dict[str, Any]) -> None:
    """Run a command and leave with its exit code; whatever goes wrong is one line on stderr, never a traceback."""
    run = Run()
    try:
        run = _run(options)
        code = function(run) or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except Refusal as refusal:
        run.say(_("roadmap: {message}", message=refusal.message))
        code = refusal.code
    except BrokenPipeError:
        _silence()
        code = 0
    except OSError as error:
        run.say(
            _("roadmap: {path}: {reason}", path=Whole(str(error.filename or "-")), reason=error.strerror or str(error))
        )
        _empty()
        code = 2
    except Exception as error:  # noqa: BLE001 -- the one door: a crash of ours is one line, too
        code = _crashed(run, error)
    _leave(code)


def _run(options: dict[str, Any]) -> Run:
    for name, choices in _CHOICES.items():
        value = options.get(name)
        if value is not None and value not in choices:
            raise Refusal(
                _("--{name} is {value}, not one of {choices}", name=name, value=value, choices=words(choices))
            )
    day = options.get("as_of")
    return Run(
        plan=options.get("plan_option"),
        lang=options.get("lang"),
        color=options.get("color") or "auto",
        as_of=parse_day(day, "--as-of") if day else None,
        quiet=bool(options.get("quiet")),
    )


def _crashed(run: Run, error: Exception) -> int:
    if os.environ.get("ROADMAP_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    message: Message = _(
        "roadmap: this is a fault of the tool, please report it: {kind}: {error} (ROADMAP_DEBUG=1 shows more)",
        kind=type(error).__name__,
        error=str(error),
    )
    run.say(message)
    return 2


def _empty() -> None:
    """What is still buffered is written, or is dropped where that fails: it must not fail once more at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence()


def _silence() -> None:
    """Nobody reads on: what is still buffered goes nowhere, so that the interpreter has nothing to complain about."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _leave(code: int) -> None:
    raise typer.Exit(code)

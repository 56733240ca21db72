"""Options that several commands share, and those that take one of a closed list of words."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.run import Refusal, Run, parse_day, split
from ppu_roadmap.text import _, words

Callback = Callable[[typer.Context, typer.CallbackParam, Any], Any]
Many = list[str] | None
PlanArgument = Annotated[str | None, typer.Argument(metavar="PLAN", help="A plan, a portfolio, or one file of a plan.")]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is stdout.")
]
DiffOption = Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")]
CheckOption = Annotated[bool, typer.Option("--check", help="Write nothing; leave with 1 if something would change.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]


def one_of(choices: Sequence[str], *names: str, help: str, then: Callback | None = None, **more: Any) -> Any:
    """An option, or without a name an argument, that takes these words alone: help, completion and refusal know them.

    Where it may be repeated, a value may also hold several words with commas.
    """

    def check(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> Any:
        for word in [value] if isinstance(value, str) else split(value):
            if word not in choices:
                raise _stranger(context, parameter, word, choices)
        return then(context, parameter, value) if then else value

    more |= {"metavar": "|".join(choices), "help": help, "callback": check}
    more["autocompletion"] = completion.among(lambda: choices)
    return typer.Option(*names, **more) if names else typer.Argument(**more)


def columns_of(place: str) -> Any:
    """The option ``--columns`` for the fields that a module lists."""
    return typer.Option("--columns", metavar="KEYS", help="The columns, in this order.", autocompletion=offered(place))


def offered(place: str) -> Callable[[str], Any]:
    """A completion of words that a module lists."""
    return completion.among(lambda: listed(place))


def listed(place: str) -> tuple[str, ...]:
    """The words, or the fields by their keys, that a module lists, such as ``analysis.crossing:BY``.

    It is imported only now, when the command that asks for them has been called.
    """
    module, _colon, name = place.partition(":")
    items = getattr(import_module(f"ppu_roadmap.{module}"), name)
    return tuple(item if isinstance(item, str) else item.column.key for item in items)


def _stranger(context: typer.Context, parameter: typer.CallbackParam, word: str, choices: Sequence[str]) -> Refusal:
    known = words(choices)
    if parameter.param_type_name == "argument":
        command = str(context.info_name)
        return Refusal(
            _("there is no {command} {word}; there are {choices}", command=command, word=word, choices=known)
        )
    name = max(parameter.opts, key=len).lstrip("-")
    return Refusal(_("--{name} is {value}, not one of {choices}", name=name, value=word, choices=known))


def _keep(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> Any:
    """Tell the run of this command what stands before or after its name; what stands after counts."""
    run = context.find_object(Run)
    if value and run is not None:
        setattr(run, parameter.name, value)
    return value


def _keep_day(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> Any:
    return _keep(context, parameter, parse_day(value, "--as-of") if value else None)


_COMMON: dict[str, Any] = {"expose_value": False, "rich_help_panel": "Options of every command"}
_KEPT: dict[str, Any] = {**_COMMON, "callback": _keep}


def common(
    plan_option: Annotated[
        str | None,
        typer.Option("--plan", metavar="PLAN", help="A plan, a portfolio, or one file of a plan.", **_KEPT),
    ] = None,
    lang: Annotated[
        str | None, one_of(("id", "en"), "--lang", help="Language of what people read.", then=_keep, **_COMMON)
    ] = None,
    color: Annotated[
        str | None,
        one_of(("auto", "always", "never"), "--color", help="Colour on the terminal.", then=_keep, **_COMMON),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="The day to take for today (year-month-day).", callback=_keep_day, **_COMMON
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what was asked for.", **_KEPT)] = False,
) -> None:
    """The options of every command, before or after its name; each tells its value to the ``Run``."""

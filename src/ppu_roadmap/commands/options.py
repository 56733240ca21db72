"""Options that several commands share, and those that take one of a closed list of words."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from ppu_roadmap.commands.completion import Completion, among
from ppu_roadmap.commands.run import split
from ppu_roadmap.text import Refusal, _, words

MOST_JOBS = 256
Callback = Callable[[typer.Context, typer.CallbackParam, Any], Any]
One = str | None
Many = list[str] | None


def option(names: str, metavar: str, help: str, complete: Completion | None = None, **more: Any) -> Any:
    """An option with a value; all its names in one text."""
    return typer.Option(*names.split(), metavar=metavar, help=help, autocompletion=complete, **more)


def flag(names: str, help: str, **more: Any) -> Any:
    """An option without a value."""
    return typer.Option(*names.split(), help=help, **more)


def argument(metavar: str, help: str, complete: Completion | None = None, **more: Any) -> Any:
    """An argument."""
    return typer.Argument(metavar=metavar, help=help, autocompletion=complete, **more)


def one_of(choices: Sequence[str], name: str | None, help: str, then: Callback | None = None, **more: Any) -> Any:
    """An option, or without a name an argument, that takes these words alone: help, completion and refusal know them.

    Where it may be repeated, a value may also hold several words with commas.
    """

    def check(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> Any:
        if context.resilient_parsing:  # a shell asks for words
            return value
        typed = [value] if isinstance(value, str) else list(split(value))
        read = [word if word in choices else _read(context, parameter, word, choices) for word in dict.fromkeys(typed)]
        value = read[0] if isinstance(value, str) else list(dict.fromkeys(read)) or value
        return then(context, parameter, value) if then else value

    more |= {"metavar": "|".join(choices), "help": help, "callback": check, "autocompletion": among(choices)}
    return typer.Option(name, **more) if name else typer.Argument(**more)


def columns_of(place: str) -> Any:
    """The option ``--columns`` for the fields that a module lists."""
    return option("--columns", "KEYS", "The columns, in this order.", among(place))


PlanArgument = Annotated[One, argument("PLAN", "A plan, a portfolio, or one file of a plan.")]
OutputOption = Annotated[One, option("--output -o", "FILE", "Write to a file; - is stdout.")]
WOULD_CHANGE = "Show what would change, and write nothing."
DiffOption = Annotated[bool, flag("--diff", WOULD_CHANGE)]
CheckOption = Annotated[bool, flag("--check", "Write nothing; leave with 1 if something would change.")]
DryRunOption = Annotated[bool, flag("--dry-run", WOULD_CHANGE)]


def _read(context: typer.Context, parameter: typer.CallbackParam, word: str, choices: Sequence[str]) -> str:
    """The word of a closed list that is meant by what was typed."""
    from ppu_roadmap.words.reading import only
    from ppu_roadmap.words.vocabulary import field_names, fixed, merged

    known = words(choices)
    if parameter.param_type_name == "argument":
        name = str(context.info_name)
        problem = _("there is no {command} {word}; there are {choices}", command=name, word=word, choices=known)
    else:
        name = max(parameter.opts, key=len)
        problem = _("{name} is {value}, not one of {choices}", name=name, value=word, choices=known)
    readings = merged([fixed(choices), field_names(choices)]).read(word)
    return str(context.obj.heard(name, word, only(word, readings, problem)))


def _keep(context: typer.Context, parameter: typer.CallbackParam, value: Any) -> Any:
    """Tell the run of this command what stands before or after its name; what stands after counts."""
    if value:
        setattr(context.obj, parameter.name, value)
    return value


def _keep_jobs(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> Any:
    """Tell the run how many processes may work."""
    if value is not None and not (value.isascii() and value.isdecimal() and 1 <= int(value[:4]) <= MOST_JOBS):
        raise Refusal(_("--jobs is {text}, not a number from 1 to {most}", text=value, most=MOST_JOBS))
    return _keep(context, parameter, int(value) if value else None)


def _keep_day(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> Any:
    return _keep(context, parameter, context.obj.day("--as-of", value) if value else None)


_COMMON: dict[str, Any] = {"expose_value": False, "rich_help_panel": "Options of every command"}
_KEPT: dict[str, Any] = {**_COMMON, "callback": _keep}
_CHOSEN: dict[str, Any] = {**_COMMON, "then": _keep}


def common(
    plan_option: Annotated[
        One, option("--plan", "PLAN", "A plan, a portfolio, or one file of a plan.", **_KEPT)
    ] = None,
    lang: Annotated[One, one_of(("id", "en"), "--lang", "Language of what people read.", **_CHOSEN)] = None,
    color: Annotated[One, one_of(("auto", "always", "never"), "--color", "Colour on the terminal.", **_CHOSEN)] = None,
    as_of: Annotated[
        One,
        option("--as-of", "DATE", "The day to take for today (year-month-day).", callback=_keep_day, **_COMMON),
    ] = None,
    quiet: Annotated[bool, flag("--quiet -q", "Say only what was asked for.", **_KEPT)] = False,
    jobs: Annotated[
        One, option("--jobs", "NUMBER", "How many processes read a portfolio.", callback=_keep_jobs, **_COMMON)
    ] = None,
    cache: Annotated[One, option("--cache", "FOLDER", "Where what was found is kept.", **_KEPT)] = None,
    no_cache: Annotated[bool, flag("--no-cache", "Read every plan anew, and keep nothing.", **_KEPT)] = False,
) -> None:
    """The options of every command, before or after its name; each tells its value to the ``Run``."""

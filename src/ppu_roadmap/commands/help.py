"""The help of the command line, and its complaints about wrong use, in the language of the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TypeAlias

from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError  # without other home
from typer.core import TyperArgument

from ppu_roadmap.text import Language, Message, Uncut, _, translate

if TYPE_CHECKING:
    from ppu_roadmap.terminal.screens import Screen

Row: TypeAlias = tuple[str, str]
"""What is typed, and what it stands for."""

_ARGUMENTS, _OPTIONS = _("Arguments").template, _("Options").template
NEEDED = "What must be said"
"""The heading of options without which there is nothing to do."""
LEAST = 12
"""Characters of an explanation in a line, however narrow the terminal is."""


class WrongUse(UsageError):  # noqa: N818 -- not an error of ours
    """Ends a command line that typer can read, and we cannot."""

    def __init__(self, said: Message, context: Any) -> None:
        super().__init__(said.template, context)
        self.said = said


def complaint(error: UsageError, language: Language) -> Iterator[str]:
    """How the command is used, what is wrong, and where there is help."""
    context: Any = error.ctx
    yield _usage(context, language)
    yield _("Error").render(language) + f": {_complaint(error, context, language).render(language)}"
    yield _("Try '{command} -h' for help.", command=context.command_path).render(language)


def _complaint(error: UsageError, context: Any, language: Language) -> Message:
    """What typer says of wrong use, as a message of ours."""
    match error:
        case WrongUse(said=said):
            return said
        case NoSuchOption(option_name=name, possibilities=near) if near:
            return _("No such option: {name} (Possible options: {near})", name=name, near=", ".join(sorted(near)))
        case NoSuchOption(option_name=name):
            return _("No such option: {name}", name=name)
        case MissingParameter(param=TyperArgument() as argument):
            return _("Missing argument {name}.", name=f"'{_spelled(argument.display_name_raw, language)}'")
        case MissingParameter(param=option) if option is not None:
            return _("Missing option {name}.", name=f"'{' / '.join(option.opts)}'")
        case BadOptionUsage(option_name=name):
            flagged = any(name in each.opts and each.is_flag for each in context.command.get_params(context))
            said = _("Option {name} does not take a value.") if flagged else _("Option {name} requires an argument.")
            return said.of(name=f"'{name}'")
    return _("{word}", word=Uncut(error.format_message()))


def asked_language(arguments: Sequence[str]) -> Language | None:
    """What ``--lang`` says, before the command line is read: that it cannot be is said in a language, too."""
    for option, value in pairwise((*arguments, "")):
        for language in ("id", "en"):
            if (option, value) == ("--lang", language) or option == f"--lang={language}":
                return language
    return None


def print_help(command: Any, context: Any, further: Iterable[tuple[str, Sequence[Row]]] = ()) -> None:
    """Print how a command is used, what it does, its options under their headings, and examples."""
    language, out = context.obj.language(), context.obj.screen()
    _write(out, _usage(context, language))
    for paragraph in translate(unwrapped(command.help), language).split("\n\n"):
        out.line()
        _write(out, paragraph)
    sections = [*_parameters(command, context, language), *further]
    room = min(max(len(left) for _heading, rows in sections for left, _text in rows), out.width // 3)
    for heading, rows in sections:
        out.line()
        out.line(translate(heading, language), "bold")
        for left, text in rows:
            _write_row(out, left, text, room)
    if command.epilog:
        out.line()
        out.line(_("Examples:").render(language), "bold")
        for example in command.epilog.splitlines():
            out.line(f"  {example}")


def unwrapped(docstring: str | None) -> str:
    """A docstring with each paragraph in one line: where the code breaks its lines is no matter of the language."""
    return "\n\n".join(" ".join(each.split()) for each in cleandoc(docstring or "").split("\n\n"))


def summary(docstring: str | None, language: Language) -> str:
    """The first paragraph of a docstring, in a language."""
    return translate(unwrapped(docstring), language).partition("\n\n")[0]


def _usage(context: Any, language: Language) -> str:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return _("Usage: ").render(language) + f"{context.command_path} {_spelled(pieces, language)}"


def _parameters(command: Any, context: Any, language: Language) -> Iterator[tuple[str, list[Row]]]:
    """Arguments and options under their headings."""
    found: dict[str, list[Row]] = {_ARGUMENTS: [], NEEDED: [], _OPTIONS: []}
    help_option = command.get_help_option(context)
    for each in command.get_params(context):
        argument = isinstance(each, TyperArgument)
        text = translate(_("Show this message and exit.").template if each is help_option else each.help, language)
        if isinstance(each.default, str):
            text += " " + _("[default: {word}]", word=each.default).render(language)
        if each.required:
            text += " " + _("[required]").render(language)
        names = [] if argument else sorted(each.opts, key=len)
        word = _spelled(each.metavar or "", language)
        heading = each.rich_help_panel or (_ARGUMENTS if argument else _OPTIONS)
        found.setdefault(heading, []).append((f"{', '.join(names)} {word}".strip(), text))
    return ((heading, rows) for heading, rows in found.items() if rows)


def _spelled(text: str, language: Language) -> str:
    """Text with its words in capitals in a language: they stand for what the user writes; others are typed as is."""
    return re.sub(r"[A-Z]{2,}", lambda word: translate(word[0], language), text)


def _write(out: Screen, text: str) -> None:
    for line in wrap(text, out.width, break_on_hyphens=False):
        out.line(line)


def _write_row(out: Screen, left: str, text: str, room: int) -> None:
    """Print what is typed at the left and what it stands for beside it, or below it where it is long."""
    lines = wrap(text, max(out.width - room - 4, LEAST), break_on_hyphens=False) or [""]
    if len(left) > room:
        out.line(f"  {left}", "cyan")
        left = ""
    for word, line in zip([left] + [""] * len(lines), lines, strict=False):
        out.write([(f"  {out.fit(word):<{room}}  ", "cyan"), (out.fit(line), "")])

"""The help of the command line, and its complaints about wrong use, in the language of the user."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Language, Message, _, translate

Said = Callable[[str], str]

_USAGE = _("Usage: ")
_EXAMPLES = _("Examples:")
_OF_THE_LIBRARY = {
    "ARGUMENTS_PANEL_TITLE": _("Arguments"),
    "OPTIONS_PANEL_TITLE": _("Options"),
    "COMMANDS_PANEL_TITLE": _("Commands"),
    "ERRORS_PANEL_TITLE": _("Error"),
    "DEFAULT_STRING": _("[default: {}]"),
    "REQUIRED_LONG_STRING": _("[required]"),
    "RICH_HELP": _("Try [blue]'{command_path} {help_option}'[/] for help."),
}
"""What typer puts into its pages, by the name it has there."""
_SHOW_HELP = _("Show this message and exit.")
_COMPLAINTS = (
    _("No such command {name}. Did you mean {near}?"),
    _("No such command {name}."),
    _("No such option: {name} (Possible options: {near})"),
    _("No such option: {name}"),
    _("Missing argument {name}."),
    _("Missing option {name}."),
    _("Missing command."),
    _("Got unexpected extra argument(s) ({names})"),
    _("Option {name} requires an argument."),
    _("Option {name} does not take a value."),
    _("Invalid value for {name}: {reason}"),
)
"""What typer says of wrong use; of those that fit, the first counts."""


class SpokenCommand(TyperCommand):
    """A command that explains itself in the language of the user."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _speak(self, ctx)
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the first line of the help."""
        _write_usage(self, ctx, formatter)


class SpokenApp(TyperGroup):
    """An app that explains itself and complains in the language of the user."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _speak(self, ctx)
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the first line of the help."""
        _write_usage(self, ctx, formatter)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Read the options before the command's name."""
        with _spoken_complaints():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Read the command and its options, and run it."""
        with _spoken_complaints():
            return super().invoke(ctx)


def help_texts(command: Any) -> list[str]:
    """Every English text in the help of a command and of those below it, some more than once."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _change(command, note)
    return found


def help_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of the help: no plan is read for it, so Indonesian where nobody asks for another."""
    given = re.search(r"(?:^|\0)--lang[=\0](id|en)(?:\0|$)", "\0".join(arguments))
    lang: Language | None = ("en" if given[1] == "en" else "id") if given else None
    return Run(lang=lang, environ=environ).language()


def _language() -> Language:
    return help_language(sys.argv[1:], os.environ)


def _speak(command: Any, ctx: Any) -> Said:
    """Put a command's help into the language of the user, if it is not yet."""
    language = _language()

    def said(text: str) -> str:
        return translate(text, language)

    if language != "en" and not getattr(command, "spoken", False):
        command.spoken = True
        _change(command, said)
        command.get_help_option(ctx).help = _SHOW_HELP.render(language)
        _speak_for_the_library(language)
    return said


def _speak_for_the_library(language: Language) -> None:
    from typer import rich_utils

    for name, message in _OF_THE_LIBRARY.items():
        setattr(rich_utils, name, message.render(language))


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    said = _speak(command, ctx)
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), said(_USAGE.template))


def _change(command: Any, said: Said) -> None:
    """Say each text in the help of a command, and of those below it, in another way."""
    _change_text(command, "help", said)
    _change_text(command, "rich_help_panel", said)
    for words in ("options_metavar", "subcommand_metavar"):
        _change_words(command, words, said)
    if command.epilog:
        command.epilog = command.epilog.replace(_EXAMPLES.template, said(_EXAMPLES.template))
    for parameter in command.params:
        _change_text(parameter, "help", said)
        _change_text(parameter, "rich_help_panel", said)
        _change_words(parameter, "metavar", said)
    for below in getattr(command, "commands", {}).values():
        _change(below, said)


def _change_text(owner: Any, name: str, said: Said) -> None:
    """Change a text; where the code breaks its lines within a paragraph is no matter of the language."""
    text = getattr(owner, name, None)
    if text:
        setattr(owner, name, said(re.sub(r"(?<!\n)\n(?!\n)", " ", text)))


def _change_words(owner: Any, name: str, said: Said) -> None:
    """Change the words in capitals, which stand for what the user writes; all others are typed as they are."""
    text = getattr(owner, name, None)
    if text:
        setattr(owner, name, re.sub(r"[A-Z]{2,}", lambda word: said(word[0]), text))


@contextmanager
def _spoken_complaints() -> Iterator[None]:
    try:
        yield
    except TyperException as error:
        context, language = getattr(error, "ctx", None), _language()
        if context is not None:
            _speak(context.command, context)
        _speak_for_the_library(language)
        complaint = _complaint(error.format_message(), language)
        error.format_message = lambda: complaint  # type: ignore[method-assign]
        raise


def _complaint(text: str, language: Language) -> str:
    for known in _COMPLAINTS:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(known.template))
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return Message(known.template, found.groupdict()).render(language)
    return text

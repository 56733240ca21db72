"""The command line's help in the language of the user: what is to be translated, and putting it in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

EXAMPLES = "Examples:"


def help_texts(command: Any) -> list[str]:
    """Every English text in the help of a command of typer and of those below it, some more than once."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    change(command, note)
    return found


def change(command: Any, translated: Callable[[str], str]) -> None:
    """Put the translation of each text in the help of a command, and of those below it, in its place."""
    for name in ("help", "short_help"):
        if getattr(command, name, None):
            setattr(command, name, translated(getattr(command, name)))
    if command.epilog:
        command.epilog = re.sub(EXAMPLES, lambda match: translated(match.group()), command.epilog)
    _change_panel(command, translated)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translated(parameter.help)
        if parameter.metavar:
            parameter.metavar = re.sub(r"[A-Z]{2,}", lambda match: translated(match.group()), parameter.metavar)
        _change_panel(parameter, translated)
    for below in getattr(command, "commands", {}).values():
        change(below, translated)


def _change_panel(owner: Any, translated: Callable[[str], str]) -> None:
    panel = getattr(owner, "rich_help_panel", None)
    if panel:
        owner.rich_help_panel = translated(panel)

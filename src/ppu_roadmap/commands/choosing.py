"""``--select`` and ``--ignore``: the rules that a run speaks of."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.run import Refusal, split
from ppu_roadmap.text import _

SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Only these rules: codes or their beginnings, with commas.",
        autocompletion=completion.rules,
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CODES",
        help="Not these rules; RM0xx cannot be ignored.",
        autocompletion=completion.rules,
    ),
]


class Choice:
    """The rules that are selected and not ignored."""

    def __init__(self, select: list[str] | None, ignore: list[str] | None) -> None:
        self.select = _known(select)
        self.ignore = tuple(prefix for prefix in _known(ignore))

    def takes(self, code: str) -> bool:
        """Whether findings of a rule are to be shown."""
        if self.select and not code.startswith(self.select):
            return False
        return code.startswith("RM0") or not (self.ignore and code.startswith(self.ignore))


def _known(given: list[str] | None) -> tuple[str, ...]:
    """Codes, names of rules and beginnings of codes, as beginnings of codes."""
    from ppu_roadmap.rules.registry import RULES

    by_name = {rule.name: rule.code for rule in RULES}
    found = []
    for word in split(given):
        prefix = by_name.get(word.lower(), word.upper())
        if not any(rule.code.startswith(prefix) for rule in RULES):
            raise Refusal(_("{word} is no rule and no beginning of a code; roadmap rule lists them", word=word))
        found.append(prefix)
    return tuple(found)

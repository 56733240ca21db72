"""``--select`` and ``--ignore``: the rules that a run speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.options import Many
from ppu_roadmap.commands.run import Refusal, split
from ppu_roadmap.text import _


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that are selected and not ignored."""

    select: Annotated[
        Many,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these rules: codes or their beginnings, with commas.",
            autocompletion=completion.rules,
        ),
    ] = None
    ignore: Annotated[
        Many,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="Not these rules; RM0xx cannot be ignored.",
            autocompletion=completion.rules,
        ),
    ] = None

    def codes(self) -> frozenset[str]:
        """The codes whose findings are to be shown."""
        from ppu_roadmap.rules.registry import RULES

        select, ignore = _beginnings(self.select), _beginnings(self.ignore)
        selected = [rule for rule in RULES if not select or rule.code.startswith(select)]
        return frozenset(rule.code for rule in selected if rule.of_reading or not rule.code.startswith(ignore))


def _beginnings(given: Many) -> tuple[str, ...]:
    """Codes, names of rules and beginnings of codes, as beginnings of codes."""
    from ppu_roadmap.rules.registry import RULES

    by_name = {rule.name: rule.code for rule in RULES}
    found = []
    for word in split(given):
        beginning = by_name.get(word.lower(), word.upper())
        if not any(rule.code.startswith(beginning) for rule in RULES):
            raise Refusal(_("{word} is no rule and no beginning of a code; roadmap rule lists them", word=word))
        found.append(beginning)
    return tuple(found)

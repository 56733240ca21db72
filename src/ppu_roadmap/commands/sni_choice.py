"""``roadmap sni choose``: put indicators of the national standard into plan.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.editing import editing, finish
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.yamltext.nodes import Given

PANEL = "What sni choose writes"
_VALUE = re.compile(r"([0-9]{4})=(-?[0-9]+(?:\.[0-9]+)?)")


def _written(metavar: str, help: str, complete: Callable[[str], Any] | None = None) -> Any:
    return typer.Option(metavar=metavar, help=help, rich_help_panel=PANEL, autocompletion=complete)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the options of ``sni choose`` say of the indicators."""

    reason: Annotated[str | None, _written("TEXT", "Why the region chose it.")] = None
    data_owner: Annotated[str | None, _written("AGENCY", "The agency that produces the data.", completion.agencies)] = (
        None
    )
    unit: Annotated[str | None, _written("TEXT", "Unit of the values.")] = None
    baseline: Annotated[str | None, _written("YEAR=VALUE", "Condition at the start.")] = None
    target: Annotated[list[str] | None, _written("YEAR=VALUE", "Target of a year.")] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.", rich_help_panel=PANEL)
    ] = False

    def fields(self, plan: Plan, dimensions: Sequence[str]) -> dict[str, Given]:
        """The fields of an entry, in no order; ends the command where a value is none."""
        from ppu_roadmap.yamltext.nodes import Plain

        found: dict[str, Given] = {"reason": self.reason, "unit": self.unit}
        found["dimension"] = _dimension(dimensions)
        found["data_owner"] = _agency(plan, self.data_owner) if self.data_owner else None
        if self.baseline is not None:
            year, value = _pair("--baseline", self.baseline)
            found["baseline"] = {"year": Plain(year), "value": Plain(value)}
        if self.target:
            pairs = (_pair("--target", text) for text in split(self.target))
            found["targets"] = {year: Plain(value) for year, value in sorted(pairs)}
        return {key: value for key, value in found.items() if value is not None}


def _dimension(typed: Sequence[str]) -> str | None:
    from ppu_roadmap.analysis.unknown_words import among
    from ppu_roadmap.model.types import DIMENSIONS
    from ppu_roadmap.words.typed import dimension_word

    if len(typed) > 1:
        raise Refusal(_("one dimension answers for an indicator; --dimension names several"))
    for each in typed:
        word = dimension_word(each)
        if word is None:
            raise Refusal(among(_("no dimension is called {word}", word=each), each, DIMENSIONS))
        return word
    return None


def choose(run: Run, numbers: Sequence[str], chosen: Chosen, dimensions: Sequence[str]) -> int:
    """Add indicators to plan.yaml's ``sni``, or set what the options say of those that are chosen already."""
    from ppu_roadmap.edit.additions import choose as write

    if not numbers:
        raise Refusal(_("say which: roadmap sni choose 10.2; roadmap sni list shows them"))
    if len(set(numbers)) > 1 and (chosen.baseline or chosen.target):
        raise Refusal(_("--baseline and --target are of one indicator; several are named"))
    with editing(run) as workspace:
        fields = chosen.fields(workspace.before.plan, dimensions)
        for number in dict.fromkeys(numbers):
            write(workspace, number, fields)
        return finish(run, workspace, dry_run=chosen.dry_run)


def _agency(plan: Plan, typed: str) -> str:
    """The key of the agency that is called so; what is none is left for the check to refuse."""
    from ppu_roadmap.analysis.selection import agencies_called

    called = agencies_called(plan, [typed])
    return next((key for key in plan.agencies if key in called), typed)


def _pair(option: str, text: str) -> tuple[str, str]:
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        raise Refusal(
            _("{option} is {text}, not a year and a number such as 2037=90 or 2037=90.5", option=option, text=text)
        )
    return match[1], match[2]

"""``roadmap sni``: the national indicators for smart cities, which of them the region chose, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import one_of
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.showing import Showing, formats, show_view
from ppu_roadmap.commands.sni_choice import Chosen, choose
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = (
    "roadmap sni",
    "roadmap sni list --dimension governance --plan plans",
    "roadmap sni gaps",
    "roadmap sni choose 10.2 --dimension governance --data-owner diskominfo --baseline 2022=10 --target 2037=90",
)
ACTIONS = ("list", "choose", "gaps")


def main(
    run: Run,
    filters: Filters,
    chosen: Chosen,
    action: Annotated[str, one_of(ACTIONS, help="What to do.")] = "list",
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="NUMBER", help="Numbers of the standard, such as 10.2.", autocompletion=completion.sni),
    ] = None,
    *,
    format: Annotated[str, one_of(formats(), "--format", help="How the table is written.")] = "table",
) -> int:
    """Show the indicators of SNI ISO 37122: what the region chose, what programs measure, what is missing.

    With choose, put indicators into plan.yaml; --dimension then says which dimension answers for them.
    """
    selection, named = filters.selection(), tuple(numbers or ())
    _check_numbers((*named, *selection.sni))
    if action == "choose":
        return choose(run, named, chosen, selection.dimensions)
    if chosen != Chosen():
        raise Refusal(_("sni {action} writes nothing; those options are for sni choose", action=action))
    view = "sni" if action == "list" else "sni_gaps"
    show_view(run, view, Showing(format=format), replace(filters, sni=None), parts=(*selection.sni, *named))
    return 0


def _check_numbers(numbers: Iterable[str]) -> None:
    """End the command where a number is none of the standard."""
    from ppu_roadmap.catalog.sni import indicators
    from ppu_roadmap.words.near import or_nearest

    for number in numbers:
        if number not in indicators():
            problem = _("SNI ISO 37122 has no indicator {number}", number=number)
            listed = _("SNI ISO 37122 has no indicator {number}; see roadmap sni list", number=number)
            raise Refusal(or_nearest(problem, number, indicators(), listed))

"""``roadmap sni``: the national indicators for smart cities, which of them the region chose, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.tables import FormatOption, check_format, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

ACTIONS = ("list", "choose", "gaps")


@command(
    "sni",
    "Show",
    "roadmap sni",
    "roadmap sni list --dimension governance --plan plans",
    "roadmap sni gaps",
)
@filtered
def sni(
    run: Run,
    selection: Selection,
    action: Annotated[str, typer.Argument(metavar="[list|gaps]", help="What to do.")] = "list",
    *,
    format_: FormatOption = "table",
) -> None:
    """Show the indicators of SNI ISO 37122: what the region chose, what programs measure, what is missing."""
    if action not in ACTIONS:
        raise Refusal(_("there is no sni {action}; there are {actions}", action=action, actions=", ".join(ACTIONS)))
    check_format(format_)
    _show(run, selection, action, format_)


def _show(run: Run, selection: Selection, action: str, format_: str) -> None:
    from ppu_roadmap.views import sni as lists
    from ppu_roadmap.views import sni_gaps as gaps

    _check_numbers(selection.sni)
    plans = [loaded.plan for loaded in run.load()]
    check_words(replace(selection, sni=()), plans)
    regions = lists.sni_regions(plans, selection)
    language = run.language(plans[0].language)
    if action == "list":
        print_in(
            run, format_, lambda: lists.list_tables(regions, selection), lambda: lists.list_data(regions), language
        )
    else:
        print_in(run, format_, lambda: gaps.gap_tables(regions, selection), lambda: gaps.gap_data(regions), language)


def _check_numbers(numbers: tuple[str, ...]) -> None:
    """End the command where a number is none of the standard."""
    from ppu_roadmap.catalog.sni import indicators
    from ppu_roadmap.suggestions import nearest

    for number in numbers:
        if number not in indicators():
            near = nearest(number, indicators())
            if near is None:
                raise Refusal(_("SNI ISO 37122 has no indicator {number}; see roadmap sni list", number=number))
            raise Refusal(_("SNI ISO 37122 has no indicator {number}; did you mean {near}?", number=number, near=near))

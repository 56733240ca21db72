"""``roadmap sni``: the national indicators for smart cities, which of them the region chose, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.sni_choice import (
    BaselineOption,
    Chosen,
    DataOwnerOption,
    DryRunOption,
    ReasonOption,
    TargetOption,
    UnitOption,
    choose,
    targets_of,
)
from ppu_roadmap.commands.tables import FormatOption, check_format, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppu_roadmap.analysis.selection import Selection

ACTIONS = ("list", "choose", "gaps")


@command(
    "sni",
    "Show",
    "roadmap sni",
    "roadmap sni list --dimension governance --plan plans",
    "roadmap sni gaps",
    "roadmap sni choose 10.2 --dimension governance --data-owner diskominfo --baseline 2022=10 --target 2037=90",
)
@filtered
def sni(
    run: Run,
    selection: Selection,
    action: Annotated[str, typer.Argument(metavar="list|choose|gaps", help="What to do.")] = "list",
    numbers: Annotated[
        list[str] | None, typer.Argument(metavar="NUMBER", help="Numbers of the standard, such as 10.2.")
    ] = None,
    *,
    reason: ReasonOption = None,
    data_owner: DataOwnerOption = None,
    unit: UnitOption = None,
    baseline: BaselineOption = None,
    target: TargetOption = None,
    dry_run: DryRunOption = False,
    format_: FormatOption = "table",
) -> int:
    """Show the indicators of SNI ISO 37122: what the region chose, what programs measure, what is missing.

    With choose, put indicators into plan.yaml; --dimension then says which dimension answers for them.
    """
    if action not in ACTIONS:
        raise Refusal(_("there is no sni {action}; there are {actions}", action=action, actions=", ".join(ACTIONS)))
    check_format(format_)
    named = tuple(numbers or ())
    _check_numbers((*named, *selection.sni))
    chosen = Chosen(reason, selection.dimensions, data_owner, unit, baseline, targets_of(target), dry_run)
    if action == "choose":
        return choose(run, named, chosen)
    if chosen.given():
        raise Refusal(_("sni {action} writes nothing; those options are for sni choose", action=action))
    _show(run, replace(selection, sni=(*selection.sni, *named)), action, format_)
    return 0


def _show(run: Run, selection: Selection, action: str, format_: str) -> None:
    from ppu_roadmap.views import sni as lists
    from ppu_roadmap.views import sni_gaps as gaps

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


def _check_numbers(numbers: Iterable[str]) -> None:
    """End the command where a number is none of the standard."""
    from ppu_roadmap.catalog.sni import indicators
    from ppu_roadmap.words.near import nearest

    for number in numbers:
        if number not in indicators():
            near = nearest(number, indicators())
            if near is None:
                raise Refusal(_("SNI ISO 37122 has no indicator {number}; see roadmap sni list", number=number))
            raise Refusal(_("SNI ISO 37122 has no indicator {number}; did you mean {near}?", number=number, near=near))

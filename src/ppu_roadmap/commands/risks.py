"""``roadmap risks``: the risk register and its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered, refuse_unknown
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, check_format, print_in

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection


@command(
    "risks",
    "Show",
    "roadmap risks",
    "roadmap risks --quick-wins --min-risk medium",
    "roadmap risks plans --dimension living --format md",
    "roadmap risks --format csv > risks.csv",
)
@filtered
def risks(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    format_: FormatOption = "table",
    columns: Annotated[list[str] | None, typer.Option(metavar="KEYS", help="The columns, in this order.")] = None,
) -> None:
    """Show the risks of programs, gravest first, their map, and what nobody looks after."""
    from ppu_roadmap.views.fields import unknown_keys
    from ppu_roadmap.views.risk_fields import RISK_FIELDS
    from ppu_roadmap.views.risks import risk_data, risk_parts, risk_tables

    check_format(format_)
    chosen = tuple(split(columns))
    refuse_unknown(unknown_keys(chosen, RISK_FIELDS))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    parts = risk_parts(plans, selection)
    print_in(
        run,
        format_,
        lambda: risk_tables(parts, selection, chosen),
        lambda: risk_data(parts, chosen, sorted_=bool(selection.sort)),
        run.language(plans[0].language),
    )

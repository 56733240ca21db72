"""``roadmap indicators``: baseline, targets and actuals by year, and the gap between them."""

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
    "indicators",
    "Show",
    "roadmap indicators",
    "roadmap indicators --year 2025 --dimension living",
    "roadmap indicators plans --sni 10.2",
    "roadmap indicators --format csv > indicators.csv",
)
@filtered
def indicators(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    format_: FormatOption = "table",
    columns: Annotated[list[str] | None, typer.Option(metavar="KEYS", help="The columns, in this order.")] = None,
) -> None:
    """Show baseline, targets and actuals of indicators by year, and how far each is from its target."""
    from ppu_roadmap.views.fields import unknown_keys
    from ppu_roadmap.views.indicator_fields import INDICATOR_FIELDS
    from ppu_roadmap.views.indicators import indicator_data, indicator_tables, portions

    check_format(format_)
    chosen = tuple(split(columns))
    refuse_unknown(unknown_keys(chosen, INDICATOR_FIELDS))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    parts = portions(plans, selection)
    print_in(
        run,
        format_,
        lambda: indicator_tables(parts, selection, chosen),
        lambda: indicator_data(parts, chosen),
        run.language(plans[0].language),
    )

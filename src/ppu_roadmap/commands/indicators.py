"""``roadmap indicators``: baseline, targets and actuals by year, and the gap between them."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, chosen_columns, plans_of, print_in, unknown_keys

EXAMPLES = (
    "roadmap indicators",
    "roadmap indicators --year 2025 --dimension living",
    "roadmap indicators plans --sni 10.2",
    "roadmap indicators --format csv > indicators.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    columns: Annotated[Many, columns_of("fields.indicator:FIELDS")] = None,
) -> None:
    """Show baseline, targets and actuals of indicators by year, and how far each is from its target."""
    from ppu_roadmap.fields.field import keyed
    from ppu_roadmap.fields.indicator import FIELDS
    from ppu_roadmap.views.indicators import indicator_data, indicator_tables, portions

    chosen = chosen_columns(columns, lambda typed: unknown_keys(typed, tuple(keyed(FIELDS))))
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    parts = portions(plans, selection)
    print_in(
        run,
        showing.format,
        plans,
        lambda: indicator_tables(parts, selection, chosen),
        lambda: indicator_data(parts, chosen),
    )

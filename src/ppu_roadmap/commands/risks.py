"""``roadmap risks``: the risk register and its map."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, chosen_columns, plans_of, print_in, unknown_keys

EXAMPLES = (
    "roadmap risks",
    "roadmap risks --quick-wins --min-risk medium",
    "roadmap risks plans --dimension living --format md",
    "roadmap risks --format csv > risks.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    columns: Annotated[Many, columns_of("fields.risk:FIELDS")] = None,
) -> None:
    """Show the risks of programs, gravest first, their map, and what nobody looks after."""
    from ppu_roadmap.fields.field import keyed
    from ppu_roadmap.fields.risk import FIELDS
    from ppu_roadmap.views.risks import risk_data, risk_parts, risk_tables

    chosen = chosen_columns(columns, lambda typed: unknown_keys(typed, tuple(keyed(FIELDS))))
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    parts = risk_parts(plans, selection)
    print_in(
        run,
        showing.format,
        plans,
        lambda: risk_tables(parts, selection, chosen),
        lambda: risk_data(parts, chosen, sorted_=bool(selection.sort)),
    )

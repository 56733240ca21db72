"""``roadmap show``: the roadmap table."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, chosen_columns, plans_of, print_in

EXAMPLES = (
    "roadmap show plans --horizon 5y",
    "roadmap show --through 5y --owner diskominfo",
    "roadmap show --quick-wins --columns id,name,owner,years,budget",
    "roadmap show --format csv > roadmap.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    columns: Annotated[Many, columns_of("views.program_fields:FIELDS")] = None,
) -> None:
    """Show the roadmap: programs by dimension, with totals."""
    from ppu_roadmap.views.programs import programs_table, unknown_columns

    chosen = chosen_columns(columns, unknown_columns)
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    print_in(
        run,
        showing.format,
        plans,
        lambda: (programs_table(plans, selection, chosen),),
        lambda: programs_table(plans, selection, chosen, grouped=False),
    )

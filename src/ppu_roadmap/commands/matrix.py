"""``roadmap matrix``: dimension by horizon with gaps, or programs by another of their sides with orphans."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import listed, one_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, plans_of, print_in

EXAMPLES = (
    "roadmap matrix",
    "roadmap matrix plans --format md",
    "roadmap matrix --by mission",
    "roadmap matrix --by owner --through 5y",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    by: Annotated[
        str | None, one_of(listed("analysis.crossing:BY"), "--by", help="What the rows are, not dimensions.")
    ] = None,
) -> None:
    """Show dimension by horizon: how many programs, how much money, and where nothing is planned."""
    from ppu_roadmap.analysis.crossing import BY
    from ppu_roadmap.views.crossing import crossing_data, crossing_tables
    from ppu_roadmap.views.matrix import matrix_data, matrix_tables

    side = next((one for one in BY if one == by), None)
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    if side is None:
        print_in(
            run, showing.format, plans, lambda: matrix_tables(plans, selection), lambda: matrix_data(plans, selection)
        )
    else:
        print_in(
            run,
            showing.format,
            plans,
            lambda: crossing_tables(plans, side, selection),
            lambda: crossing_data(plans, side, selection),
        )

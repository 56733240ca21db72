"""``roadmap budget``: the money by year, dimension, source or agency, and what is not known of it."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import listed, one_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

EXAMPLES = (
    "roadmap budget",
    "roadmap budget --by source --in juta",
    "roadmap budget plans --year 2025 --by owner",
    "roadmap budget --format csv > budget.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    by: Annotated[str | None, one_of(listed("analysis.budget:BY"), "--by", help="What stands in the rows.")] = None,
    unit: Annotated[
        str | None,
        one_of(listed("views.money:UNITS")[1:], "--in", help="Millions or billions; rounded for reading only."),
    ] = None,
) -> None:
    """Show the money: by year, what of it is sure, what was spent, and what is not known."""
    show_view(run, "budget", showing, filters, by=by, unit=unit or "rupiah")

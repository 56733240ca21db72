"""``roadmap matrix``: dimension by horizon with gaps, or programs by another of their sides with orphans."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import listed, one_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

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
    show_view(run, "matrix", showing, filters, by=by)

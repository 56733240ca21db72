"""``roadmap risks``: the risk register and its map."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

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
    show_view(run, "risks", showing, filters, columns)

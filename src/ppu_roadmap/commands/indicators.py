"""``roadmap indicators``: baseline, targets and actuals by year, and the gap between them."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

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
    show_view(run, "indicators", showing, filters, columns)

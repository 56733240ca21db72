"""``roadmap show``: the roadmap table."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

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
    columns: Annotated[Many, columns_of("fields.program:FIELDS")] = None,
) -> None:
    """Show the roadmap: programs by dimension, with totals."""
    show_view(run, "show", showing, filters, columns)

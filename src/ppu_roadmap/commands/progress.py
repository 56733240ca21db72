"""``roadmap progress``: what runs, is done, is late; and the self-assessment of a year."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, listed, one_of
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import Showing, plans_of, print_in

EXAMPLES = (
    "roadmap progress",
    "roadmap progress --year 2023",
    "roadmap progress --owner diskominfo --part programs",
    "roadmap progress --part actions --format csv > actions.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    part: Annotated[
        Many,
        one_of(
            listed("views.progress_page:ALL"),
            "--part",
            help="Only this; csv and json hold one: programs, or with --year the assessment.",
        ),
    ] = None,
) -> None:
    """Show what is ongoing, done, late or not reported on; with --year also the self-assessment in five parts."""
    from ppu_roadmap.views.progress import Ask
    from ppu_roadmap.views.progress_page import progress_data, progress_tables

    chosen = tuple(split(part))
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    ask = Ask(selection, run.today)
    print_in(
        run,
        showing.format,
        plans,
        lambda: progress_tables(plans, ask, chosen),
        lambda: progress_data(plans, ask, chosen),
    )

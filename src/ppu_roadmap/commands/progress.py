"""``roadmap progress``: what runs, is done, is late; and the self-assessment of a year."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, listed, one_of
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import Showing, show_view

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
            listed("views.progress:PARTS"),
            "--part",
            help="Only this; csv and json hold one: programs, or with --year the assessment.",
        ),
    ] = None,
) -> None:
    """Show what is ongoing, done, late or not reported on; with --year also the self-assessment in five parts."""
    show_view(run, "progress", showing, filters, parts=tuple(split(part)))

"""``roadmap progress``: what runs, is done, is late; and the self-assessment of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

PARTS = "counts|programs|actions|reports|assessment|recommendations"


@command(
    "progress",
    "Show",
    "roadmap progress",
    "roadmap progress --year 2023",
    "roadmap progress --owner diskominfo --part programs",
    "roadmap progress --part actions --format csv > actions.csv",
)
@filtered
def progress(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part", metavar=PARTS, help="Only this; csv and json hold one: programs, or with --year the assessment."
        ),
    ] = None,
    format_: FormatOption = "table",
) -> None:
    """Show what is ongoing, done, late or not reported on; with --year also the self-assessment in five parts."""
    from ppu_roadmap.views.progress import Ask
    from ppu_roadmap.views.progress_page import progress_data, progress_tables

    chosen = tuple(split(part))
    known = PARTS.split("|")
    for word in chosen:
        if word not in known:
            raise Refusal(_("--part is {word}, not one of {choices}", word=word, choices=", ".join(known)))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    ask = Ask(selection, run.today)
    language = run.language(plans[0].language)
    print_in(
        run, format_, lambda: progress_tables(plans, ask, chosen), lambda: progress_data(plans, ask, chosen), language
    )

"""``roadmap matrix``: dimension by horizon with gaps, or programs by another of their sides with orphans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

SIDES = "owner|year|source|mission|sdg|subdimension|gap"


@command(
    "matrix",
    "Show",
    "roadmap matrix",
    "roadmap matrix plans --format md",
    "roadmap matrix --by mission",
    "roadmap matrix --by owner --through 5y",
)
@filtered
def matrix(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    by: Annotated[str | None, typer.Option("--by", metavar=SIDES, help="What the rows are, not dimensions.")] = None,
    format_: FormatOption = "table",
) -> None:
    """Show dimension by horizon: how many programs, how much money, and where nothing is planned."""
    from ppu_roadmap.analysis.crossing import BY
    from ppu_roadmap.views.crossing import crossing_data, crossing_tables
    from ppu_roadmap.views.matrix import matrix_data, matrix_tables

    side = next((one for one in BY if one == by), None)
    if by is not None and side is None:
        raise Refusal(_("--by is {word}, not one of {choices}", word=by, choices=", ".join(BY)))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    language = run.language(plans[0].language)
    if side is None:
        print_in(
            run, format_, partial(matrix_tables, plans, selection), partial(matrix_data, plans, selection), language
        )
        return
    crossed, rows = partial(crossing_tables, plans, side, selection), partial(crossing_data, plans, side, selection)
    print_in(run, format_, crossed, rows, language)

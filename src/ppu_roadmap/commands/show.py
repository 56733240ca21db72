"""``roadmap show``: the roadmap table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered, refuse_unknown
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, print_in

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection


@command(
    "show",
    "Show",
    "roadmap show plans --horizon 5y",
    "roadmap show --through 5y --owner diskominfo",
    "roadmap show --quick-wins --columns id,name,owner,years,budget",
    "roadmap show --format csv > roadmap.csv",
)
@filtered
def show(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    format_: FormatOption = "table",
    columns: Annotated[list[str] | None, typer.Option(metavar="KEYS", help="The columns, in this order.")] = None,
) -> None:
    """Show the roadmap: programs by dimension, with totals."""
    from ppu_roadmap.views.programs import programs_table, unknown_columns

    chosen = tuple(split(columns))
    refuse_unknown(unknown_columns(chosen))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    language = run.language(plans[0].language)
    print_in(
        run,
        format_,
        lambda: (programs_table(plans, selection, chosen),),
        lambda: programs_table(plans, selection, chosen, grouped=False),
        language,
    )

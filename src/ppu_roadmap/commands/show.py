"""``roadmap show``: the roadmap table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered, refuse_unknown
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

DATA = ("csv", "json", "md")


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
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="A plan, a portfolio, or one file of a plan.")
    ] = None,
    *,
    format_: Annotated[
        str, typer.Option("--format", metavar="table|csv|json|md", help="How the table is written.")
    ] = "table",
    columns: Annotated[list[str] | None, typer.Option(metavar="KEYS", help="The columns, in this order.")] = None,
) -> None:
    """Show the roadmap: programs by dimension, with totals."""
    from ppu_roadmap.views.programs import programs_table, unknown_columns

    chosen = tuple(split(columns))
    refuse_unknown(unknown_columns(chosen))
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    language = run.language(plans[0].language)
    if format_ == "table":
        from ppu_roadmap.terminal import print_table

        print_table(programs_table(plans, selection, chosen), language, run.screen())
    elif format_ in DATA:
        from ppu_roadmap.export.formats import format_named

        form = format_named(format_)
        write_bytes(form.render(programs_table(plans, selection, chosen, grouped=form.grouped), language))
    else:
        raise Refusal(_("--format is {name}, not one of {choices}", name=format_, choices="table, csv, json, md"))

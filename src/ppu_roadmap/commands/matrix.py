"""``roadmap matrix``: dimension by horizon, with counts, rupiah and gaps."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import _


@command("matrix", "Show", "roadmap matrix", "roadmap matrix plans --format md")
def matrix(
    run: Run,
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="A plan, a portfolio, or one file of a plan.")
    ] = None,
    *,
    format_: Annotated[
        str, typer.Option("--format", metavar="table|csv|json|md", help="How the table is written.")
    ] = "table",
) -> None:
    """Show dimension by horizon: how many programs, how much money, and where nothing is planned."""
    from ppu_roadmap.views.matrix import matrix_data, matrix_tables

    plans = [loaded.plan for loaded in run.load(plan)]
    language = run.language(plans[0].language)
    if format_ == "table":
        from ppu_roadmap.terminal import print_tables

        print_tables(matrix_tables(plans), language, run.screen())
    elif format_ in ("csv", "json"):
        from ppu_roadmap.export.formats import format_named

        write_bytes(format_named(format_).render(matrix_data(plans), language))
    elif format_ == "md":
        from ppu_roadmap.export.formats import format_named

        write_bytes(b"\n".join(format_named("md").render(table, language) for table in matrix_tables(plans)))
    else:
        raise Refusal(_("--format is {name}, not one of {choices}", name=format_, choices="table, csv, json, md"))

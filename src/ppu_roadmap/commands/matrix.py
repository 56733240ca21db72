"""``roadmap matrix``: dimension by horizon, with counts, rupiah and gaps."""

from __future__ import annotations

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, print_in


@command("matrix", "Show", "roadmap matrix", "roadmap matrix plans --format md")
def matrix(
    run: Run,
    plan: PlanArgument = None,
    *,
    format_: FormatOption = "table",
) -> None:
    """Show dimension by horizon: how many programs, how much money, and where nothing is planned."""
    from ppu_roadmap.views.matrix import matrix_data, matrix_tables

    plans = [loaded.plan for loaded in run.load(plan)]
    language = run.language(plans[0].language)
    print_in(run, format_, lambda: matrix_tables(plans), lambda: matrix_data(plans), language)

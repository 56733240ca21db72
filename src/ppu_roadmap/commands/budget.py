"""``roadmap budget``: the money by year, dimension, source or agency, and what is not known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, check_format, print_in
from ppu_roadmap.text import _

if TYPE_CHECKING:
    from ppu_roadmap.analysis.budget import By
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.views.money import Unit


@command(
    "budget",
    "Show",
    "roadmap budget",
    "roadmap budget --by source --in juta",
    "roadmap budget plans --year 2025 --by owner",
    "roadmap budget --format csv > budget.csv",
)
@filtered
def budget(
    run: Run,
    selection: Selection,
    plan: PlanArgument = None,
    *,
    by: Annotated[
        str | None, typer.Option("--by", metavar="dimension|source|owner|year", help="What stands in the rows.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--in", metavar="juta|miliar", help="Millions or billions; rounded for reading only.")
    ] = None,
    format_: FormatOption = "table",
) -> None:
    """Show the money: by year, what of it is sure, what was spent, and what is not known."""
    from ppu_roadmap.views.budget import budget_tables, shares
    from ppu_roadmap.views.budget_gaps import budget_data, gap_tables

    check_format(format_)
    rows, scale = _by(by), _unit(unit)
    plans = [loaded.plan for loaded in run.load(plan)]
    check_words(selection, plans)
    found = shares(plans, selection)
    print_in(
        run,
        format_,
        lambda: (*budget_tables(found, rows or "dimension", scale, selection), *gap_tables(found, scale, selection)),
        lambda: budget_data(found, rows),
        run.language(plans[0].language),
    )


def _by(word: str | None) -> By | None:
    from ppu_roadmap.analysis.budget import BY

    found = next((by for by in BY if by == word), None)
    if word is not None and found is None:
        raise Refusal(_("--by is {word}, not one of {choices}", word=word, choices=", ".join(BY)))
    return found


def _unit(word: str | None) -> Unit:
    from ppu_roadmap.views.money import UNITS

    if word is None:
        return "rupiah"
    found = next((unit for unit in UNITS if unit == word and unit != "rupiah"), None)
    if found is None:
        raise Refusal(_("--in is {word}, not one of {choices}", word=word, choices="juta, miliar"))
    return found

"""``roadmap risks``: the risk register and its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, chosen_columns, plans_of, print_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppu_roadmap.tables import Table
    from ppu_roadmap.text import Language

EXAMPLES = (
    "roadmap risks",
    "roadmap risks --quick-wins --min-risk medium",
    "roadmap risks plans --dimension living --format md",
    "roadmap risks --format csv > risks.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    columns: Annotated[Many, columns_of("views.risk_fields:RISK_FIELDS")] = None,
) -> None:
    """Show the risks of programs, gravest first, their map, and what nobody looks after."""
    from ppu_roadmap.views.fields import unknown_keys
    from ppu_roadmap.views.risk_fields import RISK_FIELDS
    from ppu_roadmap.views.risks import risk_data, risk_maps, risk_parts, risk_tables

    chosen = chosen_columns(columns, lambda typed: unknown_keys(typed, RISK_FIELDS))
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    parts = risk_parts(plans, selection)
    language = run.language(plans[0].language)

    def tables() -> Iterable[Table]:
        beside = showing.format != "table" or _fit(run, risk_maps(parts), language)
        return risk_tables(parts, selection, chosen, beside=beside)

    print_in(run, showing.format, plans, tables, lambda: risk_data(parts, chosen, sorted_=bool(selection.sort)))


def _fit(run: Run, tables: Iterable[Table], language: Language) -> bool:
    """Whether there is room for these tables: for what stays of the risks beside the risks."""
    from ppu_roadmap.terminal import fits

    screen = run.screen()
    return all(fits(table, language, screen) for table in tables)

"""``roadmap proposals``: who proposed what, and what became of it."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import PANEL, refuse_unknown
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.commands.tables import FormatOption, PlanArgument, print_in
from ppu_roadmap.text import _


def _filter(name: str, metavar: str, help_: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=help_, rich_help_panel=PANEL)


Many = list[str] | None


@command(
    "proposals",
    "Show",
    "roadmap proposals",
    "roadmap proposals --by location --status submitted,discussed",
    "roadmap proposals --forum musrenbang --format csv > proposals.csv",
)
def proposals(
    run: Run,
    plan: PlanArgument = None,
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="dimension|proposer|location|forum|status", help="What the headings are.")
    ] = "dimension",
    format_: FormatOption = "table",
    dimension: Annotated[Many, _filter("dimension", "WORD", "A dimension, such as governance.")] = None,
    proposer: Annotated[Many, _filter("proposer", "AGENCY", "Who proposed: key, short or full name.")] = None,
    location: Annotated[Many, _filter("location", "PLACE", "A kecamatan, desa or kelurahan.")] = None,
    forum: Annotated[
        Many, _filter("forum", "WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.")
    ] = None,
    status: Annotated[Many, _filter("status", "WORD", "submitted, discussed, accepted, merged or rejected.")] = None,
    search: Annotated[
        str | None, _filter("search", "TEXT", "Text in id, name, proposer, location, volume or note.")
    ] = None,
) -> None:
    """Show what was proposed by whom in which forum, what became of it, and what waits for an answer."""
    from ppu_roadmap.analysis.proposals import BY, Asked, unknown
    from ppu_roadmap.views.proposals import proposal_data, proposal_tables

    side = next((one for one in BY if one == by), None)
    if side is None:
        raise Refusal(_("--by is {word}, not one of {choices}", word=by, choices=", ".join(BY)))
    many = {
        "dimensions": dimension, "proposers": proposer, "locations": location, "forums": forum, "statuses": status,
    }  # fmt: skip
    asked = Asked(search=search or "", **{name: tuple(split(typed)) for name, typed in many.items()})
    plans = [loaded.plan for loaded in run.load(plan)]
    refuse_unknown(unknown(asked, plans))
    tables = partial(proposal_tables, plans, asked, side, run.today)
    print_in(run, format_, tables, partial(proposal_data, plans, asked, run.today), run.language(plans[0].language))

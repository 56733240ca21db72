"""``roadmap proposals``: who proposed what, and what became of it."""

from __future__ import annotations

from typing import Annotated

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.filters import narrow
from ppu_roadmap.commands.options import Many, listed, offered, one_of
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import Showing, plans_of, print_in, refuse_unknown

EXAMPLES = (
    "roadmap proposals",
    "roadmap proposals --by location --status submitted,discussed",
    "roadmap proposals --forum musrenbang --format csv > proposals.csv",
)
FORUMS, STATUSES = "analysis.proposals:FORUMS", "analysis.proposals:STATUSES"


def main(
    run: Run,
    showing: Showing,
    *,
    by: Annotated[str, one_of(listed("analysis.proposals:BY"), "--by", help="What the headings are.")] = "dimension",
    dimension: Annotated[Many, narrow("WORD", "A dimension, such as governance.", completion.dimensions)] = None,
    proposer: Annotated[Many, narrow("AGENCY", "Who proposed: key, short or full name.", completion.agencies)] = None,
    location: Annotated[Many, narrow("PLACE", "A kecamatan, desa or kelurahan.", completion.locations)] = None,
    forum: Annotated[
        Many, narrow("WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.", offered(FORUMS))
    ] = None,
    status: Annotated[
        Many, narrow("WORD", "submitted, discussed, accepted, merged or rejected.", offered(STATUSES))
    ] = None,
    search: Annotated[str | None, narrow("TEXT", "Text in id, name, proposer, location, volume or note.")] = None,
) -> None:
    """Show what was proposed by whom in which forum, what became of it, and what waits for an answer."""
    from ppu_roadmap.analysis.proposals import BY, Asked, unknown
    from ppu_roadmap.views.proposals import proposal_data, proposal_tables

    side = next(one for one in BY if one == by)
    asked = Asked(
        dimensions=tuple(split(dimension)),
        proposers=tuple(split(proposer)),
        locations=tuple(split(location)),
        forums=tuple(split(forum)),
        statuses=tuple(split(status)),
        search=search or "",
    )
    plans = plans_of(run, showing.plan)
    refuse_unknown(unknown(asked, plans))
    print_in(
        run,
        showing.format,
        plans,
        lambda: proposal_tables(plans, asked, side, run.today),
        lambda: proposal_data(plans, asked, run.today),
    )

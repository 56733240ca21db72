"""``roadmap proposals``: who proposed what, and what became of it."""

from typing import Annotated, NamedTuple

from ppu_roadmap.commands.completion import AGENCY, DIMENSION, LOCATION, listed, offered
from ppu_roadmap.commands.filters import narrow
from ppu_roadmap.commands.options import Many, one_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import Showing, show_view

EXAMPLES = (
    "roadmap proposals",
    "roadmap proposals --by location --status submitted,discussed",
    "roadmap proposals --forum musrenbang --format csv > proposals.csv",
)
_forum = offered("analysis.proposals:FORUMS")
_status = offered("analysis.proposals:STATUSES")


class Filters(NamedTuple):
    """The filters of proposals as options, named as in a selection."""

    dimensions: Annotated[Many, narrow("--dimension", "WORD", "A dimension, such as governance.", DIMENSION)] = None
    proposers: Annotated[Many, narrow("--proposer", "AGENCY", "Who proposed: key, short or full name.", AGENCY)] = None
    locations: Annotated[Many, narrow("--location", "PLACE", "A kecamatan, desa or kelurahan.", LOCATION)] = None
    forums: Annotated[
        Many, narrow("--forum", "WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.", _forum)
    ] = None
    statuses: Annotated[
        Many, narrow("--status", "WORD", "submitted, discussed, accepted, merged or rejected.", _status)
    ] = None
    search: Annotated[
        str | None, narrow("--search", "TEXT", "Text in id, name, proposer, location, volume or note.")
    ] = None


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    # as text, so that help alone does not look the words up
    by: "Annotated[str, one_of(listed('analysis.proposals:BY'), '--by', help='What the headings are.')]" = "dimension",
) -> None:
    """Show what was proposed by whom in which forum, what became of it, and what waits for an answer."""
    show_view(run, "proposals", showing, filters, by=by)

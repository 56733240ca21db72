"""``roadmap proposals``: who proposed what, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.filters import narrow
from ppu_roadmap.commands.options import Many, listed, offered, one_of
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import Showing, show_view

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

EXAMPLES = (
    "roadmap proposals",
    "roadmap proposals --by location --status submitted,discussed",
    "roadmap proposals --forum musrenbang --format csv > proposals.csv",
)
FORUMS, STATUSES = "analysis.proposals:FORUMS", "analysis.proposals:STATUSES"
_forum = narrow("WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.", offered(FORUMS))
_status = narrow("WORD", "submitted, discussed, accepted, merged or rejected.", offered(STATUSES))


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of proposals as options."""

    dimension: Annotated[Many, narrow("WORD", "A dimension, such as governance.", completion.dimensions)] = None
    proposer: Annotated[Many, narrow("AGENCY", "Who proposed: key, short or full name.", completion.agencies)] = None
    location: Annotated[Many, narrow("PLACE", "A kecamatan, desa or kelurahan.", completion.locations)] = None
    forum: Annotated[Many, _forum] = None
    status: Annotated[Many, _status] = None
    search: Annotated[str | None, narrow("TEXT", "Text in id, name, proposer, location, volume or note.")] = None

    def selection(self) -> Selection:
        """The filters as a value."""
        from ppu_roadmap.analysis.selection import Selection

        return Selection(
            dimensions=tuple(split(self.dimension)),
            proposers=tuple(split(self.proposer)),
            locations=tuple(split(self.location)),
            forums=tuple(split(self.forum)),
            statuses=tuple(split(self.status)),
            search=self.search or "",
        )


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    by: Annotated[str, one_of(listed("analysis.proposals:BY"), "--by", help="What the headings are.")] = "dimension",
) -> None:
    """Show what was proposed by whom in which forum, what became of it, and what waits for an answer."""
    show_view(run, "proposals", showing, filters, by=by)

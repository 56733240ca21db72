"""The filters: the same in every command that lists programs, and those of proposals."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ppu_roadmap.commands.completion import AGENCY, DIMENSION, LOCATION, MISSION, SNI, SUBDIMENSION, among
from ppu_roadmap.commands.options import Many, option
from ppu_roadmap.commands.run import Run, split

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

PANEL = "Filters"
narrow = partial(option, rich_help_panel=PANEL)
"""An option that leaves out programs."""
_horizon = among(("1y", "5y", "long"))
_level = among(("low", "medium", "high"))
_sort = among("fields.program:SORTED")
_status = among("model.types:STATUSES")
_forum = among("analysis.proposals:FORUMS")
_answer = among("analysis.proposals:STATUSES")


class Filters(NamedTuple):
    """The filters as options, called as in a selection; what they name is compared with plans when those are read."""

    horizons: Annotated[Many, narrow("--horizon", "1y|5y|long", "Programs with exactly this tag.", _horizon)] = None
    dimensions: Annotated[Many, narrow("--dimension", "WORD", "A dimension, such as governance.", DIMENSION)] = None
    subdimensions: Annotated[
        Many, narrow("--subdimension", "WORD", "A sub-dimension, such as health.", SUBDIMENSION)
    ] = None
    owners: Annotated[Many, narrow("--owner", "AGENCY", "Lead agency: key, short or full name.", AGENCY)] = None
    partners: Annotated[Many, narrow("--partner", "AGENCY", "A partner or supporting agency.", AGENCY)] = None
    years: Annotated[Many, narrow("--year", "YEAR", "Programs that run in this year.")] = None
    statuses: Annotated[
        Many, narrow("--status", "WORD", "proposed, planned, ongoing, done, delayed or cancelled.", _status)
    ] = None
    missions: Annotated[Many, narrow("--mission", "KEY", "A mission served: M2 or rpjmd-2025:M2.", MISSION)] = None
    sni: Annotated[Many, narrow("--sni", "NUMBER", "An SNI ISO 37122 number measured.", SNI)] = None
    locations: Annotated[Many, narrow("--location", "PLACE", "A kecamatan, desa or kelurahan.", LOCATION)] = None
    through: Annotated[
        str | None, narrow("--through", "1y|5y|long", "This horizon and every nearer one.", _horizon)
    ] = None
    min_risk: Annotated[
        str | None, narrow("--min-risk", "low|medium|high", "A risk of at least this level.", _level)
    ] = None
    search: Annotated[str | None, narrow("--search", "TEXT", "Words that all occur in its texts.")] = None
    quick_wins: Annotated[bool, typer.Option("--quick-wins", help="Only quick wins.", rich_help_panel=PANEL)] = False
    sort: Annotated[Many, narrow("--sort", "COLUMNS", "Order by these columns; -budget: largest first.", _sort)] = None


class ProposalFilters(NamedTuple):
    """The filters of proposals, called as in a selection."""

    dimensions: Annotated[Many, narrow("--dimension", "WORD", "A dimension, such as governance.", DIMENSION)] = None
    proposers: Annotated[Many, narrow("--proposer", "AGENCY", "Who proposed: key, short or full name.", AGENCY)] = None
    locations: Annotated[Many, narrow("--location", "PLACE", "A kecamatan, desa or kelurahan.", LOCATION)] = None
    forums: Annotated[
        Many, narrow("--forum", "WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.", _forum)
    ] = None
    statuses: Annotated[
        Many, narrow("--status", "WORD", "submitted, discussed, accepted, merged or rejected.", _answer)
    ] = None
    search: Annotated[
        str | None, narrow("--search", "TEXT", "Text in id, name, proposer, location, volume or note.")
    ] = None


def selection_of(run: Run, filters: NamedTuple) -> "Selection":
    """The filters that are given, as a value; of what may be repeated every word."""
    from ppu_roadmap.analysis.selection import Selection

    given = {name: value for name, value in filters._asdict().items() if value}
    given |= {name: tuple(split(value)) for name, value in given.items() if isinstance(value, list)}
    years = (run.years("--year", text) for text in given.get("years", ()))
    return Selection(**given | {"years": tuple(year for each in years for year in each)})

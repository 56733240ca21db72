"""The filters, the same in every command that lists programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.options import Many, offered
from ppu_roadmap.commands.run import parse_year, split

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection

PANEL = "Filters"
HORIZONS = ("1y", "5y", "long")
LEVELS = ("low", "medium", "high")
_horizon = completion.among(lambda: HORIZONS)
_level = completion.among(lambda: LEVELS)
_sort = offered("fields.program:SORTED")
_status = offered("analysis.unknown_words:STATUSES")


def narrow(metavar: str, help: str, complete: Callable[[str], Any] | None = None) -> Any:
    """An option, called as its parameter, that leaves out programs."""
    return typer.Option(metavar=metavar, help=help, rich_help_panel=PANEL, autocompletion=complete)


@dataclass
class Filters:
    """The filters as options; what they name is compared with the plans only when those are read."""

    horizon: Annotated[Many, narrow("1y|5y|long", "Programs with exactly this tag.", _horizon)] = None
    dimension: Annotated[Many, narrow("WORD", "A dimension, such as governance.", completion.dimensions)] = None
    subdimension: Annotated[Many, narrow("WORD", "A sub-dimension, such as health.", completion.subdimensions)] = None
    owner: Annotated[Many, narrow("AGENCY", "Lead agency: key, short or full name.", completion.agencies)] = None
    partner: Annotated[Many, narrow("AGENCY", "A partner or supporting agency.", completion.agencies)] = None
    year: Annotated[Many, narrow("YEAR", "Programs that run in this year.")] = None
    status: Annotated[Many, narrow("WORD", "proposed, planned, ongoing, done, delayed or cancelled.", _status)] = None
    mission: Annotated[Many, narrow("KEY", "A mission served: M2 or rpjmd-2025:M2.", completion.missions)] = None
    sni: Annotated[Many, narrow("NUMBER", "An SNI ISO 37122 number measured.", completion.sni)] = None
    location: Annotated[Many, narrow("PLACE", "A kecamatan, desa or kelurahan.", completion.locations)] = None
    through: Annotated[str | None, narrow("1y|5y|long", "This horizon and every nearer one.", _horizon)] = None
    min_risk: Annotated[str | None, narrow("low|medium|high", "A risk of at least this level.", _level)] = None
    search: Annotated[str | None, narrow("TEXT", "Words that all occur in its texts.")] = None
    quick_wins: Annotated[bool, typer.Option("--quick-wins", help="Only quick wins.", rich_help_panel=PANEL)] = False
    sort: Annotated[Many, narrow("COLUMNS", "Order by these columns; -budget: largest first.", _sort)] = None

    def selection(self) -> Selection:
        """The filters as a value."""
        from ppu_roadmap.analysis.selection import Selection

        return Selection(
            horizons=tuple(split(self.horizon)),
            through=self.through,
            dimensions=tuple(split(self.dimension)),
            subdimensions=tuple(split(self.subdimension)),
            owners=tuple(split(self.owner)),
            partners=tuple(split(self.partner)),
            years=tuple(map(parse_year, split(self.year))),
            statuses=tuple(split(self.status)),
            quick_wins=self.quick_wins,
            missions=tuple(split(self.mission)),
            sni=tuple(split(self.sni)),
            min_risk=self.min_risk,
            locations=tuple(split(self.location)),
            search=self.search or "",
            sort=tuple(split(self.sort)),
        )

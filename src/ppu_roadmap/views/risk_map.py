"""The map of risks: likelihood by impact, before and after mitigation, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import RATING, RISK_LEVEL
from ppu_roadmap.facts.risk import Scale, level
from ppu_roadmap.fields.field import Field, columns_of, field
from ppu_roadmap.paper.chart import Chart, HeatMap, Tile
from ppu_roadmap.paper.table import Cell, Item, Keyed, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.grouping import called
from ppu_roadmap.views.view import rows_under

BOTH = {"inherent": _("Inherent: impact {step}"), "residual": _("Residual: impact {step}")}
APART = (
    (_("Heat map of inherent risk"), {"inherent": _("Impact {step}")}),
    (_("Heat map of residual risk"), {"residual": _("Impact {step}")}),
)
"""The sides of a map beside each other, and in maps of their own, by their names in an entry."""


class Rated(NamedTuple):
    """A risk with its likelihood and impact; ``None`` where it has no place on a map."""

    id: str | None
    program: str | None
    inherent: tuple[int, int] | None
    residual: tuple[int, int] | None


class OnMap(NamedTuple):
    """What of one region lies on a map, whose scale may not be known."""

    region: Message
    scale: Scale | None
    risks: tuple[Rated, ...]


KEPT = (OnMap, Rated, Scale)


def placed(risks: Iterable[Rated], side: str) -> dict[tuple[int, int], list[Rated]]:
    """The risks by likelihood and impact, "inherent" or "residual"; what is not rated has no place."""
    places: Iterator[tuple[tuple[int, int] | None, Rated]] = ((getattr(risk, side), risk) for risk in risks)
    return gathered((place, risk) for place, risk in places if place is not None)


def maps(found: Sequence[OnMap]) -> list[RiskMap]:
    """A map for each scale that regions with risks have."""
    scales = sorted({each.scale for each in found if each.risks and each.scale})
    return [RiskMap(found, scale) for scale in scales]


class RiskMap:
    """The risks of the regions with one scale: of one region with their ids, of several with their numbers."""

    def __init__(self, found: Sequence[OnMap], scale: Scale) -> None:
        inside = [each for each in found if each.risks and each.scale == scale]
        self.regions = [each.region for each in inside]
        self.risks = [risk for each in inside for risk in each.risks]
        self.scale = scale

    def table(self, title: Message, sides: Mapping[str, Message]) -> Table:
        """A row a likelihood, the highest first, and a column an impact, with a heading for each side shown."""
        likelihoods, impacts = self.scale[:2]
        name = _("scale of {likelihood} × {impact}", likelihood=likelihoods, impact=impacts)
        if likelihoods == impacts:
            name = _("scale of {scale}", scale=impacts)
        fields: list[Field[int]] = [
            field("likelihood", _("Likelihood"), lambda one: Keyed(one, _step(one, likelihoods)), rank=0)
        ]
        for side, heading in sides.items():
            found = placed(self.risks, side)
            for impact in range(1, impacts + 1):
                label = replace(heading, values={"step": _step(impact, impacts)})
                fields.append(field(f"{side}{impact}", label, partial(self.cell, found, impact), kind=Kind.BAND))
        rows = tuple(rows_under(fields, [(None, range(likelihoods, 0, -1))]))
        about = called(len(self.regions), self.regions[0])
        notes = tuple(self.remarks()) if "residual" in sides else ()
        return Table(title, columns_of(fields), rows, subtitle=(about, name), notes=notes)

    def cell(self, found: Mapping[tuple[int, int], list[Rated]], impact: int, likelihood: int) -> Cell:
        """The level of a likelihood and an impact, and the risks that have them."""
        band = level(likelihood, impact, self.scale)
        risks = found.get((likelihood, impact), ())
        inside: list[Item] = [risk.id or _("of {program}", program=risk.program) for risk in risks]
        if inside and len(self.regions) > 1:  # ids of several regions are not one region's
            inside = [_n("{count} risk", "{count} risks", len(inside))]
        return Keyed(band.value, (RISK_LEVEL[band], *inside))

    def chart(self, title: Message, source: Message) -> Chart:
        """The inherent risks as a picture, which says the same as the table."""
        likelihoods, impacts = self.scale[:2]
        found = placed(self.risks, "inherent")

        def tile(likelihood: int, impact: int) -> Tile:
            band = level(likelihood, impact, self.scale)
            codes = (risk.id or risk.program or "–" for risk in found.get((likelihood, impact), ()))
            return Tile(band.value, RISK_LEVEL[band], tuple(codes))

        def drawn() -> HeatMap:
            down, across = range(likelihoods, 0, -1), range(1, impacts + 1)
            columns, rows = (tuple(_step(one, len(steps)) for one in steps) for steps in (across, down))
            tiles = tuple(tuple(tile(likelihood, impact) for impact in across) for likelihood in down)
            return HeatMap(_("Risk impact"), _("Likelihood"), columns, rows, tiles)

        alt = _(
            "Likelihood from the bottom up, impact from left to right; in each field its level and the risks in it."
        )
        return Chart(title, drawn, lambda: self.table(title, BOTH), alt, source)

    def remarks(self) -> Iterator[Message]:
        """What is not on the map."""
        if unrated := sum(risk.inherent is None for risk in self.risks):
            yield _n(
                "{count} risk is not on the map: likelihood or impact is missing or over the scale",
                "{count} risks are not on the map: likelihood or impact is missing or over the scale",
                unrated,
            )
        if left := sum(risk.residual is None for risk in self.risks):
            yield _n(
                "{count} risk has no residual risk on the map: what mitigation leaves over is not rated",
                "{count} risks have no residual risk on the map: what mitigation leaves over is not rated",
                left,
            )


def _step(value: int, steps: int) -> Message:
    """A step of an axis with its word, where there is one, as in ``3 High``."""
    known = RATING.get(steps)
    return _("{value} {word}", value=value, word=known[value - 1]) if known else _("{word}", word=value)

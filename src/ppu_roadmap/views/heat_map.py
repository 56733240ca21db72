"""The heat map of risks: likelihood by impact, before mitigation and after it, with the risks in its cells."""

from collections.abc import Callable, Iterator, Sequence

from ppu_roadmap.analysis.risk_register import Entry, placed
from ppu_roadmap.catalog.labels import RATING, RISK_LEVEL
from ppu_roadmap.facts.risk import level, scale_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.table import Cell, Column, Group, Item, Keyed, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.grouping import regions


def heat_maps(registers: Sequence[tuple[Plan, tuple[Entry, ...]]]) -> Either:
    """A map for each scale in use, of one region with the risks' ids, of several with their numbers.

    Inherent and residual risk stand in one table where it is not too wide, else in two.
    """
    maps = []
    for scale in sorted(RATING):
        inside = [(plan, entries) for plan, entries in registers if entries and scale_of(plan) == scale]
        if inside:
            maps.append(_Map(inside, scale))
    return Either(
        tuple(each.both() for each in maps), lambda: tuple(table for each in maps for table in each.one_each())
    )


class _Map:
    """The risks of regions with one scale."""

    def __init__(self, registers: Sequence[tuple[Plan, tuple[Entry, ...]]], scale: int) -> None:
        self.plans = [plan for plan, _entries in registers]
        self.entries = [entry for _plan, entries in registers for entry in entries]
        self.scale, self.steps = scale, range(1, scale + 1)

    def both(self) -> Table:
        """Inherent and residual risk side by side."""
        return self.table(
            _("Heat map of risks"),
            tuple(self.remarks()),
            inherent=lambda step: _("Inherent: impact {step}", step=step),
            residual=lambda step: _("Residual: impact {step}", step=step),
        )

    def one_each(self) -> Iterator[Table]:
        """A table for each of the two."""
        yield self.table(_("Heat map of inherent risk"), (), inherent=_impact)
        yield self.table(_("Heat map of residual risk"), tuple(self.remarks()), residual=_impact)

    def table(self, title: Message, notes: tuple[Message, ...], **sides: Callable[[Message], Message]) -> Table:
        """A row a likelihood, the highest first, and a column an impact for each rating that a risk can have."""
        columns = (
            Column(f"{side}{impact}", heading(self.step(impact)), Kind.BAND)
            for side, heading in sides.items()
            for impact in self.steps
        )
        found = [placed(self.entries, side) for side in sides]
        rows = (
            Row((Keyed(likelihood, self.step(likelihood)),
                 *(self.cell(inside.get((likelihood, impact), []), likelihood, impact)
                   for inside in found for impact in self.steps)))
            for likelihood in reversed(self.steps)
        )  # fmt: skip
        return Table(
            title,
            (Column("likelihood", _("Likelihood"), rank=0), *columns),
            (Group(None, tuple(rows)),),
            subtitle=(regions(self.plans), _("scale of {scale}", scale=self.scale)),
            notes=notes,
        )

    def step(self, value: int) -> Message:
        """A step of the scale with its word, as in ``3 High``."""
        return _("{value} {word}", value=value, word=RATING[self.scale][value - 1])

    def cell(self, entries: Sequence[Entry], likelihood: int, impact: int) -> Cell:
        """The level of a likelihood and an impact, and the risks that have them."""
        band = level(likelihood, impact, self.scale)
        inside: list[Item] = [entry.risk.id or _("of {program}", program=entry.program.id) for entry in entries]
        if inside and len(self.plans) > 1:  # ids of several regions are not one region's
            inside = [_n("{count} risk", "{count} risks", len(inside))]
        return Keyed(band.value, (RISK_LEVEL[band], *inside))

    def remarks(self) -> Iterator[Message]:
        """What is not on the map."""
        unrated = sum(entry.inherent is None for entry in self.entries)
        if unrated:
            yield _n(
                "{count} risk is not on the map: likelihood or impact is missing or over the scale",
                "{count} risks are not on the map: likelihood or impact is missing or over the scale",
                unrated,
            )
        left = sum(entry.residual is None for entry in self.entries)
        if left:
            yield _n(
                "{count} risk has no residual risk on the map: what mitigation leaves over is not rated",
                "{count} risks have no residual risk on the map: what mitigation leaves over is not rated",
                left,
            )


def _impact(step: Message) -> Message:
    return _("Impact {step}", step=step)

"""The heat map of risks: likelihood by impact, before mitigation and after it, with the risks in its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ppu_roadmap.analysis.risk_register import Entry, at
from ppu_roadmap.catalog.headings import RISK
from ppu_roadmap.catalog.labels import RATING, RISK_LEVEL
from ppu_roadmap.facts.risk import Rating, level, scale_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.chart import Either
from ppu_roadmap.paper.table import Cell, Column, Group, Item, Keyed, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values

Rated: TypeAlias = list[tuple[Entry, Rating | None]]
Label: TypeAlias = Callable[[Message], Message]


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

    def __init__(self, registers: list[tuple[Plan, tuple[Entry, ...]]], scale: int) -> None:
        self.registers, self.scale, self.named = registers, scale, len(registers) == 1
        entries = [entry for _plan, found in registers for entry in found]
        self.inherent: Rated = [(entry, entry.inherent) for entry in entries]
        self.residual: Rated = [(entry, entry.residual) for entry in entries]

    def both(self) -> Table:
        sides = ((_inherent, self.inherent), (_residual, self.residual))
        return self.table(_("Heat map of risks"), sides, tuple(self.remarks()))

    def one_each(self) -> Iterator[Table]:
        yield self.table(_("Heat map of inherent risk"), ((_impact, self.inherent),), ())
        yield self.table(_("Heat map of residual risk"), ((_impact, self.residual),), tuple(self.remarks()))

    def table(self, title: Message, sides: tuple[tuple[Label, Rated], ...], notes: tuple[Message, ...]) -> Table:
        steps = range(1, self.scale + 1)
        columns = [
            Column(f"{side}{impact}", label(_step(self.scale, impact)), Kind.BAND, rank=1)
            for side, (label, _rated) in zip(("inherent", "residual"), sides, strict=False)
            for impact in steps
        ]
        rows = tuple(self.row(likelihood, [rated for _label, rated in sides]) for likelihood in reversed(steps))
        return Table(
            title,
            (Column("likelihood", RISK["likelihood"], rank=0), *columns),
            (Group(None, rows),),
            subtitle=tuple(self.subtitle()),
            notes=notes,
        )

    def subtitle(self) -> Iterator[Message]:
        if self.named:
            yield values.region(self.registers[0][0])
        else:
            yield _n("{count} region", "{count} regions", len(self.registers))
        yield _("scale of {scale}", scale=self.scale)

    def row(self, likelihood: int, sides: list[Rated]) -> Row:
        label = _step(self.scale, likelihood)
        cells: list[Cell] = [Keyed(likelihood, label)]
        for rated in sides:
            for impact in range(1, self.scale + 1):
                band = level(likelihood, impact, self.scale)
                inside = (RISK_LEVEL[band], *self.inside(rated, likelihood, impact))
                cells.append(Keyed(band.value, inside))
        return Row(tuple(cells))

    def inside(self, rated: Rated, likelihood: int, impact: int) -> Iterator[Item]:
        found = at(rated, likelihood, impact)
        if self.named:
            yield from (entry.risk.id or _("of {program}", program=entry.program.id) for entry in found)
        elif found:
            yield _n("{count} risk", "{count} risks", len(found))

    def remarks(self) -> Iterator[Message]:
        unrated = sum(rating is None for _entry, rating in self.inherent)
        if unrated:
            yield _n(
                "{count} risk is not on the map: likelihood or impact is missing or over the scale",
                "{count} risks are not on the map: likelihood or impact is missing or over the scale",
                unrated,
            )
        left = sum(rating is None for _entry, rating in self.residual)
        if left:
            yield _n(
                "{count} risk has no residual risk on the map: what mitigation leaves over is not rated",
                "{count} risks have no residual risk on the map: what mitigation leaves over is not rated",
                left,
            )


def _step(scale: int, value: int) -> Message:
    """A step of the scale with its word, as in ``3 High``."""
    return _("{value} {word}", value=value, word=RATING[scale][value - 1])


def _inherent(step: Message) -> Message:
    return _("Inherent: impact {step}", step=step)


def _residual(step: Message) -> Message:
    return _("Residual: impact {step}", step=step)


def _impact(step: Message) -> Message:
    return _("Impact {step}", step=step)

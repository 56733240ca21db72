"""Answers made of a part of each region: what is kept of a plan, and parts taken one by one, as their plans come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from ppu_roadmap.analysis.selection import Ranks, Selection, ranked
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.table import Column, Group, Row, Table
from ppu_roadmap.text import Language, Message

Part_co = TypeVar("Part_co", covariant=True)


class Region(NamedTuple):
    """What is kept of a plan whose part of an answer is made."""

    name: Message
    language: Language | None
    spans: tuple[Message, ...]
    """The horizons that are asked for, with their years."""
    readable: bool
    """Whether anything of it could be read."""
    broken: bool
    """Whether a file of it could not be read."""
    programs: int
    live: int
    unread: tuple[Message, ...] = ()
    """What of it could not be read or judged."""

    @staticmethod
    def of(plan: Plan, selection: Selection, unread: Iterable[Message] = ()) -> Region:
        """What is kept of a plan."""
        tags = selection.horizon_tags() or HORIZONS
        return Region(
            cells.region(plan),
            plan.language,
            cells.spans(plan, [tag for tag in HORIZONS if tag in tags]) if plan.file.horizons else (),
            bool(plan.dimensions or (plan.has_file and not plan.broken)),
            bool(plan.broken),
            len(plan.programs),
            sum(map(live, plan.programs)),
            tuple(unread),
        )


class Rows(NamedTuple):
    """The rows of one region for machines."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ranks: Ranks | None = None
    """What they are sorted by, where they are sorted over all regions."""


def stream_of_rows(found: Iterable[tuple[Region, Rows]]) -> Stream:
    """The rows of all regions, of which there is one at least, as they come; sorted ones once all are there."""
    parts = iter(Told(found))
    first = next(parts)
    rows: Iterator[tuple[Row, ...]] = (one.rows for one in chain((first,), parts))
    if first.ranks is not None:
        rows = iter([_sorted([first, *parts], first.ranks.downwards)])
    flow = Flow(Table(None, first.columns, ()), (Group(None, each) for each in rows))
    return Stream(iter([flow]), lambda: ())


def _sorted(parts: Sequence[Rows], downwards: tuple[bool, ...]) -> tuple[Row, ...]:
    values = [value for one in parts if one.ranks is not None for value in one.ranks.values]
    return tuple(ranked((row for one in parts for row in one.rows), Ranks(downwards, values)))


class Told(Generic[Part_co]):
    """The parts of regions, to be taken once; of those that were taken it is known what is kept of their plans."""

    def __init__(self, found: Iterable[tuple[Region, Part_co]]) -> None:
        self._found = found
        self.regions: list[Region] = []

    def __iter__(self) -> Iterator[Part_co]:
        for region, part in self._found:
            self.regions.append(region)
            yield part

    def unread(self) -> Iterator[Message]:
        """What of the plans could not be read or judged, so that nobody takes what is shown for all there is."""
        return (said for region in self.regions for said in region.unread)

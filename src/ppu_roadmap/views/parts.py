"""Answers made of a part of each region: what is kept of a plan, and parts taken one by one, as their plans come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from itertools import chain
from operator import add
from typing import Any, Generic, NamedTuple, TypeVar

from ppu_roadmap.analysis.selection import Known, Ranks, Selection, ranked
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.money import Cost, Total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.table import Column, Group, Keyed, Kind, Marked, Row, Table
from ppu_roadmap.text import Language, Message
from ppu_roadmap.views.money import Scaled

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
    parts = (part for _region, part in found)
    first = next(parts)
    rows: Iterable[Iterable[Row]] = (one.rows for one in chain((first,), parts))
    if first.ranks is not None:
        whole = together([first, *parts])
        rows = [ranked(whole.rows, first.ranks._replace(values=whole.ranks.values))]
    flow = Flow(Table(None, first.columns, ()), (Group(None, tuple(each)) for each in rows))
    return Stream(iter([flow]), lambda: ())


KEPT = (Region, Rows, Ranks, Known, Reach, Table, Column, Kind, Group, Keyed, Marked, Cost, Total, Scaled)
"""Classes that parts of many views are made of, by which they can be kept as text."""


def together(parts: Iterable[Any]) -> Any:
    """Parts as one: lists follow each other, what holds of any holds, all else is added up, by field and by key.

    Raises IndexError of none.
    """
    found = [*parts]
    first = found[0]
    if type(first) is tuple:
        return tuple(chain.from_iterable(found))
    if isinstance(first, bool):
        return any(found)
    if isinstance(first, Mapping):
        inside = gathered(pair for one in found for pair in one.items())
        return {key: together(several) for key, several in inside.items()}
    if isinstance(first, tuple) and "__add__" not in vars(type(first)):
        return type(first)(*map(together, zip(*found, strict=True)))
    return reduce(add, found)


class Told(Generic[Part_co]):
    """The parts of regions, to be taken once; of those that were taken it is known what is kept of their plans."""

    def __init__(self, found: Iterable[tuple[Region, Part_co]]) -> None:
        self._found = iter(found)
        self._left: list[Any] = []
        self.regions: list[Region] = []

    def __iter__(self) -> Iterator[Part_co]:
        for region, part in self._found:
            self.regions.append(region)
            yield part

    def taken(self, field: str) -> Iterator[Any]:
        """What a field has of each, which is not held; of all else of them :attr:`whole` tells."""
        for part in self:
            own: Any = part
            self._left.append(own._replace(**{field: ()}))
            yield getattr(own, field)

    def groups(self) -> Iterator[Group]:
        """The groups of a table, which are not held."""
        return chain.from_iterable(self.taken("groups"))

    @cached_property
    def whole(self) -> Part_co:
        """All parts as one."""
        made: Part_co = together([*self._left, *self])
        return made

    def unread(self) -> Iterator[Message]:
        """What of the plans could not be read or judged, so that nobody takes what is shown for all there is."""
        return (said for region in self.regions for said in region.unread)

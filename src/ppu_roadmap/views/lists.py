"""A sheet that lists something of plans, as a whole where they are in hand, else region by region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ppu_roadmap.facts.money import Cost
from ppu_roadmap.fields.field import Fields, columns_of, rows_of
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Group, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import risks
from ppu_roadmap.views.grouping import Ended, sums_of, total_row, with_region
from ppu_roadmap.views.risk_map import BOTH, OnMap, maps
from ppu_roadmap.views.view import Asked


class Listing(NamedTuple):
    """A sheet that lists something: a row each, to be filtered."""

    name: Message
    fields: Callable[[Asked], Fields[Any]]
    items: Callable[[Asked], Iterable[Any]]
    sums: tuple[str, ...] = ()
    """The columns that are added up."""
    ended: Callable[[Asked], Ended] = lambda _asked: Ended()
    """What is left out of it, or of its sums."""
    said: Callable[[Ended], Iterator[Message]] = Ended.unlisted
    shorn: tuple[str, ...] = ()
    """The columns that a table in hand leaves out where no row fills them."""
    drawn: bool = False
    """Whether the map of risks stands below."""

    def blocks(self, asked: Asked) -> Iterator[Block]:
        """What it has of plans in hand; nothing of no row."""
        if rows := self.rows(asked):
            table, maps = self.foot(asked, self.part(asked, rows))
            yield table._replace(groups=(Group(None, rows),)).without_empty(self.shorn)
            yield from maps

    def rows(self, asked: Asked) -> tuple[Row, ...]:
        """A row an item."""
        return rows_of(self.items(asked), with_region(asked, self.fields(asked)))

    def part(self, asked: Asked, rows: Sequence[Row]) -> Listed:
        """What is told beside its rows."""
        sums = sums_of(with_region(asked, self.fields(asked)), rows, self.sums)
        on_map = tuple(map(risks.on_map, risks.registers(asked))) if self.drawn else ()
        return Listed(sums, self.ended(asked), on_map)

    def head(self, asked: Asked) -> Table:
        """Its columns."""
        return Table(None, columns_of(with_region(asked, self.fields(asked))), ())

    def foot(self, asked: Asked, told: Listed) -> tuple[Table, list[Table]]:
        """What stands below its rows: sums and remarks, and maps."""
        sums, gone, on_map = told
        head = self.head(asked)
        table = head._replace(total=total_row(head.columns, sums), notes=tuple(self.said(gone)))
        return table, [each.table(_("Heat map of risks"), BOTH) for each in maps(on_map)]


class Listed(NamedTuple):
    """What a sheet tells beside its rows."""

    sums: Mapping[str, Cost]
    ended: Ended
    on_map: tuple[OnMap, ...]

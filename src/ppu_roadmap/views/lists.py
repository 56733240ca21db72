"""A sheet that lists something of plans, as a whole where they are in hand, else region by region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ppu_roadmap.fields.field import Fields, columns_of, row_of
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.flow import Leaf
from ppu_roadmap.paper.table import Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import risks
from ppu_roadmap.views.grouping import Ended, Sum, listing, sums_of, total_row, with_region
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
        notes = tuple(self.said(self.ended(asked)))
        for table in listing(asked, self.fields(asked), self.items(asked), self.sums, notes=notes):
            yield table.without_empty(self.shorn)
            if self.drawn:
                yield from _maps(map(risks.on_map, risks.registers(asked)))

    def part(self, asked: Asked) -> Listed:
        """What it has of one region."""
        fields = with_region(asked, self.fields(asked))
        rows = tuple(row_of(item, fields) for item in self.items(asked))
        on_map = risks.on_map(*risks.registers(asked)) if self.drawn else None
        return Listed(rows, sums_of(fields, rows, self.sums), self.ended(asked), on_map)

    def leaf(self, asked: Asked, told: Callable[[], Sequence[Listed]]) -> Leaf:
        """The sheet as it is filled, and what is ``told`` once all rows were taken, but for the rows."""
        head = Table(None, columns_of(with_region(asked, self.fields(asked))), ())

        def foot() -> tuple[Table, list[Table]]:
            found = told()
            sums = {key: sum((one.sums[key] for one in found), Sum()) for key in self.sums}
            notes = tuple(self.said(sum((one.ended for one in found), Ended())))
            table = head._replace(total=total_row(head.columns, sums), notes=notes)
            return table, [*_maps(one.on_map for one in found if one.on_map)]

        return Leaf(self.name, head, foot)


class Listed(NamedTuple):
    """What a sheet has of one region."""

    rows: tuple[Row, ...]
    sums: Mapping[str, Sum]
    ended: Ended
    on_map: OnMap | None


def _maps(found: Iterable[OnMap]) -> Iterator[Table]:
    return (each.table(_("Heat map of risks"), BOTH) for each in maps([*found]))

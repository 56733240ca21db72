"""Answers that are longer than is to be held: a table whose groups come one by one, and blocks that do so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Group, Row, Table

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block
    from ppu_roadmap.text import Message


def _as_it_is(table: Table) -> Table:
    return table


class Flow(NamedTuple):
    """A table whose groups are taken once, as they come.

    ``foot`` puts below a table what sums it up and what is to be remarked, known once all groups were taken.
    """

    head: Table
    """What stands before the groups, of which it has none."""
    groups: Iterator[Group]
    foot: Callable[[Table], Table] = _as_it_is

    @classmethod
    def of(cls, table: Table) -> Flow:
        """A table in hand, to be taken likewise."""
        return cls(table._replace(groups=(), total=None, notes=(), summary=()), iter(table.groups), lambda _head: table)

    def held(self) -> Table:
        """The whole table."""
        groups = tuple(self.groups)
        return self.foot(self.head._replace(groups=groups))

    def rows(self) -> Iterator[Row]:
        """Every row of every group, without the totals."""
        for group in self.groups:
            yield from group.rows


class Stream(NamedTuple):
    """A document of one page whose blocks are taken once, each before the next; then remarks on all of it."""

    blocks: Iterator[Block | Flow]
    notes: Callable[[], Iterable[Message]]

    def document(self) -> Document:
        """The whole document."""
        made = Document.of(block.held() if isinstance(block, Flow) else block for block in self.blocks)
        return made.noted(self.notes())

    @property
    def flow(self) -> Flow:
        """The one table, of rows for machines; raises ValueError where it is not alone."""
        (flow,) = self.blocks
        if not isinstance(flow, Flow):
            raise ValueError("no flow")  # noqa: TRY004 -- not the type of an argument
        return flow

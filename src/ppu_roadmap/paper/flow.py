"""Answers that are longer than is to be held: a table whose groups come one by one, and blocks that do so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Group, Row, Table

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block
    from ppu_roadmap.text import Message


class Flow(NamedTuple):
    """A table whose groups are taken once, as they come.

    ``foot`` puts below a table what sums it up and what is to be remarked, known once all groups were taken.
    """

    head: Table
    """What stands before the groups, of which it has none."""
    groups: Iterator[Group]
    foot: Callable[[Table], Table] = lambda table: table

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


class Leaves(NamedTuple):
    """Pages that are filled in turn, as rows come for each of them; before them one that sums up what they hold."""

    title: Message
    region: Message
    summary: Message
    """The name of the first page."""
    blocks: Callable[[], Iterable[Block]]
    """What it holds, known once all rows were taken."""
    heads: Sequence[tuple[Message, Table]]
    """What the other pages are called, and the one table that each has, without a row."""
    feet: Callable[[], Iterable[tuple[Table, Sequence[Block]]]]
    """These tables with what sums them up and their remarks, and what stands below, known then, too."""
    rows: Iterator[Sequence[Sequence[Row]]]
    """Of one region after the other the rows of each page."""


class Stream(NamedTuple):
    """A document of one page whose blocks are taken once, each before the next; then remarks on all of it."""

    blocks: Iterator[Block | Flow]
    notes: Callable[[], Iterable[Message]]
    leaves: Leaves | None = None
    """Pages in place of the one."""

    def document(self) -> Document:
        """The whole document, where it has one page."""
        made = Document.of(block.held() if isinstance(block, Flow) else block for block in self.blocks)
        return made.noted(self.notes())

    @property
    def flow(self) -> Flow:
        """The one table, of rows for machines; raises ValueError where it is not alone."""
        (flow,) = self.blocks
        if not isinstance(flow, Flow):
            raise ValueError("no flow")  # noqa: TRY004 -- not the type of an argument
        return flow

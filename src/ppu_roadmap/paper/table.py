"""A table as a value: columns, groups of rows with their sums, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ppu_roadmap.paper.cells import Cell, Column, label_of
from ppu_roadmap.text import Message


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading, with a last line that adds them up.

    ``summary`` says the same as ``total`` in a few words, for a heading. A group of level 1 without rows heads the
    groups of level 2 that follow it.
    """

    heading: Message | None
    rows: tuple[Row, ...]
    total: Row | None = None
    summary: tuple[Message, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: a title, columns, groups of rows, an overall total and remarks below it.

    A table in a section has no title: it is the section's.
    """

    title: Message | None
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: Row | None = None
    notes: tuple[Message, ...] = ()
    subtitle: tuple[Message, ...] = ()
    """What the table is about, in a few words under the title."""
    summary: tuple[Message, ...] = ()
    """The overall total in a few words."""
    headed: bool = True
    """Whether the columns' labels are printed."""
    widths: tuple[int, ...] = ()
    """Shares of a page's width in percent, one a column; how wide is a format's choice where there are none."""

    def rows(self) -> Iterator[Row]:
        """Every row of every group, without the totals."""
        for group in self.groups:
            yield from group.rows

    def printed(self) -> tuple[int, ...]:
        """The indexes of the columns that a page shows."""
        return tuple(index for index, column in enumerate(self.columns) if not column.implied)

    def totals(self, group: Group) -> tuple[Row, ...]:
        """The sums that stand in rows of their own below a group; below the last one the overall total, too."""
        own = (group.total,) if group.total is not None and not group.summary else ()
        overall = (self.total,) if self.total is not None and not self.summary and group is self.groups[-1] else ()
        return own + overall

    def without_empty(self, among: Iterable[str] | None = None) -> Table:
        """The table without those columns ``among`` its columns, by default all but the first, that no row fills."""
        wanted = {column.key for column in self.columns[1:]} if among is None else {*among}
        rows = list(self.rows())
        kept = [
            index
            for index, column in enumerate(self.columns)
            if column.key not in wanted or any(label_of(row.cells[index]) not in (None, (), "") for row in rows)
        ]

        def only(row: Row) -> Row:
            return Row(tuple(row.cells[index] for index in kept))

        groups = tuple(
            replace(group, rows=tuple(map(only, group.rows)), total=only(group.total) if group.total else None)
            for group in self.groups
        )
        columns = tuple(self.columns[index] for index in kept)
        return replace(self, columns=columns, groups=groups, total=only(self.total) if self.total else None)

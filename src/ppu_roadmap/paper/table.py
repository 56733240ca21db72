"""A table as a value: what its cells hold and how they are read, columns, groups of rows with their sums, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ppu_roadmap.text import Language, Message, Rupiah, _, calendar, flat, number

if TYPE_CHECKING:
    from ppu_roadmap.paper.numbering import Number

Item: TypeAlias = "str | int | float | Message | Rupiah | Marked | Keyed"
Cell: TypeAlias = "Item | bool | tuple[Cell, ...] | None"
Row: TypeAlias = tuple[Cell, ...]
"""Cells in the order of the columns."""
Value: TypeAlias = "str | int | float | bool | Message | Rupiah | tuple[Value, ...] | None"
Data: TypeAlias = "str | int | float | bool | tuple[Data, ...] | None"

UNKNOWN = _("–")
STAR = "★"


class Kind(StrEnum):
    """What a column holds, which decides how each format writes and aligns it."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    """Whole rupiah."""
    PERCENT = "percent"
    YEARS = "years"
    """A first and a last year."""
    DATE = "date"
    WORD = "word"
    """A fixed word of the format, such as a status; its key may have a colour."""
    ADDRESS = "address"
    """Addresses of pages or files, which a screen breaks only where they are wider than it is."""
    MARK = "mark"
    """A star where it is true, nothing where it is false."""
    LINES = "lines"
    """Several values, one below the other; the key is a word that may have a colour."""
    BAND = "band"
    """A cell of a heat map: lines as in ``LINES``, to the left; the key is a level, whose colour fills it."""
    BOXES = "boxes"
    """Several words, each with a box to tick by hand; what is no list is printed as text."""


_LISTED = {Kind.LINES: ("", "\n"), Kind.BAND: ("", "\n"), Kind.BOXES: ("[ ] ", " ")}
"""What stands before and between several values."""

NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.LINES})
"""What is aligned to the right."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A value that people read as its label, and machines as its key: a status, an agency, a level with its numbers."""

    key: Cell
    label: Cell


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with a remark behind it for people, as in ``Diskominfo (provisional)``."""

    value: str | int | Message | Rupiah | Keyed
    mark: Message


class Column(NamedTuple):
    """One column: its key in data formats, its label for people, what it holds."""

    key: str
    label: Message
    kind: Kind = Kind.TEXT
    weight: int = 1
    """How much of a narrow terminal's width the column gets beside the others; 0 is never wrapped."""
    unknown: Message | None = None
    """What a person reads for a value that is not known; a dash by default, never 0."""
    narrow: Message | None = None
    """A shorter label for a terminal."""
    rank: int = 1
    """Which columns give way first on a narrow terminal: the highest; 0 never does."""
    bare: bool = False
    """The value says what it is without its label, as a status does."""
    below: bool = False
    """A sentence, which a screen writes across the line below its row."""
    implied: bool = False
    """The headings of the groups say it: a page leaves the column out, data formats keep it."""
    over: Message | None = None
    """A heading above the column and its neighbours that have the same."""


class Group(NamedTuple):
    """Rows under a heading, with a last line that adds them up.

    ``summary`` says the same as ``total`` in a few words, for a heading. A group of level 1 without rows heads the
    groups of level 2 that follow it.
    """

    heading: Message | None
    rows: tuple[Row, ...]
    total: Row | None = None
    summary: tuple[Message, ...] = ()
    level: int = 2
    head: Row | None = None
    """A first row, shaded, that stands for the rows below it, in place of a heading."""


class Table(NamedTuple):
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
    """Shares of a page's width in percent, one a column, for formats that do not fit columns to what is in them."""
    counted: bool = False
    """Whether the columns are numbered in a row below their labels, as in the tables of planning regulations."""
    number: Number | None = None
    """Its number in a bound document; what is the table's title is then its caption."""

    def rows(self) -> Iterator[Row]:
        """Every row of every group, without the totals."""
        for group in self.groups:
            yield from group.rows

    def printed(self) -> tuple[Column, ...]:
        """The columns that a page shows."""
        return tuple(column for column in self.columns if not column.implied)

    def cells(self, row: Row) -> Iterator[tuple[Cell, Column]]:
        """The cells that a page shows, each with its column."""
        return ((cell, column) for cell, column in zip(row, self.columns, strict=True) if not column.implied)

    def totals(self, group: Group) -> tuple[Row, ...]:
        """The sums that stand in rows of their own below a group; below the last one the overall total, too."""
        own = (group.total,) if group.total is not None and not group.summary else ()
        overall = (self.total,) if self.total is not None and not self.summary and group is self.groups[-1] else ()
        return own + overall

    def without_empty(self, among: Iterable[str] | None = None) -> Table:
        """The table without those columns ``among`` its columns, by default all but the first, that no row fills."""
        wanted = {column.key for column in self.columns[1:]} if among is None else {*among}
        rows = [*self.rows(), *(group.head for group in self.groups if group.head is not None)]
        kept = [
            column.key not in wanted or any(label_of(row[index]) not in (None, (), "") for row in rows)
            for index, column in enumerate(self.columns)
        ]

        def only(row: Row) -> Row:
            return tuple(compress(row, kept))

        groups = tuple(
            group._replace(
                rows=tuple(map(only, group.rows)),
                total=group.total and only(group.total),
                head=group.head and only(group.head),
            )
            for group in self.groups
        )
        columns = tuple(compress(self.columns, kept))
        return self._replace(columns=columns, groups=groups, total=self.total and only(self.total))


def machine_value(cell: Cell) -> Value:
    """What a machine reads: the key, and no remark."""
    while isinstance(cell, Keyed | Marked):
        cell = cell.key if isinstance(cell, Keyed) else cell.value
    return tuple(map(machine_value, cell)) if isinstance(cell, tuple) else cell


def data_of(cell: Cell, language: Language) -> Data:
    """What a machine reads where there are only plain values: rupiah as their number, words in the language."""
    match value := machine_value(cell):
        case Rupiah():
            return value.amount
        case Message():
            return value.render(language)
        case tuple():
            return tuple(data_of(item, language) for item in value)
    return value


def label_of(cell: Cell) -> Cell:
    """What a person reads, in no language yet."""
    return label_of(cell.label) if isinstance(cell, Keyed) else cell


def shown(cell: Cell, column: Column, language: Language) -> str:
    """A cell as a person reads it, harmless in any terminal or page; line breaks only in kinds of several lines."""
    match cell:
        case str():
            return flat(calendar(cell, language) if column.kind is Kind.DATE else cell).strip()
        case None | ():
            return "" if column.kind is Kind.MARK else (column.unknown or UNKNOWN).render(language)
        case bool() if column.kind is Kind.MARK:
            return STAR if cell else ""
        case bool():
            return (_("yes") if cell else _("no")).render(language)
        case int() | float():
            return _number(cell, column.kind, language)
        case Keyed():
            return shown(cell.label, column, language)
        case Marked():
            return f"{shown(cell.value, column, language)} {cell.mark.render(language)}"
        case tuple() if column.kind is Kind.YEARS:
            return "–".join(dict.fromkeys(map(str, cell)))
        case tuple():
            before, between = _LISTED.get(column.kind, ("", ", "))
            return between.join(before + shown(item, column, language) for item in cell)
    return cell.render(language)


def _number(value: float, kind: Kind, language: Language) -> str:
    if kind is Kind.MONEY and isinstance(value, int):
        return Rupiah(value).render(language)
    return str(value) if kind is Kind.YEARS else number(value, language)

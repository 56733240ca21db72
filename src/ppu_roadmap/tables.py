"""The one hub between views and formats: typed columns and rows, without colour or text where there is a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ppu_roadmap.text import Language, Message, Rupiah, _, calendar, number, plain, rupiah

Cell: TypeAlias = "str | int | float | bool | Message | Rupiah | Marked | tuple[Item, ...] | None"
Item: TypeAlias = "str | int | float | Message | Rupiah | Marked"

UNKNOWN = _("–")
STAR = "★"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_COMMAND = re.compile(r"^([ \t]*)(?='*::)", re.MULTILINE)
_GUARDED_COMMAND = re.compile(r"^([ \t]*)'(?='*::)", re.MULTILINE)


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
    """A fixed word of the format, such as a status; its machine value may have a colour."""
    MARK = "mark"
    """A star where it is true, nothing where it is false."""
    LINES = "lines"
    """Several values, one below the other; the machine value is a word that may have a colour."""
    BAND = "band"
    """A cell of a heat map: lines as in ``LINES``, to the left; the machine value is a level, whose colour fills it."""
    BOXES = "boxes"
    """Several words, each with a box to tick by hand; what is no list is printed as text."""


STACKED = frozenset({Kind.LINES, Kind.BAND})
"""What has a line for each value."""

NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.LINES})
"""What is aligned to the right."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with a remark behind it, as in ``Diskominfo (provisional)``."""

    value: str | int | Message | Rupiah
    mark: Message


@dataclass(frozen=True, slots=True)
class Column:
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
    implied: bool = False
    """The headings of the groups say it: a page leaves the column out, data formats keep it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; ``data`` holds the machine's values where they differ (keys, not labels)."""

    cells: tuple[Cell, ...]
    data: tuple[Cell, ...] | None = None

    def values(self) -> tuple[Cell, ...]:
        """The cells as a data format writes them."""
        return self.cells if self.data is None else self.data


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
    """A whole table: a title, columns, groups of rows, an overall total and remarks below it."""

    title: Message
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: Row | None = None
    notes: tuple[Message, ...] = field(default=())
    subtitle: tuple[Message, ...] = ()
    """What the table is about, in a few words under the title."""
    summary: tuple[Message, ...] = ()
    """The overall total in a few words."""
    headed: bool = True
    """Whether the columns' labels are printed."""

    def rows(self) -> Iterator[Row]:
        """Every row of every group, without the totals."""
        for group in self.groups:
            yield from group.rows

    def printed(self) -> tuple[int, ...]:
        """The indexes of the columns that a page shows."""
        return tuple(index for index, column in enumerate(self.columns) if not column.implied)


def shown(cell: Cell, column: Column, language: Language) -> str:
    """A cell as a person reads it, harmless in any terminal or page; line breaks only in ``STACKED`` kinds."""
    match cell:
        case str():
            return flat(calendar(cell, language) if column.kind is Kind.DATE else cell)
        case None | ():
            return "" if column.kind is Kind.MARK else (column.unknown or UNKNOWN).render(language)
        case bool():
            return _flag(cell, column.kind, language)
        case int() | float():
            return _number(cell, column.kind, language)
        case Marked():
            return f"{shown(cell.value, column, language)} {cell.mark.render(language)}"
        case tuple() if column.kind is Kind.YEARS:
            return "–".join(dict.fromkeys(str(year) for year in cell))
        case tuple() if column.kind is Kind.BOXES:
            return " ".join(f"[ ] {shown(item, column, language)}" for item in cell)
        case tuple():
            between = "\n" if column.kind in STACKED else ", "
            return between.join(shown(item, column, language) for item in cell)
    return cell.render(language)


def flat(text: str) -> str:
    """A plan's text on one line: line breaks become spaces, controls are shown as escapes."""
    if "\n" in text:
        text = " ".join(text.split())
    return plain(text)


def _flag(value: bool, kind: Kind, language: Language) -> str:  # noqa: FBT001 -- the cell itself
    if kind is Kind.MARK:
        return STAR if value else ""
    return (_("yes") if value else _("no")).render(language)


def _number(value: float, kind: Kind, language: Language) -> str:
    if kind is Kind.MONEY and isinstance(value, int):
        return rupiah(value, language)
    return str(value) if kind is Kind.YEARS else number(value, language)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, nor CI for a command: ``'`` before ``= + - @``, tab, CR, ``::``."""
    if "::" in text:
        text = _COMMAND.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What :func:`guarded` was given."""
    text = text[1:] if _GUARDED.match(text) else text
    return _GUARDED_COMMAND.sub(r"\1", text) if "::" in text else text

"""What a cell can hold, how a person reads it, and what a machine reads in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ppu_roadmap.text import Language, Message, Rupiah, _, calendar, number, plain, rupiah

Item: TypeAlias = "str | int | float | Message | Rupiah | Marked | Keyed"
Cell: TypeAlias = "Item | bool | tuple[Cell, ...] | None"

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
    MARK = "mark"
    """A star where it is true, nothing where it is false."""
    LINES = "lines"
    """Several values, one below the other; the key is a word that may have a colour."""
    BAND = "band"
    """A cell of a heat map: lines as in ``LINES``, to the left; the key is a level, whose colour fills it."""
    BOXES = "boxes"
    """Several words, each with a box to tick by hand; what is no list is printed as text."""


STACKED = frozenset({Kind.LINES, Kind.BAND})
"""What has a line for each value."""

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


def machine_value(cell: Cell) -> Cell:
    """What a machine reads: the key, and no remark."""
    match cell:
        case Keyed():
            return machine_value(cell.key)
        case Marked():
            return machine_value(cell.value)
        case tuple():
            return tuple(machine_value(item) for item in cell)
    return cell


def label_of(cell: Cell) -> Cell:
    """What a person reads, in no language yet."""
    return label_of(cell.label) if isinstance(cell, Keyed) else cell


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
        case Keyed():
            return shown(cell.label, column, language)
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

"""A sheet of cells, and what a cell is called."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

Value: TypeAlias = str | int | float | bool | date | None
"""What a cell holds: text without blanks around it, a number (whole ones as int), a day; ``None`` where it is empty."""


class Fault(str):
    """What stands in a cell instead of a value: an error such as ``#N/A``, or ``UNSAVED``."""

    __slots__ = ()


UNSAVED: Final = "=?"
"""The text of a fault where a formula was saved without its value."""


class Area(NamedTuple):
    """Cells that are merged into one: first and last row and column, counted from 0, both counted in."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet; all its rows begin at row 1 and column A and are equally long."""

    file: str
    """The file as it was named."""
    sheet: str
    """The name of the sheet; empty for a file that has but one, such as CSV."""
    rows: Sequence[Sequence[Value]]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    coloured: Collection[str] = frozenset()
    """The names of empty cells in a colour that no cell of their row has which holds something; of .xlsx alone."""


def column_name(column: int) -> str:
    """The letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def cell_name(row: int, column: int) -> str:
    """The name of a cell whose row and column are counted from 0: ``F7``."""
    return f"{column_name(column)}{row + 1}"

"""Wishes: what the fields of records are to be, each with the cell that says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from ppu_roadmap.edit.forms import Form, Leaf
from ppu_roadmap.grid.grid import Fault, Value
from ppu_roadmap.text import Message, Phrase
from ppu_roadmap.yamltext.nodes import Given

UNKNOWN: Final = Fault("\0")
"""What a cell was given out with, where nobody knows: the table is none of ours."""


class Origin(NamedTuple):
    """Where a wish comes from: a cell, or with its first cell a row."""

    file: str
    sheet: str
    cell: str


class Wish(NamedTuple):
    """What one field of a record is to be.

    A cell that was ``given`` out by us is compared in three ways: nothing is wished where it holds what it was given
    out with, and it is a conflict where the plan would give out something else ``now``, unless that is the value, too.
    """

    path: Leaf
    """Of the field in its record, such as ``("baseline", "year")``."""
    value: Value
    """What the cell holds; where it is empty the field is to go, if the cell was given out by us."""
    origin: Origin
    given: Value = UNKNOWN
    now: Value = UNKNOWN
    meant: Given = None
    """What it means where its table tells more than the cell: its unit, ticked years, several agencies in it."""
    read: Phrase = None
    """How it was read, where that is not the letter."""


class Left(NamedTuple):
    """What was left out, or is still open."""

    origin: Origin
    text: str
    """What stands there, or what the open field is of."""
    why: Message
    open: bool = False
    """Whether the table does not tell it, so that a person must: nothing that was not understood."""
    id: str = ""
    gone: bool = False
    """Whether it is a row that was deleted, and is kept in the plan."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record as a row of a table wants it."""

    form: Form
    origin: Origin
    wishes: Sequence[Wish]
    id: str = ""
    """Its own id, of an agency its key; of a budget line or a report, and of a new part, that of its program; of a new
    program nothing."""
    item: tuple[str, ...] | None = None
    """Of a budget line or a report that is there already, the words that pick it, as in ``budget[2026,apbd]``."""
    new: bool = False
    gone: bool = False
    """Whether its row was deleted: all of the record is to go, where there are wishes what these name alone."""
    told: str = ""
    """Of a row that was deleted, what people told it by."""
    dimension: str = ""
    """Of a new program."""
    parts: "Sequence[Wanted]" = ()
    """Of a new program, its budget lines and other parts, which are new, too."""


class Guessed(NamedTuple):
    """What was taken to be so without a cell that says it."""

    id: str
    """What it is of: an id, of a new program its name."""
    field: str
    value: Given
    why: Message
    origin: Origin | None = None


class Table(NamedTuple):
    """All that was read of a file or several: the records in their order, agencies before those who name them."""

    wanted: Sequence[Wanted]
    left: Sequence[Left] = ()
    guessed: Sequence[Guessed] = ()

    @property
    def first_year(self) -> int | None:
        """The earliest year that it gives programs and their money; ``None`` where it gives none."""
        every = [each for wanted in self.wanted for each in (wanted, *wanted.parts)]
        meant = [wish.meant for one in every for wish in one.wishes if wish.path in (("years",), ("year",))]
        years = (each[0] if isinstance(each, list | tuple) else each for each in meant if each)
        return min((year for year in years if isinstance(year, int)), default=None)


def together(tables: Iterable[Table]) -> Table:
    """The wishes of several tables as one."""
    return Table(*(list(chain.from_iterable(parts)) for parts in zip(*tables, strict=True)))

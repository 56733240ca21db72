"""Columns and cells that tables of several chapters have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, cast

from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Item, Kind, Marked, label_of
from ppu_roadmap.text import Message, Phrase, _, _n

NAMED = 20
"""Programs that a cell or a sentence names; of more it says how many there are."""
CODE = Column("id", FIELD["id"], weight=0)
NAME = Column("name", FIELD["name"], weight=4)
OWNER = Column("owner", NARROW["owner"], weight=2)
COUNT = Column("count", _("Programs"), Kind.NUMBER, weight=0)
PROGRAMS = Column("programs", _("Supporting programs"), weight=4)


def some(names: Iterable[Item], most: int = 6) -> Cell:
    """Names in a cell, as many as it bears, and how many more there are."""
    every = tuple(names)
    more = (_n("and {count} more", "and {count} more", len(every) - most),) if len(every) > most else ()
    return (*every[:most], *more)


def called(program: Program) -> Item:
    """A program by its id and name, with the mark of one that is proposed."""
    name = " ".join(filter(None, (program.id, program.name))) or "–"
    mark = cells.standing(program)
    return name if mark is None else Marked(name, mark)


def measured_by(programs: Iterable[Program]) -> Cell:
    """What programs are to bring about: their indicators of outcome and impact, each name once."""
    names = (one.name or "–" for program in programs for one in program.indicators if one.kind != "output")
    return some(dict.fromkeys(names)) or None


def names(programs: Iterable[Program]) -> list[str]:
    """Programs by id."""
    return [program.id or program.name or "–" for program in programs]


def codes(programs: Iterable[Program]) -> Cell:
    """The same in a cell."""
    return some(names(programs), NAMED)


def by_year(
    years: Sequence[int], most: int, over: Message, value: Callable[..., Cell], **options: Any
) -> Iterator[Field[Any]]:
    """A column a year below one heading; of more years than ``most`` one column, with the years in its lines."""

    def lines(of: Any) -> Cell:
        found = ((year, label_of(value(of, year))) for year in years)
        known = ((year, float(cell) if isinstance(cell, int) else cell) for year, cell in found if cell is not None)
        return tuple(_("{year}: {value}", year=year, value=cast("Phrase", cell)) for year, cell in known)

    if len(years) > most:
        yield field("years", over, lines, kind=Kind.BAND, weight=3)
        return
    for year in years:
        yield field(str(year), _("{word}", word=str(year)), partial(value, year=year), over=over, **options)

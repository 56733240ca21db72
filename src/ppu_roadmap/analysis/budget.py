"""The budget: lines of programs added up by year, dimension, source or agency, and what in them is not known.

A sum of nothing known is ``None``, never 0, and every sum is in whole rupiah: cells add up to the totals of their rows,
of their columns and of all, to the last rupiah.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import reduce
from operator import add
from typing import Literal, NamedTuple, TypeAlias, get_args

from ppu_roadmap.facts.known import absent
from ppu_roadmap.facts.money import limit_of, sum_known
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES

By: TypeAlias = Literal["dimension", "source", "owner", "year"]
Key: TypeAlias = "str | int | None"
"""A dimension, a source, an agency or a year; ``None`` where there is none, :data:`UNREAD` where it is not known."""

BY: tuple[By, ...] = get_args(By)
UNREAD = ""
"""What was given and could not be read, or belongs to a program of which it is not known."""


class Line(NamedTuple):
    """One budget line, with whose it is: an agency that the line does not name is the program's."""

    program: Program
    line: BudgetLine

    def key(self, by: By) -> Key:
        """What the line is counted under."""
        match by:
            case "dimension":
                return self.program.dimension
            case "year":
                return self.line.year if self.line.year is not None else UNREAD
            case _ if by in self.line.refused:
                return UNREAD
            case "source":
                return self.line.source
        return self.line.owner or self.program.owner or (UNREAD if "owner" in self.program.refused else None)


@dataclass(frozen=True, slots=True)
class Sums:
    """What lines add up to; ``None`` where none of them knows it."""

    lines: int = 0
    amount: int | None = None
    """The indicative ceiling (pagu indikatif)."""
    approved: int | None = None
    """Of the approved budget (DPA)."""
    revised: int | None = None
    """Of the revised budget (perubahan)."""
    realised: int | None = None
    secured: int | None = None
    """Of the ceiling: in the budget."""
    proposed: int | None = None
    """Of the ceiling: still applied for."""
    unsaid: int | None = None
    """Of the ceiling: neither of the two is said."""
    spent: int | None = None
    """What was realised of the lines that :attr:`limit` adds up."""
    limit: int | None = None
    """Revised, else approved, else ceiling, of the lines of which this and what was realised are both known."""
    known: Mapping[str, int] = field(default_factory=dict)
    """How many of the lines know each of these."""

    def __add__(self, other: Sums) -> Sums:
        parts = {name: sum_known(getattr(self, name), getattr(other, name)) for name in MEASURES}
        known = {name: self.known.get(name, 0) + other.known.get(name, 0) for name in MEASURES}
        return Sums(self.lines + other.lines, **parts, known=known)

    def complete(self, measure: str) -> bool:
        """Whether every line knows a measure."""
        return self.known.get(measure, 0) == self.lines

    @property
    def absorption(self) -> float | None:
        """Percent spent (serapan), of the lines where both are known; ``None`` without such lines or money."""
        return 100 * self.spent / self.limit if self.spent is not None and self.limit else None


MEASURES = tuple(one.name for one in fields(Sums) if one.name not in {"lines", "known"})
"""The sums of :class:`Sums`."""


def lines_of(programs: Iterable[Program], years: Iterable[int] = ()) -> tuple[Line, ...]:
    """The budget lines of programs, of some years or of all."""
    wanted = frozenset(years)
    lines = (Line(program, line) for program in programs for line in program.budget)
    return tuple(one for one in lines if not wanted or one.line.year in wanted)


class Budget(NamedTuple):
    """What of one region is added up."""

    plan: Plan
    programs: tuple[Program, ...]
    """Those that should have money in the years asked for."""
    lines: tuple[Line, ...]


def sums_of(one: Line) -> Sums:
    """One line as sums."""
    line = one.line
    limit = limit_of(line) if line.realised is not None else None
    given = {name: getattr(line, name) for name in ("amount", "approved", "revised", "realised")}
    spent = line.realised if limit is not None else None
    found = {**given, line.certainty or "unsaid": line.amount, "spent": spent, "limit": limit}
    return Sums(1, **found, known={name: 1 for name, value in found.items() if value is not None})


def sums_by(lines: Iterable[Line], *sides: By) -> dict[tuple[Key, ...], Sums]:
    """Sums by the keys that lines have on each of these sides."""
    cells: dict[tuple[Key, ...], Sums] = {}
    for line in lines:
        place = tuple(map(line.key, sides))
        cells[place] = cells.get(place, Sums()) + sums_of(line)
    return cells


@dataclass(frozen=True, slots=True)
class Spread:
    """One row: its sums by what stands in the columns, where any line falls into them, and its total."""

    cells: Mapping[Key, Sums]
    total: Sums

    def __add__(self, other: Spread) -> Spread:
        keys = dict.fromkeys((*self.cells, *other.cells))
        cells = {key: self.cells.get(key, Sums()) + other.cells.get(key, Sums()) for key in keys}
        return Spread(cells, self.total + other.total)


def column_of(by: By) -> By:
    """What stands in the columns: the years, or the dimensions where the years are the rows."""
    return "dimension" if by == "year" else "year"


def pivot(plan: Plan, lines: Iterable[Line], by: By, dimensions: Iterable[str] = ()) -> dict[Key, Spread]:
    """Lines by ``by`` and by year, or by year and dimension; ``dimensions`` are there with or without lines."""
    across = column_of(by)
    rows: dict[Key, dict[Key, Sums]] = {dimension: {} for dimension in dimensions} if by == "dimension" else {}
    for (row, column), sums in sums_by(lines, by, across).items():
        rows.setdefault(row, {})[column] = sums
    return {
        row: Spread({key: sums[key] for key in in_order(plan, across, sums)}, reduce(add, sums.values(), Sums()))
        for row, sums in ((row, rows[row]) for row in in_order(plan, by, rows))
    }


def in_order(plan: Plan, by: By, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Keys as the plan lists them, years as they follow; last what it does not list, what is missing or unread."""
    listed = {"dimension": HOMES, "source": plan.file.funding_sources, "owner": plan.agencies}
    places = {key: place for place, key in enumerate(listed.get(by, ()))}

    def order(key: Key) -> tuple[int, int, str]:
        if key is None or key == UNREAD:
            return (2 if key is None else 3, 0, "")
        if isinstance(key, int):
            return (0, key, "")
        return (0, places[key], "") if key in places else (1, 0, key)

    return tuple(sorted(keys, key=order))


def lines_without(lines: Iterable[Line], field: str) -> tuple[Line, ...]:
    """Lines that do not say a field: without ``amount`` they are not yet costed."""
    return tuple(line for line in lines if absent(line.line, field))

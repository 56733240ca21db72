"""The budget: lines of programs added up by year, dimension, source or agency, and what in them is not known.

A sum of nothing known is ``None``, never 0, and every sum is in whole rupiah: cells add up to the totals of their rows,
of their columns and of all, to the last rupiah.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import add
from typing import Literal, NamedTuple, TypeAlias, get_args

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.known import absent
from ppu_roadmap.facts.money import limit_of
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
LIMITED = ("amount", "approved", "revised", "realised")
"""Ceiling (pagu indikatif), approved budget (DPA), revised budget (perubahan) and what was spent."""
MEASURES = (*LIMITED, "secured", "proposed", "unsaid")
"""The sums of lines; the last three of the ceiling: in the budget, still applied for, neither of the two said."""
_PLACE = {measure: place for place, measure in enumerate((*MEASURES, "limit", "spent"))}
_NONE = (0,) * len(_PLACE)


class Line(NamedTuple):
    """One budget line, with whose it is: an agency that the line does not name is the program's."""

    program: Program
    line: BudgetLine
    known: Mapping[str, int]
    """Its measures; also the ``limit``, where what was realised is known, too, and what was ``spent`` of that."""

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
class Tally:
    """What budget lines add up to, without the lines; ``+`` gives what those of two add up to together."""

    lines: int = 0
    _known: tuple[int, ...] = _NONE
    """Of each measure how many lines know it."""
    _sums: tuple[int, ...] = _NONE

    def __add__(self, other: Tally) -> Tally:
        known, sums = map(add, self._known, other._known), map(add, self._sums, other._sums)
        return Tally(self.lines + other.lines, tuple(known), tuple(sums))

    def knowing(self, measure: str) -> int:
        """How many lines know a measure."""
        return self._known[_PLACE[measure]]

    def sum(self, measure: str) -> int | None:
        """The sum of what is known; ``None`` where no line knows it."""
        return self._sums[_PLACE[measure]] if self.knowing(measure) else None

    @property
    def absorption(self) -> float | None:
        """Percent spent (serapan), of the lines where both are known; ``None`` without such lines or money."""
        spent, limit = self.sum("spent"), self.sum("limit")
        return 100 * spent / limit if spent is not None and limit else None


@dataclass(frozen=True, slots=True)
class Sums:
    """A row of sums: of all its lines, and of those in each column; ``+`` gives those of two rows together."""

    whole: Tally = Tally()
    columns: Mapping[Key, Tally] = field(default_factory=dict)

    def __add__(self, other: Sums) -> Sums:
        columns = {**self.columns, **{key: self.under(key) + one for key, one in other.columns.items()}}
        return Sums(self.whole + other.whole, columns)

    def under(self, key: Key) -> Tally:
        """What stands in a column."""
        return self.columns.get(key, Tally())


class Lines(tuple[Line, ...]):  # noqa: SLOT001 -- it keeps what it has gathered
    """Budget lines, and what they add up to."""

    def __add__(self, others: Iterable[Line]) -> Lines:  # type: ignore[override]
        return Lines((*self, *others))

    @cached_property
    def tally(self) -> Tally:
        """What they add up to."""
        known = [[line.known[measure] for line in self if measure in line.known] for measure in _PLACE]
        return Tally(len(self), tuple(map(len, known)), tuple(map(sum, known)))

    def sum(self, measure: str) -> int | None:
        """The sum of what is known; ``None`` where no line knows it."""
        return self.tally.sum(measure)

    def without(self, field: str) -> Lines:
        """Those that do not say a field: without ``amount`` they are not yet costed."""
        return Lines(line for line in self if absent(line.line, field))

    def under(self, by: By) -> Mapping[Key, Lines]:
        """The lines by what they are counted under, gathered once: each cell of a row asks for its own."""
        if (known := self.__dict__.get(by)) is None:
            found = gathered((line.key(by), line) for line in self)
            known = self.__dict__[by] = {key: Lines(lines) for key, lines in found.items()}
        return known

    def across(self, by: By) -> Sums:
        """Their sums as a row that has a column for each key of a side."""
        return Sums(self.tally, {key: lines.tally for key, lines in self.under(by).items()})


def lines_of(programs: Iterable[Program], years: Iterable[int] = ()) -> Lines:
    """The budget lines of programs, of some years or of all."""
    wanted = frozenset(years)
    lines = (Line(program, line, _known(line)) for program in programs for line in program.budget)
    return Lines(one for one in lines if not wanted or one.line.year in wanted)


def _known(line: BudgetLine) -> dict[str, int]:
    limit = limit_of(line) if line.realised is not None else None
    given = {name: getattr(line, name) for name in LIMITED}
    spent = line.realised if limit is not None else None
    found = {**given, line.certainty or "unsaid": line.amount, "limit": limit, "spent": spent}
    return {name: value for name, value in found.items() if value is not None}


class Budget(NamedTuple):
    """What of one region is added up."""

    plan: Plan
    programs: tuple[Program, ...]
    """Those that should have money in the years asked for."""
    lines: Lines


def column_of(by: By) -> By:
    """What stands in the columns: the years, or the dimensions where the years are the rows."""
    return "dimension" if by == "year" else "year"


def rows_by(plan: Plan, lines: Lines, by: By, dimensions: Iterable[str] = ()) -> dict[Key, Lines]:
    """The rows of a table; ``dimensions`` are there with or without lines."""
    bare: dict[Key, Lines] = dict.fromkeys(dimensions if by == "dimension" else (), Lines())
    rows = {**bare, **lines.under(by)}
    return {key: rows[key] for key in in_order(plan, by, rows)}


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

"""The parts of all programs of a plan, each with its program and its index there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple, TypeAlias

from ppu_roadmap.diagnostics import Path, Place
from ppu_roadmap.facts.years import program_years
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.dimension_file import Objective
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Risk
from ppu_roadmap.model.plan import Plan, Reach, once
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.model.types import REGION_PREFIX

Item: TypeAlias = "tuple[str, ...] | None"
"""Of a record without an id, the words that pick it as ``budget[2026,apbd]`` does; its place where none do."""


@once
def dated(plan: Plan) -> Iterator[tuple[Program, Reach]]:
    """Every program whose years are known and make sense, with these."""
    return ((program, reach) for program in plan.programs if (reach := program_years(plan, program)))


@once
def actions(plan: Plan) -> Iterator[tuple[Program, int, Action]]:
    """Every action."""
    return ((program, index, action) for program in plan.programs for index, action in enumerate(program.actions))


@once
def budget_lines(plan: Plan) -> Iterator[tuple[Program, int, BudgetLine]]:
    """Every budget line."""
    return ((program, index, line) for program in plan.programs for index, line in enumerate(program.budget))


class Measure(NamedTuple):
    """An indicator with what it is of: a program, an objective, or the region where it is of neither."""

    indicator: Indicator
    home: Located
    """The program, else the file."""
    path: Path
    """From there to the indicator."""
    objective: Objective | None = None
    within: str = "plan"
    """The file of what is of no program: "plan" or a dimension."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.home.at(*self.path)

    @property
    def program(self) -> Program | None:
        """The program that it is of."""
        return self.home if isinstance(self.home, Program) else None

    @property
    def file(self) -> str:
        """The name of the file that it stands in: "plan" or a dimension."""
        return self.home.dimension if isinstance(self.home, Program) else self.within

    @property
    def of(self) -> str | None:
        """The id of what it is of; that of the region is ``REG``."""
        known = self.program or self.objective
        return known.id if known else REGION_PREFIX

    @property
    def dimension(self) -> str:
        """The dimension of its program or objective; empty for the region."""
        return self.file if self.program or self.objective else ""


@once
def measures(plan: Plan) -> Iterator[Measure]:
    """Every indicator: of programs, then of objectives, then of the region."""
    return chain(of_programs(plan.programs), beside_programs(plan))


def of_programs(programs: Iterable[Program]) -> Iterator[Measure]:
    """The indicators of some programs."""
    for program in programs:
        yield from (Measure(each, program, ("indicators", at)) for at, each in enumerate(program.indicators))


def beside_programs(plan: Plan) -> Iterator[Measure]:
    """The indicators of objectives and of the region."""
    for name, file in plan.dimensions.items():
        for number, objective in enumerate(file.objectives):
            for index, indicator in enumerate(objective.indicators):
                yield Measure(indicator, file, ("objectives", number, "indicators", index), objective, name)
    yield from (Measure(each, plan.file, ("indicators", index)) for index, each in enumerate(plan.file.indicators))


@once
def risks(plan: Plan) -> Iterator[tuple[Program, int, Risk]]:
    """Every risk."""
    return ((program, index, risk) for program in plan.programs for index, risk in enumerate(program.risks))


@once
def quick_wins(plan: Plan) -> Iterator[tuple[Program, QuickWin]]:
    """Every quick win with its program, which has but one."""
    return ((program, program.quick_win) for program in plan.programs if program.quick_win is not None)


def picked(records: Sequence[Record]) -> Iterator[Item]:
    """What picks each record of a list that has no id."""
    if records and records[0].naming == ("id",):
        yield from (None if getattr(one, "id", None) else (str(at),) for at, one in enumerate(records))
        return
    named = [tuple(str(word) for key in one.naming if (word := getattr(one, key)) is not None) for one in records]
    ways = [[words[:end] for end in range(min(2, len(words)), len(words) + 1)] for words in named]
    asked = {frozenset(each) for some in ways for each in some}
    alike = Counter(part for words in named for part in _parts(words) if part in asked)
    for at, some in enumerate(ways):
        yield next((each for each in some if alike[frozenset(each)] == 1), (str(at),))


def _parts(words: tuple[str, ...]) -> set[frozenset[str]]:
    """Some of the words, in every way."""
    return {frozenset(some) for count in range(len(words)) for some in combinations(words, count + 1)}

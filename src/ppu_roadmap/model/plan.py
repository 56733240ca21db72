"""The whole plan as a value: plan.yaml, the dimension files and the proposals, with what is asked of them often."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Literal, NamedTuple, TypeVar

from ppu_roadmap.diagnostics import Path, Place
from ppu_roadmap.model.dimension_file import DimensionFile, Strategy
from ppu_roadmap.model.plan_file import Agency, Horizons, PlanFile, UpperPlan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS

Part = TypeVar("Part")

_FIELDS = dict(zip(HORIZONS, Horizons.model_fields, strict=True))
"""The fields of plan.yaml's horizons, by tag."""


class Reach(NamedTuple):
    """First and last year of something, both counted."""

    first: int
    last: int

    def covers(self, year: int) -> bool:
        """Whether a year lies in it."""
        return self.first <= year <= self.last

    def meets(self, years: tuple[int, ...]) -> bool:
        """Whether it has a year in common with others from first to last; not where these end before they start."""
        first, last = years
        return first <= last and first <= self.last and self.first <= last


@dataclass(frozen=True)
class Plan:
    """A plan as far as it could be read.

    ``file`` is plan.yaml; where there is none, or none that could be read, every field of it is refused.
    ``dimensions`` holds the readable dimension files by dimension, in the order of the ministry's guide. ``broken``
    names what exists but could not be read ("plan", "proposals" or a dimension): a rule must not miss what may stand
    there.
    """

    file: PlanFile = field(default_factory=PlanFile.unread)
    dimensions: Mapping[str, DimensionFile] = field(default_factory=dict)
    proposals: ProposalsFile = field(default_factory=ProposalsFile.unread)
    broken: frozenset[str] = frozenset()
    place: Place = field(default=Place(""), compare=False)
    """plan.yaml, whether it is there or not."""
    pruned: frozenset[tuple[str, Path]] = field(default=frozenset(), compare=False)
    """Lists that lost a faulty item, by file (as in ``broken``) and path: nothing may be missed in them."""
    alone: bool = False
    """One file was given and there is no plan.yaml to hold it against."""
    ended: tuple[Program, ...] = field(default=(), compare=False)
    """The programs that were left out since they are not live; of a plan as it was read, none."""

    def __getstate__(self) -> dict[str, object]:
        """The values alone: what a plan was asked is no part of it, and a copy answers anew."""
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Every program of every dimension, in file order."""
        return tuple(program for dimension in self.dimensions.values() for program in dimension.programs)

    @cached_property
    def by_id(self) -> dict[str, Program]:
        """Programs by id; the first of two with one id."""
        found: dict[str, Program] = {}
        for program in self.programs:
            if program.id is not None:
                found.setdefault(program.id, program)
        return found

    @cached_property
    def has_file(self) -> bool:
        """Whether there is a plan.yaml that could be read."""
        return not self.file.refused.issuperset(PlanFile.model_fields)

    @property
    def code(self) -> str | None:
        """The code of the region."""
        return self.file.region.code if self.file.region else None

    @property
    def language(self) -> Literal["id", "en"] | None:
        """The language that the plan is written in."""
        return self.file.language

    @property
    def agencies(self) -> Mapping[str, Agency | None]:
        """The agencies by key; none where they could not be read, so that nothing can be looked up."""
        return self.file.agencies

    def agency_name(self, key: str) -> str:
        """The short name of an agency, else its name, else its key."""
        agency = self.agencies.get(key)
        return (agency and (agency.short or agency.name)) or key

    @cached_property
    def upper_plans(self) -> Mapping[str, UpperPlan]:
        """The upper plans by id."""
        return {upper.id: upper for upper in self.file.upper_plans if upper.id is not None}

    @cached_property
    def reach(self) -> Reach | None:
        """From the plan's start to the last year of its last horizon; ``None`` where one of them is not known."""
        last = self.horizon_last("long-term")
        start = self.file.start
        return Reach(start, last) if start is not None and last is not None else None

    def horizon_last(self, tag: str) -> int | None:
        """The last year of a horizon."""
        horizons = self.file.horizons
        return getattr(horizons, _FIELDS[tag]) if horizons else None

    def horizon_first(self, tag: str) -> int | None:
        """The first year of a horizon: the plan's start for the nearest, else the year after the nearer one's last.

        Horizons that nest (all from the plan's start) and those that follow each other share one form in plan.yaml.
        """
        index = HORIZONS.index(tag)
        if index == 0:
            return self.file.start
        nearer = self.horizon_last(HORIZONS[index - 1])
        return None if nearer is None else nearer + 1

    def years(self, program: Program) -> Reach | None:
        """The years of a program: as given, else from the plan's start to its horizon's last year."""
        if program.years is not None:
            return Reach(*program.years)
        if "years" in program.refused:
            return None
        start = self.file.start
        last = self.horizon_last(program.horizon) if program.horizon else None
        return Reach(start, last) if start is not None and last is not None else None

    def strategies(self) -> Iterator[tuple[DimensionFile, int, Strategy]]:
        """Every strategy with its file and index."""
        for dimension in self.dimensions.values():
            for index, strategy in enumerate(dimension.strategies):
                yield dimension, index, strategy

    def missing(self) -> Iterator[str]:
        """The dimensions without a file."""
        return (name for name in DIMENSIONS if name not in self.dimensions and name not in self.broken)


def once(question: Callable[[Plan], Iterable[Part]]) -> Callable[[Plan], tuple[Part, ...]]:
    """A question that many rules have, asked once: its answer stands beside a plan's values as cached properties do."""
    name = f"{question.__module__}.{question.__name__}"

    @wraps(question)
    def answer(plan: Plan) -> tuple[Part, ...]:
        known: tuple[Part, ...] | None = plan.__dict__.get(name)
        if known is None:
            known = plan.__dict__[name] = tuple(question(plan))
        return known

    return answer

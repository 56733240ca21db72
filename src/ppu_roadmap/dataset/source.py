"""What the rows of tables are of: a plan with what of it is asked for, and its records with where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from typing import Any, NamedTuple

from ppu_roadmap.analysis.quick_wins import Candidate, candidates_of
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.links import missions_reached
from ppu_roadmap.facts.parts import beside_programs, of_programs
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.indicator import Measured
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.text import Language

EVERY = Selection()
"""All programs."""


@dataclass(frozen=True)
class Source:
    """A plan on a day, with what was found in it; where programs are selected, all else is what belongs to those."""

    plan: Plan
    today: date
    findings: Sequence[Diagnostic] = ()
    language: Language = "id"
    """Of the messages of findings."""
    selection: Selection = EVERY

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """The programs that pass, in file order or as they are to be sorted; those that are not live, too."""
        return select(self.plan, self.selection)

    @cached_property
    def whole(self) -> bool:
        """Whether every program is asked for."""
        return self.selection._replace(sort=()) == EVERY

    @cached_property
    def candidates(self) -> dict[int, Candidate]:
        """What became of each quick win that is a candidate, by the identity of its program."""
        return {id(one.program): one for one in candidates_of(self.plan)}

    def belonging(self, records: Iterable[Any]) -> Iterator[Part]:
        """What is asked for of records that name a program, or none."""
        ids = {one.id for one in self.programs if one.id}
        return (Part(self, one) for one in records if self.whole or one.program in ids)


class Part(NamedTuple):
    """What a row is of: a record, and the program that it is or belongs to."""

    source: Source
    record: Any
    program: Program | None = None
    number: int = 1
    """Which of its list it is."""

    @property
    def plan(self) -> Plan:
        """The plan, which fields ask for."""
        return self.source.plan


class Aim(NamedTuple):
    """An aim of an upper plan; of what names a plan or a priority alone, no more than that."""

    serves: Serves
    upper: UpperPlan
    """One of which nothing is known where plan.yaml has none of that id."""
    kind: str | None = None
    key: str | None = None

    @property
    def name(self) -> str | None:
        """The aim in the words of its plan."""
        found = getattr(self.upper, f"{self.kind}s").get(self.key) if self.kind else None
        return found if isinstance(found, str | None) else found.name

    @property
    def mission(self) -> str | None:
        """The mission that the aim is, or leads to."""
        named: dict[str, Any] = {f"{self.kind}s": (self.key,)} if self.kind else {}
        return next(missions_reached(Serves.model_construct(**named), self.upper), None)


def reached(record: Any, *keys: str) -> Any:
    """What stands at a path below a record; ``None`` where something on the way is not there."""
    return reduce(lambda found, key: found and getattr(found, key), keys, record)


def parts(source: Source, *path: str) -> Iterator[Part]:
    """What every program has at a path, of a list each item; without a path the programs themselves."""
    for program in source.programs:
        found = reached(program, *path)
        records = found if isinstance(found, tuple) else [found] if found else ()
        yield from (Part(source, one, program, at) for at, one in enumerate(records, 1))


def indicators(source: Source) -> Iterator[Measured]:
    """Every indicator: of programs, then of objectives, then of the region."""
    for measure in (*of_programs(source.programs), *(beside_programs(source.plan) if source.whole else ())):
        yield Measured(source.plan, measure.indicator, measure)


def targets(source: Source) -> Iterator[Measured]:
    """Every year of every indicator that has a target or an actual."""
    for one in indicators(source):
        yield from (Measured(one.plan, one.record, one.measure, (), point) for point in points_of(one.record))


def aims(source: Source) -> Iterator[Part]:
    """Every aim that a program serves."""
    for part in parts(source, "serves"):
        upper = source.plan.upper_plans.get(part.record.plan or "") or UpperPlan()
        named = ((kind, key) for kind in ("mission", "goal", "target") for key in getattr(part.record, f"{kind}s"))
        for each in tuple(named) or ((),):
            yield part._replace(record=Aim(part.record, upper, *each))

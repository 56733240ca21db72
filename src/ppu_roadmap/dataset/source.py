"""What the rows of tables are of: a plan with what of it is asked for, and its records with where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ppu_roadmap.analysis.quick_wins import Candidate, candidates_of
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.links import missions_reached
from ppu_roadmap.facts.parts import beside_programs, of_programs
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.field import Of, Within
from ppu_roadmap.fields.indicator import Measured
from ppu_roadmap.model.base import Record
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

    def holds(self, program: str | None) -> bool:
        """Whether what names a program, or none, is asked for."""
        return self.whole or program in {one.id for one in self.programs if one.id}


@dataclass(frozen=True, slots=True)
class Part(Within[Any]):
    """A record of a program, or the program itself; which of its list it is, from 1."""

    source: Source
    number: int = 1


class Aim(NamedTuple):
    """What a program serves: an aim of an upper plan, or no more than the plan itself."""

    plan: Plan
    program: Program
    serves: Serves
    kind: str | None = None
    key: str | None = None

    @property
    def upper(self) -> UpperPlan:
        """The upper plan; one of which nothing is known where plan.yaml has none of that id."""
        return self.plan.upper_plans.get(self.serves.plan or "") or UpperPlan()

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


class Finding(NamedTuple):
    """What was found, in a language."""

    told: Diagnostic
    language: Language


def region(source: Source) -> Iterator[Of[Any]]:
    """The plan itself."""
    yield Of(source.plan, source.plan.file)


def programs(source: Source) -> Iterator[Part]:
    """Every program."""
    return (Part(source.plan, one, one, source) for one in source.programs)


def parts(source: Source, key: str) -> Iterator[Part]:
    """What every program has in a list."""
    for program in source.programs:
        records: Sequence[Record] = getattr(program, key)
        yield from (Part(source.plan, one, program, source, at) for at, one in enumerate(records, 1))


def quick_wins(source: Source) -> Iterator[Part]:
    """Every quick win, of which a program has but one."""
    return (Part(source.plan, one.quick_win, one, source) for one in source.programs if one.quick_win)


def decisions(source: Source) -> Iterator[Part]:
    """Every decision on a quick win."""
    for of in quick_wins(source):
        yield from (Part(of.plan, one, of.program, source, at) for at, one in enumerate(of.record.decisions, 1))


def indicators(source: Source) -> Iterator[Measured]:
    """Every indicator: of programs, then of objectives, then of the region."""
    for measure in (*of_programs(source.programs), *(beside_programs(source.plan) if source.whole else ())):
        yield Measured(source.plan, measure.indicator, measure)


def targets(source: Source) -> Iterator[Measured]:
    """Every year of every indicator that has a target or an actual."""
    for one in indicators(source):
        yield from (Measured(one.plan, one.record, one.measure, (), point) for point in points_of(one.record))


def aims(source: Source) -> Iterator[Aim]:
    """Every aim that a program serves; where it names a plan or a priority alone, that."""
    for program in source.programs:
        for serves in program.serves:
            one = Aim(source.plan, program, serves)
            named = {"mission": serves.missions, "goal": serves.goals, "target": serves.targets}
            found = [one._replace(kind=kind, key=key) for kind, keys in named.items() for key in keys]
            yield from found or [one]


def proposals(source: Source) -> Iterator[Of[Any]]:
    """Every proposal."""
    every = source.plan.proposals.proposals
    return (Of(source.plan, one) for one in every if source.holds(one.program))


def findings(source: Source) -> Iterator[Finding]:
    """Everything that was found."""
    return (Finding(one, source.language) for one in source.findings if source.holds(one.program))

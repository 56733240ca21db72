"""What a plan covers: programs and money by dimension and horizon, and what no program does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.standing import living
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, HORIZONS

OpenKind = Literal["dimension", "horizon", "subdimension", "quick-win", "gap"]


@dataclass(frozen=True, slots=True)
class Covered:
    """One dimension: its programs by horizon, nearest first, and in all; nothing where its file was not read."""

    dimension: str
    horizons: tuple[Total, ...] = ()
    total: Total | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Something that no program covers; ``word`` is the horizon, the sub-dimension or the id of a gap of Buku 1."""

    kind: OpenKind
    dimension: str
    word: str = ""
    text: str = ""


def coverage(plan: Plan, programs: Sequence[Program]) -> tuple[Covered, ...]:
    """Every dimension of the guide, in its order, with or without programs; what supports them where it has some."""
    used = plan.broken.union(program.dimension for program in programs)
    return tuple(_covered(plan, home, programs) for home in HOMES if home in DIMENSIONS or home in used)


def _covered(plan: Plan, dimension: str, programs: Sequence[Program]) -> Covered:
    if dimension in plan.broken or (plan.alone and dimension not in plan.dimensions):
        return Covered(dimension)
    inside = [program for program in programs if program.dimension == dimension]
    horizons = tuple(total(plan, (program for program in inside if program.horizon == tag)) for tag in HORIZONS)
    return Covered(dimension, horizons, total(plan, inside))


def open_gaps(plan: Plan) -> Iterator[Open]:
    """What no live program covers: horizons, sub-dimensions, quick wins, gaps of Buku 1."""
    plan = living(plan)
    for dimension in DIMENSIONS:
        if all_programs_known(plan, dimension):
            yield from _uncovered(plan, dimension)


def _uncovered(plan: Plan, dimension: str) -> Iterator[Open]:
    file = plan.dimensions.get(dimension)
    programs = file.programs if file else ()
    if not programs:
        yield Open("dimension", dimension)
        return
    horizons = {program.horizon for program in programs}
    if None not in horizons:  # what could not be read may be the missing one
        yield from (Open("horizon", dimension, tag) for tag in HORIZONS if tag not in horizons)
    covered = {program.subdimension for program in programs}
    if None not in covered:
        yield from (Open("subdimension", dimension, word) for word in SUBDIMENSIONS[dimension] if word not in covered)
    if not any(program.quick_win for program in programs):
        yield Open("quick-win", dimension)
    if not plan.broken:  # else a program of another dimension may close it
        closed = {gap for program in plan.programs for gap in program.gaps}
        for gap in plan.file.gaps:
            if gap.dimension == dimension and gap.id is not None and gap.id not in closed:
                yield Open("gap", dimension, gap.id, gap.target or gap.current or "")

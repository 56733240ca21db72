"""What a plan covers: programs and money by dimension and horizon, and what no program does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ppu_roadmap.catalog.labels import SUBDIMENSION
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.standing import live, living
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HOMES, HORIZONS, SUBDIMENSIONS
from ppu_roadmap.text import Message, _


@dataclass(frozen=True, slots=True)
class Covered:
    """One dimension: its programs by horizon, nearest first, and in all; nothing where its file was not read."""

    dimension: str
    horizons: tuple[Total, ...] = ()
    total: Total | None = None


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


def open_gaps(plan: Plan) -> Iterator[tuple[str, Message]]:
    """What no live program covers of each dimension: horizons, sub-dimensions, quick wins, gaps of Buku 1."""
    for dimension in DIMENSIONS:
        if all_programs_known(plan, dimension):
            yield from ((dimension, said) for said in _uncovered(plan, dimension))


def _uncovered(plan: Plan, dimension: str) -> Iterator[Message]:
    every = [program for program in plan.programs if program.dimension == dimension]
    programs = [program for program in every if live(program)]
    if not programs:
        yield _("no live program") if every else _("no programs at all")
        return
    horizons = {program.horizon for program in programs}
    if None not in horizons:  # what could not be read may be the missing one
        missing = cells.spans(plan, (tag for tag in HORIZONS if tag not in horizons))
        yield from (_("no program in {horizon}", horizon=span) for span in missing)
    covered = {program.subdimension for program in programs}
    if None not in covered:
        lacking = (SUBDIMENSION[word] for word in SUBDIMENSIONS[dimension] if word not in covered)
        yield from (_("no program in the sub-dimension {word}", word=word) for word in lacking)
    if not any(program.quick_win for program in programs):
        yield _("no quick win")
    if not plan.broken:  # else a program of another dimension may close it
        closed = {gap for program in living(plan).programs for gap in program.gaps}
        for gap in plan.file.gaps:
            if gap.dimension == dimension and gap.id is not None and gap.id not in closed:
                yield _("no program closes gap {id}: {aim}", id=gap.id, aim=gap.target or gap.current or None)

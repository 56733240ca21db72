"""The parts of programs that rules go through, each with its program, and what of them says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.rules.absence import lost_in


def quick_wins(plan: Plan) -> Iterator[tuple[Program, QuickWin]]:
    """Every quick win with its program."""
    for program in plan.programs:
        if program.quick_win is not None:
            yield program, program.quick_win


def risks(plan: Plan) -> Iterator[tuple[Program, int, Risk]]:
    """Every risk with its program and its index there."""
    for program in plan.programs:
        for index, risk in enumerate(program.risks):
            yield program, index, risk


def indicators(plan: Plan) -> Iterator[tuple[Program, int, Indicator]]:
    """Every indicator with its program and its index there."""
    for program in plan.programs:
        for index, indicator in enumerate(program.indicators):
            yield program, index, indicator


def silent(record: Record, field: str) -> bool:
    """Whether a text is not there or is blank; a refused one is there."""
    if field not in record.model_fields_set:
        return True
    text: object = getattr(record, field)
    return isinstance(text, str) and not text.strip()


def all_programs_known(plan: Plan, dimension: str) -> bool:
    """Whether every program of a dimension could be read, so that what none has is truly missing."""
    file = plan.dimensions.get(dimension)
    if file is None:
        return dimension not in plan.broken
    return "programs" not in file.refused and not lost_in(plan, dimension, "programs")

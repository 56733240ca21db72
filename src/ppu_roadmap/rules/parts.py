"""The parts of programs that rules go through, each with its program, and what of them says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.model.measures import Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin


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

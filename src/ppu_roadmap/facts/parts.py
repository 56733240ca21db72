"""The parts of all programs of a plan, each with its program and its index there."""

from collections.abc import Iterator

from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin


def actions(plan: Plan) -> Iterator[tuple[Program, int, Action]]:
    """Every action."""
    return ((program, index, action) for program in plan.programs for index, action in enumerate(program.actions))


def budget_lines(plan: Plan) -> Iterator[tuple[Program, int, BudgetLine]]:
    """Every budget line."""
    return ((program, index, line) for program in plan.programs for index, line in enumerate(program.budget))


def indicators(plan: Plan) -> Iterator[tuple[Program, int, Indicator]]:
    """Every indicator."""
    return ((program, index, each) for program in plan.programs for index, each in enumerate(program.indicators))


def risks(plan: Plan) -> Iterator[tuple[Program, int, Risk]]:
    """Every risk."""
    return ((program, index, risk) for program in plan.programs for index, risk in enumerate(program.risks))


def quick_wins(plan: Plan) -> Iterator[tuple[Program, QuickWin]]:
    """Every quick win with its program, which has but one."""
    return ((program, program.quick_win) for program in plan.programs if program.quick_win is not None)

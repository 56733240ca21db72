"""Which missions of upper plans a program serves, named by itself or through their goals and targets."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves


def missions_served(plan: Plan, program: Program) -> frozenset[tuple[str, str]]:
    """Upper plan and mission of each, as in ``("rpjmd-2025", "M2")``."""
    return frozenset(
        (serves.plan or "", mission)
        for serves in program.serves
        for mission in _missions(serves, plan.upper_plans.get(serves.plan or ""))
    )


def _missions(serves: Serves, upper: UpperPlan | None) -> Iterator[str]:
    yield from serves.missions
    if upper is None:
        return
    targets = [upper.targets.get(key) for key in serves.targets]
    goals = [*serves.goals, *(target.goal for target in targets if target and target.goal)]
    for key in goals:
        goal = upper.goals.get(key)
        if goal and goal.mission:
            yield goal.mission


def leads_too_many(led: int, programs: int) -> bool:
    """Whether one agency leads more than half of the programs (RM806)."""
    return led * 2 > programs

"""What programs are tied to: the missions of upper plans that they serve, the agency that leads them and its heirs."""

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.facts.years import Now, month_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, UpperPlan
from ppu_roadmap.model.program import Program, Serves


def missions_served(plan: Plan, program: Program) -> frozenset[tuple[str, str]]:
    """Upper plan and mission of each that is known, as in ``("rpjmd-2025", "M2")``."""
    return frozenset(
        (serves.plan or "", mission)
        for serves in program.serves
        for mission in missions_reached(serves, plan.upper_plans.get(serves.plan or ""))
        if mission is not None
    )


def missions_reached(serves: Serves, upper: UpperPlan | None) -> Iterator[str | None]:
    """The missions of an upper plan that are named, by themselves or through a goal or a target.

    ``None`` stands for one that cannot be told, since the mission of a goal or the goal of a target was refused.
    """
    yield from serves.missions
    if upper is None:
        return
    goals = list(serves.goals)
    for target in (upper.targets[key] for key in serves.targets if key in upper.targets):
        if target is None or "goal" in target.refused:
            yield None
        elif target.goal:
            goals.append(target.goal)
    for goal in (upper.goals[key] for key in goals if key in upper.goals):
        if goal is None or "mission" in goal.refused:
            yield None
        elif goal.mission:
            yield goal.mission


def leads_too_many(led: int, programs: int) -> bool:
    """Whether one agency leads more than half of the programs (RM806)."""
    return led * 2 > programs


def successors(plan: Plan, key: str) -> tuple[str, ...]:
    """Who took over from an agency, one after the other; nobody where that leads back to itself (RM120)."""
    chain = [key]
    while (agency := plan.agencies.get(chain[-1])) is not None and agency.replaced_by is not None:
        if agency.replaced_by in chain:
            return ()
        chain.append(agency.replaced_by)
    return tuple(chain[1:])


def over(agency: Agency, now: Now | date) -> bool:
    """Whether an agency is past its last year or month; without one, whether another took over from it."""
    if agency.until is None:
        return agency.replaced_by is not None and "until" not in agency.refused
    return agency.until < month_of(now)[: len(agency.until)]

"""What programs serve: an upper plan, each mission of it, each strategy of their dimension."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding
from ppu_roadmap.facts.known import all_programs_known, lacks
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Serves
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM610", WARNING)
def no_alignment(plan: Plan) -> Iterator[Finding]:
    """A program serves no upper plan.

    Why: a master plan that is not tied to the RPJMD finds no money: the agencies budget what their upper plan
    names. Unclear ties to the development plans is what such plans were criticised for.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU}

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, serves: [{plan: rpjmd-2018, missions: [M1]}]}
    """
    for program in plan.programs:
        if lacks(plan, program, "serves"):
            yield Finding(
                program.first(),
                _("{program} serves no upper plan", program=called(program)),
                _("write serves with an upper plan of plan.yaml and its mission, goal or target"),
            )


@rule("RM611", WARNING)
def unserved_mission(plan: Plan) -> Iterator[Finding]:
    """No program serves a mission of an upper plan.

    Why: the missions are what the head of the region was elected for. One that no program serves is the first
    question in the council, and the place where the next RPJMD has nothing to refer to.

    Bad:
        # plan.yaml
        upper_plans: [{id: rpjmd-2025, years: [2025, 2029], missions: {M2: Tata kelola}}]

    Good:
        # plan.yaml
        upper_plans: [{id: rpjmd-2025, years: [2025, 2029], missions: {M2: Tata kelola}}]
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, serves: [{plan: rpjmd-2025, missions: [M2]}]}
    """
    if not any(_overlaps(plan, upper) for upper in plan.file.upper_plans):
        return
    served = _served(plan) if _every_service_known(plan) else None
    if served is None:
        return
    for index, upper in enumerate(plan.file.upper_plans):
        if not _overlaps(plan, upper) or (reached := _reached(upper, served)) is None:
            continue
        for mission in upper.missions:
            if mission not in reached:
                yield Finding(
                    plan.file.key("upper_plans", index, "missions", mission),
                    _("no program serves mission {mission} of {plan}", mission=mission, plan=upper.id),
                    _("name it under serves of a program that helps it, or plan one"),
                )


def _overlaps(plan: Plan, upper: UpperPlan) -> bool:
    """Whether an upper plan has a year in common with the plan; not where its years are not known."""
    if upper.years is None or plan.reach is None:
        return False
    first, last = upper.years
    return first <= last and first <= plan.reach.last and plan.reach.first <= last


def _every_service_known(plan: Plan) -> bool:
    """Whether everything that programs serve could be read, so that what none serves is truly unserved."""
    return (
        all(all_programs_known(plan, dimension) for dimension in DIMENSIONS)
        and not any("serves" in path for _file, path in plan.pruned)
        and not any("serves" in program.refused for program in plan.programs)
    )


def _served(plan: Plan) -> dict[str, list[Serves]] | None:
    """What programs serve, by upper plan; ``None`` where an entry could not be read in full."""
    served: dict[str, list[Serves]] = {}
    for program in plan.programs:
        for entry in program.serves:
            if any(field in entry.refused for field in ("plan", "missions", "goals", "targets")):
                return None
            if entry.plan is not None:
                served.setdefault(entry.plan, []).append(entry)
    return served


def _reached(upper: UpperPlan, served: dict[str, list[Serves]]) -> set[str | None] | None:
    """The missions of an upper plan that are served: named, or that of a goal or target that is named.

    ``None`` where it cannot be told, since the mission of a goal or the goal of a target was refused.
    """
    if upper.id is None or "goals" in upper.refused or "targets" in upper.refused:
        return None
    entries = served.get(upper.id, ())
    reached: set[str | None] = {mission for entry in entries for mission in entry.missions}
    goals = {key for entry in entries for key in entry.goals}
    for key in {key for entry in entries for key in entry.targets} & upper.targets.keys():
        target = upper.targets[key]
        if target is None or "goal" in target.refused:
            return None
        goals.add(target.goal or "")
    for key in goals & upper.goals.keys():
        goal = upper.goals[key]
        if goal is None or "mission" in goal.refused:
            return None
        reached.add(goal.mission)
    return reached


@rule("RM612", WARNING)
def idle_strategy(plan: Plan) -> Iterator[Finding]:
    """No program carries out a strategy.

    Why: Buku 2 lists each strategy with its action plan; a strategy without a program is an empty row in that
    table, and the assessors ask who carries it out.

    Bad:
        # governance.yaml
        strategies: [{id: GOV-S1, name: Layanan publik satu pintu}]

    Good:
        # governance.yaml
        strategies: [{id: GOV-S1, name: Layanan publik satu pintu}]
        programs:
          - {id: GOV-01, name: Go PPU, strategy: GOV-S1}
    """
    for dimension, file in plan.dimensions.items():
        programs = file.programs
        if not file.strategies or not all_programs_known(plan, dimension):
            continue
        if any("strategy" in program.refused for program in programs):
            continue
        named = {program.strategy for program in programs}
        for index, strategy in enumerate(file.strategies):
            if strategy.id is not None and strategy.id not in named:
                yield Finding(
                    file.first("strategies", index),
                    _("the strategy {strategy} has no program", strategy=strategy.id),
                    _("name it under strategy of the programs that carry it out"),
                )

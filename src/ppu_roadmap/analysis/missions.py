"""Upper plans by mission: the programs that serve each, the goals and targets they name, and what nobody serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields.program import OfProgram
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program


@dataclass(frozen=True, slots=True)
class Server(OfProgram):
    """A program with the goals and targets of one mission that it names."""

    aims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission (misi), its goals (tujuan) and targets (sasaran) by key, and who serves it."""

    upper: UpperPlan
    key: str
    text: str | None
    goals: tuple[str, ...]
    targets: tuple[str, ...]
    servers: tuple[Server, ...]

    @property
    def open_aims(self) -> tuple[str, ...]:
        """The goals and targets that no program serves: a goal is served through its targets, too."""
        named = {aim for server in self.servers for aim in server.aims if live(server.program)}
        targets = self.upper.targets
        named |= {target.goal for key, target in targets.items() if target and target.goal and key in named}
        return tuple(aim for aim in (*self.goals, *self.targets) if aim not in named)


def missions(plan: Plan, programs: Sequence[Program]) -> tuple[Mission, ...]:
    """Every mission of every upper plan, as plan.yaml lists them; programs as given, those that are not live last."""
    served = [(program, missions_served(plan, program)) for program in programs]
    found = []
    for upper in plan.upper_plans.values():
        for key, text in upper.missions.items():
            goals = tuple(goal for goal, one in upper.goals.items() if one and one.mission == key)
            targets = tuple(target for target, one in upper.targets.items() if one and one.goal in goals)
            serving = [program for program, keys in served if (upper.id or "", key) in keys]
            serving.sort(key=lambda program: not live(program))
            servers = tuple(Server(plan, one, _aims(one, upper, {*goals, *targets})) for one in serving)
            found.append(Mission(upper, key, text, goals, targets, servers))
    return tuple(found)


def _aims(program: Program, upper: UpperPlan, own: set[str]) -> tuple[str, ...]:
    served = (serves for serves in program.serves if serves.plan == upper.id)
    return tuple(dict.fromkeys(key for serves in served for key in (*serves.goals, *serves.targets) if key in own))

"""Upper plans mission by mission for those who write the next RPJMD: who serves what, when, for how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ppu_roadmap.catalog.labels import NOT_COSTED
from ppu_roadmap.facts.links import missions_served
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field, row_of
from ppu_roadmap.fields.program import FIELD, OfProgram, fields_of_program
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Column, Group, Kind, Table
from ppu_roadmap.text import Message, Uncut, _, words
from ppu_roadmap.views.grouping import grouped, joined, listed, of_filters
from ppu_roadmap.views.view import Asked, by_place


@dataclass(frozen=True, slots=True)
class Server(OfProgram):
    """A program with the goals and targets of one mission that it names."""

    aims: tuple[str, ...]


class Mission(NamedTuple):
    """A mission (misi), its goals (tujuan) and targets (sasaran) by key, and who serves it."""

    upper: UpperPlan
    key: str
    text: str | None
    goals: tuple[str, ...]
    targets: tuple[str, ...]
    servers: tuple[Server, ...]

    def serving(self, aim: str) -> list[Program]:
        """The programs that serve a goal or a target: a goal is served through its targets, too."""
        named = {aim, *(key for key in self.targets if (one := self.upper.targets[key]) and one.goal == aim)}
        return [one.program for one in self.servers if named.intersection(one.aims)]

    @property
    def called(self) -> Message:
        """Its key and text."""
        text = Uncut(self.text) if self.text else None
        return _("{key} {text}", key=self.key, text=text) if text else _("{word}", word=self.key)

    @property
    def open_aims(self) -> tuple[str, ...]:
        """The goals and targets that no live program serves."""
        return tuple(aim for aim in (*self.goals, *self.targets) if not any(map(live, self.serving(aim))))


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


FIELDS: tuple[Field[Server], ...] = (
    field("id", FIELD["id"], lambda one: one.program.id, rank=0, weight=0),
    field("name", FIELD["name"], lambda one: cells.name(one.program), rank=0, weight=4),
    field("aims", _("Goals and targets served"), lambda one: one.aims, rank=3, narrow=_("Goals, targets")),
    field("years", FIELD["years"], lambda one: one.plan.years(one.program), kind=Kind.YEARS, rank=1, weight=0),
    *fields_of_program("status"),
    field("budget", FIELD["budget"], lambda one: cells.money(one.plan, one.program), kind=Kind.MONEY, rank=2,
          unknown=NOT_COSTED),
)  # fmt: skip


class Missions(NamedTuple):
    """What is told of the missions of one region."""

    served: tuple[Table, ...] = ()
    """The programs under the missions that they serve."""
    unlisted: tuple[Message, ...] = ()
    """The upper plans whose missions plan.yaml does not list."""
    unserved: tuple[Table, ...] = ()
    """The goals and targets that no program serves."""


def missions_of(asked: Asked, plan: Plan, programs: Sequence[Program]) -> Missions:
    """The missions of a region, served by programs."""
    found = missions(plan, programs)
    unserved = (
        (
            _("{plan}, {mission}", plan=asked.named(plan, upper_name(mission.upper)), mission=mission.key),
            ((_aim(mission, key),) for key in mission.open_aims),
        )
        for mission in found
        if not plan.broken  # else what seems to be missing may stand in a file that could not be read
    )
    aim = by_place(Column("aim", _("Goal or target"), rank=0))
    return Missions(
        tuple(grouped(_("Programs mission by mission"), FIELDS, _groups(asked, plan, found))),
        tuple(upper_name(upper) for upper in plan.upper_plans.values() if not upper.missions),
        tuple(listed(of_filters(asked, _("Goals and targets without a program")), aim, unserved, headed=False)),
    )


def mission_tables(whole: Missions) -> Iterator[Table]:
    """The programs under the missions they serve; then the goals and targets that no program serves."""
    bare = whole.unlisted
    notes = (_("plan.yaml lists no missions of {plans}", plans=words(bare)),) if bare else ()
    for table in joined(whole.served, notes=notes):
        yield table.without_empty(["aims"])
    yield from joined(whole.unserved)


def _groups(asked: Asked, plan: Plan, found: Sequence[Mission]) -> Iterator[Group]:
    for upper, inside in groupby(found, attrgetter("upper")):
        yield Group(asked.named(plan, upper_name(upper)), (), level=1)
        for mission in inside:
            summed = total(plan, (server.program for server in mission.servers))
            none = _("no live program") if mission.servers else _("no program")
            rows = tuple(row_of(server, FIELDS) for server in mission.servers)
            yield Group(mission.called, rows, summary=cells.summary(summed) if summed.programs else (none,))


def _aim(mission: Mission, key: str) -> Message:
    goal = key in mission.goals
    aim = (mission.upper.goals if goal else mission.upper.targets).get(key)
    name = Uncut(aim.name) if aim and aim.name else None
    return _("goal {key}: {name}", key=key, name=name) if goal else _("target {key}: {name}", key=key, name=name)


def reason(program: Program) -> Message:
    """Why a program serves no mission: it names no upper plan, or none of the plan's missions."""
    named = dict.fromkeys(serves.plan for serves in program.serves if serves.plan is not None)
    return _("names {plans} without a mission", plans=words(named)) if named else _("names no upper plan")


def upper_name(upper: UpperPlan) -> Message:
    """An upper plan with its years, where its name does not say them."""
    name = upper.name or upper.id or "–"
    if upper.years is None or str(upper.years[0]) in name:
        return _("{word}", word=Uncut(name))
    return _("{name} ({first}-{last})", name=Uncut(name), first=upper.years[0], last=upper.years[1])

"""Upper plans (RPJPD, RPJMD, RKPD): what a program serves is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ppu_roadmap.diagnostics import ERROR, Finding, Path, Place
from ppu_roadmap.facts.known import lost_in, unsure_in_file
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile, UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.rules.links.lookup import guided
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, words

Aim = Literal["missions", "goals", "targets"]
AIMS: tuple[Aim, ...] = ("missions", "goals", "targets")
_Aims = dict[Aim, dict[str, Place] | None]


@rule("RM108", ERROR)
def unknown_upper_plan(plan: Plan) -> Iterator[Finding]:
    """A program serves an upper plan, mission, goal or target that plan.yaml does not have.

    Why: plans that are not tied to the development plans get no money; the table of what serves which
    mission would leave the program out.

    Bad:
        serves: [{plan: rpjmd-2025, missions: [M9]}]

    Good:
        serves: [{plan: rpjmd-2025, missions: [M2]}]
    """
    file = plan.file
    yield from _within(plan, file)
    if unsure_in_file(plan, "upper_plans"):
        return
    if any("id" in upper.refused for upper in file.upper_plans):
        return
    shelves: dict[str | None, _Aims] = {}
    for program in plan.programs:
        for index, serves in enumerate(program.serves):
            if serves.plan is not None and serves.plan not in plan.upper_plans:
                yield _unknown_plan(program, index, serves.plan, file)
            elif "plan" not in serves.refused:
                if serves.plan not in shelves:
                    shelves[serves.plan] = _aims(plan, file, serves.plan)
                yield from _unknown_aims(program, index, serves, shelves[serves.plan])


def _aims(plan: Plan, file: PlanFile, id: str | None) -> _Aims:
    """The aims of an upper plan, of all together without an id; ``None`` where they could not be read."""
    chosen = [(index, upper) for index, upper in enumerate(file.upper_plans) if id is None or upper.id == id]
    found: _Aims = {}
    for aim in AIMS:
        places: dict[str, Place] = {}
        for index, upper in chosen:
            places.update(_keys(file, index, upper, aim))
        unread = any(_unread(plan, index, upper, aim) for index, upper in chosen)
        found[aim] = None if unread else places
    return found


def _unread(plan: Plan, index: int, upper: UpperPlan, aim: Aim) -> bool:
    return aim in upper.refused or lost_in(plan, "plan", "upper_plans", index, aim)


def _keys(file: PlanFile, index: int, upper: UpperPlan, aim: Aim) -> dict[str, Place]:
    keys: Iterable[str] = getattr(upper, aim)
    return {key: file.key("upper_plans", index, aim, key) for key in keys}


def _unknown_plan(program: Program, index: int, id: str, file: PlanFile) -> Finding:
    known = {
        upper.id: file.at("upper_plans", place, "id")
        for place, upper in enumerate(file.upper_plans)
        if upper.id is not None
    }
    finding = Finding(
        program.at("serves", index, "plan"),
        _("{id} serves {plan}, which is not among the upper plans", id=called(program), plan=id),
        _("add {plan} to the upper_plans of plan.yaml", plan=id),
    )
    return guided(finding, id, known, known.__getitem__)


def _unknown_aims(program: Program, index: int, serves: Serves, aims: _Aims) -> Iterator[Finding]:
    for aim in AIMS:
        known = aims[aim]
        named: tuple[str, ...] = getattr(serves, aim)
        for item, word in enumerate(named):
            if known is not None and word not in known:
                finding = Finding(
                    program.at("serves", index, aim, item),
                    _not_there(called(program), _aim(aim, word), serves.plan),
                    _instead(known, aim),
                )
                yield guided(finding, word, known, known.__getitem__)


def _within(plan: Plan, file: PlanFile) -> Iterator[Finding]:
    """The goals and targets of plan.yaml itself: what they name as theirs."""
    for index, upper in enumerate(file.upper_plans):
        named: list[tuple[str, Aim, Path, Message]] = [
            (word, "missions", ("goals", key, "mission"), _aim("goals", key))
            for key, goal in upper.goals.items()
            if goal and (word := goal.mission) is not None
        ]
        named += [
            (word, "goals", ("targets", key, "goal"), _aim("targets", key))
            for key, target in upper.targets.items()
            if target and (word := target.goal) is not None
        ]
        for word, aim, path, thing in named:
            known: Iterable[str] = getattr(upper, aim)
            if word in known or _unread(plan, index, upper, aim):
                continue
            places = _keys(file, index, upper, aim)
            place = file.at("upper_plans", index, *path)
            finding = Finding(place, _not_there(thing, _aim(aim, word), upper.id), _instead(places, aim))
            yield guided(finding, word, places, places.__getitem__)


def _aim(aim: Aim, word: str) -> Message:
    match aim:
        case "missions":
            return _("mission {word}", word=word)
        case "goals":
            return _("goal {word}", word=word)
        case "targets":
            return _("target {word}", word=word)


def _not_there(thing: Phrase, aim: Message, plan: str | None) -> Message:
    if plan is None:
        return _("{thing} serves {aim}, which no upper plan has", thing=thing, aim=aim)
    return _("{thing} serves {aim}, which {plan} does not have", thing=thing, aim=aim, plan=plan)


def _instead(known: Mapping[str, Place], aim: Aim) -> Message:
    if known:
        return _("use one of {words}", words=words(known))
    return _("add {aim} to the upper plan in plan.yaml", aim=aim)

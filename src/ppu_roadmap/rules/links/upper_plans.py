"""Upper plans (RPJPD, RPJMD, RKPD): what a program serves is there."""

from collections.abc import Iterator
from typing import Literal, get_args

from ppu_roadmap.diagnostics import ERROR, Finding
from ppu_roadmap.facts.known import lost_in
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.rules.links.lookup import Known, ids, unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, words

Aim = Literal["missions", "goals", "targets"]
AIMS: tuple[Aim, ...] = get_args(Aim)
_Aims = dict[Aim, Known | None]


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
    for index, upper in enumerate(plan.file.upper_plans):
        yield from _within(plan, index, upper)
    known = ids(plan, "plan", plan.file, "upper_plans")
    if known is None:
        return
    shelves: dict[str | None, _Aims] = {}
    for program in plan.programs:
        for index, serves in enumerate(program.serves):
            if serves.plan is not None and serves.plan not in known:
                message = _(
                    "{id} serves {plan}, which is not among the upper plans", id=called(program), plan=serves.plan
                )
                help = _("add {plan} to the upper_plans of plan.yaml", plan=serves.plan)
                yield unknown(program.at("serves", index, "plan"), serves.plan, known, message, help)
            elif "plan" not in serves.refused:
                if serves.plan not in shelves:
                    shelves[serves.plan] = _aims(plan, serves.plan)
                yield from _unknown_aims(program, index, serves, shelves[serves.plan])


def _aims(plan: Plan, id: str | None) -> _Aims:
    """The aims of an upper plan, of all together without an id; ``None`` where they could not be read."""
    chosen = [(index, upper) for index, upper in enumerate(plan.file.upper_plans) if id is None or upper.id == id]
    found: _Aims = {}
    for aim in AIMS:
        shelves = [_keys(plan, index, upper, aim) for index, upper in chosen]
        known = {key: place for shelf in shelves if shelf for key, place in shelf.items()}
        found[aim] = None if None in shelves else known
    return found


def _keys(plan: Plan, index: int, upper: UpperPlan, aim: Aim) -> Known | None:
    """The missions, goals or targets of the upper plan at an index; ``None`` where one was refused."""
    if aim in upper.refused or lost_in(plan, "plan", "upper_plans", index, aim):
        return None
    return {key: plan.file.key("upper_plans", index, aim, key) for key in getattr(upper, aim)}


def _unknown_aims(program: Program, index: int, serves: Serves, aims: _Aims) -> Iterator[Finding]:
    for aim, known in aims.items():
        named: tuple[str, ...] = getattr(serves, aim)
        for item, word in enumerate(named):
            if known is not None and word not in known:
                place = program.at("serves", index, aim, item)
                message = _not_there(called(program), _aim(aim, word), serves.plan)
                yield unknown(place, word, known, message, _instead(known, aim))


def _within(plan: Plan, index: int, upper: UpperPlan) -> Iterator[Finding]:
    """The goals and targets of an upper plan: what they name as theirs."""
    links: tuple[tuple[Aim, str, Aim], ...] = (("goals", "mission", "missions"), ("targets", "goal", "goals"))
    for aims, field, above in links:
        known = _keys(plan, index, upper, above)
        for key, aim in getattr(upper, aims).items():
            word: str | None = getattr(aim, field, None)
            if known is not None and word is not None and word not in known:
                place = plan.file.at("upper_plans", index, aims, key, field)
                message = _not_there(_aim(aims, key), _aim(above, word), upper.id)
                yield unknown(place, word, known, message, _instead(known, above))


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


def _instead(known: Known, aim: Aim) -> Message:
    if known:
        return _("use one of {words}", words=words(known))
    return _("add {aim} to the upper plan in plan.yaml", aim=aim)

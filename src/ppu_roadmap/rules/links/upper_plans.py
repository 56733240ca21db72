"""Upper plans (RPJPD, RPJMD, RKPD): what a program serves is there."""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.facts.known import lost_in
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.rules.links.listed import Known, ids, strange, unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, words

AIMS: Mapping[str, Message] = {
    "missions": _("mission {word}"),
    "goals": _("goal {word}"),
    "targets": _("target {word}"),
}


@rule("RM108", ERROR)
def unknown_upper_plan(plan: Plan) -> Iterator[Finding]:
    """A program serves an upper plan, mission, goal or target that plan.yaml does not have.

    Why: plans that are not tied to the development plans get no money; the table of what serves which
    mission would leave the program out.

    Bad: serves: [{plan: rpjmd-2025, missions: [M9]}]
    Good: serves: [{plan: rpjmd-2025, missions: [M2]}]
    """
    yield from _within(plan)
    known = ids(plan, "plan", plan.file, "upper_plans")
    if known is None:
        return
    aims = cache(partial(_aims, plan))
    for program in plan.programs:
        for index, serves in enumerate(program.serves):
            for path, word in strange(serves, "plan", known):
                message = _("{id} serves {plan}, which is not among the upper plans", id=called(program), plan=word)
                help = _("add {plan} to the upper_plans of plan.yaml", plan=word)
                yield unknown(program.at("serves", index, *path), word, known, message, help)
            if serves.plan in known or (serves.plan is None and "plan" not in serves.refused):
                for aim, named in aims(serves.plan).items():
                    for path, word in strange(serves, aim, named):
                        place = program.at("serves", index, *path)
                        yield _not_there(place, called(program), aim, word, serves.plan, named)


def _aims(plan: Plan, id: str | None) -> Mapping[str, Known]:
    """The aims of an upper plan, of all together without an id."""
    chosen = [(index, upper) for index, upper in enumerate(plan.file.upper_plans) if id is None or upper.id == id]
    found: dict[str, Known] = {}
    for aim in AIMS:
        shelves = [_keys(plan, index, upper, aim) for index, upper in chosen]
        known = {key: place for shelf in shelves for key, place in (shelf or {}).items()}
        found[aim] = None if None in shelves else known
    return found


def _keys(plan: Plan, index: int, upper: UpperPlan, aim: str) -> Known:
    """The missions, goals or targets of the upper plan at an index."""
    if aim in upper.refused or lost_in(plan, "plan", "upper_plans", index, aim):
        return None
    return {key: plan.file.key("upper_plans", index, aim, key) for key in getattr(upper, aim)}


def _within(plan: Plan) -> Iterator[Finding]:
    """The goals and targets of upper plans: what they name as theirs."""
    for index, upper in enumerate(plan.file.upper_plans):
        for aim, field, above in (("goals", "mission", "missions"), ("targets", "goal", "goals")):
            known = _keys(plan, index, upper, above)
            for key, item in getattr(upper, aim).items():
                for path, word in strange(item, field, known):
                    place = plan.file.at("upper_plans", index, aim, key, *path)
                    yield _not_there(place, AIMS[aim].of(word=key), above, word, upper.id, known)


def _not_there(place: Place, thing: Phrase, aim: str, word: str, plan: str | None, known: Known) -> Finding:
    """That an aim which a thing serves is not in a plan, or in none."""
    named = AIMS[aim].of(word=word)
    message = _("{thing} serves {aim}, which {plan} does not have", thing=thing, aim=named, plan=plan)
    if plan is None:
        message = _("{thing} serves {aim}, which no upper plan has", thing=thing, aim=named)
    help = _("use one of {words}", words=words(known or ()))
    if not known:
        help = _("add {aim} to the upper plan in plan.yaml", aim=aim)
    return unknown(place, word, known, message, help)

"""Agencies that a plan names: they are known, somebody leads, who leads is still there, and successions end."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import TypeAlias

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Place, Related
from ppu_roadmap.facts.links import over, successors
from ppu_roadmap.facts.naming import called, called_measured, called_proposal
from ppu_roadmap.facts.parts import actions, budget_lines, measures, risks
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import Now
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency
from ppu_roadmap.rules.links.listed import Known, Named, astray, keys, names_of, nearest_known, strange
from ppu_roadmap.rules.links.programs import arrows, ways_round
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, command

Strangers: TypeAlias = Iterator[tuple[str, str, Place, Phrase]]
"""As what an agency that is not known is named, its key, the place, and what messages call that which names it."""
STRANGER: Mapping[str, Message] = {
    "owner": _("the owner {agency} of {thing} is not among the agencies"),
    "data_owner": _("the data owner {agency} of {thing} is not among the agencies"),
    "partner": _("the partner {agency} of {thing} is not among the agencies"),
    "proposer": _("the proposer {agency} of {thing} is not among the agencies"),
    "successor": _("{agency}, which replaced {thing}, is not among the agencies"),
}


@rule("RM106", ERROR)
def unknown_agency(plan: Plan) -> Iterator[Finding]:
    """An agency that the plan names is not among the agencies of plan.yaml.

    Why: a quick win without a managing agency was dropped from the ministry's evaluation of Kutai Timur in
    2022; a misspelt one is no better, and its programs are missing from the agency's own workbook.

    Bad: owner: diskomnfo
    Good: owner: diskominfo
    """
    known, named = keys(plan, "agencies"), cache(partial(names_of, plan, "owner"))
    for role, agency, place, thing in chain(_in_file(plan, known), _in_programs(plan, known), _in_parts(plan, known)):
        yield Finding(place, STRANGER[role], search=partial(_stranger, named, known, role, agency, place, thing))


def _stranger(named: Named, known: Known, role: str, agency: str, place: Place, thing: Phrase) -> Finding:
    """The finding about an agency that is not known, with what helps; none can be its own successor."""
    message = STRANGER[role].of(agency=agency, thing=thing)
    add = command("add", "agency", "--key", agency, "--name", agency)
    help = _("add {agency} to the agencies of plan.yaml, by its full name: {command}", agency=agency, command=add)
    others = {key: each for key, each in (known or {}).items() if key != thing} if role == "successor" else known
    return nearest_known(place, agency, others, message, help, named)


def _in_file(plan: Plan, known: Known) -> Strangers:
    file = plan.file
    for key, one in plan.agencies.items():
        for path, agency in strange(one, "replaced_by", known):
            yield "successor", agency, file.at("agencies", key, *path), key
    for number, chosen in file.sni.items():
        for path, agency in strange(chosen, "data_owner", known):
            yield "data_owner", agency, file.at("sni", number, *path), f"SNI {number}"
    for index, evaluation in enumerate(file.evaluations):
        for line, advice in enumerate(evaluation.recommendations):
            for path, agency in strange(advice, "owner", known):
                place = file.at("evaluations", index, "recommendations", line, *path)
                yield "owner", agency, place, _("a recommendation")


def _in_programs(plan: Plan, known: Known) -> Strangers:
    for program in plan.programs:
        for field, role in (("owner", "owner"), ("partners", "partner")):
            for path, agency in strange(program, field, known):
                yield role, agency, program.at(*path), called(program)
    for measure in measures(plan):
        for path, agency in strange(measure.indicator, "data_owner", known):
            thing = _("an indicator of {program}", program=called_measured(measure))
            yield "data_owner", agency, measure.place.at(*path), thing
    for index, proposal in enumerate(plan.proposals.proposals):
        for path, agency in strange(proposal, "proposer", known):
            yield "proposer", agency, plan.proposals.at("proposals", index, *path), called_proposal(proposal)


def _in_parts(plan: Plan, known: Known) -> Strangers:
    for program, index, action, agency in astray(actions(plan), "owner", known):
        thing = action.id or action.name or called(program)
        yield "owner", agency, program.at("actions", index, "owner"), thing
    for program, index, _line, agency in astray(budget_lines(plan), "owner", known):
        thing = _("a budget line of {program}", program=called(program))
        yield "owner", agency, program.at("budget", index, "owner"), thing
    for program, index, risk, agency in astray(risks(plan), "owner", known):
        thing = risk.id or _("a risk of {program}", program=called(program))
        yield "owner", agency, program.at("risks", index, "owner"), thing


@rule("RM118", WARNING)
def replaced_agency(plan: Plan, now: Now) -> Iterator[Finding]:
    """The owner or a partner of a program is an agency that is no more, or that another one replaced.

    Why: agencies are merged and renamed with every reorganisation, and a letter to one that is no more reaches
    nobody. An approval goes on for the agency that took over, so that writing it down costs nothing.

    Bad:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup}
    Good:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika}
          dlh: {name: Dinas Lingkungan Hidup}
    """
    gone = {key: agency for key, agency in plan.agencies.items() if agency is not None and over(agency, now)}
    here = plan.agencies.keys() - gone
    for program in filter(live, plan.programs) if gone else ():
        named = {program.owner, *program.partners}
        for path, key in chain(strange(program, "owner", here), strange(program, "partners", here)):
            after = successors(plan, key)[-1:]
            known = plan.agencies.keys() >= set(after)  # else its successor is reported: it is no agency (RM106)
            if known and key in gone and (after or gone[key].replaced_by is None):
                yield _replaced(plan, program.at(*path), called(program), key, gone, named)
                named.update(after)


def _replaced(
    plan: Plan, place: Place, id: Phrase, key: str, gone: Mapping[str, Agency], named: Collection[str | None]
) -> Finding:
    """What to say of an agency that is gone; ``named`` are those that the program names besides, mended or not."""
    after = successors(plan, key)[-1:]
    if not after:
        message = _("{agency}, named by {id}, ended in {time}", agency=key, id=id, time=gone[key].until)
        return Finding(place, message, _("name the agency that does its work now, and write it as its replaced_by"))
    last = after[0]
    message = _("{agency}, named by {id}, was replaced by {successor}", agency=key, id=id, successor=last)
    related = (Related(plan.file.at("agencies", key, "replaced_by"), _("replaced here")),)
    if last in named:
        return Finding(place, message, _("remove it: {successor} is named already", successor=last), related)
    return Finding(place, message, _("write {word}", word=last), related, fix=None if last in gone else last)


@rule("RM119", WARNING, _("name the agency that is to lead it"))
def no_owner(plan: Plan) -> Iterator[Finding]:
    """A proposed program has no lead agency yet.

    Why: a proposal that nobody leads is asked after by nobody, and falls between the agencies when the next
    budget is drawn up. Once it is planned an agency must lead it.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, status: proposed}  # no owner
    Good:
        status: proposed
        owner: diskominfo
    """
    for program in plan.programs:
        if program.status == "proposed" and "owner" not in program.model_fields_set:
            yield Finding(program.first(), _("{id} has no agency in charge yet", id=called(program)))


@rule("RM120", ERROR, _("let the one that is there today name no successor"))
def replaced_ring(plan: Plan) -> Iterator[Finding]:
    """What replaced an agency or a program leads back to itself.

    Why: nobody can tell who answers today. A ring is told once, at its first link in file order.

    Bad:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup, replaced_by: diskominfo}
    Good:
        # plan.yaml
        agencies:
          diskominfo: {name: Dinas Komunikasi dan Informatika, replaced_by: dlh}
          dlh: {name: Dinas Lingkungan Hidup}
    """
    agencies = {key: [one.replaced_by] for key, one in plan.agencies.items() if one is not None and one.replaced_by}
    programs = {id: [one.replaced_by] for id, one in plan.by_id.items() if one.replaced_by and one.replaced_by != id}
    for ring, _size in ways_round(agencies):
        yield Finding(plan.file.at("agencies", ring[0], "replaced_by"), _of_ring(ring))
    for ring, _size in ways_round(programs):  # a program that is replaced by itself is RM104
        yield Finding(plan.by_id[ring[0]].at("replaced_by"), _of_ring(ring))


def _of_ring(ring: Sequence[str]) -> Message:
    if ring[0] == ring[1]:
        return _("{id} is replaced by itself", id=ring[0])
    return _("{chain}: what replaced it leads back to itself", chain=arrows(ring))

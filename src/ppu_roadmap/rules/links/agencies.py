"""Agencies: whoever a plan names is introduced in plan.yaml."""

from collections.abc import Iterator, Mapping
from typing import Literal

from ppu_roadmap.diagnostics import ERROR, Finding, Path, Place
from ppu_roadmap.facts.naming import called, called_proposal
from ppu_roadmap.model.measures import Action, BudgetLine, Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.links.lookup import Known, keys, unknown
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _
from ppu_roadmap.words.near import fold

Role = Literal["owner", "data owner", "partner", "proposer"]
Stranger = tuple[Role, str, Place, Phrase]
"""As what an unknown agency is named, its key, where, and of what."""
Namer = Program | Action | BudgetLine | Indicator | Risk


@rule("RM106", ERROR)
def unknown_agency(plan: Plan) -> Iterator[Finding]:
    """An agency that the plan names is not among the agencies of plan.yaml.

    Why: a quick win without a managing agency was dropped from the ministry's evaluation of Kutai Timur in
    2022; a misspelt one is no better, and its programs are missing from the agency's own workbook.

    Bad:
        owner: diskomnfo

    Good:
        owner: diskominfo
    """
    known = keys(plan, "agencies")
    strangers = list(_strangers(plan, known)) if known is not None else []
    keys_by_name = _keys_by_name(plan.agencies) if strangers else {}
    for role, agency, place, thing in strangers:
        help = _("add {agency} to the agencies of plan.yaml", agency=agency)
        yield unknown(place, keys_by_name.get(fold(agency), agency), known or {}, _message(role, agency, thing), help)


def _keys_by_name(agencies: Mapping[str, Agency | None]) -> dict[str, str]:
    """The keys of agencies by their full and short names, without names that two of them share."""
    found: dict[str, set[str]] = {}
    for key, agency in agencies.items():
        for name in (agency.name, agency.short) if agency else ():
            if name:
                found.setdefault(fold(name), set()).add(key)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}


def _message(role: Role, agency: str, thing: Phrase) -> Message:
    match role:
        case "owner":
            return _("the owner {agency} of {thing} is not among the agencies", agency=agency, thing=thing)
        case "data owner":
            return _("the data owner {agency} of {thing} is not among the agencies", agency=agency, thing=thing)
        case "partner":
            return _("the partner {agency} of {thing} is not among the agencies", agency=agency, thing=thing)
        case "proposer":
            return _("the proposer {agency} of {thing} is not among the agencies", agency=agency, thing=thing)


def _strangers(plan: Plan, known: Known) -> Iterator[Stranger]:
    yield from _in_plan_file(plan.file, known)
    for program in plan.programs:
        for role, agency, path, part in _named(program):
            if agency is not None and agency not in known:
                yield role, agency, program.at(*path), _called(program, part)
    for index, proposal in enumerate(plan.proposals.proposals):
        if proposal.proposer is not None and proposal.proposer not in known:
            place = plan.proposals.at("proposals", index, "proposer")
            yield "proposer", proposal.proposer, place, called_proposal(proposal)


def _in_plan_file(file: PlanFile, known: Known) -> Iterator[Stranger]:
    for number, chosen in file.sni.items():
        if chosen and chosen.data_owner is not None and chosen.data_owner not in known:
            yield "data owner", chosen.data_owner, file.at("sni", number, "data_owner"), f"SNI {number}"
    for index, evaluation in enumerate(file.evaluations):
        for line, advice in enumerate(evaluation.recommendations):
            if advice.owner is not None and advice.owner not in known:
                place = file.at("evaluations", index, "recommendations", line, "owner")
                yield "owner", advice.owner, place, _("a recommendation")


def _named(program: Program) -> Iterator[tuple[Role, str | None, Path, Namer]]:
    """The agencies that a program and its parts name, each with the path of its key."""
    yield "owner", program.owner, ("owner",), program
    for index, partner in enumerate(program.partners):
        yield "partner", partner, ("partners", index), program
    for index, action in enumerate(program.actions):
        yield "owner", action.owner, ("actions", index, "owner"), action
    for index, line in enumerate(program.budget):
        yield "owner", line.owner, ("budget", index, "owner"), line
    for index, indicator in enumerate(program.indicators):
        yield "data owner", indicator.data_owner, ("indicators", index, "data_owner"), indicator
    for index, risk in enumerate(program.risks):
        yield "owner", risk.owner, ("risks", index, "owner"), risk


def _called(program: Program, part: Namer) -> Phrase:
    match part:
        case Program():
            return called(program)
        case Action():
            return part.id or part.name or called(program)
        case BudgetLine():
            return _("a budget line of {program}", program=called(program))
        case Indicator():
            return _("an indicator of {program}", program=called(program))
        case Risk():
            return part.id or _("a risk of {program}", program=called(program))

"""Agencies: whoever a plan names is introduced in plan.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from ppu_roadmap.diagnostics import ERROR, Finding, Place
from ppu_roadmap.facts.known import unsure_in_file
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.rules.links.lookup import guided
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _
from ppu_roadmap.words.near import fold

Role = Literal["owner", "data owner", "partner", "proposer"]
Named = tuple[Role, str, Place, Phrase]
"""As what an agency is named, its key, where, and of what."""


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
    file, agencies = plan.file, plan.agencies
    if unsure_in_file(plan, "agencies"):
        return
    keys: dict[str, str] | None = None
    for role, agency, place, thing in _strangers(plan, file, agencies):
        if keys is None:
            keys = _keys_by_name(agencies)
        finding = Finding(
            place,
            _message(role, agency, thing),
            _("add {agency} to the agencies of plan.yaml", agency=agency),
        )
        meant = keys.get(fold(agency), agency)
        yield guided(finding, meant, agencies, lambda near: file.key("agencies", near))


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


def _strangers(plan: Plan, file: PlanFile, known: Collection[str]) -> Iterator[Named]:
    yield from _in_plan_file(file, known)
    for program in plan.programs:
        yield from _in_program(program, known)
        yield from _in_parts(program, known)
    yield from _in_proposals(plan.proposals, known)


def _in_plan_file(file: PlanFile, known: Collection[str]) -> Iterator[Named]:
    for number, chosen in file.sni.items():
        if chosen and chosen.data_owner is not None and chosen.data_owner not in known:
            yield "data owner", chosen.data_owner, file.at("sni", number, "data_owner"), f"SNI {number}"
    for index, evaluation in enumerate(file.evaluations):
        for line, advice in enumerate(evaluation.recommendations):
            if advice.owner is not None and advice.owner not in known:
                place = file.at("evaluations", index, "recommendations", line, "owner")
                yield "owner", advice.owner, place, _("a recommendation")


def _in_program(program: Program, known: Collection[str]) -> Iterator[Named]:
    if program.owner is not None and program.owner not in known:
        yield "owner", program.owner, program.at("owner"), called(program)
    for index, partner in enumerate(program.partners):
        if partner not in known:
            yield "partner", partner, program.at("partners", index), called(program)


def _in_parts(program: Program, known: Collection[str]) -> Iterator[Named]:
    for index, action in enumerate(program.actions):
        if action.owner is not None and action.owner not in known:
            thing = action.id or action.name or called(program)
            yield "owner", action.owner, program.at("actions", index, "owner"), thing
    for index, line in enumerate(program.budget):
        if line.owner is not None and line.owner not in known:
            thing = _("a budget line of {program}", program=called(program))
            yield "owner", line.owner, program.at("budget", index, "owner"), thing
    for index, indicator in enumerate(program.indicators):
        if indicator.data_owner is not None and indicator.data_owner not in known:
            thing = _("an indicator of {program}", program=called(program))
            yield "data owner", indicator.data_owner, program.at("indicators", index, "data_owner"), thing
    for index, risk in enumerate(program.risks):
        if risk.owner is not None and risk.owner not in known:
            thing = risk.id or _("a risk of {program}", program=called(program))
            yield "owner", risk.owner, program.at("risks", index, "owner"), thing


def _in_proposals(proposals: ProposalsFile, known: Collection[str]) -> Iterator[Named]:
    for index, proposal in enumerate(proposals.proposals):
        if proposal.proposer is not None and proposal.proposer not in known:
            thing = proposal.id or proposal.name or _("a proposal")
            yield "proposer", proposal.proposer, proposals.at("proposals", index, "proposer"), thing

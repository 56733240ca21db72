"""What the head of the region should mind, in plain sentences: the checks of the plan that touch the quick wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.quick_win_matters import Found, Matter, matters, upper_plan_of
from ppu_roadmap.analysis.quick_wins import Candidate, without_candidates
from ppu_roadmap.catalog.labels import DIMENSION, GROUP_LABELS
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.text import QUOTE_LIMIT, Day, Message, Phrase, _, _n, words
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.sheet.words import counted, names, short_name

_PLAIN = {
    Matter.BUDGET: _("No budget is on record for: {names}."),
    Matter.OVERDUE: _("The time set is over, and nobody has said that it is done: {names}."),
    Matter.MITIGATION: _("A medium or high risk has no mitigation yet: {names}."),
    Matter.RISK: _("No risk has been written down for: {names}."),
    Matter.NEW: _("{names}: something new is built; the ministry advises to sharpen services that exist."),
    Matter.TARGET: _("There is no target yet to measure it by: {names}."),
    Matter.FELT: _("Only what is made is measured, not what people notice of it: {names}."),
    Matter.LONG: _("It takes more than 12 months: {names}."),
    Matter.SCORES: _("It is not scored on every criterion, so it has no rank: {names}."),
    Matter.TEXTS: _("The problem, the benefit or what is asked is not filled in: {names}."),
}
"""Sentences that need nothing but the names."""


def sentences(one: Brief, limit: int = QUOTE_LIMIT) -> tuple[Message, ...]:
    """A sentence for each matter, gravest first; names in it are cut at a limit."""
    found = [_sentence(one, each, limit) for each in matters(one.plan, one.forward, one.today)]
    return (*found, *_empty(one))


def _sentence(one: Brief, found: Found, limit: int) -> Message:
    called = names(found.candidates, one.forward, limit)
    match found.matter:
        case Matter.CHANGED:
            changes = words((_change(candidate, limit) for candidate in found.candidates), 6)
            return _("Changed since it was approved: {changes}.", changes=changes)
        case Matter.OWNER:
            return _owners(one, found.candidates, called, limit)
        case Matter.UPPER:
            current = upper_plan_of(one.plan, one.today.year)
            upper: Phrase = (current and (current.name or current.id)) or None
            return _("Not yet linked to {plan}, which is in force now: {names}.", plan=upper, names=called)
    template = _PLAIN[found.matter]
    return Message(template.template, {"names": called})


def _owners(one: Brief, candidates: Sequence[Candidate], called: Phrase, limit: int) -> Message:
    keys = dict.fromkeys(candidate.program.owner for candidate in candidates if candidate.program.owner)
    return _n(
        "{number} quick win has no permanent lead agency yet, {agencies} stands in: {names}.",
        "{number} quick wins have no permanent lead agency yet, {agencies} stands in: {names}.",
        len(candidates),
        number=counted(len(candidates)),
        agencies=words((shortened(one.plan.agency_name(key), limit) for key in keys), 4),
        names=called,
    )


def _change(candidate: Candidate, limit: int) -> Message:
    groups = words(GROUP_LABELS[group] for group in candidate.changed)
    date = candidate.decision.date if candidate.decision else None
    return _(
        "{name} ({date}: {groups})",
        name=short_name(candidate.program, limit),
        date=Day(date) if date else None,
        groups=groups,
    )


def _empty(one: Brief) -> Iterator[Message]:
    dimensions = without_candidates(one.plan)
    if dimensions:
        yield _("There is no quick win yet in: {dimensions}.", dimensions=words(DIMENSION[key] for key in dimensions))

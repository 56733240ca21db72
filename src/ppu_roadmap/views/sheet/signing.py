"""Who puts initials and who signs, and the decisions that can be ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import Signature, Signatures, shortened
from ppu_roadmap.text import Message, Phrase, _
from ppu_roadmap.views.sheet.brief import Brief

DECISION_SHORT: Mapping[str, Message] = MappingProxyType(
    {"approved": _("A"), "approved-with-notes": _("AN"), "revise": _("V"), "rejected": _("R")}
)
"""The decisions in letters, for a narrow column; a legend says what they mean."""

MOST = 4
"""Who puts initials, at most."""
_PLANNERS = ("bapelitbang", "bappeda", "bapperida", "bappelitbangda", "bapperinda")


def signatures(one: Brief, limit: int) -> Signatures:
    """Those whom plan.yaml names, the approver last; else those of whom the ministry's form speaks."""
    named = tuple(_named(one.plan, limit))
    approver = next((person.name for person in named if _is(person.role, one.approver)), None)
    initials = [replace(person, initials=True) for person in named if not _is(person.role, one.approver)]
    last = Signature(_("{approver}", approver=one.approver), approver)
    return Signatures((*(initials[:MOST] or _usual(one.plan)), last))


def _usual(plan: Plan) -> Iterator[Signature]:
    """The heads of informatics and of planning, and the secretary, as far as the plan names their agencies."""
    agencies = plan.agencies
    planner = next((key for key in _PLANNERS if key in agencies), None)
    informatics = plan.agency_name("diskominfo") if "diskominfo" in agencies else _("the informatics agency")
    planning = plan.agency_name(planner) if planner else _("the planning agency")
    yield Signature(_("Head of {agency}", agency=informatics), initials=True)
    yield Signature(_("Head of {agency}", agency=planning), initials=True)
    yield Signature(_("Regional Secretary"), initials=True)


def _named(plan: Plan, limit: int) -> Iterator[Signature]:
    for person in plan.file.signatories:
        yield Signature(shortened(person.role or "", limit), shortened(person.name, limit) if person.name else None)


def _is(role: object, title: Phrase) -> bool:
    return isinstance(role, str) and isinstance(title, str) and role.casefold().startswith(title.casefold())

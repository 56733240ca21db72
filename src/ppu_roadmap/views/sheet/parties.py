"""Who carries a quick win out: the agency in charge, and what each partner contributes."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import AGENCY_KIND
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import Blank, Inline, Inlines, Paragraph, between, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.text import Month, Phrase, _, words
from ppu_roadmap.views.sheet.room import Limits
from ppu_roadmap.views.sheet.words import full_name

AGREED = frozenset({"private", "bank", "academic", "central", "bumd", "community"})
"""Kinds of partners that come by an agreement."""


def carried_out(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """The agency in charge, and its partners with their parts."""
    owner: Inlines = (Blank(),)
    if program.owner:
        permanent = program.owner_status != "provisional"
        owner = (
            shortened(full_name(plan, program.owner), limits.name),
            _(" (permanent)") if permanent else _(" (provisional)"),
        )
    partners = program.partners
    helped = between("; ", (tuple(_partner(plan, program, key, limits.cell)) for key in partners[: limits.partners]))
    if len(partners) > limits.partners:
        helped += (_("; and {count} more", count=len(partners) - limits.partners),)
    return (
        Paragraph(owner, _("Led by")),
        Paragraph(helped or (Blank(),), _("Partners and their part")),
    )


def _partner(plan: Plan, program: Program, key: str, limit: int) -> Iterator[Inline]:
    agency = plan.agencies.get(key)
    yield shortened(plan.agency_name(key), limit)
    tasks = [action.name for action in program.actions if action.owner == key and action.name]
    if tasks:
        yield f": {shortened(', '.join(tasks), limit)}"
    if agency and agency.kind in AGREED:
        yield _(" ({facts})", facts=words(_agreement(agency)))


def _agreement(agency: Agency) -> Iterator[Phrase]:
    if agency.kind:
        yield AGENCY_KIND[agency.kind]
    agreed = agency.agreement
    if agreed is None:
        yield _("agreement not filled in")
        return
    until = Month(agreed.until) if agreed.until else None
    kind = (agreed.kind or "MoU").upper() if (agreed.kind or "mou").lower() == "mou" else agreed.kind
    yield _("{kind} {number} until {until}", kind=kind, number=agreed.number, until=until)

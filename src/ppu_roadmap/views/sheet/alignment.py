"""What a quick win serves: the upper plans, the year's priority, SNI indicators, the architecture of e-government."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Program, Serves
from ppu_roadmap.paper.blocks import Blank, Inline, Inlines, Paragraph, Strong, between, shortened
from ppu_roadmap.paper.document import Block
from ppu_roadmap.text import _
from ppu_roadmap.views.sheet.room import Limits

AIMS = 2
"""Missions, goals and targets of one upper plan, each."""


def alignment(plan: Plan, program: Program, limits: Limits) -> tuple[Block, ...]:
    """One paragraph an upper plan, then what else is known."""
    serves = program.serves[-limits.upper_plans :]
    aims = [Paragraph(_aims(plan, one, limits)) for one in serves] or [Paragraph((_("Upper plan: "), Blank()))]
    priorities = [one.priority for one in serves if one.priority]
    priority: Inline = shortened(", ".join(priorities), limits.cell) if priorities else Blank()
    rest: list[Inlines] = [(_("Priority of this year's RKPD: "), priority)]
    numbers = dict.fromkeys(indicator.sni for indicator in program.indicators if indicator.sni)
    if numbers:
        rest.append((_("SNI ISO 37122 indicator: "), ", ".join(list(numbers)[: limits.indicators])))
    rest += _spbe(program, limits.cell)
    return (*aims, Paragraph(between("; ", tuple(rest))))


def _aims(plan: Plan, serves: Serves, limits: Limits) -> Inlines:
    upper = plan.upper_plans.get(serves.plan or "")
    called = (upper and upper.name) or serves.plan
    head: Inlines = (Strong(shortened(called, limits.name)) if called else Blank(),)
    return (*head, " – ", *between("; ", tuple(_named(upper, serves, limits.cell))))


def _named(upper: UpperPlan | None, serves: Serves, limit: int) -> Iterator[Inlines]:
    if upper and upper.vision:
        yield (_("Vision: "), shortened(upper.vision, limit))
    for key in serves.missions[:AIMS]:
        yield (_("Mission {key}: ", key=key), shortened((upper.missions if upper else {}).get(key) or "–", limit))
    for key in serves.goals[:AIMS]:
        goal = (upper.goals if upper else {}).get(key)
        yield (_("Goal {key}: ", key=key), shortened((goal and goal.name) or "–", limit))
    for key in serves.targets[:AIMS]:
        target = (upper.targets if upper else {}).get(key)
        yield (_("RPJMD target {key}: ", key=key), shortened((target and target.name) or "–", limit))
    if not (serves.missions or serves.goals or serves.targets):
        yield (_("mission, goal and target: "), Blank())


def _spbe(program: Program, limit: int) -> Iterator[Inlines]:
    spbe = program.spbe
    if spbe is None or not (spbe.application or spbe.national_app):
        return
    if spbe.application:
        yield (_("The region's own application: "), shortened(spbe.application, limit))
    national: Inline = shortened(spbe.national_app, limit) if spbe.national_app else Blank()
    yield (_("national application for the same service: "), national)

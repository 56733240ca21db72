"""The highest level of risk that a program carries."""

from __future__ import annotations

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.scales import level

LEVELS = ("low", "medium", "high")


def highest_level(plan: Plan, program: Program) -> str | None:
    """The highest inherent level of a program's risks: ``low``, ``medium``, ``high``; ``None`` where none is rated."""
    levels = [
        LEVELS.index(level(risk.likelihood, risk.impact, plan.risk_scale))
        for risk in program.risks
        if risk.likelihood is not None and risk.impact is not None
    ]
    return LEVELS[max(levels)] if levels else None

"""What the head of the region should know before deciding on quick wins: the checks of the sheet, gravest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ppu_roadmap.analysis.quick_wins import Candidate, Covers
from ppu_roadmap.facts.known import absent, lost, silent
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.months import months_between
from ppu_roadmap.facts.risk import HIGH, MEDIUM, level_of
from ppu_roadmap.facts.standing import quick_win_late
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan

LONGEST = 12
"""Months that a quick win may take."""


class Matter(StrEnum):
    """What may be the matter with a quick win, gravest first."""

    CHANGED = "changed"
    OWNER = "owner"
    BUDGET = "budget"
    OVERDUE = "overdue"
    MITIGATION = "mitigation"
    RISK = "risk"
    NEW = "new"
    TARGET = "target"
    FELT = "felt"
    UPPER = "upper"
    LONG = "long"
    SCORES = "scores"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Found:
    """One matter with the candidates that it concerns."""

    matter: Matter
    candidates: tuple[Candidate, ...]


def matters(plan: Plan, candidates: Sequence[Candidate], today: date) -> tuple[Found, ...]:
    """What is the matter with these candidates; nothing of what could not be read."""
    found = []
    for matter, check in _CHECKS.items():
        concerned = tuple(candidate for candidate in candidates if check(plan, candidate, today))
        if concerned:
            found.append(Found(matter, concerned))
    return tuple(found)


def upper_plan_of(plan: Plan, year: int) -> UpperPlan | None:
    """The upper plan in force in a year, the one that began last."""
    current = [upper for upper in plan.upper_plans.values() if upper.years and upper.years[0] <= year <= upper.years[1]]
    return max(current, key=lambda upper: (upper.years or (0,))[0]) if current else None


def _unmitigated(plan: Plan, candidate: Candidate, _today: date) -> bool:
    return any(
        level_of(plan, risk) in {MEDIUM, HIGH} and not (risk.mitigation or "").strip()
        for risk in candidate.program.risks
    )


def _not_costed(plan: Plan, candidate: Candidate, _today: date) -> bool:
    return _read(plan, candidate, "budget") and cost(plan, candidate.program).known is None


def _without_risk(plan: Plan, candidate: Candidate, _today: date) -> bool:
    return _read(plan, candidate, "risks") and absent(candidate.program, "risks")


def _without_target(plan: Plan, candidate: Candidate, _today: date) -> bool:
    indicators = candidate.program.indicators
    return _read(plan, candidate, "indicators") and all(absent(indicator, "targets") for indicator in indicators)


def _read(plan: Plan, candidate: Candidate, field: str) -> bool:
    """Whether a list of the program could be read wholly, so that what is not there is missing."""
    return field not in candidate.program.refused and not lost(plan, candidate.program, field)


def _not_felt(_plan: Plan, candidate: Candidate, _today: date) -> bool:
    """Whether it is measured by what is made alone, not by what people notice."""
    return {indicator.kind for indicator in candidate.program.indicators} == {"output"}


def _serves_the_past(plan: Plan, candidate: Candidate, today: date) -> bool:
    """Whether another upper plan is in force than those that it serves, as after a change of the head."""
    current = upper_plan_of(plan, today.year)
    served = [plan.upper_plans.get(serves.plan or "") for serves in candidate.program.serves]
    ended = [upper for upper in served if upper and upper.years and upper.years[1] < today.year]
    return current is not None and bool(ended) and len(ended) == len(served)


def _too_long(_plan: Plan, candidate: Candidate, _today: date) -> bool:
    start, finish = candidate.quick_win.start, candidate.quick_win.finish
    return bool(start and finish and months_between(start, finish) > LONGEST)


def _unscored(_plan: Plan, candidate: Candidate, _today: date) -> bool:
    return candidate.standing.score is None


def _unsaid(_plan: Plan, candidate: Candidate, _today: date) -> bool:
    return any(silent(candidate.quick_win, field) for field in ("problem", "benefit", "ask"))


_CHECKS: dict[Matter, Callable[[Plan, Candidate, date], bool]] = {
    Matter.CHANGED: lambda _plan, candidate, _today: candidate.covers is Covers.CHANGED,
    Matter.OWNER: lambda _plan, candidate, _today: candidate.program.owner_status == "provisional",
    Matter.BUDGET: _not_costed,
    Matter.OVERDUE: lambda _plan, candidate, today: quick_win_late(candidate.program, today),
    Matter.MITIGATION: _unmitigated,
    Matter.RISK: _without_risk,
    Matter.NEW: lambda _plan, candidate, _today: candidate.quick_win.existing is False,
    Matter.TARGET: _without_target,
    Matter.FELT: _not_felt,
    Matter.UPPER: _serves_the_past,
    Matter.LONG: _too_long,
    Matter.SCORES: _unscored,
    Matter.TEXTS: _unsaid,
}

"""Agencies in time: which one took over from which, and whose work is over."""

from datetime import date

from ppu_roadmap.facts.months import month_of
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency


def successors(plan: Plan, key: str) -> tuple[str, ...]:
    """Who took over from an agency, one after the other; nobody where that leads back to itself (RM120)."""
    chain = [key]
    while (agency := plan.agencies.get(chain[-1])) is not None and agency.replaced_by is not None:
        if agency.replaced_by in chain:
            return ()
        chain.append(agency.replaced_by)
    return tuple(chain[1:])


def over(agency: Agency, today: date) -> bool:
    """Whether an agency is past its last year or month; without one, whether another took over from it."""
    if agency.until is None:
        return agency.replaced_by is not None and "until" not in agency.refused
    return agency.until < month_of(today)[: len(agency.until)]

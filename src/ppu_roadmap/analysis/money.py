"""What programs cost, in whole rupiah: what is known, and whether that is all of it; an unknown sum is never 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.absence import lost


@dataclass(frozen=True, slots=True)
class Cost:
    """The known part of a cost (pagu indikatif, all years and sources); ``known`` is ``None`` where no amount is."""

    known: int | None
    complete: bool
    """Every line has its amount, and there is a line."""


@dataclass(frozen=True, slots=True)
class Total:
    """What several programs cost together."""

    programs: int = 0
    known: int | None = None
    uncosted: int = 0
    """Programs whose cost is not known, or only in part."""
    quick_wins: int = 0

    def __add__(self, other: Total) -> Total:
        known = [amount for amount in (self.known, other.known) if amount is not None]
        return Total(
            self.programs + other.programs,
            sum(known) if known else None,
            self.uncosted + other.uncosted,
            self.quick_wins + other.quick_wins,
        )


def cost(plan: Plan, program: Program) -> Cost:
    """What a program costs."""
    lines = program.budget
    amounts = [line.amount for line in lines if line.amount is not None]
    whole = bool(amounts) and len(amounts) == len(lines) and not lost(plan, program, "budget")
    return Cost(sum(amounts) if amounts else None, whole)


def total(plan: Plan, programs: Iterable[Program]) -> Total:
    """What programs of a plan cost together, each counted once."""
    count = uncosted = quick_wins = 0
    known: list[int] = []
    for program in programs:
        count += 1
        quick_wins += program.quick_win is not None
        price = cost(plan, program)
        uncosted += not price.complete
        if price.known is not None:
            known.append(price.known)
    return Total(count, sum(known) if known else None, uncosted, quick_wins)

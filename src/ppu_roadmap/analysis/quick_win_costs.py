"""What quick wins cost by source of money, and how sure that money is; an unknown sum is never 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ppu_roadmap.facts.money import certainty, cost
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program


@dataclass(frozen=True, slots=True)
class Funding:
    """The known money of one source (pagu indikatif); each part ``None`` where no amount is known of it."""

    source: str | None
    secured: int | None = None
    proposed: int | None = None
    unstated: int | None = None
    """Amounts of which the plan does not say whether they are in the budget."""

    @property
    def known(self) -> int | None:
        """All of it."""
        return plus(plus(self.secured, self.proposed), self.unstated)


@dataclass(frozen=True, slots=True)
class Costs:
    """The cost of several programs."""

    sources: tuple[Funding, ...]
    total: Funding
    uncosted: tuple[Program, ...]
    """Programs without any known amount."""
    partly: tuple[Program, ...]
    """Programs of which some lines have no amount."""


def plus(left: int | None, right: int | None) -> int | None:
    """The sum of what is known."""
    return right if left is None else left if right is None else left + right


def costs(plan: Plan, programs: Iterable[Program]) -> Costs:
    """The cost of programs, by source in the order of their first line."""
    found = list(programs)
    sources: dict[str | None, Funding] = {}
    everything = Funding(None)
    for line in (line for program in found for line in program.budget):
        if line.amount is not None:
            sources[line.source] = _with(sources.get(line.source, Funding(line.source)), line, line.amount)
            everything = _with(everything, line, line.amount)
    prices = [(program, cost(plan, program)) for program in found]
    return Costs(
        tuple(sources.values()),
        everything,
        tuple(program for program, price in prices if price.known is None),
        tuple(program for program, price in prices if price.known is not None and not price.complete),
    )


def _with(funding: Funding, line: BudgetLine, amount: int) -> Funding:
    match certainty(line):
        case "secured":
            return Funding(funding.source, plus(funding.secured, amount), funding.proposed, funding.unstated)
        case "proposed":
            return Funding(funding.source, funding.secured, plus(funding.proposed, amount), funding.unstated)
    return Funding(funding.source, funding.secured, funding.proposed, plus(funding.unstated, amount))

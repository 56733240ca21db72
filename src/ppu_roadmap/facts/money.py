"""What programs cost, in whole rupiah: what is known, and whether that is all of it; an unknown sum is never 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ppu_roadmap.facts.known import absent, lost
from ppu_roadmap.facts.standing import live
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program

Counted: TypeAlias = Callable[[BudgetLine], bool]
"""Whether a line counts."""

REGION_MONEY = "apbd"
"""The source of money that is the region's own budget."""
LIMITS = ("revised", "approved", "amount")
"""What a year's money may not pass: the first of these that is given."""


def of_region(source: str | None) -> bool:
    """Whether a source, told by its key, is the region's own budget or a part of it such as ``apbd-perubahan``."""
    kind, _dash, part = (source or "").partition("-")
    return kind == REGION_MONEY and not part.startswith("prov")


class Cost(NamedTuple):
    """The known part of a cost (pagu indikatif, all years and sources); ``known`` is ``None`` where no amount is."""

    known: int | None = None
    complete: bool = True
    """Every line has its amount, and there is a line."""

    def __add__(self, other: Cost) -> Cost:  # type: ignore[override]
        return Cost(sum_known(self.known, other.known), self.complete and other.complete)


@dataclass(frozen=True, slots=True)
class Total:
    """What several programs cost together, those that are not live apart."""

    programs: int = 0
    known: int | None = None
    uncosted: int = 0
    """Programs whose cost is not known, or only in part."""
    quick_wins: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(
            self.programs + other.programs,
            sum_known(self.known, other.known),
            self.uncosted + other.uncosted,
            self.quick_wins + other.quick_wins,
        )


def sum_known(*amounts: int | None) -> int | None:
    """The sum of the amounts that are known; ``None`` where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def cost(plan: Plan, program: Program, counted: Counted | None = None, measure: str = "amount") -> Cost:
    """What a program costs, or its budget lines that are ``counted``; or another ``measure`` of them."""
    lines = program.budget if counted is None else [line for line in program.budget if counted(line)]
    amounts: list[int | None] = [getattr(line, measure) for line in lines]
    known = [amount for amount in amounts if amount is not None]
    whole = bool(amounts) and len(known) == len(amounts) and not lost(plan, program, "budget")
    return Cost(sum(known) if known else None, whole)


def total(plan: Plan, programs: Iterable[Program], counted: Counted | None = None) -> Total:
    """What programs of a plan cost together, each counted once; those that are not live do not count."""
    every = [*filter(live, programs)]
    prices = [cost(plan, program, counted) for program in every]
    return Total(
        programs=len(every),
        known=sum_known(*(price.known for price in prices)),
        uncosted=sum(not price.complete for price in prices),
        quick_wins=sum(program.quick_win is not None for program in every),
    )


def unfunded(program: Program) -> int | None:
    """The sum of the budget lines that have no source; ``None`` where each has one, or no amount."""
    return sum_known(*(line.amount for line in program.budget if absent(line, "source")))


def limit_of(line: BudgetLine) -> int | None:
    """What may be spent: revised, else approved, else the ceiling; ``None`` where one of them could not be read."""
    first = next((name for name in LIMITS if getattr(line, name) is not None or name in line.refused), LIMITS[-1])
    limit: int | None = getattr(line, first)
    return limit


def certainty(line: BudgetLine) -> str | None:
    """Whether the money is ``secured`` or ``proposed``; a ceiling in the approved budget (DPA) says so, too."""
    if line.certainty is None and (line.approved is not None or line.revised is not None):
        return "secured"
    return line.certainty


class Purse(NamedTuple):
    """Where money lies: two lines with the same one are the same money."""

    year: int
    source: str
    owner: str | None
    nomenclature: str | None


class Repeated(NamedTuple):
    """A budget line of a program, by its index there, that says the same as one of an earlier program."""

    program: Program
    at: int
    purse: Purse
    amount: int
    earlier: Program
    earlier_at: int


def repeated_lines(programs: Iterable[Program]) -> Iterator[Repeated]:
    """Every line whose money an earlier one of these programs has already."""
    first: dict[tuple[Purse, int], tuple[Program, int]] = {}
    for program, (index, line) in ((each, one) for each in programs for one in enumerate(each.budget)):
        purse = purse_of(program, line)
        if purse is None or not purse.owner or not purse.nomenclature or line.amount is None:
            continue
        other, at = first.setdefault((purse, line.amount), (program, index))
        if other is not program:
            yield Repeated(program, index, purse, line.amount, other, at)


def purse_of(program: Program, line: BudgetLine) -> Purse | None:
    """The purse of a line; ``None`` where a part of it is not known."""
    if line.year is None or line.source is None or not line.refused.isdisjoint(("owner", "nomenclature")):
        return None
    owner = line.owner if line.owner is not None else program.owner
    nomenclature = line.nomenclature if line.nomenclature is not None else program.nomenclature
    return Purse(line.year, line.source, owner, nomenclature)

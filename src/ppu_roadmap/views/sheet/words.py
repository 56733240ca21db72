"""Words of the decision sheet: short names of quick wins, months, millions of rupiah, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import shortened
from ppu_roadmap.text import QUOTE_LIMIT, Message, Month, Phrase, _, words

_COUNTS = (
    _("no"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"),
    _("Seven"), _("Eight"), _("Nine"), _("Ten"), _("Eleven"), _("Twelve"),
)  # fmt: skip
MILLION = 1_000_000


def counted(number: int) -> Phrase:
    """A number in words, with a capital; digits from thirteen up."""
    return _COUNTS[number] if 0 < number < len(_COUNTS) else number


def short_name(program: Program, limit: int = QUOTE_LIMIT) -> Phrase:
    """The name up to its bracket, as people call it: ``Serbu Gass``; the id where there is no name."""
    name = shortened(re.split(r"\s*\(", " ".join((program.name or "").split()))[0], limit)
    return name or program.id or _("a program without an id")


def names(candidates: Sequence[Candidate], of: Sequence[Candidate] = (), limit: int = QUOTE_LIMIT) -> Phrase:
    """The short names of quick wins; ``all quick wins`` where they are all ``of`` several."""
    if len(candidates) == len(of) > 1:
        return _("all quick wins")
    return words((short_name(candidate.program, limit) for candidate in candidates), 8)


def millions(amount: int | None) -> float | None:
    """Rupiah in millions (juta), to the last rupiah."""
    if amount is None:
        return None
    return amount / MILLION


def span(candidate: Candidate) -> Message | None:
    """From which month to which, in short."""
    start, finish = candidate.quick_win.start, candidate.quick_win.finish
    if not start and not finish:
        return None
    return _("{start} – {finish}", start=Month(start) if start else None, finish=Month(finish) if finish else None)


def full_name(plan: Plan, key: str) -> str:
    """The full name of an agency."""
    agency = plan.agencies.get(key)
    return (agency and (agency.name or agency.short)) or key

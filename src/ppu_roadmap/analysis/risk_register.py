"""The risk register: every risk with its level before and after mitigation, gravest first, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.absence import absent, lost
from ppu_roadmap.rules.parts import silent
from ppu_roadmap.scales import Level, level

Lack: TypeAlias = Literal["owner", "mitigation"]

_GRAVITY = tuple(Level)
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Rating:
    """A likelihood and an impact on the plan's scale, with the level that they give."""

    likelihood: int
    impact: int
    level: Level

    @property
    def product(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register; a rating is ``None`` where a number is missing or over the scale."""

    plan: Plan
    program: Program
    risk: Risk
    inherent: Rating | None
    residual: Rating | None
    lacks: tuple[Lack, ...]
    """What is not listed; a value that was given and could not be read does not lack."""


def scale_of(plan: Plan) -> int | None:
    """3 or 5; ``None`` where plan.yaml, or the scale in it, could not be read: then no level is known."""
    return None if "plan" in plan.broken or (plan.has_file and plan.file.risk_scale is None) else plan.risk_scale


def register(plan: Plan, programs: Iterable[Program], least: Level | None = None) -> tuple[Entry, ...]:
    """The risks of programs, gravest first: by level, then product, then id; ``least``: of this level and graver."""
    scale = scale_of(plan)
    entries = [_entry(plan, program, risk, scale) for program in programs for risk in program.risks]
    return gravest_first(entry for entry in entries if least is None or _reaches(entry, least))


def gravest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By level, then product, then id; what is not rated comes last."""
    return tuple(sorted(entries, key=_order))


def _entry(plan: Plan, program: Program, risk: Risk, scale: int | None) -> Entry:
    rest = risk.residual
    return Entry(
        plan,
        program,
        risk,
        _rating(risk.likelihood, risk.impact, scale),
        _rating(rest.likelihood, rest.impact, scale) if rest else None,
        tuple(_lacks(risk)),
    )


def _rating(likelihood: int | None, impact: int | None, scale: int | None) -> Rating | None:
    if scale is None or likelihood is None or impact is None or max(likelihood, impact) > scale:
        return None
    return Rating(likelihood, impact, level(likelihood, impact, scale))


def _lacks(risk: Risk) -> Iterator[Lack]:
    if absent(risk, "owner"):
        yield "owner"
    if silent(risk, "mitigation"):
        yield "mitigation"


def _reaches(entry: Entry, least: Level) -> bool:
    return entry.inherent is not None and _GRAVITY.index(entry.inherent.level) >= _GRAVITY.index(least)


def _order(entry: Entry) -> tuple[int, int, list[tuple[int, str]]]:
    rating = entry.inherent
    gravity = -_GRAVITY.index(rating.level) if rating else 1
    return gravity, -(rating.product if rating else 0), _natural(entry.risk.id or "")


def _natural(id: str) -> list[tuple[int, str]]:
    """An id in parts, so that R2 comes before R10."""
    parts = _NUMBER.split(id)
    return [(int(part) if part.isdecimal() else -1, part) for part in parts]


def highest(ratings: Iterable[Rating | None]) -> Level | None:
    """The gravest level among ratings; ``None`` where nothing is rated."""
    levels = {rating.level for rating in ratings if rating is not None}
    return max(levels, key=_GRAVITY.index, default=None)


def without_risks(plan: Plan, programs: Iterable[Program]) -> tuple[Program, ...]:
    """Quick wins that list no risk; not those whose risks were given and could not be read."""
    return tuple(
        program
        for program in programs
        if program.quick_win is not None and absent(program, "risks") and not lost(plan, program, "risks")
    )


def at(ratings: Iterable[tuple[Entry, Rating | None]], likelihood: int, impact: int) -> tuple[Entry, ...]:
    """The entries of one cell of the heat map."""
    return tuple(
        entry for entry, rating in ratings if rating and (rating.likelihood, rating.impact) == (likelihood, impact)
    )


def count(ratings: Iterable[Rating | None], wanted: Level) -> int:
    """How many ratings have a level."""
    return sum(rating is not None and rating.level is wanted for rating in ratings)

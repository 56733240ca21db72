"""The risk register: every risk with its level before and after mitigation, gravest first, and what it lacks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.known import absent, silent
from ppu_roadmap.facts.risk import Level, Rating, rating
from ppu_roadmap.fields.field import Within
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program

Lack: TypeAlias = Literal["owner", "mitigation"]

_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Entry(Within[Risk]):
    """One line of the register; a rating is ``None`` where a number is missing or over the scale."""

    inherent: Rating | None
    residual: Rating | None
    lacks: tuple[Lack, ...]
    """What is not listed; a value that was given and could not be read does not lack."""


def register(plan: Plan, programs: Iterable[Program], least: Level | None = None) -> tuple[Entry, ...]:
    """The risks of programs, gravest first: by level, then product, then id; ``least``: of this level and graver."""
    entries = (
        Entry(plan, risk, program, rating(plan, risk), rating(plan, risk.residual), tuple(_lacks(risk)))
        for program in programs
        for risk in program.risks
    )
    if least is not None:
        entries = (one for one in entries if one.inherent and one.inherent.level.gravity >= least.gravity)
    return gravest_first(entries)


def gravest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By level, then product, then id; what is not rated comes last."""
    return tuple(sorted(entries, key=_order))


def _lacks(risk: Risk) -> Iterator[Lack]:
    if absent(risk, "owner"):
        yield "owner"
    if silent(risk, "mitigation"):
        yield "mitigation"


def _order(entry: Entry) -> tuple[int, int, list[tuple[int, str]]]:
    found, parts = entry.inherent, _NUMBER.split(entry.record.id or "")
    natural = [(len(part.lstrip("0")) if part.isdecimal() else -1, part) for part in parts]  # R2 comes before R10
    return -found.level.gravity if found else 1, -found.product if found else 0, natural


def placed(entries: Iterable[Entry], side: str) -> dict[tuple[int, int], list[Entry]]:
    """The entries by likelihood and impact, "inherent" or "residual"; what is not rated has no place."""
    rated: Iterator[tuple[Rating | None, Entry]] = ((getattr(entry, side), entry) for entry in entries)
    return gathered(((rating.likelihood, rating.impact), entry) for rating, entry in rated if rating is not None)


def levels(ratings: Iterable[Rating | None]) -> Counter[Level | None]:
    """How many ratings have each level; ``None`` counts what is not rated."""
    return Counter(rating.level if rating else None for rating in ratings)

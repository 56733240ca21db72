"""Programs by agency, year, source of money, mission, goal, sub-dimension or gap; and what stands on one side alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ppu_roadmap.catalog.sdgs import SDG
from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.facts.known import lost
from ppu_roadmap.facts.links import leads_too_many, missions_served
from ppu_roadmap.facts.money import Cost, Total, total
from ppu_roadmap.facts.years import plan_years, program_years
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS

By: TypeAlias = Literal["owner", "year", "source", "mission", "sdg", "subdimension", "gap"]
Key: TypeAlias = "str | int | None"
"""Of a mission ``rpjmd-2025:M2``; ``None``: the programs that have none."""

BY: tuple[By, ...] = ("owner", "year", "source", "mission", "sdg", "subdimension", "gap")
_FIELDS: dict[By, str] = {
    "owner": "owner", "year": "years", "source": "budget", "mission": "serves", "sdg": "sdgs",
    "subdimension": "subdimension", "gap": "gaps",
}  # fmt: skip
"""The field of a program that says what it stands under."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its programs, how many of each horizon, nearest first, and what they cost together.

    By year and by source only the money of that year or source counts.
    """

    key: Key
    programs: tuple[Program, ...]
    horizons: tuple[int, ...]
    total: Total
    supported: int = 0
    """Of an agency: the programs of others that it supports."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The rows of one region, what they are together, and what stands on one side alone."""

    by: By
    plan: Plan
    entries: tuple[Entry, ...]
    whole: Entry
    """Every program once."""

    @property
    def repeated(self) -> bool:
        """Whether a program stands in several rows, so that these add up to more than the whole."""
        return sum(entry.total.programs for entry in self.entries) > self.whole.total.programs

    def empty(self) -> tuple[Key, ...]:
        """The keys that no program has, cancelled ones apart; of agencies those that support none either.

        Nothing where a file could not be read: what seems to be missing may stand there.
        """
        if self.plan.broken:
            return ()
        return tuple(
            entry.key
            for entry in self.entries
            if entry.key is not None and not entry.supported and all(map(_cancelled, entry.programs))
        )

    def bare(self) -> tuple[Program, ...]:
        """The programs that have no key, cancelled ones and those of which it is not known apart."""
        field = _FIELDS[self.by]
        return tuple(
            program
            for program in self.whole.programs
            if not _cancelled(program)
            and field not in program.refused
            and not lost(self.plan, program, field)
            and not _standing(self.plan, program, self.by)
        )

    def overloaded(self) -> tuple[Entry, ...]:
        """The agencies that lead more than half of the programs (RM806)."""
        if self.by != "owner":
            return ()
        return tuple(
            entry
            for entry in self.entries
            if entry.key is not None and leads_too_many(entry.total.programs, self.whole.total.programs)
        )


def crossing(plan: Plan, programs: Sequence[Program], by: By) -> Crossing:
    """Programs by one of their sides: rows as the plan lists their keys, agencies with the most programs first."""
    found: dict[Key, list[Program]] = {key: [] for key in _listed(plan, by)}
    for program in programs:
        for key in keys_of(plan, program, by) or (None,):
            found.setdefault(key, []).append(program)
    none = found.pop(None, [])
    entries = [_entry(plan, inside, by, key) for key, inside in found.items()]
    if by == "owner":
        entries = [_supporting(entry, programs) for entry in entries]
        entries.sort(key=lambda entry: (-entry.total.programs, -entry.supported))
    if by == "year":
        entries.sort(key=lambda entry: str(entry.key))
    if none:
        entries.append(_entry(plan, none, by, None))
    whole = Entry(None, tuple(programs), _horizons(programs), total(plan, programs))
    return Crossing(by, plan, tuple(entries), whole)


def keys_of(plan: Plan, program: Program, by: By) -> tuple[Key, ...]:
    """What a program stands under, each once; ``None`` where it has money of no source yet."""
    return tuple(dict.fromkeys(_keys(plan, program, by)))


def _keys(plan: Plan, program: Program, by: By) -> Iterable[Key]:
    match by:
        case "owner":
            return () if program.owner is None else (program.owner,)
        case "year":
            years = program_years(plan, program)
            return range(years.first, years.last + 1) if years else ()
        case "source":
            return (line.source for line in program.budget)
        case "mission":
            return sorted(f"{upper}:{mission}" for upper, mission in missions_served(plan, program))
        case "sdg":
            return program.sdgs
        case "subdimension":
            return () if program.subdimension is None else (program.subdimension,)
        case "gap":
            return program.gaps


def _standing(plan: Plan, program: Program, by: By) -> bool:
    return bool(program.budget) if by == "source" else bool(keys_of(plan, program, by))


def _listed(plan: Plan, by: By) -> Iterable[Key]:
    """The keys that the plan lists, or the guide does."""
    file = plan.file
    match by:
        case "owner":
            return plan.agencies
        case "year":
            reach = plan_years(plan)
            return range(reach.first, reach.last + 1) if reach else ()
        case "source":
            return file.funding_sources
        case "mission":
            return [f"{upper.id}:{mission}" for upper in plan.upper_plans.values() for mission in upper.missions]
        case "sdg":
            return SDG
        case "subdimension":
            return DIMENSION_OF
        case "gap":
            return [gap.id for gap in file.gaps if gap.id is not None]


def _entry(plan: Plan, programs: Sequence[Program], by: By, key: Key) -> Entry:
    summed = total(plan, programs) if by not in {"year", "source"} else _of_lines(plan, programs, by, key)
    return Entry(key, tuple(programs), _horizons(programs), summed)


def _horizons(programs: Iterable[Program]) -> tuple[int, ...]:
    tags = [program.horizon for program in programs]
    return tuple(sum(tag == horizon for tag in tags) for horizon in HORIZONS)


def _of_lines(plan: Plan, programs: Iterable[Program], by: By, key: Key) -> Total:
    """What programs cost in one year or from one source."""
    prices = [(program, _part(plan, program, by, key)) for program in programs]
    return sum(
        (
            Total(1, price.known, int(not price.complete), int(program.quick_win is not None))
            for program, price in prices
        ),
        Total(),
    )


def _part(plan: Plan, program: Program, by: By, key: Key) -> Cost:
    lines = [line for line in program.budget if (line.year if by == "year" else line.source) == key]
    amounts = [line.amount for line in lines if line.amount is not None]
    whole = bool(amounts) and len(amounts) == len(lines) and not lost(plan, program, "budget")
    return Cost(sum(amounts) if amounts else None, whole)


def _supporting(entry: Entry, programs: Iterable[Program]) -> Entry:
    count = sum(entry.key in program.partners and program.owner != entry.key for program in programs)
    return Entry(entry.key, entry.programs, entry.horizons, entry.total, count)


def _cancelled(program: Program) -> bool:
    return program.status == "cancelled"

"""Programs by agency, year, source of money, mission, goal, sub-dimension or gap; and what stands on one side alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.catalog.labels import SDG
from ppu_roadmap.catalog.subdimensions import DIMENSION_OF
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.links import leads_too_many, missions_served
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import plan_years, program_years
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS

By: TypeAlias = Literal["owner", "year", "source", "mission", "sdg", "subdimension", "gap"]
Key: TypeAlias = "str | int | None"
"""Of a mission ``rpjmd-2025:M2``; ``None``: the programs that have none."""

BY: tuple[By, ...] = get_args(By)
_FIELDS: dict[By, str] = {
    "owner": "owner", "year": "years", "source": "budget", "mission": "serves", "sdg": "sdgs",
    "subdimension": "subdimension", "gap": "gaps",
}  # fmt: skip
"""The field of a program that says what it stands under."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What stands under one key: its programs, how many of each horizon, nearest first, and what they cost together.

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
    """The buckets of one region, what they are together, and what stands on one side alone."""

    by: By
    plan: Plan
    buckets: tuple[Bucket, ...]
    whole: Bucket
    """Every program once."""

    @property
    def repeated(self) -> bool:
        """Whether a program stands under several keys, so that the buckets add up to more than the whole."""
        return sum(bucket.total.programs for bucket in self.buckets) > self.whole.total.programs

    def empty(self) -> tuple[Key, ...]:
        """The keys that no program has, cancelled ones apart; of agencies those that support none either.

        Nothing where a file could not be read: what seems to be missing may stand there.
        """
        if self.plan.broken:
            return ()
        return tuple(
            bucket.key
            for bucket in self.buckets
            if bucket.key is not None and not bucket.supported and not any(map(live, bucket.programs))
        )

    def bare(self) -> tuple[Program, ...]:
        """The programs that have no key, cancelled ones and those of which it is not known apart."""
        return tuple(
            program
            for program in self.whole.programs
            if live(program)
            and not unsure(self.plan, program, _FIELDS[self.by])
            and not (program.budget if self.by == "source" else keys_of(self.plan, program, self.by))
        )

    def overloaded(self) -> tuple[Bucket, ...]:
        """The agencies that lead more than half of the programs (RM806)."""
        every = self.whole.total.programs
        return tuple(
            bucket
            for bucket in self.buckets
            if self.by == "owner" and bucket.key is not None and leads_too_many(bucket.total.programs, every)
        )


def crossing(plan: Plan, programs: Sequence[Program], by: By) -> Crossing:
    """Programs by one of their sides: as the plan lists their keys, agencies with the most programs first."""
    found: dict[Key, list[Program]] = {key: [] for key in _listed(plan, by)}
    for program in programs:
        for key in keys_of(plan, program, by) or (None,):
            found.setdefault(key, []).append(program)
    none = found.pop(None, [])
    buckets = [_bucket(plan, inside, by, key) for key, inside in found.items()]
    if by == "owner":
        buckets = [replace(bucket, supported=_supported(bucket.key, programs)) for bucket in buckets]
        buckets.sort(key=lambda bucket: (-bucket.total.programs, -bucket.supported))
    if by == "year":
        buckets.sort(key=lambda bucket: str(bucket.key))
    if none:
        buckets.append(_bucket(plan, none, by, None))
    return Crossing(by, plan, tuple(buckets), Bucket(None, tuple(programs), _horizons(programs), total(plan, programs)))


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


def _bucket(plan: Plan, programs: Sequence[Program], by: By, key: Key) -> Bucket:
    def counted(line: BudgetLine) -> bool:
        return (line.year if by == "year" else line.source) == key

    summed = total(plan, programs, counted if by in {"year", "source"} else None)
    return Bucket(key, tuple(programs), _horizons(programs), summed)


def _horizons(programs: Iterable[Program]) -> tuple[int, ...]:
    tags: list[str | None] = [program.horizon for program in programs]
    return tuple(tags.count(horizon) for horizon in HORIZONS)


def _supported(agency: Key, programs: Iterable[Program]) -> int:
    return sum(agency in program.partners and program.owner != agency for program in programs)

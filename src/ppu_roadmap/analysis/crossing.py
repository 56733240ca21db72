"""Programs by agency, year, source of money, mission, goal, sub-dimension or gap; and what stands on one side alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog.labels import SDG
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.links import leads_too_many, missions_served
from ppu_roadmap.facts.money import Counted, Total, total
from ppu_roadmap.facts.years import plan_years, program_years, years_in
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, SUBDIMENSIONS

By: TypeAlias = Literal["owner", "year", "source", "mission", "sdg", "subdimension", "gap"]
Key: TypeAlias = "str | int | None"
"""Of a mission ``rpjmd-2025:M2``; ``None``: the programs that have none."""

BY: tuple[By, ...] = get_args(By)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What stands under one key: its programs, and what they cost; of a year or a source the money of that alone."""

    key: Key
    programs: tuple[Program, ...]
    total: Total
    supported: int = 0
    """Of an agency: the programs of others that it supports."""

    @property
    def horizons(self) -> tuple[int, ...]:
        """How many programs each horizon has, the nearest first."""
        tags: list[str | None] = [program.horizon for program in self.programs]
        return tuple(map(tags.count, HORIZONS))


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
        """The keys that no program has; of agencies those that support none either.

        Nothing where a file could not be read: what seems to be missing may stand there.
        """
        if self.plan.broken:
            return ()
        keys = (bucket.key for bucket in self.buckets if not (bucket.supported or bucket.programs))
        return tuple(key for key in keys if key is not None)

    def bare(self) -> tuple[Program, ...]:
        """The programs that have no key, those of which it is not known apart."""
        side = _SIDES[self.by]
        known = (program for program in self.whole.programs if not unsure(self.plan, program, side.field))
        return tuple(program for program in known if not {*side.keys(self.plan, program)})

    def overloaded(self) -> tuple[Bucket, ...]:
        """The agencies that lead more than half of the programs (RM806)."""
        every, led = self.whole.total.programs, self.buckets if self.by == "owner" else ()
        return tuple(one for one in led if one.key is not None and leads_too_many(one.total.programs, every))


class _Side(NamedTuple):
    """One side of programs: the field that says what they stand under, the keys they have, and those that are listed.

    What a program has may be ``None``: its money has no source yet.
    """

    field: str
    keys: Callable[[Plan, Program], Iterable[Key]]
    listed: Callable[[Plan], Iterable[Key]]
    """By the plan or by the guide: no agency that was replaced, no sub-dimension of what supports all dimensions."""


_SIDES: Mapping[By, _Side] = {
    "owner": _Side(
        "owner", lambda _plan, program: filter(None, [program.owner]),
        lambda plan: [key for key, agency in plan.agencies.items() if not (agency and agency.replaced_by)]),
    "year": _Side(
        "years", lambda plan, program: years_in(program_years(plan, program)), lambda plan: years_in(plan_years(plan))),
    "source": _Side(
        "budget", lambda _plan, program: [line.source for line in program.budget],
        lambda plan: plan.file.funding_sources),
    "mission": _Side(
        "serves", lambda plan, program: sorted(map(":".join, missions_served(plan, program))),
        lambda plan: [f"{upper.id}:{mission}" for upper in plan.upper_plans.values() for mission in upper.missions]),
    "sdg": _Side("sdgs", lambda _plan, program: program.sdgs, lambda _plan: SDG),
    "subdimension": _Side(
        "subdimension", lambda _plan, program: filter(None, [program.subdimension]),
        lambda _plan: [word for dimension in DIMENSIONS for word in SUBDIMENSIONS[dimension]]),
    "gap": _Side(
        "gaps", lambda _plan, program: program.gaps,
        lambda plan: [gap.id for gap in plan.file.gaps if gap.id is not None]),
}  # fmt: skip


def crossing(plan: Plan, programs: Sequence[Program], by: By) -> Crossing:
    """Live programs by one of their sides: as the plan lists their keys, agencies with the most programs first."""
    side = _SIDES[by]
    keys = ((key, program) for program in programs for key in dict.fromkeys(side.keys(plan, program)) or (None,))
    helpers = (partner for program in programs for partner in {*program.partners} - {program.owner})
    supported = Counter[Key](helpers if by == "owner" else ())
    buckets = [
        Bucket(key, tuple(inside), total(plan, inside, _counted(by, key)), supported[key])
        for key, inside in gathered(keys, side.listed(plan)).items()
    ]
    if by == "owner":
        buckets.sort(key=lambda bucket: (-bucket.total.programs, -bucket.supported))
    if by == "year":
        buckets.sort(key=lambda bucket: str(bucket.key))
    buckets.sort(key=lambda bucket: bucket.key is None)
    return Crossing(by, plan, tuple(buckets), Bucket(None, tuple(programs), total(plan, programs)))


def _counted(by: By, key: Key) -> Counted | None:
    """The lines of a budget that count under a key; all of them where nothing is said."""
    return (lambda line: getattr(line, by) == key) if by in {"year", "source"} else None

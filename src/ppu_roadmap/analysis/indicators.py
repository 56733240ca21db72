"""The indicators that are asked for, and how much is known of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ppu_roadmap.facts.known import lacks
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.indicator import Measured
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program


def measured(
    plan: Plan, programs: Iterable[Program], sni: Iterable[str] = (), years: Iterable[int] = ()
) -> Iterator[Measured]:
    """The indicators of programs: all, or those of some numbers of the national standard; all years, or some."""
    numbers, wanted = frozenset(sni), frozenset(years)
    for program in programs:
        for indicator in program.indicators:
            if not numbers or indicator.sni in numbers:
                points = tuple(point for point in points_of(indicator) if not wanted or point.year in wanted)
                yield Measured(plan, indicator, program, points)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators there are, and how much is known of them."""

    indicators: int
    outputs: int
    outcomes: int
    impacts: int
    with_baseline: int
    with_target: int
    with_actual: int
    compared: int
    """Of which target and actual of some year can be compared."""
    met: int
    """Of these, whose target is met in the last year compared."""
    standard: int
    """Of SNI ISO 37122."""


def tally(found: Iterable[Measured]) -> Tally:
    """Count indicators."""
    every = list(found)
    kinds = [one.indicator.kind for one in every]
    latest = [one.latest for one in every]
    return Tally(
        indicators=len(every),
        outputs=kinds.count("output"),
        outcomes=kinds.count("outcome"),
        impacts=kinds.count("impact"),
        with_baseline=sum(_has_baseline(one.indicator) for one in every),
        with_target=sum(any(point.target is not None for point in one.points) for one in every),
        with_actual=sum(any(point.actual is not None for point in one.points) for one in every),
        compared=sum(point is not None for point in latest),
        met=sum(bool(point and point.met) for point in latest),
        standard=sum(one.indicator.sni is not None for one in every),
    )


def _has_baseline(indicator: Indicator) -> bool:
    return indicator.baseline is not None and indicator.baseline.value is not None


def without_indicators(plan: Plan, programs: Iterable[Program]) -> tuple[Program, ...]:
    """Programs that measure nothing; not those that are cancelled or whose indicators could not be read."""
    return tuple(program for program in programs if live(program) and lacks(plan, program, "indicators"))

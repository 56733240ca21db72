"""The indicators that are asked for, and how much is known of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.indicator import Measured
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


_COUNTED: Mapping[str, Callable[[Measured], bool]] = {
    "indicators": lambda _one: True,
    "outputs": lambda one: one.indicator.kind == "output",
    "outcomes": lambda one: one.indicator.kind == "outcome",
    "impacts": lambda one: one.indicator.kind == "impact",
    "with_baseline": lambda one: one.indicator.baseline is not None and one.indicator.baseline.value is not None,
    "with_target": lambda one: any(point.target is not None for point in one.points),
    "with_actual": lambda one: any(point.actual is not None for point in one.points),
    "compared": lambda one: one.latest is not None,
    "met": lambda one: bool(one.latest and one.latest.met),
    "standard": lambda one: one.indicator.sni is not None,
}


def tally(found: Iterable[Measured]) -> Tally:
    """How many indicators there are, of each kind and of SNI ISO 37122, and of how many what is known.

    Those are ``compared`` of which target and actual of some year can be, and of these those are ``met`` whose target
    is met in the last such year.
    """
    every = list(found)
    return Tally({key: sum(map(counts, every)) for key, counts in _COUNTED.items()})

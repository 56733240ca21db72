"""The indicators that are asked for, and how much is known of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from ppu_roadmap.analysis.selection import FILTERS, Selection
from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.facts.parts import Measure, beside_programs
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.indicator import Measured
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program


def measured(plan: Plan, programs: Iterable[Program], selection: Selection) -> Iterator[Measured]:
    """The indicators of programs that pass filters, then those of objectives and of the region that pass them, too.

    Where numbers of the national standard are asked for, or years, those alone.
    """
    numbers, years = frozenset(selection.sni), frozenset(selection.years)
    own = (
        Measure(indicator, program, ("indicators", index))
        for program in programs
        for index, indicator in enumerate(program.indicators)
    )
    for measure in chain(own, beside(plan, selection)):
        if not numbers or measure.indicator.sni in numbers:
            points = tuple(point for point in points_of(measure.indicator) if not years or point.year in years)
            if points or not years:
                yield Measured(plan, measure.indicator, measure, points)


def beside(plan: Plan, selection: Selection) -> Iterator[Measure]:
    """The indicators of objectives and of the region; none where a filter asks what only a program has."""
    dimensions = FILTERS["dimensions"].passing(plan, selection.dimensions)
    if selection._replace(dimensions=(), years=(), sni=(), sort=()) == Selection():
        yield from (each for each in beside_programs(plan) if not dimensions or each.dimension in dimensions)


_COUNTED: Mapping[str, Callable[[Measured], bool]] = {
    "indicators": lambda _one: True,
    "outputs": lambda one: one.record.kind == "output",
    "outcomes": lambda one: one.record.kind == "outcome",
    "impacts": lambda one: one.record.kind == "impact",
    "with_baseline": lambda one: one.record.baseline is not None and one.record.baseline.value is not None,
    "with_target": lambda one: any(point.target is not None for point in one.points),
    "with_actual": lambda one: any(point.actual is not None for point in one.points),
    "compared": lambda one: one.latest is not None,
    "met": lambda one: bool(one.latest and one.latest.met),
    "standard": lambda one: one.record.sni is not None,
}


def tally(found: Iterable[Measured]) -> Tally:
    """How many indicators there are, of each kind and of SNI ISO 37122, and of how many what is known.

    Those are ``compared`` of which target and actual of some year can be, and of these those are ``met`` whose target
    is met in the last such year.
    """
    every = list(found)
    return Tally({key: sum(map(counts, every)) for key, counts in _COUNTED.items()})

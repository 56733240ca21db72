"""The indicators that are asked for, and how much is known of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ppu_roadmap.analysis.selection import FILTERS, Selection
from ppu_roadmap.analysis.tally import Tally
from ppu_roadmap.facts.parts import Measure, beside_programs
from ppu_roadmap.facts.targets import points_of
from ppu_roadmap.fields.indicator import Measured
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program


def measured(
    plan: Plan, measures: Iterable[Measure], sni: Iterable[str] = (), years: Iterable[int] = ()
) -> Iterator[Measured]:
    """Indicators: all, or those of some numbers of the national standard; all years, or some."""
    numbers, wanted = frozenset(sni), frozenset(years)
    for measure in measures:
        indicator = measure.indicator
        if not numbers or indicator.sni in numbers:
            points = tuple(point for point in points_of(indicator) if not wanted or point.year in wanted)
            yield Measured(plan, indicator, measure, points)


def asked_for(plan: Plan, programs: Iterable[Program], selection: Selection) -> Iterator[Measure]:
    """The indicators of programs that pass filters, then those of objectives and of the region that pass them, too."""
    for program in programs:
        for index, indicator in enumerate(program.indicators):
            yield Measure(indicator, program, ("indicators", index))
    yield from beside(plan, selection)


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

"""Targets and actuals: within the plan, better than the baseline, up to 100 percent, growing if added up."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ppu_roadmap.diagnostics import WARNING, Finding, Path, Place, Related
from ppu_roadmap.facts.parts import indicators
from ppu_roadmap.model.measures import Baseline, Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _


def _measures(plan: Plan) -> Iterator[tuple[Place, Indicator | ChosenIndicator]]:
    """Every indicator of a program, then those of the national standard in plan.yaml, with their places."""
    for program, index, indicator in indicators(plan):
        yield program.at("indicators", index), indicator
    for number, chosen in plan.file.sni.items():
        if chosen is not None:
            yield plan.file.at("sni", number), chosen


@rule("RM605", WARNING)
def target_outside_plan(plan: Plan) -> Iterator[Finding]:
    """A target is set for a year outside the plan.

    Why: no table of the plan has a column for that year, so the target is seen by nobody; mostly the year is
    mistyped.

    Bad:
        indicators: [{name: Layanan daring, kind: output, targets: {2073: 90}}]

    Good:
        indicators: [{name: Layanan daring, kind: output, targets: {2037: 90}}]
    """
    reach = plan.reach
    if reach is None:
        return
    for place, measure in _measures(plan):
        for year in measure.targets:
            if not reach.covers(year):
                yield Finding(
                    place.key("targets", str(year)),
                    _(
                        "the target of {year} lies outside the plan {first}-{last}",
                        year=year,
                        first=reach.first,
                        last=reach.last,
                    ),
                    _("set it for a year of the plan"),
                )


@rule("RM606", WARNING)
def target_is_baseline(plan: Plan) -> Iterator[Finding]:
    """A target is the baseline itself or worse.

    Why: a program that aims at what is there already changes nothing. Where less is better, as with waiting
    times, the indicator must say so, or its progress is shown the wrong way round.

    Bad:
        indicators: [{name: Waktu tunggu, kind: outcome,
                      baseline: {year: 2022, value: 30}, targets: {2023: 10}}]

    Good:
        indicators: [{name: Waktu tunggu, kind: outcome, better: lower,
                      baseline: {year: 2022, value: 30}, targets: {2023: 10}}]
    """
    for program, index, indicator in indicators(plan):
        start = indicator.baseline.value if indicator.baseline else None
        if start is None or indicator.better is None:
            continue
        sign = -1 if indicator.better == "lower" else 1
        place = program.at("indicators", index)
        for year, value in indicator.targets.items():
            if value is not None and (value - start) * sign <= 0:
                yield _no_better(place, year, value, start)


def _no_better(place: Place, year: int, value: float, start: float) -> Finding:
    related = (Related(place.at("baseline", "value"), _("the baseline")),)
    at = place.at("targets", str(year))
    if value == start:
        return Finding(at, _("the target {value} is the baseline", value=value), _("aim at more"), related)
    return Finding(
        at,
        _("the target {value} is worse than the baseline {start}", value=value, start=start),
        _("correct one of the two, or better: write lower where less is better, higher where more is"),
        related,
    )


@rule("RM607", WARNING)
def percent_over_100(plan: Plan) -> Iterator[Finding]:
    """A share in percent is over 100.

    Why: no share of services, people or waste is over 100 percent; mostly the count was written and not the
    share, and the progress of the program is then far too good.

    Bad:
        indicators: [{name: Layanan daring, kind: output, unit: "%", targets: {2023: 120}}]

    Good:
        indicators: [{name: Layanan daring, kind: output, unit: "%", targets: {2023: 100}}]
    """
    for place, measure in _measures(plan):
        if measure.unit is None or measure.unit.strip() != "%":
            continue
        for path, value in _percents(measure):
            if value > 100:  # noqa: PLR2004 -- percent
                yield Finding(
                    place.at(*path),
                    _("{value} percent is over 100", value=value),
                    _("write the share, or give the indicator the unit of what is counted"),
                )


def _percents(measure: Indicator | ChosenIndicator) -> Iterator[tuple[Path, float]]:
    baseline: Baseline | None = measure.baseline
    if baseline and baseline.value is not None:
        yield ("baseline", "value"), baseline.value
    actuals = measure.actuals if isinstance(measure, Indicator) else {}
    for field, values in (("targets", measure.targets), ("actuals", actuals)):
        for year, value in values.items():
            if value is not None:
                yield (field, str(year)), value


@rule("RM608", WARNING)
def cumulative_falls(plan: Plan) -> Iterator[Finding]:
    """A value that adds up over the years is lower than the year before.

    Why: what is counted up from the start cannot become less. Mostly the yearly numbers were written, and the
    total that the region reports is then wrong.

    Bad:
        indicators: [{name: Titik, kind: output, accumulation: cumulative, targets: {2022: 50, 2023: 40}}]

    Good:
        indicators: [{name: Titik, kind: output, accumulation: cumulative, targets: {2022: 50, 2023: 90}}]
    """
    for program, index, indicator in indicators(plan):
        if indicator.accumulation != "cumulative":
            continue
        place = program.at("indicators", index)
        for before, after in _falls(indicator.targets):
            message = _("the cumulative target falls from {before} to {after}", before=before[1], after=after[1])
            yield _fall(place.at("targets"), before[0], after[0], message)
        for before, after in _falls(indicator.actuals):
            message = _("the cumulative actual falls from {before} to {after}", before=before[1], after=after[1])
            yield _fall(place.at("actuals"), before[0], after[0], message)


def _falls(values: Mapping[int, float | None]) -> Iterator[tuple[tuple[int, float], tuple[int, float]]]:
    """Years and values that could be read, each with the next in time where that is lower."""
    known = sorted((year, value) for year, value in values.items() if value is not None)
    return ((before, after) for before, after in pairwise(known) if after[1] < before[1])


def _fall(place: Place, before: int, after: int, message: Message) -> Finding:
    help = _("write the total up to that year, or accumulation: yearly")
    related = Related(place.at(str(before)), _("the value of {year}", year=before))
    return Finding(place.at(str(after)), message, help, (related,))

"""Indicators: programs have some, with a baseline, a number of the national standard, and targets that make sense."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from ppu_roadmap.diagnostics import WARNING, Finding, Path, Place, Related
from ppu_roadmap.facts.known import absent, lacks, lost
from ppu_roadmap.facts.naming import adding, called
from ppu_roadmap.facts.parts import indicators
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _, command

_FALLS: Mapping[str, Message] = {
    "targets": _("the cumulative target falls from {before} to {after}"),
    "actuals": _("the cumulative actual falls from {before} to {after}"),
}


@rule("RM601", WARNING)
def no_indicator(plan: Plan) -> Iterator[Finding]:
    """A program has no indicator.

    Why: the yearly evaluation scores output, outcome and impact; of a program without an indicator there is
    nothing to report, however well it runs.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU}

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, indicators: [{name: Layanan daring, kind: output}]}
    """
    for program in plan.programs:
        if lacks(plan, program, "indicators"):
            help = _(
                "add what will show that it works, with a baseline and targets: {command}",
                command=adding("indicator", program),
            )
            yield Finding(program.first(), _("{program} has no indicator", program=called(program)), help)


@rule("RM602", WARNING, _("write baseline with the year and the value that it starts from"))
def no_baseline(plan: Plan) -> Iterator[Finding]:
    """An indicator has no baseline.

    Why: without the condition at the start nobody can say what the program changed, and baseline is the first
    of the five parts of the ministry's evaluation.

    Bad:
        indicators: [{name: Layanan daring, kind: output, targets: {2023: 50}}]

    Good:
        indicators: [{name: Layanan daring, kind: output, baseline: {year: 2022, value: 10}}]
    """
    for program, index, indicator in indicators(plan):
        if absent(indicator, "baseline"):
            of, name = called(program), indicator.name or indicator.id or _("without a name")
            message = _("the indicator {indicator} of {program} has no baseline", indicator=name, program=of)
            yield Finding(program.first("indicators", index), message)


@rule("RM603", WARNING, _("write targets by year, at least for the program's last one"))
def no_target(plan: Plan) -> Iterator[Finding]:
    """An indicator has no target.

    Why: the head of the region and the next RPJMD take over targets by year; an indicator without one
    promises nothing.

    Bad:
        indicators: [{name: Layanan daring, kind: output, baseline: {year: 2022, value: 10}}]

    Good:
        indicators: [{name: Layanan daring, kind: output, targets: {2023: 50}}]
    """
    for program, index, indicator in indicators(plan):
        if absent(indicator, "targets") and not lost(plan, program, "indicators", index, "targets"):
            of, name = called(program), indicator.name or indicator.id or _("without a name")
            message = _("the indicator {indicator} of {program} has no target", indicator=name, program=of)
            yield Finding(program.first("indicators", index), message)


@rule(
    "RM604",
    WARNING,
    _("give the indicator that is one of the standard its number: see {command}", command=command("sni", "list")),
)
def long_term_no_sni(plan: Plan) -> Iterator[Finding]:
    """A long-term program measures no indicator of the national standard for smart cities.

    Why: the long-term roadmap looks at the indicators of SNI ISO 37122, so that the next RPJMD can refer to
    it and regions can be compared.

    Bad:
        horizon: long-term
        indicators: [{name: Layanan daring, kind: outcome}]

    Good:
        horizon: long-term
        indicators: [{name: Layanan daring, kind: outcome, sni: "10.1"}]
    """
    for program in plan.programs:
        if program.horizon != "long-term" or not program.indicators or lost(plan, program, "indicators"):
            continue
        if not any("sni" in indicator.model_fields_set for indicator in program.indicators):
            message = _("{program} is long-term and measures no SNI ISO 37122 indicator", program=called(program))
            yield Finding(program.first(), message)


def _measures(plan: Plan) -> Iterator[tuple[Place, Indicator | ChosenIndicator]]:
    """Every indicator of a program, then those of the national standard in plan.yaml, with their places."""
    for program, index, indicator in indicators(plan):
        yield program.at("indicators", index), indicator
    for number, chosen in plan.file.sni.items():
        if chosen is not None:
            yield plan.file.at("sni", number), chosen


@rule("RM605", WARNING, _("set it for a year of the plan"))
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
                message = _(
                    "the target of {year} lies outside the plan {first}-{last}",
                    year=year,
                    first=reach.first,
                    last=reach.last,
                )
                yield Finding(place.key("targets", str(year)), message)


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
            if value is None or (value - start) * sign > 0:
                continue
            message, help = _("the target {value} is the baseline", value=value), _("aim at more")
            if value != start:
                message = _("the target {value} is worse than the baseline {start}", value=value, start=start)
                help = _("correct one of the two, or better: write lower where less is better, higher where more is")
            related = Related(place.at("baseline", "value"), _("the baseline"))
            yield Finding(place.at("targets", str(year)), message, help, (related,))


@rule("RM607", WARNING, _("write the share, or give the indicator the unit of what is counted"))
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
            if value is not None and value > 100:  # noqa: PLR2004 -- percent
                yield Finding(place.at(*path), _("{value} percent is over 100", value=value))


def _percents(measure: Indicator | ChosenIndicator) -> Iterator[tuple[Path, float | None]]:
    yield ("baseline", "value"), measure.baseline.value if measure.baseline else None
    for field in ("targets", "actuals"):
        for year, value in getattr(measure, field, {}).items():
            yield (field, str(year)), value


@rule("RM608", WARNING, _("write the total up to that year, or accumulation: yearly"))
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
        for field, template in _FALLS.items():
            values: Mapping[int, float | None] = getattr(indicator, field)
            known = sorted((year, value) for year, value in values.items() if value is not None)
            for (earlier, before), (later, after) in pairwise(known):
                if after < before:
                    place = program.at("indicators", index, field)
                    message = replace(template, values={"before": before, "after": after})
                    related = Related(place.at(str(earlier)), _("the value of {year}", year=earlier))
                    yield Finding(place.at(str(later)), message, related=(related,))

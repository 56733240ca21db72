"""Indicators: programs have some, with a baseline, a number of the national standard, and targets that make sense."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ppu_roadmap.diagnostics import WARNING, Finding, Path, Related
from ppu_roadmap.facts.known import absent, lost, lost_in
from ppu_roadmap.facts.naming import adding, called, called_measured
from ppu_roadmap.facts.parts import Measure, measures
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.facts.targets import Ends, ends, gap, is_percent, values_of
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.measures import Indicator, Range, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _, command

_SIGN: Mapping[str, int] = {"higher": 1, "lower": -1}
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
    for program in lacking(plan, plan.programs, "indicators"):
        add = adding("indicator", program)
        help = _("add what will show that it works, with a baseline and targets: {command}", command=add)
        yield Finding(program.first(), _("{program} has no indicator", program=called(program)), help)


@rule("RM602", WARNING, _("write baseline with the year and the value that it starts from"))
def no_baseline(plan: Plan) -> Iterator[Finding]:
    """An indicator has no baseline.

    Why: without the condition at the start nobody can say what the program changed, and baseline is the first
    of the five parts of the ministry's evaluation.

    Bad: indicators: [{name: Layanan daring, kind: output, targets: {2023: 50}}]
    Good: indicators: [{name: Layanan daring, kind: output, baseline: {year: 2022, value: 10}}]
    """
    for measure in measures(plan):
        if absent(measure.indicator, "baseline"):
            message = _("the indicator {indicator} of {program} has no baseline", **_names(measure))
            yield Finding(measure.place.first(), message)


def _names(measure: Measure) -> dict[str, Phrase]:
    """What messages call an indicator, and what it is of."""
    name = measure.indicator.name or measure.indicator.id or _("without a name")
    return {"indicator": name, "program": called_measured(measure)}


@rule("RM603", WARNING, _("write targets by year, at least for the program's last one"))
def no_target(plan: Plan) -> Iterator[Finding]:
    """An indicator has no target.

    Why: the head of the region and the next RPJMD take over targets by year; an indicator without one promises nothing.

    Bad: indicators: [{name: Layanan daring, kind: output, baseline: {year: 2022, value: 10}}]
    Good: indicators: [{name: Layanan daring, kind: output, targets: {2023: 50}}]
    """
    for measure in measures(plan):
        if absent(measure.indicator, "targets") and not lost_in(plan, measure.file, *measure.place.path, "targets"):
            message = _("the indicator {indicator} of {program} has no target", **_names(measure))
            yield Finding(measure.place.first(), message)


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


def _measures(plan: Plan) -> Iterator[tuple[Located, Path, Indicator | ChosenIndicator]]:
    """Every indicator, then those of the national standard in plan.yaml, each with where it stands."""
    for measure in measures(plan):
        yield measure.home, measure.path, measure.indicator
    for number, chosen in plan.file.sni.items():
        if chosen is not None:
            yield plan.file, ("sni", number), chosen


@rule("RM605", WARNING, _("set it for a year of the plan"))
def target_outside_plan(plan: Plan) -> Iterator[Finding]:
    """A target is set for a year outside the plan.

    Why: no table of the plan has a column for that year, so the target is seen by nobody; mostly the year is mistyped.

    Bad: indicators: [{name: Layanan daring, kind: output, targets: {2073: 90}}]
    Good: indicators: [{name: Layanan daring, kind: output, targets: {2037: 90}}]
    """
    reach = plan.reach
    if reach is None:
        return
    for home, path, measure in _measures(plan):
        for year in measure.targets:
            if not reach.covers(year):
                message = _("the target of {year} lies outside the plan {first}-{last}", year=year, **reach._asdict())
                yield Finding(home.key(*path, "targets", str(year)), message)


@rule("RM606", WARNING)
def target_is_baseline(plan: Plan) -> Iterator[Finding]:
    """A target is the baseline itself or worse.

    Why: a program that aims at what is there already changes nothing. Where less is better, as with waiting
    times, the indicator must say so, or its progress is shown the wrong way round. What cannot become better,
    all of a share or none of what is bad, may stay; so may what is to be held, which says ``better: keep``.

    Bad:
        indicators: [{name: Waktu tunggu, kind: outcome,
                      baseline: {year: 2022, value: 30}, targets: {2023: 10}}]
    Good:
        indicators: [{name: Waktu tunggu, kind: outcome, better: lower,
                      baseline: {year: 2022, value: 30}, targets: {2023: 10}}]
    """
    for measure in measures(plan):
        indicator = measure.indicator
        start = indicator.baseline.value if indicator.baseline else None
        sign = _SIGN.get(indicator.better or "")
        for year, value in indicator.targets.items():
            if sign and isinstance(start, float) and isinstance(value, float) and (value - start) * sign > 0:
                continue  # most targets
            said = _no_gain(indicator, start, value)
            if said is not None:
                place = measure.place
                related = Related(place.at("baseline", "value"), _("the baseline"))
                yield Finding(place.at("targets", str(year)), *said, (related,))


def _no_gain(indicator: Indicator, start: Value | None, value: Value | None) -> tuple[Message, Message] | None:
    """What to say of a target that gains nothing, and what to do; nothing of a range that the start lies in."""
    gain = gap(start, value, indicator.better, indicator.scale)
    before, after = ends(start, indicator.scale), ends(value, indicator.scale)
    if gain is None or gain > 0 or before is None or after is None or after.spans(before):
        return None
    if indicator.better == "keep":
        message = _("the target {value} leaves the baseline {start}, which is to be held", value=value, start=start)
        return (message, _("write what is reached, or better: higher or lower")) if gain else None
    if gain:
        message = _("the target {value} is worse than the baseline {start}", value=value, start=start)
        return message, _("correct one of the two, or better: write lower where less is better, higher where more is")
    if _at_best(indicator, before):
        return None
    return _("the target {value} is the baseline", value=value), _(
        "aim at more, or write better: keep where what is reached is to be held"
    )


def _at_best(indicator: Indicator, start: Ends) -> bool:
    """Whether it cannot become better: all of a share, none of what is bad, the best word of a scale."""
    if indicator.better == "lower":
        return start.high == 0
    share = is_percent(indicator.unit) and indicator.kind_of_percent == "share"
    best = len(indicator.scale) - 1 if indicator.scale else 100 if share else None
    return start.low == best


@rule("RM607", WARNING, _("write the share, or give the indicator the unit of what is counted"))
def percent_over_100(plan: Plan) -> Iterator[Finding]:
    """A share in percent is over 100.

    Why: no share of services, people or waste is over 100 percent; mostly the count was written and not the
    share, and the progress of the program is then far too good.

    Bad: indicators: [{name: Layanan daring, kind: output, unit: "%", targets: {2023: 120}}]
    Good: indicators: [{name: Layanan daring, kind: output, unit: "%", targets: {2023: 100}}]
    """
    for home, path, measure in _measures(plan):
        if measure.kind_of_percent != "share" or not is_percent(measure.unit):
            continue
        for at, value in values_of(measure):
            numbers = (value.max, value.min) if isinstance(value, Range) else (value,)
            over = next((each for each in numbers if isinstance(each, float) and each > 100), None)  # noqa: PLR2004 -- percent
            if over is not None:
                yield Finding(home.at(*path, *at), _("{value} percent is over 100", value=over))


@rule("RM608", WARNING, _("write the total up to that year, or accumulation: yearly"))
def cumulative_falls(plan: Plan) -> Iterator[Finding]:
    """A value that adds up over the years is lower than the year before.

    Why: what is counted up from the start cannot become less. Mostly the yearly numbers were written, and the
    total that the region reports is then wrong.

    Bad: indicators: [{name: Titik, kind: output, accumulation: cumulative, targets: {2022: 50, 2023: 40}}]
    Good: indicators: [{name: Titik, kind: output, accumulation: cumulative, targets: {2022: 50, 2023: 90}}]
    """
    for measure in measures(plan):
        indicator = measure.indicator
        if indicator.accumulation != "cumulative":
            continue
        for field, template in _FALLS.items():
            values: Mapping[int, Value | None] = getattr(indicator, field)
            spans = ((year, ends(value, indicator.scale)) for year, value in sorted(values.items()))
            known = [(year, span) for year, span in spans if span is not None]
            for (earlier, before), (later, after) in pairwise(known):
                if after.high < before.low:
                    place = measure.place.at(field)
                    message = template.of(before=values[earlier], after=values[later])
                    related = Related(place.at(str(earlier)), _("the value of {year}", year=earlier))
                    yield Finding(place.at(str(later)), message, related=(related,))

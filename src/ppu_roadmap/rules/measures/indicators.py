"""Whether programs have indicators, and these a baseline, a target, a number of the national standard."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding
from ppu_roadmap.facts.known import absent, lacks, lost
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import indicators
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Phrase, _


def called_indicator(indicator: Indicator) -> Phrase:
    """The name of an indicator; its id where it has none."""
    return indicator.name or indicator.id or _("without a name")


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
            yield Finding(
                program.first(),
                _("{program} has no indicator", program=called(program)),
                _("write what will show that it works, with a baseline and targets"),
            )


@rule("RM602", WARNING)
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
            yield Finding(
                program.first("indicators", index),
                _(
                    "the indicator {indicator} of {program} has no baseline",
                    indicator=called_indicator(indicator),
                    program=called(program),
                ),
                _("write baseline with the year and the value that it starts from"),
            )


@rule("RM603", WARNING)
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
            yield Finding(
                program.first("indicators", index),
                _(
                    "the indicator {indicator} of {program} has no target",
                    indicator=called_indicator(indicator),
                    program=called(program),
                ),
                _("write targets by year, at least for the program's last one"),
            )


@rule("RM604", WARNING)
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
            yield Finding(
                program.first(),
                _("{program} is long-term and measures no SNI ISO 37122 indicator", program=called(program)),
                _("give the indicator that is one of the standard its number: see roadmap sni list"),
            )

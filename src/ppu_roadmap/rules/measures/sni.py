"""Indicators of SNI ISO 37122: the ones chosen are the ones measured, from one baseline."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, INFO, Finding, Related
from ppu_roadmap.facts.known import all_known
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import indicators
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


def _in_standard(number: str) -> bool:
    """Whether the standard has such a number, else RM110 speaks; the list is read only where one is met."""
    from ppu_roadmap.catalog.sni import indicators as known

    return number in known()


@rule("RM609", ERROR)
def baselines_differ(plan: Plan) -> Iterator[Finding]:
    """Two programs start one indicator of the national standard from different values of one year.

    Why: a standard indicator has one value for the region and year. With two, the coverage table and the
    chapter for the RPJMD contradict each other, and the assessors find it first.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
          - {id: GOV-02, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 8}}]}

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
          - {id: GOV-02, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
    """
    first: dict[tuple[str, int], tuple[Program, int, float]] = {}
    for program, index, indicator in indicators(plan):
        start = indicator.baseline
        if indicator.sni is None or start is None or start.year is None or start.value is None:
            continue
        owner, at, value = first.setdefault((indicator.sni, start.year), (program, index, start.value))
        if owner is not program and value != start.value:
            yield Finding(
                program.at("indicators", index, "baseline", "value"),
                _(
                    "SNI {sni} has the baseline {value} here and {first} in {program}",
                    sni=indicator.sni,
                    value=start.value,
                    first=value,
                    program=called(owner),
                ),
                _("ask the producer of the data which value is right"),
                (Related(owner.at("indicators", at, "baseline", "value"), _("the first baseline")),),
            )


@rule("RM613", INFO)
def sni_not_chosen(plan: Plan) -> Iterator[Finding]:
    """An indicator of the national standard is used but not chosen, or chosen but not used.

    Why: the region chooses which indicators of SNI ISO 37122 it answers for, with a reason and a producer of
    the data; what is measured beside that choice, or chosen and measured by nobody, leaves a hole in the
    coverage table.

    Bad:
        indicators: [{name: Layanan daring, kind: outcome, sni: "10.1"}]

    Good:
        # plan.yaml
        sni: {"10.1": {reason: Layanan daring adalah misi kedua}}
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, indicators: [{name: Layanan daring, kind: outcome, sni: "10.1"}]}
    """
    if "sni" in plan.file.refused:
        return
    chosen = plan.file.sni
    used = [(program, index, item.sni) for program, index, item in indicators(plan) if item.sni is not None]
    for program, index, number in used:
        if number not in chosen and _in_standard(number):
            yield Finding(
                program.at("indicators", index, "sni"),
                _("SNI {number} is used but not chosen in plan.yaml", number=number),
                _("add it to sni in plan.yaml with the reason"),
            )
    if not chosen or any("sni" in item.refused for _program, _index, item in indicators(plan)):
        return
    numbers = {number for _program, _index, number in used}
    for number in chosen if all_known(plan, "indicators") else ():
        if number not in numbers and _in_standard(number):
            yield Finding(
                plan.file.key("sni", number),
                _("SNI {number} is chosen but no indicator measures it", number=number),
                _("give it to an indicator of a program, or take it out of sni"),
            )

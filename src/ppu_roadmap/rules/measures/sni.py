"""Indicators of SNI ISO 37122: the ones chosen are the ones measured, from one baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppu_roadmap.diagnostics import ERROR, INFO, Finding, Related
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.rules.parts import indicators
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
            yield _differs(program, index, indicator.sni, start.value, (owner, at, value))


def _differs(program: Program, index: int, sni: str, value: float, first: tuple[Program, int, float]) -> Finding:
    other, at, before = first
    return Finding(
        program.at("indicators", index, "baseline", "value"),
        _(
            "SNI {sni} has the baseline {value} here and {first} in {program}",
            sni=sni,
            value=value,
            first=before,
            program=called(other),
        ),
        _("ask the producer of the data which value is right"),
        (Related(other.at("indicators", at, "baseline", "value"), _("the first baseline")),),
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
    if not chosen and not used:
        return
    yield from _not_chosen(used, chosen)
    if _every_number_known(plan):
        yield from _not_used(plan.file, {number for _program, _index, number in used})


def _not_chosen(used: list[tuple[Program, int, str]], chosen: Mapping[str, object]) -> Iterator[Finding]:
    for program, index, number in used:
        if number not in chosen and _in_standard(number):
            yield Finding(
                program.at("indicators", index, "sni"),
                _("SNI {number} is used but not chosen in plan.yaml", number=number),
                _("add it to sni in plan.yaml with the reason"),
            )


def _not_used(file: PlanFile, used: set[str]) -> Iterator[Finding]:
    for number in file.sni:
        if number not in used and _in_standard(number):
            yield Finding(
                file.key("sni", number),
                _("SNI {number} is chosen but no indicator measures it", number=number),
                _("give it to an indicator of a program, or take it out of sni"),
            )


def _every_number_known(plan: Plan) -> bool:
    """Whether every indicator and its number could be read, so that what is not used is truly not used."""
    return (
        all(all_programs_known(plan, dimension) for dimension in DIMENSIONS)
        and not any("indicators" in path for _file, path in plan.pruned)
        and not any("indicators" in program.refused for program in plan.programs)
        and not any("sni" in item.refused for _program, _index, item in indicators(plan))
    )

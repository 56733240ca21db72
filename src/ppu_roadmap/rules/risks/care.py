"""Whether risks are looked after: a quick win has some, and the grave ones have a mitigation and an owner."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding
from ppu_roadmap.facts.known import absent, lacks, silent
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.risk import HIGH, MEDIUM, Level, level_of
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.parts import quick_wins, risks
from ppu_roadmap.rules.risks.levels import called_risk
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM501", ERROR)
def quick_win_no_risk(plan: Plan) -> Iterator[Finding]:
    """A quick win has no risk.

    Why: the third workshop draws up risk management of the quick wins that were chosen, and the ministry's
    form has a sheet for each; a regional parliament has asked in public where the mitigation was.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
        risks: [{id: GOV-01-R1, factor: Data layanan tidak diperbarui, likelihood: 2, impact: 1}]
    """
    for program, _quick_win in quick_wins(plan):
        if lacks(plan, program, "risks"):
            yield Finding(
                program.first("quick_win"),
                _("the quick win {program} has no risk", program=called(program)),
                _("write at least one risk with its likelihood and impact"),
            )


def _grave(plan: Plan) -> Iterator[tuple[Program, int, Risk, Level]]:
    """The risks of medium or high level, each with its program and its index there."""
    if not plan.file.risk_scale:
        return
    for program, index, risk in risks(plan):
        found = level_of(plan, risk)
        if found in {MEDIUM, HIGH}:
            yield program, index, risk, found


@rule("RM502", WARNING)
def risk_no_mitigation(plan: Plan) -> Iterator[Finding]:
    """A medium or high risk has no mitigation.

    Why: missing mitigation is what plans of this kind were criticised for (jogja.antaranews.com 413534). A
    risk that is only named will happen as if nobody had known.

    Bad:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3}]

    Good:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3, mitigation: Jadwal pembaruan}]
    """
    for program, index, risk, grade in _grave(plan):
        if silent(risk, "mitigation"):
            name = called_risk(program, risk)
            yield Finding(
                program.first("risks", index),
                _("the high risk {risk} has no mitigation", risk=name)
                if grade is HIGH
                else _("the medium risk {risk} has no mitigation", risk=name),
                _("write what is done about it"),
            )


@rule("RM503", WARNING)
def risk_no_owner(plan: Plan) -> Iterator[Finding]:
    """A medium or high risk has no owner.

    Why: a mitigation that no agency answers for is not carried out; the register of risks is sorted by owner
    when the agencies are asked each quarter.

    Bad:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 3}]

    Good:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 3, owner: diskominfo}]
    """
    for program, index, risk, grade in _grave(plan):
        if absent(risk, "owner"):
            name = called_risk(program, risk)
            yield Finding(
                program.first("risks", index),
                _("the high risk {risk} has no owner", risk=name)
                if grade is HIGH
                else _("the medium risk {risk} has no owner", risk=name),
                _("name the agency that answers for it"),
            )

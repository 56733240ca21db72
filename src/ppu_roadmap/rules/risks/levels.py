"""Likelihood and impact of risks: on the plan's scale, and lower after mitigation than before."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Path, Related
from ppu_roadmap.facts.risk import rating
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.parts import risks
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _


def called_risk(program: Program, risk: Risk) -> Phrase:
    """The id of a risk; without one, whose it is."""
    return risk.id or _("of {program}", program=program.id or program.name)


def _over(risk: Risk, scale: int) -> Iterator[tuple[Path, int]]:
    """The numbers of a risk that are over the scale, with their paths in it."""
    if risk.likelihood is not None and risk.likelihood > scale:
        yield ("likelihood",), risk.likelihood
    if risk.impact is not None and risk.impact > scale:
        yield ("impact",), risk.impact
    rest = risk.residual
    if rest is not None and rest.likelihood is not None and rest.likelihood > scale:
        yield ("residual", "likelihood"), rest.likelihood
    if rest is not None and rest.impact is not None and rest.impact > scale:
        yield ("residual", "impact"), rest.impact


@rule("RM504", WARNING)
def residual_higher(plan: Plan) -> Iterator[Finding]:
    """What stays of a risk after mitigation is more than the risk itself.

    Why: residual risk is what mitigation leaves over, so it cannot be the greater one. Mostly the two were
    swapped, and the heat map then shows the dangers of the plan the wrong way round.

    Bad:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3,
                 residual: {likelihood: 3, impact: 3}}]

    Good:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3,
                 residual: {likelihood: 1, impact: 3}}]
    """
    if not plan.file.risk_scale:
        return
    for program, index, risk in risks(plan):
        before, after = rating(plan, risk), rating(plan, risk.residual)
        if before and after and after.product > before.product:
            yield Finding(
                program.first("risks", index, "residual"),
                _higher(program, risk, before.product, after.product),
                _("swap the two, or rate anew what stays after mitigation"),
            )


def _higher(program: Program, risk: Risk, before: int, after: int) -> Message:
    return _(
        "the residual risk of {risk} ({after}) is over the inherent one ({before})",
        risk=risk.id or program.id or program.name,
        after=after,
        before=before,
    )


@rule("RM505", ERROR)
def out_of_scale(plan: Plan) -> Iterator[Finding]:
    """A likelihood or an impact is over the plan's risk scale.

    Why: the ministry's form rates likelihood 1 to 3; a 4 from a form with five steps would make a medium risk
    look high beside the others, and its place in the heat map does not exist.

    Bad:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 4, impact: 1}]

    Good:
        risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 1}]
    """
    scale = plan.file.risk_scale
    if not scale:
        return
    given = "risk_scale" in plan.file.model_fields_set
    related = (Related(plan.file.at("risk_scale"), _("the risk scale")),) if given else ()
    for program, index, risk in risks(plan):
        for path, value in _over(risk, scale):
            yield Finding(
                program.at("risks", index, *path),
                _over_scale(str(path[-1]), value, scale),
                _("rate it from 1 to {scale}, or change risk_scale in plan.yaml", scale=scale),
                related,
            )


def _over_scale(field: str, value: int, scale: int) -> Message:
    """The value as text: a message cuts a text that is far too long."""
    if field == "likelihood":
        return _("likelihood {value} is over the risk scale of {scale}", value=str(value), scale=scale)
    return _("impact {value} is over the risk scale of {scale}", value=str(value), scale=scale)

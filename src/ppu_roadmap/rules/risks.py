"""RM5xx: whether the risks of programs are known, on the plan's scale, and looked after."""

from collections.abc import Callable, Iterator, Mapping

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Related
from ppu_roadmap.facts.known import absent, lacks, silent
from ppu_roadmap.facts.naming import adding, called
from ppu_roadmap.facts.parts import quick_wins, risks
from ppu_roadmap.facts.risk import HIGH, MEDIUM, Level, level_of, rating, scale_of
from ppu_roadmap.model.measures import Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _

_OVER: Mapping[str, Message] = {
    "likelihood": _("likelihood {value} is over the risk scale of {scale}"),
    "impact": _("impact {value} is over the risk scale of {scale}"),
}


@rule("RM504", WARNING, _("swap the two, or rate anew what stays after mitigation"))
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
            message = _(
                "the residual risk of {risk} ({after}) is over the inherent one ({before})",
                risk=risk.id or program.id or program.name,
                after=after.product,
                before=before.product,
            )
            yield Finding(program.first("risks", index, "residual"), message)


@rule("RM505", ERROR)
def out_of_scale(plan: Plan) -> Iterator[Finding]:
    """A likelihood or an impact is over the plan's risk scale.

    Why: the ministry's form rates likelihood 1 to 3; a 4 from a form with five steps would make a medium risk
    look high beside the others, and its place in the heat map does not exist.

    Bad: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 4, impact: 1}]
    Good: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 1}]
    """
    scale = scale_of(plan)
    if scale is None or not plan.file.risk_scale:
        return
    given = "risk_scale" in plan.file.model_fields_set
    related = (Related(plan.file.at("risk_scale"), _("the risk scale")),) if given else ()
    for program, index, risk in risks(plan):
        for path, rated in ((), risk), (("residual",), risk.residual):
            for axis, template in _OVER.items():
                value, steps = getattr(rated, axis, None), getattr(scale, axis)
                if value is not None and value > steps:  # a message cuts a text that is far too long
                    message = template.of(value=str(value), scale=steps)
                    help = _("rate it from 1 to {scale}, or change risk_scale in plan.yaml", scale=steps)
                    yield Finding(program.at("risks", index, *path, axis), message, help, related)


@rule("RM501", ERROR)
def quick_win_no_risk(plan: Plan) -> Iterator[Finding]:
    """A quick win has no risk.

    Why: the third workshop draws up risk management of the quick wins that were chosen, and the ministry's
    form has a sheet for each; a regional parliament has asked in public where the mitigation was.

    Bad: quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
        risks: [{id: GOV-01-R1, factor: Data layanan tidak diperbarui, likelihood: 2, impact: 1}]
    """
    for program, _quick_win in quick_wins(plan):
        if lacks(plan, program, "risks"):
            help = _("add at least one, with its likelihood and impact: {command}", command=adding("risk", program))
            message = _("the quick win {program} has no risk", program=called(program))
            yield Finding(program.first("quick_win"), message, help)


def _grave(
    plan: Plan, said: Mapping[Level, Message], bare: Callable[[Risk, str], bool], field: str
) -> Iterator[Finding]:
    """The risks of a level of which something is said, where a field is bare."""
    for program, index, risk in risks(plan) if plan.file.risk_scale else ():
        found = level_of(plan, risk)
        if found and found in said and bare(risk, field):
            name = risk.id or _("of {program}", program=program.id or program.name)
            yield Finding(program.first("risks", index), said[found].of(risk=name))


@rule("RM502", WARNING, _("write what is done about it"))
def risk_no_mitigation(plan: Plan) -> Iterator[Finding]:
    """A medium or high risk has no mitigation.

    Why: missing mitigation is what plans of this kind were criticised for (jogja.antaranews.com 413534). A
    risk that is only named will happen as if nobody had known.

    Bad: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3}]
    Good: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 2, impact: 3, mitigation: Jadwal pembaruan}]
    """
    said = {HIGH: _("the high risk {risk} has no mitigation"), MEDIUM: _("the medium risk {risk} has no mitigation")}
    return _grave(plan, said, silent, "mitigation")


@rule("RM503", WARNING, _("name the agency that answers for it"))
def risk_no_owner(plan: Plan) -> Iterator[Finding]:
    """A medium or high risk has no owner.

    Why: a mitigation that no agency answers for is not carried out; the register of risks is sorted by owner
    when the agencies are asked each quarter.

    Bad: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 3}]
    Good: risks: [{id: GOV-01-R1, factor: Data lama, likelihood: 3, impact: 3, owner: diskominfo}]
    """
    said = {HIGH: _("the high risk {risk} has no owner"), MEDIUM: _("the medium risk {risk} has no owner")}
    return _grave(plan, said, absent, "owner")


RISKS = (quick_win_no_risk, risk_no_mitigation, risk_no_owner, residual_higher, out_of_scale)

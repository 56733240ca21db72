"""Weights that add up to a hundred."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, Finding
from ppu_roadmap.facts.known import absent, lost_in
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import EvaluationWeights, PlanFile
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _

WHOLE = 100


@rule("RM309", ERROR)
def weights(plan: Plan) -> Iterator[Finding]:
    """The weights of criteria, or of the parts of the evaluation, do not add up to 100.

    Why: scores of two plans, or of two years, can be compared only out of the same whole; a missing tenth
    ranks quick wins by accident.

    Bad:
        # plan.yaml
        quick_win_criteria: {speed: {name: Cepat terwujud, weight: 60}, impact: {name: Dampak, weight: 30}}

    Good:
        # plan.yaml
        quick_win_criteria: {speed: {name: Cepat terwujud, weight: 60}, impact: {name: Dampak, weight: 40}}
    """
    file = plan.file
    for field, found in (
        ("quick_win_criteria", _criteria(plan, file)),
        ("evaluation_weights", _evaluation(file)),
    ):
        known = [weight for weight in found if weight is not None]
        if known and len(known) == len(found) and sum(known) != WHOLE:
            yield Finding(
                file.first(field),
                _("the weights of {field} add up to {total}, not 100", field=field, total=sum(known)),
                _("change them until they add up to 100"),
            )


def _criteria(plan: Plan, file: PlanFile) -> list[int | None]:
    if lost_in(plan, "plan", "quick_win_criteria"):
        return []
    return [criterion.weight if criterion else None for criterion in file.quick_win_criteria.values()]


def _evaluation(file: PlanFile) -> list[int | None]:
    """The five weights; ``None`` for one that is not written, whatever its default."""
    given = file.evaluation_weights
    if given is None or absent(file, "evaluation_weights"):
        return []
    written: dict[str, int | None] = {field: getattr(given, field) for field in given.model_fields_set}
    return [written.get(field) for field in EvaluationWeights.model_fields]

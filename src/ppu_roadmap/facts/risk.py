"""How grave a risk is: likelihood times impact on the plan's scale, told in one way wherever a level is asked for."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from ppu_roadmap.model.measures import Residual, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import RiskMatrix
from ppu_roadmap.model.program import Program


class Level(StrEnum):
    """How grave a risk is; the order of declaration is the order of gravity."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def gravity(self) -> int:
        """0 for the least grave."""
        return [*Level].index(self)


LOW, MEDIUM, HIGH = Level


class Scale(NamedTuple):
    """The steps of likelihood and impact, and the products of the two at which the levels begin."""

    likelihood: int
    impact: int
    medium: int
    high: int


SCALES: Mapping[int, Scale] = {3: Scale(3, 3, 3, 6), 4: Scale(4, 4, 4, 9), 5: Scale(5, 5, 5, 15)}
"""By their steps; where the levels begin is our choice."""


class Rating(NamedTuple):
    """A likelihood and an impact on the plan's scale, with the level that they give."""

    likelihood: int
    impact: int
    level: Level

    @property
    def product(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


def scale_of(plan: Plan) -> Scale | None:
    """The scale; ``None`` where plan.yaml, or the scale in it, could not be read: then no level is known.

    A file by itself is held to 3, the ministry's form.
    """
    given = plan.file.risk_scale
    if isinstance(given, RiskMatrix):
        steps = (given.likelihood, given.impact, given.medium, given.high)
        return Scale(*(step for step in steps if step)) if all(steps) else None
    if "plan" in plan.broken or (plan.has_file and given is None):
        return None
    return SCALES[given or 3]


def level(likelihood: int, impact: int, scale: Scale) -> Level:
    """The level of a risk on a scale, from the product of likelihood and impact."""
    product = likelihood * impact
    return LOW if product < scale.medium else MEDIUM if product < scale.high else HIGH


def rating(plan: Plan, risk: Risk | Residual | None) -> Rating | None:
    """How a risk, or what stays of it, is rated; ``None`` where a number is missing or over the scale (RM505)."""
    scale = scale_of(plan)
    if scale is None or risk is None or risk.likelihood is None or risk.impact is None:
        return None
    if risk.likelihood > scale.likelihood or risk.impact > scale.impact:
        return None
    return Rating(risk.likelihood, risk.impact, level(risk.likelihood, risk.impact, scale))


def level_of(plan: Plan, risk: Risk | Residual | None) -> Level | None:
    """The level of a risk, or of what stays of it; ``None`` where it is not rated."""
    rated = rating(plan, risk)
    return rated.level if rated else None


def highest(ratings: Iterable[Rating | None]) -> Level | None:
    """The gravest level among ratings; ``None`` where nothing is rated."""
    levels = {each.level for each in ratings if each is not None}
    return next((level for level in (HIGH, MEDIUM, LOW) if level in levels), None)


def highest_level(plan: Plan, program: Program) -> Level | None:
    """The highest level of a program's risks before mitigation; ``None`` where none is rated."""
    return highest(rating(plan, risk) for risk in program.risks)

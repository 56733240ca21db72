"""How grave a risk is: likelihood times impact on the plan's scale, told in one way wherever a level is asked for."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from ppu_roadmap.model.measures import Residual, Risk
from ppu_roadmap.model.plan import Plan
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
_BANDS: Mapping[int, tuple[int, int]] = {3: (2, 4), 5: (4, 12)}
"""The largest product of likelihood and impact that is low, and that is medium, by scale; our choice."""


class Rating(NamedTuple):
    """A likelihood and an impact on the plan's scale, with the level that they give."""

    likelihood: int
    impact: int
    level: Level

    @property
    def product(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


def scale_of(plan: Plan) -> int | None:
    """3 or 5; ``None`` where plan.yaml, or the scale in it, could not be read: then no level is known.

    A file by itself is held to 3, the ministry's form.
    """
    return None if "plan" in plan.broken or (plan.has_file and plan.file.risk_scale is None) else plan.risk_scale


def level(likelihood: int, impact: int, scale: int) -> Level:
    """The level of a risk on a scale of 3 or 5, from the product of likelihood and impact."""
    low, medium = _BANDS[scale]
    product = likelihood * impact
    return LOW if product <= low else MEDIUM if product <= medium else HIGH


def rating(plan: Plan, risk: Risk | Residual | None) -> Rating | None:
    """How a risk, or what stays of it, is rated; ``None`` where a number is missing or over the scale (RM505)."""
    scale = scale_of(plan)
    if scale is None or risk is None or risk.likelihood is None or risk.impact is None:
        return None
    if max(risk.likelihood, risk.impact) > scale:
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

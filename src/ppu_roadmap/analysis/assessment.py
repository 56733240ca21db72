"""The self-assessment of a year in the ministry's five parts, each with what it rests on and what is missing.

docs/progress.md says which facts of the plan stand for which part and why. A part of which the plan says nothing is not
assessed; it is no 0, and the total is reckoned over the weights of the parts that are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeAlias

from ppu_roadmap.analysis import evidence
from ppu_roadmap.analysis.evidence import AssessedYear, Evidence
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.model.program import Program

AspectKey: TypeAlias = Literal["baseline", "output", "outcome", "impact", "quick_win"]
ComponentKey: TypeAlias = Literal[
    "conditions", "followed-up", "policy", "institutions", "budget", "programs", "actions", "outputs", "benefits",
    "quick-wins",
]  # fmt: skip
ASPECTS: dict[AspectKey, dict[ComponentKey, Callable[[AssessedYear], Iterator[Evidence]]]] = {
    "baseline": {"conditions": evidence.conditions, "followed-up": evidence.followed_up},
    "output": {"policy": evidence.policy, "institutions": evidence.institutions, "budget": evidence.budget},
    "outcome": {
        "programs": evidence.carried_out,
        "actions": evidence.actions_done,
        "outputs": partial(evidence.targets_reached, kinds={"output"}),
    },
    "impact": {"benefits": partial(evidence.targets_reached, kinds={"outcome", "impact"})},
    "quick_win": {"quick-wins": evidence.quick_wins},
}
"""What each part rests on, in the ministry's order."""
RECORDED = frozenset({"conditions", "institutions", "budget"})
"""What asks how much is on record: nothing on record at all is no basis, and no 0."""


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that a part rests on."""

    key: ComponentKey
    items: tuple[Evidence, ...]

    @property
    def counted(self) -> tuple[Evidence, ...]:
        """The items that have a value; none where nothing is on record."""
        known = tuple(item for item in self.items if item.value is not None)
        return known if self.key not in RECORDED or any(item.value for item in known) else ()

    @property
    def score(self) -> float | None:
        """The mean of what is counted, 0 to 100."""
        return _mean((item.value, 1) for item in self.counted)

    @property
    def proved(self) -> float | None:
        """The same where a value without evidence is worth nothing, as it is to an assessor."""
        return _mean((0 if item.proved is False else item.value, 1) for item in self.counted)

    @property
    def lacking(self) -> tuple[Evidence, ...]:
        """The items that lack something."""
        return tuple(item for item in self.items if item.lack is not None)

    @property
    def unproved(self) -> tuple[Evidence, ...]:
        """The items that count and show no evidence."""
        return tuple(item for item in self.counted if item.proved is False and item.value)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the five parts with its weight in percent."""

    key: AspectKey
    weight: int | None
    components: tuple[Component, ...]
    assessor: float | None
    """The assessors' own score of that year, on their scale."""

    @property
    def score(self) -> float | None:
        """The mean of its components that have a basis; ``None``: not assessed."""
        return _mean((component.score, 1) for component in self.components)

    @property
    def proved(self) -> float | None:
        """The same of what is proved."""
        return _mean((component.proved, 1) for component in self.components)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One year of one region."""

    plan: Plan
    year: int
    aspects: tuple[Aspect, ...]
    evaluation: Evaluation | None
    """The ministry's own evaluation of that year."""

    @property
    def assessed(self) -> int:
        """The weights of the parts that are assessed, together."""
        return sum(each.weight or 0 for each in self.aspects if each.score is not None)

    @property
    def weights(self) -> int:
        """All weights together: 100, unless the plan has a fault there."""
        return sum(each.weight or 0 for each in self.aspects)

    @property
    def total(self) -> float | None:
        """The weighted mean of the parts that are assessed."""
        return _mean((each.score, each.weight) for each in self.aspects)

    @property
    def proved(self) -> float | None:
        """The same of what is proved."""
        return _mean((each.proved, each.weight) for each in self.aspects)


def before(plan: Plan, year: int) -> bool:
    """Whether a year lies before the plan's first one."""
    return plan.file.start is not None and year < plan.file.start


def assess(plan: Plan, programs: Sequence[Program], year: int, today: date) -> Assessment:
    """A year of a plan, of the programs given, weighted as in that year's edition where the plan says how.

    Nothing is assessed of a year that has not begun, or before the plan.
    """
    assessed = AssessedYear(plan, programs, year, today)
    evaluations = (one for one in plan.file.evaluations if one.year == year)
    evaluation = max(evaluations, key=lambda one: one.stage or 0, default=None)
    scores = evaluation.scores if evaluation else None
    weights = (evaluation.weights if evaluation else None) or plan.file.evaluation_weights
    begun = year <= today.year and not before(plan, year)
    aspects = []
    for key, components in ASPECTS.items():
        rests_on = tuple(Component(name, tuple(items(assessed)) if begun else ()) for name, items in components.items())
        aspects.append(Aspect(key, getattr(weights, key, None), rests_on, getattr(scores, key, None)))
    return Assessment(plan, year, tuple(aspects), evaluation)


def _mean(weighted: Iterable[tuple[float | None, int | None]]) -> float | None:
    """The mean of the values that are known, each with a known weight; ``None`` where there are none."""
    known = [(value, weight) for value, weight in weighted if value is not None and weight is not None]
    whole = sum(weight for _value, weight in known)
    try:
        return sum(weight * value for value, weight in known) / whole if whole else None
    except OverflowError:  # a weight that no number can hold is a fault of the plan's, which rules tell
        return None

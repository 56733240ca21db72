"""The self-assessment of a year in the ministry's five parts, each with what it rests on and what is missing.

docs/progress.md says which facts of the plan stand for which part and why. A part of which the plan says nothing is not
assessed; it is no 0, and the total is reckoned over the weights of the parts that are.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.analysis.progress import last_evaluation
from ppu_roadmap.facts.standing import COMPLETE, PROPOSED, action_status, live
from ppu_roadmap.facts.targets import achieved, gap
from ppu_roadmap.facts.years import month_of, quarter_number
from ppu_roadmap.model.measures import Action, Indicator, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Document, Evaluation
from ppu_roadmap.model.program import Program

Lack: TypeAlias = Literal[
    "baseline", "status", "progress", "target", "actual", "percent", "budget", "legal-basis", "council", "team"
]
"""What a value would need: "percent" stands for a target of which no percentage can be reckoned."""

Told = TypeVar("Told", str, int)


class Evidence(NamedTuple):
    """One thing that counts: an indicator, a program, an action, a document."""

    name: str
    value: float | None
    proved: bool | None = True
    """Whether evidence is shown; ``None`` where the format has no place for it."""
    lack: Lack | None = None
    of_today: bool = False
    """Its status is that of today, since no report of the year or before says another."""


@dataclass(frozen=True)
class AssessedYear:
    """A plan in one year as it is assessed: its live programs that had begun by then, proposed ones apart."""

    plan: Plan
    programs: Sequence[Program]
    year: int
    today: date

    @property
    def past(self) -> bool:
        """Whether the year is over."""
        return self.year < self.today.year

    @cached_property
    def begun(self) -> tuple[Program, ...]:
        """The programs that had begun by the end of the year."""
        last = min(self.year, self.today.year)
        decided = (program for program in self.programs if live(program) and program.status != PROPOSED)
        return tuple(one for one in decided if (reach := self.plan.years(one)) and reach.first <= last)

    def due(self, month: str) -> bool:
        """Whether a month is over by the end of the year and by today."""
        return month <= f"{self.year:04}-12" and month < month_of(self.today)

    def reports(self, program: Program) -> list[Report]:
        """The reports of the year and before, the last one last."""
        last = quarter_number(f"{self.year:04}-Q4")
        dated = ((quarter_number(one.period), one) for one in program.reports if one.period is not None)
        return [one for quarter, one in sorted(dated, key=lambda pair: pair[0]) if quarter <= last]

    def status(self, program: Program) -> tuple[str | None, bool]:
        """The status in the year, and whether it is that of today."""
        reports = self.reports(program)
        return self._then(program.status, reports[-1].status if reports else None)

    def progress(self, program: Program) -> tuple[int | None, bool]:
        """Percent done in the year, and whether it is that of today; 100 where the status is done."""
        reports = self.reports(program)
        status, of_today = self.status(program)
        if status == "done":
            return COMPLETE, of_today
        return self._then(program.progress, reports[-1].progress if reports else None)

    def _then(self, today: Told | None, reported: Told | None) -> tuple[Told | None, bool]:
        """Of a value of today and one reported until the year that which counts, and whether it is that of today."""
        if not self.past:
            return (reported if today is None else today), False
        return (today, today is not None) if reported is None else (reported, False)

    def proved(self, program: Program) -> bool:
        """Whether any action, indicator or report of a program up to the year shows evidence."""
        shown: tuple[Action | Indicator | Report, ...]
        shown = (*program.actions, *program.indicators, *self.reports(program))
        return any(one.evidence for one in shown)


def conditions(of: AssessedYear) -> Iterator[Evidence]:
    """Whether each indicator has a baseline: 100 where it has one, else 0."""
    for program in of.begun:
        for one in program.indicators:
            known = one.baseline is not None and one.baseline.value is not None
            yield Evidence(_called(program, one), 100 * known, bool(one.evidence), None if known else "baseline")


def followed_up(of: AssessedYear) -> Iterator[Evidence]:
    """Whether the recommendations of the evaluation before were carried out."""
    evaluation = last_evaluation(of.plan, of.year)
    for number, one in enumerate(evaluation.recommendations if evaluation else (), start=1):
        value = None if one.status is None else 100 * (one.status == "done")
        yield Evidence(one.text or str(number), value, None, None if one.status else "status", of.past)


def policy(of: AssessedYear) -> Iterator[Evidence]:
    """A regulation or decree (perbup, sk) behind the plan by the end of the year."""
    found = _documents(of, "perbup", "sk")
    for document in found:
        yield Evidence(document.title or document.number or "–", 100, bool(document.number or document.file))
    if not found:
        yield Evidence("perbup/sk", None, lack="legal-basis")


def institutions(of: AssessedYear) -> Iterator[Evidence]:
    """A council and a team, proved by a decree."""
    bodies = of.plan.file.bodies
    decreed = bool(_documents(of, "sk"))
    council, team = (bodies.council, bodies.team) if bodies else (None, None)
    yield Evidence(council or "council", 100 if council else 0, decreed, None if council else "council")
    yield Evidence(team or "team", 100 if team else 0, decreed, None if team else "team")


def _documents(of: AssessedYear, *kinds: str) -> list[Document]:
    last = f"{of.year:04}-12-31"
    return [one for one in of.plan.file.documents if one.kind in kinds and (one.date is None or one.date <= last)]


def budget(of: AssessedYear) -> Iterator[Evidence]:
    """Whether each program that runs in the year has money of that year, proved where it is in the budget or spent."""
    for program in of.begun:
        reach = of.plan.years(program)
        if reach is None or not reach.covers(of.year):
            continue
        lines = [line for line in program.budget if line.year == of.year]
        costed = [line for line in lines if line.amount is not None and line.source is not None]
        spent = any((line.approved, line.revised, line.realised) != (None, None, None) for line in costed)
        secured = spent or any(line.certainty == "secured" for line in costed)
        yield Evidence(program.id or "–", 100 if costed else 0, secured, None if costed else "budget")


def carried_out(of: AssessedYear) -> Iterator[Evidence]:
    """Whether each program that should have begun is ongoing or done."""
    for program in of.begun:
        status, of_today = of.status(program)
        value = None if status is None else 100 * (status in {"ongoing", "done"})
        yield Evidence(program.id or "–", value, of.proved(program), None if status else "status", of_today)


def actions_done(of: AssessedYear) -> Iterator[Evidence]:
    """Whether each action whose last month was over is done."""
    for program in of.begun:
        for action in program.actions:
            if action.finish is None or not of.due(action.finish) or action.status == "cancelled":
                continue
            status = action_status(program, action)
            value = None if status is None else 100 * (status == "done")
            name, proved = action.id or action.name or "–", bool(action.evidence)
            yield Evidence(name, value, proved, None if status else "status", of.past)


def targets_reached(of: AssessedYear, kinds: Container[str]) -> Iterator[Evidence]:
    """What was achieved of the year's targets of some kinds of indicators."""
    counted = ((program, one) for program in of.begun for one in program.indicators if one.kind in kinds)
    for program, one in counted:
        target, actual = one.targets.get(of.year), one.actuals.get(of.year)
        over = gap(target, actual, one.better, one.scale)
        value = 100 if over is not None and over >= 0 else achieved(target, actual, one.better)
        lack: Lack = "percent"
        if target is None or actual is None:
            lack = "target" if target is None else "actual"
        yield Evidence(_called(program, one), value, bool(one.evidence), lack if value is None else None)


def quick_wins(of: AssessedYear) -> Iterator[Evidence]:
    """How much of each quick win that had begun is done; a rejected one is none."""
    last = min(f"{of.year:04}-12", month_of(of.today))
    for program in of.begun:
        quick = program.quick_win
        if quick is None or (quick.start is not None and quick.start > last):
            continue
        if quick.decisions and quick.decisions[-1].status == "rejected":
            continue
        progress, of_today = of.progress(program)
        status, status_of_today = of.status(program)
        if progress is None and status == "planned":
            progress, of_today = 0, status_of_today
        lack: Lack | None = "progress" if progress is None else None
        yield Evidence(program.id or "–", progress, of.proved(program), lack, of_today)


def _called(program: Program, indicator: Indicator) -> str:
    return indicator.id or f"{program.id or '–'} {indicator.name or '–'}"


AspectKey: TypeAlias = Literal["baseline", "output", "outcome", "impact", "quick_win"]
ComponentKey: TypeAlias = Literal[
    "conditions", "followed-up", "policy", "institutions", "budget", "programs", "actions", "outputs", "benefits",
    "quick-wins",
]  # fmt: skip
ASPECTS: dict[AspectKey, dict[ComponentKey, Callable[[AssessedYear], Iterator[Evidence]]]] = {
    "baseline": {"conditions": conditions, "followed-up": followed_up},
    "output": {"policy": policy, "institutions": institutions, "budget": budget},
    "outcome": {
        "programs": carried_out,
        "actions": actions_done,
        "outputs": partial(targets_reached, kinds={"output"}),
    },
    "impact": {"benefits": partial(targets_reached, kinds={"outcome", "impact"})},
    "quick_win": {"quick-wins": quick_wins},
}
"""What each part rests on, in the ministry's order."""
RECORDED = frozenset({"conditions", "institutions", "budget"})
"""What asks how much is on record: nothing on record at all is no basis, and no 0."""


class Component(NamedTuple):
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
    def unproved(self) -> tuple[Evidence, ...]:
        """The items that count and show no evidence."""
        return tuple(item for item in self.counted if item.proved is False and item.value)


class Aspect(NamedTuple):
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


class Assessment(NamedTuple):
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


def assess(plan: Plan, programs: Sequence[Program], year: int, today: date) -> Assessment:
    """A year of a plan, of the programs given, weighted as in that year's edition where the plan says how.

    Nothing is assessed of a year that has not begun, or before the plan.
    """
    assessed = AssessedYear(plan, programs, year, today)
    evaluations = (one for one in plan.file.evaluations if one.year == year)
    evaluation = max(evaluations, key=lambda one: one.stage or 0, default=None)
    scores = evaluation.scores if evaluation else None
    weights = (evaluation.weights if evaluation else None) or plan.file.evaluation_weights
    begun = year <= today.year and not (plan.file.start and year < plan.file.start)
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

"""What the self-assessment of a year counts: items of the plan, each with its value, its proof and what it lacks.

A value is 0 to 100, or ``None`` where the plan does not say. Statuses and progress are those of the year's reports
where it has any, since a program's own are of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from ppu_roadmap.analysis.progress import last_evaluation
from ppu_roadmap.facts.months import month_of, quarter_number
from ppu_roadmap.facts.standing import COMPLETE, LEFT_OUT, action_status
from ppu_roadmap.facts.targets import achieved, gap
from ppu_roadmap.model.measures import BudgetLine, Indicator, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Document
from ppu_roadmap.model.program import Program

Lack: TypeAlias = Literal[
    "baseline", "status", "progress", "target", "actual", "percent", "budget", "legal-basis", "council", "team"
]
"""What a value would need: "percent" stands for a target of which no percentage can be reckoned."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that counts: an indicator, a program, an action, a document."""

    name: str
    value: float | None
    proved: bool | None = True
    """Whether evidence is shown; ``None`` where the format has no place for it."""
    lack: Lack | None = None
    of_today: bool = False
    """Its status is that of today, since no report of the year or before says another."""


@dataclass(frozen=True)
class Facts:
    """A plan in one year as it is assessed: the programs that had begun by then, proposed and cancelled ones apart."""

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
        return tuple(
            program
            for program in self.programs
            if program.status not in LEFT_OUT
            and (reach := self.plan.years(program)) is not None
            and reach.first <= min(self.year, self.today.year)
        )

    def due(self, month: str) -> bool:
        """Whether a month is over by the end of the year and by today."""
        return month <= f"{self.year:04}-12" and month < month_of(self.today)

    def reported(self, program: Program) -> Report | None:
        """The last report of the year or before."""
        last = quarter_number(f"{self.year:04}-Q4")
        known = [
            (quarter_number(one.period), index)
            for index, one in enumerate(program.reports)
            if one.period is not None and quarter_number(one.period) <= last
        ]
        return program.reports[max(known)[1]] if known else None

    def status(self, program: Program) -> tuple[str | None, bool]:
        """The status in the year, and whether it is that of today."""
        report = self.reported(program)
        told = report.status if report else None
        if not self.past:
            return program.status or told, False
        return (told, False) if told is not None else (program.status, program.status is not None)

    def progress(self, program: Program) -> tuple[int | None, bool]:
        """Percent done in the year, and whether it is that of today; 100 where the status is done."""
        report = self.reported(program)
        told = report.progress if report else None
        status, of_today = self.status(program)
        if status == "done":
            return COMPLETE, of_today
        if not self.past:
            return (program.progress if program.progress is not None else told), False
        return (told, False) if told is not None else (program.progress, program.progress is not None)

    def proved(self, program: Program) -> bool:
        """Whether any action, indicator or report of a program up to the year shows evidence."""
        last = quarter_number(f"{self.year:04}-Q4")
        reports = [one for one in program.reports if one.period and quarter_number(one.period) <= last]
        shown = (
            *(one.evidence for one in program.actions),
            *(one.evidence for one in program.indicators),
            *(one.evidence for one in reports),
        )
        return any(shown)


def conditions(facts: Facts) -> Iterator[Item]:
    """Whether each indicator has a baseline: 100 where it has one, else 0."""
    for program in facts.begun:
        for indicator in program.indicators:
            known = indicator.baseline is not None and indicator.baseline.value is not None
            name = _called(program, indicator)
            yield Item(name, 100, bool(indicator.evidence)) if known else Item(name, 0, lack="baseline")


def followed_up(facts: Facts) -> Iterator[Item]:
    """Whether the recommendations of the evaluation before were carried out."""
    evaluation = last_evaluation(facts.plan, facts.year)
    for number, one in enumerate(evaluation.recommendations if evaluation else (), start=1):
        known = one.status is not None
        value = (100 if one.status == "done" else 0) if known else None
        yield Item(one.text or str(number), value, None, None if known else "status", of_today=facts.past and known)


def policy(facts: Facts) -> Iterator[Item]:
    """A regulation or decree (perbup, sk) behind the plan by the end of the year."""
    found = list(_documents(facts, "perbup", "sk"))
    for document in found:
        yield Item(document.title or document.number or "–", 100, bool(document.number or document.file))
    if not found:
        yield Item("perbup/sk", None, lack="legal-basis")


def institutions(facts: Facts) -> Iterator[Item]:
    """A council and a team, proved by a decree."""
    bodies = facts.plan.file.bodies
    decreed = any(_documents(facts, "sk"))
    for word, name in (("council", bodies and bodies.council), ("team", bodies and bodies.team)):
        lack: Lack = "council" if word == "council" else "team"
        yield Item(name, 100, decreed) if name else Item(word, 0, lack=lack)


def _documents(facts: Facts, *kinds: str) -> Iterator[Document]:
    last = f"{facts.year:04}-12-31"
    for document in facts.plan.file.documents:
        if document.kind in kinds and (document.date is None or document.date <= last):
            yield document


def budget(facts: Facts) -> Iterator[Item]:
    """Whether each program that runs in the year has money of that year, proved where it is in the budget."""
    for program in facts.begun:
        reach = facts.plan.years(program)
        if reach is None or not reach.covers(facts.year):
            continue
        lines = [line for line in program.budget if line.year == facts.year]
        costed = [line for line in lines if line.amount is not None and line.source is not None]
        secured = any(map(_secured, costed))
        yield Item(program.id or "–", 100, secured) if costed else Item(program.id or "–", 0, lack="budget")


def _secured(line: BudgetLine) -> bool:
    """Whether the money is in the budget, by what the line says or by what was approved or spent of it."""
    return line.certainty == "secured" or any(
        value is not None for value in (line.approved, line.revised, line.realised)
    )


def carried_out(facts: Facts) -> Iterator[Item]:
    """Whether each program that should have begun is ongoing or done."""
    for program in facts.begun:
        status, of_today = facts.status(program)
        if status is None:
            yield Item(program.id or "–", None, lack="status")
            continue
        runs = status in {"ongoing", "done"}
        yield Item(program.id or "–", 100 if runs else 0, facts.proved(program) if runs else True, of_today=of_today)


def actions_done(facts: Facts) -> Iterator[Item]:
    """Whether each action whose last month was over is done."""
    for program in facts.begun:
        for action in program.actions:
            if action.finish is None or not facts.due(action.finish) or action.status == "cancelled":
                continue
            status = action_status(program, action)
            name = action.id or action.name or "–"
            if status is None:
                yield Item(name, None, lack="status")
                continue
            done = status == "done"
            yield Item(name, 100 if done else 0, bool(action.evidence) if done else True, of_today=facts.past)


def delivered(facts: Facts) -> Iterator[Item]:
    """What was achieved of the output indicators' targets of the year."""
    return _achieved(facts, "output")


def benefits(facts: Facts) -> Iterator[Item]:
    """What was achieved of the outcome and impact indicators' targets of the year."""
    return _achieved(facts, "outcome", "impact")


def _achieved(facts: Facts, *kinds: str) -> Iterator[Item]:
    for program in facts.begun:
        for indicator in program.indicators:
            if indicator.kind in kinds:
                yield _measured(program, indicator, facts.year)


def _measured(program: Program, indicator: Indicator, year: int) -> Item:
    name = _called(program, indicator)
    target = indicator.targets.get(year)
    actual = indicator.actuals.get(year)
    if target is None:
        return Item(name, None, lack="target")
    if actual is None:
        return Item(name, None, lack="actual")
    value = achieved(target, actual, indicator.better)
    over = gap(target, actual, indicator.better)
    if over is not None and over >= 0:
        value = 100
    if value is None:
        return Item(name, None, lack="percent")
    return Item(name, min(value, 100), bool(indicator.evidence))


def quick_wins(facts: Facts) -> Iterator[Item]:
    """How much of each quick win that had begun is done; a rejected one is none."""
    last = min(f"{facts.year:04}-12", month_of(facts.today))
    for program in facts.begun:
        quick = program.quick_win
        if quick is None or (quick.start is not None and quick.start > last) or _rejected(program):
            continue
        progress, of_today = facts.progress(program)
        if progress is None and facts.status(program)[0] == "planned":
            progress, of_today = 0, facts.status(program)[1]
        if progress is None:
            yield Item(program.id or "–", None, lack="progress")
        else:
            proved = facts.proved(program) if progress else True
            yield Item(program.id or "–", progress, proved, of_today=of_today)


def _rejected(program: Program) -> bool:
    decisions = program.quick_win.decisions if program.quick_win else ()
    return bool(decisions) and decisions[-1].status == "rejected"


def _called(program: Program, indicator: Indicator) -> str:
    return indicator.id or f"{program.id or '–'} {indicator.name or '–'}"

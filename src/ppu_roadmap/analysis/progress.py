"""What became of programs: how many run or are done, what is late or silent, which actions are proved.

A program whose status is not known counts neither as done nor as not done; what is only proposed, or is not live, is no
part of what a region set out to do. Late, silent, still planned and unproved are those of the rules RM701 and RM704 to
RM706.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias, get_args

from ppu_roadmap.facts import standing
from ppu_roadmap.facts.standing import PROPOSED, End, Silence, end_of
from ppu_roadmap.facts.years import month_of
from ppu_roadmap.fields.field import Of
from ppu_roadmap.fields.program import OfProgram
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation, Recommendation
from ppu_roadmap.model.program import Program

State: TypeAlias = Literal[
    "late", "stale", "unbegun", "ongoing", "delayed", "done", "planned", "proposed", "unknown", "cancelled", "replaced"
]
ENDS: tuple[End, ...] = get_args(End)
STATES: tuple[State, ...] = get_args(State)
"""What a list of programs is sorted into: what needs a word first."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Programs by status, ``unknown`` for those that say none; those that are not live by why, apart."""

    states: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, state: str) -> int:
        return self.states.get(state, 0)

    def __add__(self, other: Counts) -> Counts:
        return Counts({**self.states, **{state: self[state] + count for state, count in other.states.items()}})

    @property
    def programs(self) -> int:
        """All that are live."""
        return sum(count for status, count in self.states.items() if status not in ENDS)

    @property
    def counted(self) -> int:
        """Those that a percentage is of: live, with a known status, and not only proposed."""
        return self.programs - self[PROPOSED] - self["unknown"]

    @property
    def carried_out(self) -> float | None:
        """Percent ongoing or done, which is what regions report as achieved (berjalan); ``None`` of nothing."""
        return _percent(self["ongoing"] + self["done"], self.counted)

    @property
    def done(self) -> float | None:
        """Percent done alone."""
        return _percent(self["done"], self.counted)


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def counts(programs: Iterable[Program]) -> Counts:
    """Programs by status, or by why they are not live."""
    return Counts(Counter(end_of(program) or program.status or "unknown" for program in programs))


@dataclass(frozen=True, slots=True)
class ProgramToday(OfProgram):
    """A program today: what of it is late, since when nobody reports, what was reported last."""

    late: bool
    quick_win_late: bool
    late_actions: tuple[Action, ...]
    silence: Silence | None
    unbegun: bool
    last: Report | None

    @property
    def state(self) -> State:
        """The gravest thing that is to be said of it."""
        if end := end_of(self.program):
            return end
        if self.late or self.quick_win_late or self.late_actions:
            return "late"
        if self.silence:
            return "stale"
        return "unbegun" if self.unbegun else self.program.status or "unknown"


def programs_today(plan: Plan, programs: Iterable[Program], today: date) -> Iterator[ProgramToday]:
    """Programs as they stand today, in the order given."""
    for program in programs:
        last = standing.last_report(program)
        yield ProgramToday(
            plan,
            program,
            late=standing.program_late(plan, program, today),
            quick_win_late=standing.quick_win_late(program, today),
            late_actions=tuple(action for action in program.actions if standing.action_late(program, action, today)),
            silence=standing.silence(plan, program, today),
            unbegun=standing.planned_though_begun(plan, program, today),
            last=last[1] if last else None,
        )


@dataclass(frozen=True, slots=True)
class Milestone(OfProgram):
    """An action, or a report that says that its program is done."""

    told: Action | Report
    status: str | None
    late: bool = False
    proved: bool | None = None
    """Whether evidence is shown; ``None`` where it is not done, so that none is asked for."""


def milestones(plan: Plan, programs: Iterable[Program], today: date) -> Iterator[Milestone]:
    """The actions of programs, and the reports that say done."""
    for program in programs:
        for index, action in enumerate(program.actions):
            status, late = standing.action_status(program, action), standing.action_late(program, action, today)
            done = action.status == "done"
            proved = not standing.unproved(plan, program, ("actions", index), action) if done else None
            yield Milestone(plan, program, action, status, late, proved)
        for index, report in enumerate(program.reports):
            if report.status == "done":
                proved = not standing.unproved(plan, program, ("reports", index), report)
                yield Milestone(plan, program, report, report.status, proved=proved)


@dataclass(frozen=True, slots=True)
class Advice(Of[Recommendation]):
    """A recommendation of the assessors, and whether its date has passed without it being done."""

    evaluation: Evaluation
    late: bool
    """Whether the month in which it was due is over."""


def last_evaluation(plan: Plan, before: int | None = None) -> Evaluation | None:
    """The latest evaluation of the ministry, or the latest of an earlier year; of one year the later stage."""
    found = [one for one in plan.file.evaluations if one.year is not None and (before is None or one.year < before)]
    return max(found, key=lambda one: (one.year or 0, one.stage or 0), default=None)


def advice(plan: Plan, evaluation: Evaluation, today: date) -> tuple[Advice, ...]:
    """The recommendations of an evaluation, as plan.yaml lists them."""
    month = month_of(today)
    return tuple(
        Advice(plan, one, evaluation, late=bool(one.due and one.due[:7] < month and one.status not in standing.OVER))
        for one in evaluation.recommendations
    )

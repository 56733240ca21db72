"""When programs run: the bars of a chart by year, and of quick wins and their actions by month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from ppu_roadmap.facts import standing
from ppu_roadmap.facts.decisions import APPROVING, changed_since, last_decision
from ppu_roadmap.facts.standing import COMPLETE, done_percent, live
from ppu_roadmap.facts.years import month_number, month_of
from ppu_roadmap.fields.program import OfProgram
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.chart import Bar, Texture

LEAST_MONTHS, MOST_MONTHS = 12, 18
"""Months that a chart by month shows at least and at most: a quick win takes up to twelve."""


@dataclass(frozen=True, slots=True)
class Scheduled(OfProgram):
    """A program, its quick win, or an ``action`` of that; no bar where no year or month is known."""

    bar: Bar | None
    status: str | None
    done: int | None
    late: bool
    needs: tuple[str, ...] = ()
    """The ids of what a program by year waits for."""
    start: str | None = None
    """The month in which it starts; a program by year has none."""
    finish: str | None = None
    action: Action | None = None

    @property
    def id(self) -> str | None:
        """The id of the action, or of the program."""
        return self.program.id if self.action is None else self.action.id


def texture(plan: Plan, program: Program) -> Texture:
    """What a program's bar stands on; of several doubts the gravest."""
    match program.status:
        case "cancelled" | "proposed" as given:
            return given
    if program.owner_status == "provisional":
        return "provisional"
    last = last_decision(plan, program, program.quick_win) if program.quick_win else None
    covered = last is not None and last[1].status in APPROVING and not changed_since(plan, program, last[1])
    return "decided" if covered else "planned"


def year_bar(plan: Plan, program: Program) -> Bar | None:
    """The years of a program; ``None`` where they are not known or end before they start.

    Without years of its own it ends in its horizon, and may start as early as the plan does.
    """
    reach = plan.years(program)
    if reach is None or reach.last < reach.first:
        return None
    if program.years is not None:
        return Bar(reach.first, reach.last, texture(plan, program), done_percent(program))
    own = plan.horizon_first(program.horizon) if program.horizon else None
    sure = own if own is not None and reach.first <= own <= reach.last else reach.first
    look: Texture = "cancelled" if program.status == "cancelled" else "open"
    return Bar(reach.first, reach.last, look, done_percent(program), sure)


def by_year(plan: Plan, program: Program, today: date) -> Iterator[Scheduled]:
    """A program with its years."""
    bar, slow, needed = year_bar(plan, program), standing.late(plan, program, today), standing.needs(plan, program)
    yield Scheduled(plan, program, bar, program.status, done_percent(program), slow, needed)


def by_start(one: Scheduled) -> tuple[bool, float, float]:
    """What to sort by: those that start first first, then what has no bar, last what is not live."""
    bar = one.bar
    return (not live(one.program), bar.first if bar else inf, bar.last if bar else inf)


def scheduled(plan: Plan, program: Program, today: date) -> Iterator[Scheduled]:
    """A quick win and its actions by month, actions without a month last."""
    quick = program.quick_win
    if quick is None:
        return
    done = done_percent(program)
    bar = _months(quick.start, quick.finish, texture(plan, program), done)
    slow = standing.quick_win_late(program, today)
    yield Scheduled(plan, program, bar, program.status, done, slow, (), quick.start, quick.finish)
    actions = []
    for action in program.actions:
        status, slow = standing.action_status(program, action), standing.action_late(program, action, today)
        done = action.progress if action.progress is not None else COMPLETE if status == "done" else None
        look: Texture = "cancelled" if status == "cancelled" else texture(plan, program)
        bar = _months(action.start, action.finish, look, done)
        actions.append(Scheduled(plan, program, bar, status, done, slow, (), action.start, action.finish, action))
    yield from sorted(actions, key=lambda one: (one.bar is None, one.bar.first if one.bar else 0))


def _months(start: str | None, finish: str | None, look: Texture, done: int | None) -> Bar | None:
    """The months from start to finish; where only one is known, that month."""
    known = [month_number(month) for month in (start, finish) if month is not None]
    if not known or known[0] > known[-1]:
        return None
    return Bar(known[0], known[-1], look, done)


def months_shown(bars: Iterable[Bar], today: date, start: str | None = None) -> tuple[int, int] | None:
    """The first and last month of a chart that holds these bars, or the best eighteen months of them.

    Where they reach further: from ``start`` where it is given, else around today where today lies among them, else
    from the first on.
    """
    found = list(bars)
    if not found:
        return None
    first, last = min(bar.first for bar in found), max(bar.last for bar in found)
    now = month_number(month_of(today))
    if start is not None:
        first = month_number(start)
    elif last - first >= MOST_MONTHS and first <= now <= last:
        first = max(first, min(now - MOST_MONTHS // 3, last - MOST_MONTHS + 1))
    length = min(max(last - first + 1, LEAST_MONTHS), MOST_MONTHS)
    return first, first + length - 1

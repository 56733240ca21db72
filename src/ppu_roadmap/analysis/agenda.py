"""The days of a plan that its people keep: quick wins and actions, decisions, reports and evaluations due."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.analysis.progress import Advice, advice
from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.standing import (
    OVER,
    PROPOSED,
    QUARTERS_AT_MOST,
    action_late,
    action_status,
    last_report,
    quick_win_late,
)
from ppu_roadmap.facts.years import month_number, plan_years, quarter_number, quarter_of
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Evaluation
from ppu_roadmap.model.program import Program

QUARTER = 3
"""Months."""
DAY = timedelta(1)
Kind: TypeAlias = Literal["quick-win", "decision", "action", "report", "evaluation", "recommendation"]


class Days(NamedTuple):
    """Days from the first to the last, both counted."""

    first: date
    last: date


class Entry(NamedTuple):
    """Whole days, both ends counted, and what is on them."""

    key: str
    """The same for as long as the plan has it, and no other's in its region: an id, or made of one."""
    kind: Kind
    days: Days
    program: Program | None = None
    """That of a quick win, of the decision on it, or of an action."""
    action: Action | None = None
    status: str | None = None
    late: bool = False
    period: str | None = None
    """The quarter, as ``2026-Q3``, on which programs report."""
    due: tuple[Program, ...] = ()
    evaluation: Evaluation | None = None
    advice: Advice | None = None

    @property
    def proposed(self) -> bool:
        """Whether nobody has set out to do it yet."""
        return PROPOSED in {self.status, self.program and self.program.status}


def entries(plan: Plan, programs: Sequence[Program], today: date) -> Iterator[Entry]:
    """What some live programs of a plan have to keep, in their order; reports by quarter last."""
    undecided = {id(one.program) for one in candidates_of(plan) if one.undecided}
    for place, program in enumerate(programs, 1):
        key, quick = program.id or f"program-{place}", program.quick_win
        if quick is not None and (days := months(quick.start, quick.finish)):
            if id(program) in undecided and program.status not in OVER:
                eve = max(days.first, date.min + DAY) - DAY  # it is to be decided on before it starts
                yield Entry(f"{key}-decision", "decision", Days(eve, eve), program)
            yield Entry(key, "quick-win", days, program, None, program.status, quick_win_late(program, today))
        for index, action in enumerate(program.actions, 1):
            status, days = action_status(program, action), months(action.start, action.finish)
            if days and status != "cancelled":
                late = action_late(program, action, today)
                yield Entry(action.id or f"{key}-action-{index}", "action", days, program, action, status, late)
    yield from _reports(plan, programs, today)


def evaluations(plan: Plan, today: date) -> Iterator[Entry]:
    """The end of each year that was evaluated, and of this one; when what the assessors recommended is due."""
    reach, known = plan_years(plan), plan.file.evaluations
    new = today.year not in {one.year for one in known} and reach is not None and reach.covers(today.year)
    for one in (*known, *([Evaluation(year=today.year)] if new else ())):
        if one.year is None:
            continue
        key = "-".join(map(str, filter(None, ("evaluation", one.year, one.stage))))
        end = date(one.year, 12, 31)
        yield Entry(key, "evaluation", Days(end, end), evaluation=one)
        for index, each in enumerate(advice(plan, one, today), 1):
            status, days = each.record.status, _due(each.record.due)
            if days and status != "cancelled":
                last = Days(days.last, days.last)
                yield Entry(f"{key}-{index}", "recommendation", last, status=status, late=each.late, advice=each)


def _reports(plan: Plan, programs: Iterable[Program], today: date) -> Iterator[Entry]:
    """The ends of the last quarter, of this one and of the next, with the ongoing programs that are to report on each.

    A program reports from its first year on, and for as long as it runs, if late.
    """
    now = quarter_number(quarter_of(today))
    running = [one for one in programs if one.status == "ongoing" and not unsure(plan, one, "reports")]
    for number in range(now - 1, now + QUARTERS_AT_MOST):
        if due := tuple(one for one in running if _reports_on(plan, one, number, today)):
            period, days = (
                f"{number // 4:04}-Q{number % 4 + 1}",
                _span(number * QUARTER, number * QUARTER + QUARTER - 1),
            )
            if days:
                yield Entry(f"report-{period}", "report", Days(days.last, days.last), period=period, due=due)


def _reports_on(plan: Plan, program: Program, quarter: int, today: date) -> bool:
    last, years, year = last_report(program), plan.years(program), quarter // 4
    if last is not None and last[1].period and quarter <= quarter_number(last[1].period):
        return False
    return years is None or years.first <= year <= max(years.last, today.year)


def _due(text: str | None) -> Days | None:
    """A day, or those of a month."""
    if text is None or len(text) == len("2024-06"):
        return months(text, text)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Days(day, day)


def months(start: str | None, finish: str | None) -> Days | None:
    """From the first day of a month to the last of another, of one alone where only one is known; else ``None``."""
    known = [month_number(month) for month in (start, finish) if month is not None]
    return _span(known[0], known[-1]) if known and known[0] <= known[-1] else None


def _span(first: int, last: int) -> Days | None:
    """The days of months given as numbers; ``None`` where a calendar has no such year."""
    try:
        start, after = (date(month // 12, month % 12 + 1, 1) for month in (first, last + 1))
    except ValueError:
        return None
    return Days(start, after - DAY)

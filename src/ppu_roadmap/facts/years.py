"""The years of plans and programs, which are known and make sense; months and quarters as numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ppu_roadmap.diagnostics import Place
from ppu_roadmap.model.measures import Action
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import QuickWin


class Now(NamedTuple):
    """Today as rules know it: its month alone, so that what they find holds till the month is over."""

    year: int
    month: int
    """From 1."""


def plan_years(plan: Plan) -> Reach | None:
    """The years of the plan; ``None`` where they are not known or end before they start (RM208)."""
    reach = plan.reach
    return reach if reach and reach.first <= reach.last else None


def program_years(plan: Plan, program: Program) -> Reach | None:
    """The years of a program; ``None`` where they are not known or end before they start (RM201, RM208)."""
    reach = plan.years(program)
    return reach if reach and reach.first <= reach.last else None


def outside(plan: Plan, year: int) -> bool:
    """Whether a year lies outside of the plan's, as far as these are known."""
    reach = plan_years(plan)
    return reach is not None and not reach.covers(year)


def years_in(reach: Reach | None) -> Sequence[int]:
    """Each year of a reach; none where it is not known."""
    return range(reach.first, reach.last + 1) if reach else ()


def reversed_years(program: Program) -> bool:
    """Whether a program ends before it starts, so that nothing more can be said of its years."""
    return program.years is not None and program.years[1] < program.years[0]


def reversed_months(part: Action | QuickWin) -> bool:
    """Whether a part of a program finishes before it starts."""
    return part.start is not None and part.finish is not None and part.finish < part.start


def years_place(program: Program) -> Place:
    """What the years of a program come from: as given, else its horizon."""
    return program.at("years") if program.years is not None else program.at("horizon")


def written(reach: Reach) -> str:
    """Years as they are said: ``2022-2023``, or one year alone."""
    return str(reach.first) if reach.first == reach.last else f"{reach.first}-{reach.last}"


def month_number(month: str) -> int:
    """A month ``2022-09`` as a number; the next month is one more."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def months_between(start: str, finish: str) -> int:
    """How many months a span has, both ends counted: ``2023-01`` to ``2023-12`` is 12; below 1 reversed."""
    return month_number(finish) - month_number(start) + 1


def days_of(start: str | None, finish: str | None) -> tuple[date, date] | None:
    """From the first day of a month to the last of another, of one alone where only one is known; else ``None``."""
    known = [month_number(month) for month in (start, finish) if month is not None]
    if not known or known[0] > known[-1]:
        return None
    try:
        first, after = (date(month // 12, month % 12 + 1, 1) for month in (known[0], known[-1] + 1))
    except ValueError:  # a calendar has no such year
        return None
    return first, after - timedelta(1)


def month_of(now: Now | date) -> str:
    """The month of now, or of any day, as ``2022-09``."""
    return f"{now.year:04}-{now.month:02}"


def quarter_of(day: date) -> str:
    """The quarter of a day, as ``2022-Q3``."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def quarter_number(period: str) -> int:
    """A quarter ``2023-Q2`` as a number; the next quarter is one more."""
    return int(period[:4]) * 4 + int(period[6]) - 1


def quarter_called(number: int) -> str:
    """The quarter of a number, as ``2023-Q2``."""
    return f"{number // 4:04}-Q{number % 4 + 1}"


def quarters_missed(last: str, now: Now | date) -> int:
    """How many whole quarters lie between the last one reported and the quarter of now."""
    return now.year * 4 + (now.month - 1) // 3 - quarter_number(last) - 1

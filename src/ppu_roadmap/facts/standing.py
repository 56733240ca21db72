"""How programs and their actions stand: given up or live, late, silent, still planned, unproved, how much is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.known import absent, lacks, lost, unsure
from ppu_roadmap.facts.months import month_of, quarter_number, quarters_missed
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program

COMPLETE = 100
"""Percent."""
LEFT_OUT = frozenset({"proposed", "cancelled"})
"""Statuses of what is not, or no longer, a part of what the region set out to do."""
OVER = frozenset({"done", "cancelled"})
"""Statuses after which nothing is late."""
QUARTERS_AT_MOST = 4
"""Whole quarters without a report after which an ongoing program counts as not updated."""


@dataclass(frozen=True, slots=True)
class Silence:
    """That nobody reports: since the quarter of the report at an index, or since the first year where there is none."""

    period: str | None = None
    index: int = -1


def live(program: Program) -> bool:
    """Whether a program was not given up; one of unknown status was not."""
    return program.status != "cancelled"


def live_without(plan: Plan, programs: Iterable[Program], field: str) -> tuple[Program, ...]:
    """Programs that have nothing in a list; not those that were given up, nor those whose list was not read whole."""
    return tuple(program for program in programs if live(program) and lacks(plan, program, field))


def program_late(plan: Plan, program: Program, today: date) -> bool:
    """Whether a program's last year is over while the program is not (RM705)."""
    years = plan.years(program)
    return years is not None and today.year > years.last and not _over(program)


def quick_win_late(program: Program, today: date) -> bool:
    """Whether the month in which a quick win should finish is over while its program is not (RM705)."""
    finish = program.quick_win.finish if program.quick_win else None
    return finish is not None and finish < month_of(today) and not _over(program)


def late(plan: Plan, program: Program, today: date) -> bool:
    """Whether a program or its quick win should be over and is not (RM705)."""
    return program_late(plan, program, today) or quick_win_late(program, today)


def action_late(program: Program, action: Action, today: date) -> bool:
    """Whether the month in which an action should finish is over while the action is not (RM705)."""
    if action.finish is None or action.finish >= month_of(today) or "status" in action.refused:
        return False
    return action_status(program, action) not in OVER and not (action.status is None and "status" in program.refused)


def action_status(program: Program, action: Action) -> str | None:
    """The status of an action; one that has none has that of its program."""
    return action.status or program.status


def _over(program: Program) -> bool:
    """Whether a program is over or it cannot be told."""
    return program.status in OVER or "status" in program.refused


def planned_though_begun(plan: Plan, program: Program, today: date) -> bool:
    """Whether a program is still planned in or after its first year (RM704)."""
    years = plan.years(program)
    return program.status == "planned" and years is not None and today.year >= years.first


def unproved(plan: Plan, program: Program, path: Path, step: Action | Report) -> bool:
    """Whether an action or a report at a path of its program is done and shows no evidence (RM701)."""
    return step.status == "done" and absent(step, "evidence") and not lost(plan, program, *path, "evidence")


def last_report(program: Program) -> tuple[int, Report] | None:
    """The report of the latest quarter with its index; of two of one quarter the later in the file."""
    periods = [(quarter_number(report.period), index) for index, report in enumerate(program.reports) if report.period]
    if not periods:
        return None
    index = max(periods)[1]
    return index, program.reports[index]


def silence(plan: Plan, program: Program, today: date) -> Silence | None:
    """That an ongoing program has had no report for four quarters (RM706); ``None`` where it has, or cannot be told."""
    if program.status != "ongoing" or unsure(plan, program, "reports"):
        return None
    if not program.reports:
        years = plan.years(program)
        missed = quarters_missed(f"{years.first - 1:04}-Q4", today) if years else 0
        return Silence() if missed >= QUARTERS_AT_MOST else None
    last = last_report(program)
    if last is None or any(report.period is None for report in program.reports):  # one was refused: it may be the last
        return None
    period = last[1].period or ""
    return Silence(period, last[0]) if quarters_missed(period, today) >= QUARTERS_AT_MOST else None


def done_percent(program: Program) -> int | None:
    """How much of a program is done: as it says itself, else as its last report does; 100 where it is done."""
    if program.progress is not None:
        return program.progress
    if program.status == "done":
        return COMPLETE
    last = last_report(program)
    return last[1].progress if last else None

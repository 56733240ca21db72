"""How programs and their actions stand: given up or live, late, silent, still planned, unproved, how much is done."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.facts.known import absent, lacks, lost, unsure
from ppu_roadmap.facts.years import Now, month_of, quarters_missed
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program

COMPLETE = 100
"""Percent."""
PROPOSED = "proposed"
"""The status of what is not yet a part of what the region set out to do."""
OVER = frozenset({"done", "cancelled"})
"""Statuses after which nothing is late."""
End: TypeAlias = Literal["cancelled", "replaced"]
"""Why a program is not live."""
QUARTERS_AT_MOST = 4
"""Whole quarters without a report after which an ongoing program counts as not updated."""


class Silence(NamedTuple):
    """That nobody reports: since the quarter of the report at an index, or since the first year where there is none."""

    period: str | None = None
    at: int = -1


def end_of(program: Program) -> End | None:
    """Why a program is not live: it was cancelled, or another took its place when it was done."""
    if program.status == "cancelled":
        return "cancelled"
    return "replaced" if program.status == "done" and not absent(program, "replaced_by") else None


def live(program: Program) -> bool:
    """Whether a program is a part of the plan as it stands: neither cancelled, nor done and replaced.

    What is not live asks for no work, covers nothing, and is in no total; one of unknown status is live.
    """
    return end_of(program) is None


def living(plan: Plan) -> Plan:
    """The plan without the programs that are not live: what rules, gates and candidates are asked of."""
    ended = tuple(itertools.filterfalse(live, plan.programs))
    files = {
        name: file.model_copy(update={"programs": tuple(filter(live, file.programs))})
        for name, file in (plan.dimensions.items() if ended else ())
        if not all(map(live, file.programs))  # a copy would forget that programs were refused
    }
    return replace(plan, dimensions={**plan.dimensions, **files}, ended=ended) if ended else plan


def successors(plan: Plan, program: Program) -> Iterator[Program]:
    """What took the place of a program, and of that, as far as it is known; each once, whether live or not."""
    seen = {program.id}
    while (program.replaced_by or "") in plan.by_id and program.replaced_by not in seen:
        program = plan.by_id[program.replaced_by or ""]
        seen.add(program.id)
        yield program


def needs(plan: Plan, program: Program) -> tuple[str, ...]:
    """What a program waits for: what it depends on, as far as that is not known to be given up or replaced."""
    return tuple(id for id in program.depends_on if id not in plan.by_id or live(plan.by_id[id]))


def lacking(plan: Plan, programs: Iterable[Program], field: str) -> tuple[Program, ...]:
    """Programs that have nothing in a list; not those whose list was not read whole."""
    return tuple(program for program in programs if lacks(plan, program, field))


def program_late(plan: Plan, program: Program, now: Now | date) -> bool:
    """Whether a program's last year is over while the program is not (RM705)."""
    years = None if _over(program) else plan.years(program)
    return years is not None and now.year > years.last


def quick_win_late(program: Program, now: Now | date) -> bool:
    """Whether the month in which a quick win should finish is over while its program is not (RM705)."""
    finish = program.quick_win.finish if program.quick_win else None
    return finish is not None and finish < month_of(now) and not _over(program)


def late(plan: Plan, program: Program, now: Now | date) -> bool:
    """Whether a program or its quick win should be over and is not (RM705)."""
    return program_late(plan, program, now) or quick_win_late(program, now)


def action_late(program: Program, action: Action, now: Now | date) -> bool:
    """Whether the month in which an action should finish is over while the action is not (RM705)."""
    if action.finish is None or action.finish >= month_of(now) or not live(program) or "status" in action.refused:
        return False
    return action_status(program, action) not in OVER and not (action.status is None and "status" in program.refused)


def action_status(program: Program, action: Action) -> str | None:
    """The status of an action; one that has none has that of its program."""
    return action.status or program.status


def _over(program: Program) -> bool:
    """Whether a program is over or it cannot be told."""
    return program.status in OVER or "status" in program.refused


def planned_though_begun(plan: Plan, program: Program, now: Now | date) -> bool:
    """Whether a program is still planned in or after its first year (RM704)."""
    years = plan.years(program) if program.status == "planned" else None
    return years is not None and now.year >= years.first


def unproved(plan: Plan, program: Program, path: Path, step: Action | Report) -> bool:
    """Whether an action or a report at a path of its program is done and shows no evidence (RM701)."""
    return step.status == "done" and absent(step, "evidence") and not lost(plan, program, *path, "evidence")


def last_report(program: Program) -> tuple[int, Report] | None:
    """The report of the latest quarter with its index; of two of one quarter the later in the file."""
    dated = [(index, report) for index, report in enumerate(program.reports) if report.period]
    return max(dated, key=lambda one: (one[1].period or "", one[0]), default=None)


def silence(plan: Plan, program: Program, now: Now | date) -> Silence | None:
    """That an ongoing program has had no report for four quarters (RM706); ``None`` where it has, or cannot be told."""
    if program.status != "ongoing" or unsure(plan, program, "reports"):
        return None
    if not program.reports:
        years = plan.years(program)
        missed = quarters_missed(f"{years.first - 1:04}-Q4", now) if years else 0
        return Silence() if missed >= QUARTERS_AT_MOST else None
    last = last_report(program)
    if last is None or any(report.period is None for report in program.reports):  # one was refused: it may be the last
        return None
    period = last[1].period or ""
    return Silence(period, last[0]) if quarters_missed(period, now) >= QUARTERS_AT_MOST else None


def done_percent(program: Program) -> int | None:
    """How much of a program is done: as it says itself, else as its last report does; 100 where it is done."""
    if program.progress is not None:
        return program.progress
    if program.status == "done":
        return COMPLETE
    last = last_report(program)
    return last[1].progress if last else None

"""What today says of programs: planned though begun, not done though over, ongoing without a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Related
from ppu_roadmap.facts import standing
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import dated_rule
from ppu_roadmap.text import Message, Phrase, _


@dated_rule("RM704", WARNING)
def planned_past_start(plan: Plan, today: date) -> Iterator[Finding]:
    """A program is still planned although its first year has begun.

    Why: either it began and nobody said so, then its progress is missing from the evaluation, or it did not,
    then its money of this year is lost unless somebody acts.

    Bad:
        status: planned
        years: [2022, 2023]

    Good:
        status: ongoing
        years: [2022, 2023]
    """
    for program in plan.programs:
        years = plan.years(program)
        if years is not None and standing.planned_though_begun(plan, program, today):
            yield Finding(
                program.at("status"),
                _(
                    "{program} is still planned, but {year} has begun",
                    program=called(program),
                    year=years.first,
                ),
                _("write ongoing, or delayed with a status_note, or move its years"),
            )


@dated_rule("RM705", WARNING)
def late(plan: Plan, today: date) -> Iterator[Finding]:
    """A program, an action or a quick win should be over and is neither done nor cancelled.

    Why: a deadline that passes in silence is how plans are forgotten; late items stand first in the progress
    table, so that each is closed, extended or given up.

    Bad:
        # as-of: 2023-06-01
        years: [2022, 2022]
        status: ongoing

    Good:
        # as-of: 2023-06-01
        years: [2022, 2022]
        status: done
    """
    for program in plan.programs:
        yield from _late_program(plan, program, today)
        yield from _late_quick_win(program, today)
        for index, action in enumerate(program.actions):
            if action.finish is not None and standing.action_late(program, action, today):
                yield Finding(
                    program.at("actions", index, "finish"),
                    _overdue(action.id or action.name or called(program), action.finish, action.status),
                    _("write status: done with its evidence, or a new finish"),
                )


def _late_program(plan: Plan, program: Program, today: date) -> Iterator[Finding]:
    years = plan.years(program)
    if years is not None and standing.program_late(plan, program, today):
        yield Finding(
            program.at("years", 1) if program.years is not None else program.at("horizon"),
            _overdue(called(program), years.last, program.status),
            _("write its true status, or new years"),
        )


def _late_quick_win(program: Program, today: date) -> Iterator[Finding]:
    finish = program.quick_win.finish if program.quick_win else None
    if finish is not None and standing.quick_win_late(program, today):
        yield Finding(
            program.at("quick_win", "finish"),
            _overdue(_("the quick win {program}", program=called(program)), finish, program.status),
            _("write status: done, or put a new finish to the head of the region"),
        )


def _overdue(name: Phrase, end: int | str, status: str | None) -> Message:
    if status is None:
        return _("{name} should have ended in {end}, and no status says that it did", name=name, end=end)
    return _("{name} should have ended in {end} and is {status}", name=name, end=end, status=status)


@dated_rule("RM706", INFO)
def stale(plan: Plan, today: date) -> Iterator[Finding]:
    """An ongoing program has had no report for four quarters.

    Why: over half of the measures of regions have no active owner, as a vendor counted in 124 of them; a
    program that nobody reports on for a year is mostly one that nobody carries out.

    Bad:
        # as-of: 2024-06-01
        status: ongoing
        reports: [{period: 2023-Q1, progress: 20}]

    Good:
        # as-of: 2024-06-01
        status: ongoing
        reports: [{period: 2024-Q1, progress: 60}]
    """
    help_ = _("ask the owner for a report, or write the status that it has")
    for program in plan.programs:
        silence = standing.silence(plan, program, today)
        if silence is None:
            continue
        years = plan.years(program)
        if silence.period is not None:
            message = _("{program} has had no report since {period}", program=called(program), period=silence.period)
            related = Related(program.at("reports", silence.index, "period"), _("the last one"))
            yield Finding(program.first(), message, help_, (related,))
        elif years is not None:
            message = _(
                "{program} has had no report since it began in {year}",
                program=called(program),
                year=years.first,
            )
            yield Finding(program.first(), message, help_)

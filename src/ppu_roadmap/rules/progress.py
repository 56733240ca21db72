"""RM7xx: whether status, progress, evidence and reports agree with each other and with today."""

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import PROPOSAL_STATUS, STATUS
from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Path, Related
from ppu_roadmap.facts import standing
from ppu_roadmap.facts.known import silent
from ppu_roadmap.facts.naming import called, called_proposal
from ppu_roadmap.facts.parts import actions, quick_wins
from ppu_roadmap.facts.standing import COMPLETE, unproved
from ppu_roadmap.facts.years import Now
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Day, Message, Phrase, _


def _steps(program: Program) -> Iterator[tuple[Path, Action | Report]]:
    for field in ("actions", "reports"):
        for index, step in enumerate(getattr(program, field)):
            yield (field, index), step


def _called_step(program: Program, step: Program | Action | Report) -> Phrase:
    """What messages call a program, one of its actions or one of its reports."""
    if isinstance(step, Report):
        return _("the report {period} of {program}", period=Day(step.period or "–"), program=called(program))
    return step.id or step.name or called(program)


@rule("RM701", WARNING, _("add the address of a document, a photo or a page under evidence"))
def done_no_evidence(plan: Plan) -> Iterator[Finding]:
    """An action or a report says that it is done and shows no evidence.

    Why: the assessors score what is proved: regions lost points because their evidence was incomplete, and it
    is easy to find on the day when the work is done and hard a year later.

    Bad: actions: [{id: GOV-01-A1, name: Analisis kebutuhan, status: done}]
    Good: actions: [{id: GOV-01-A1, name: Analisis kebutuhan, status: done, evidence: [https://contoh.id/bukti]}]
    """
    for program in plan.programs:
        for path, step in _steps(program):
            if unproved(plan, program, path, step):
                message = _("{step} is done without evidence", step=_called_step(program, step))
                yield Finding(program.first(*path), message)


@rule("RM702", WARNING, whole=True)
def status_note(plan: Plan) -> Iterator[Finding]:
    """A delayed or cancelled program, or a rejected or merged proposal, does not say why.

    Why: programs stop when budgets are refocused; who proposed or planned them is owed the reason, and
    without it the same proposal comes back every year.

    Bad: status: delayed
    Good:
        status: delayed
        status_note: Anggaran dialihkan ke penanganan banjir
    """
    for program in plan.programs:
        if program.status in {"delayed", "cancelled"} and silent(program, "status_note"):
            status = STATUS[program.status]
            message = _("{program} is {status} and gives no reason", program=called(program), status=status)
            yield Finding(program.first(), message, _("write the reason under status_note"))
    for index, proposal in enumerate(plan.proposals.proposals):
        if proposal.status in {"rejected", "merged"} and silent(proposal, "note"):
            name, status = called_proposal(proposal), PROPOSAL_STATUS[proposal.status]
            message = _("{proposal} is {status} and gives no reason", proposal=name, status=status)
            yield Finding(plan.proposals.first("proposals", index), message, _("write the reason under note"))


@rule("RM703", WARNING, _("correct the progress or the status"))
def progress_against_status(plan: Plan) -> Iterator[Finding]:
    """What is done is below 100 percent, or what is only planned is over 0.

    Why: status and progress are counted in different tables; where they disagree the region reports two
    truths, and the evaluation takes the lower one.

    Bad:
        status: done
        progress: 90
    Good:
        status: done
        progress: 100
    """
    for program in plan.programs:
        itself: tuple[Path, Program] = ((), program)
        for path, step in (itself, *_steps(program)):
            short = step.status == "done" and step.progress is not None and step.progress < COMPLETE
            begun = step.status == "planned" and step.progress is not None and step.progress > 0
            if short or begun:
                name = _called_step(program, step)
                done = _("{name} is done at {progress} percent", name=name, progress=step.progress)
                planned = _("{name} is planned, yet at {progress} percent", name=name, progress=step.progress)
                related = Related(program.at(*path, "status"), _("the status"))
                yield Finding(program.at(*path, "progress"), done if short else planned, related=(related,))


@rule("RM704", WARNING, _("write ongoing, or delayed with a status_note, or move its years"))
def planned_past_start(plan: Plan, now: Now) -> Iterator[Finding]:
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
        if standing.planned_though_begun(plan, program, now) and (years := plan.years(program)):
            message = _("{program} is still planned, but {year} has begun", program=called(program), year=years.first)
            yield Finding(program.at("status"), message)


@rule("RM705", WARNING)
def late(plan: Plan, now: Now) -> Iterator[Finding]:
    """A program, an action or a quick win is past its end and not done.

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
        if standing.program_late(plan, program, now) and (years := plan.years(program)):
            place = program.at("years", 1) if program.years is not None else program.at("horizon")
            message = _overdue(called(program), years.last, program.status)
            yield Finding(place, message, _("write its true status, or new years"))
    for program, quick_win in quick_wins(plan):
        if quick_win.finish is not None and standing.quick_win_late(program, now):
            name = _("the quick win {program}", program=called(program))
            message = _overdue(name, quick_win.finish, program.status)
            help = _("write status: done, or put a new finish to the head of the region")
            yield Finding(program.at("quick_win", "finish"), message, help)
    for program, index, action in actions(plan):
        if action.finish is not None and standing.action_late(program, action, now):
            message = _overdue(action.id or action.name or called(program), action.finish, action.status)
            help = _("write status: done with its evidence, or a new finish")
            yield Finding(program.at("actions", index, "finish"), message, help)


def _overdue(name: Phrase, end: int | str | Day, status: str | None) -> Message:
    end = Day(end) if isinstance(end, str) else end
    if status is None:
        return _("{name} should have ended in {end}, and no status says that it did", name=name, end=end)
    return _("{name} should have ended in {end} and is {status}", name=name, end=end, status=STATUS[status])


@rule("RM706", INFO, _("ask the owner for a report, or write the status that it has"))
def stale(plan: Plan, now: Now) -> Iterator[Finding]:
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
    for program in plan.programs:
        silence = standing.silence(plan, program, now)
        if silence is None:
            continue
        name, years = called(program), plan.years(program)
        if silence.period is not None:
            message = _("{program} has had no report since {period}", program=name, period=Day(silence.period))
            related = Related(program.at("reports", silence.at, "period"), _("the last one"))
            yield Finding(program.first(), message, related=(related,))
        elif years:
            message = _("{program} has had no report since it began in {year}", program=name, year=years.first)
            yield Finding(program.first(), message)


PROGRESS = (done_no_evidence, status_note, progress_against_status, planned_past_start, late, stale)

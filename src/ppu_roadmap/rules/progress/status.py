"""Whether a status is borne out: by evidence, by a note, by the progress."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding, Path, Related
from ppu_roadmap.facts.known import silent
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import COMPLETE, unproved
from ppu_roadmap.model.measures import Action, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Phrase, _


def _steps(program: Program) -> Iterator[tuple[Path, Action | Report]]:
    """The actions and reports of a program with their paths."""
    for index, action in enumerate(program.actions):
        yield ("actions", index), action
    for index, report in enumerate(program.reports):
        yield ("reports", index), report


def _called_step(program: Program, step: Program | Action | Report) -> Phrase:
    """What messages call a program, one of its actions or one of its reports."""
    if isinstance(step, Report):
        return _("the report {period} of {program}", period=step.period, program=called(program))
    return step.id or step.name or called(program)


@rule("RM701", WARNING)
def done_no_evidence(plan: Plan) -> Iterator[Finding]:
    """An action or a report says that it is done and shows no evidence.

    Why: the assessors score what is proved: regions lost points because their evidence was incomplete, and it
    is easy to find on the day when the work is done and hard a year later.

    Bad:
        actions: [{id: GOV-01-A1, name: Analisis kebutuhan, status: done}]

    Good:
        actions: [{id: GOV-01-A1, name: Analisis kebutuhan, status: done, evidence: [https://contoh.id/bukti]}]
    """
    for program in plan.programs:
        for path, step in _steps(program):
            if unproved(plan, program, path, step):
                yield Finding(
                    program.first(*path),
                    _("{step} is done without evidence", step=_called_step(program, step)),
                    _("add the address of a document, a photo or a page under evidence"),
                )


@rule("RM702", WARNING)
def status_note(plan: Plan) -> Iterator[Finding]:
    """A delayed or cancelled program, or a rejected or merged proposal, does not say why.

    Why: programs stop when budgets are refocused; who proposed or planned them is owed the reason, and
    without it the same proposal comes back every year.

    Bad:
        status: delayed

    Good:
        status: delayed
        status_note: Anggaran dialihkan ke penanganan banjir
    """
    for program in plan.programs:
        if program.status in {"delayed", "cancelled"} and silent(program, "status_note"):
            yield Finding(
                program.first(),
                _("{program} is {status} and says not why", program=called(program), status=program.status),
                _("write the reason under status_note"),
            )
    for index, proposal in enumerate(plan.proposals.proposals):
        if proposal.status in {"rejected", "merged"} and silent(proposal, "note"):
            name = proposal.id or proposal.name or _("a proposal")
            yield Finding(
                plan.proposals.first("proposals", index),
                _("{proposal} is {status} and says not why", proposal=name, status=proposal.status),
                _("write the reason under note"),
            )


@rule("RM703", WARNING)
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
        if _contradicts(program):
            yield _against(program, (), program)
        for path, step in _steps(program):
            if _contradicts(step):
                yield _against(program, path, step)


def _contradicts(record: Program | Action | Report) -> bool:
    """Whether progress and status cannot both be true."""
    progress = record.progress
    if progress is None:
        return False
    return (record.status == "done" and progress < COMPLETE) or (record.status == "planned" and progress > 0)


def _against(program: Program, path: Path, step: Program | Action | Report) -> Finding:
    name = _called_step(program, step)
    message = (
        _("{name} is done at {progress} percent", name=name, progress=step.progress)
        if step.status == "done"
        else _("{name} is planned, yet at {progress} percent", name=name, progress=step.progress)
    )
    return Finding(
        program.at(*path, "progress"),
        message,
        _("correct the progress or the status"),
        (Related(program.at(*path, "status"), _("the status")),),
    )

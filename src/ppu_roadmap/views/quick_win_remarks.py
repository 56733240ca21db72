"""What must be said below the choice of quick wins: what is not scored, decided, in force, or has no candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.quick_wins import (
    Candidate,
    Contest,
    Covers,
    Weights,
    candidates_of,
    criteria_of,
    without_candidates,
)
from ppu_roadmap.catalog.labels import DIMENSION
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.text import Message, WordList, _, words
from ppu_roadmap.views import values


def remarks(plan: Plan, shown: tuple[Contest, ...], weights: Weights | None, *, several: bool) -> Iterator[Message]:
    """The remarks on one region; its name before each where there are ``several``."""
    for remark in (*_misfit(plan, shown, weights), *_remarks(plan, candidates_of(shown))):
        yield _("{region}: {remark}", region=values.region(plan), remark=remark) if several else remark


def _misfit(plan: Plan, shown: tuple[Contest, ...], weights: Weights | None) -> Iterator[Message]:
    if shown and weights is not None and not weights.keys() <= criteria_of(plan).keys():
        yield _("these weights name criteria that the plan does not have, so nothing has a rank")


def _remarks(plan: Plan, candidates: Sequence[Candidate]) -> Iterator[Message]:
    for candidate in candidates:
        if candidate.steps:
            yield _moved(candidate)
    if unscored := [one for one in candidates if one.standing.score is None]:
        yield _("not scored on every criterion, so without a rank: {programs}", programs=_ids(unscored))
    if waiting := [one for one in candidates if one.undecided and one.covers is not Covers.CHANGED]:
        yield _("awaiting a decision: {programs}", programs=_ids(waiting))
    if outdated := [one for one in candidates if one.covers is Covers.CHANGED]:
        yield _("changed since the approval, to be put forward again: {programs}", programs=_ids(outdated))
    if unknown := [one for one in candidates if one.covers is Covers.UNKNOWN]:
        yield _(
            "approved without a mark of what was approved, so a change cannot be seen: {programs}",
            programs=_ids(unknown),
        )
    if empty := without_candidates(plan):
        yield _("no candidate in: {dimensions}", dimensions=words(DIMENSION[one] for one in empty))


def _moved(candidate: Candidate) -> Message:
    before, now = candidate.before.rank if candidate.before else None, candidate.standing.rank
    program = called(candidate.program)
    if candidate.steps > 0:
        return _("{program} rises from rank {before} to {now}", program=program, before=before, now=now)
    return _("{program} falls from rank {before} to {now}", program=program, before=before, now=now)


def _ids(candidates: Sequence[Candidate]) -> WordList:
    return words(called(candidate.program) for candidate in candidates)

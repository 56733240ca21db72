"""All that differs between two states of a plan: what became of its parts, sums, findings, approvals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Literal, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.facts.decisions import APPROVING, changed_since, last_decision
from ppu_roadmap.facts.standing import live
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.loader.same import apart
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, entries
from ppu_roadmap.revision.states import State, Stored
from ppu_roadmap.source.reader import read

Sums = Mapping[str, tuple[int | None, int | None]]
"""Rupiah by year or dimension, old and new; ``None`` where no amount is known."""


class Approval(NamedTuple):
    """A decision on a quick win that is new, or no longer covers what the program is."""

    op: Literal["new", "fell"]
    program: Program
    decision: Decision
    groups: tuple[str, ...] = ()
    """What has changed of what it covered."""


class Outcome(NamedTuple):
    """What differs between two states of one plan, of which one may not be there."""

    old: Plan | None
    new: Plan | None
    programs: Sequence[Entry]
    others: Sequence[Entry]
    """What is no program: plan.yaml and its agencies, objectives, strategies, proposals."""
    by_year: Sums
    by_dimension: Sums
    come: Sequence[Diagnostic]
    gone: Sequence[Diagnostic]
    approvals: Sequence[Approval]
    errors: Sequence[int]
    """Of the old and of the new state."""

    @property
    def plan(self) -> Plan:
        """The plan as it is, or was."""
        return self.new or self.old or Plan()


def outcomes(old: State, new: State, today: date) -> Iterator[Outcome]:
    """What differs, plan by plan: matched by folder, else by the code of the region."""
    part = new.part or old.part
    for before, after in _matched(old, new):
        if before and after and (before.files, before.others) == (after.files, after.others) and not after.folder:
            continue
        once = lru_cache(maxsize=None)(read)  # what has not changed is read once
        made = _outcome(before and before.load(today, once), after and after.load(today, once), part)
        if not (before and after) or any((made.programs, made.others, made.come, made.gone, made.approvals)):
            yield made


def _matched(old: State, new: State) -> Iterator[tuple[Stored | None, Stored | None]]:
    """The plans of two states, each with what it was."""
    alone = {_code(read()): read for folder, read in old.plans.items() if folder not in new.plans}
    for folder, stored in new.plans.items():
        after = stored()
        before = old.plans.get(folder) or (alone.pop(_code(after), None) if alone else None)
        yield before and before(), after
    yield from ((before(), None) for before in alone.values())


def _code(stored: Stored) -> str:
    """The code of a plan's region; of one that does not say it where it lies."""
    return stored.plan().code or stored.home


def _outcome(old: Result | None, new: Result | None, part: str | None) -> Outcome:
    sides = [side or Result(Plan(), ()) for side in (old, new)]
    before, after = (side.plan for side in sides)
    every = [*entries(before, after, part)]
    programs, others = ([each for each in every if isinstance(each.record, Program) is own] for own in (True, False))
    ids = {each.was: each.id for each in programs if each.was}
    found = [[each for each in side.diagnostics if part in (None, PurePath(each.file).stem)] for side in sides]
    gone, come = apart(found[0], found[1], ids)
    return Outcome(
        before if old else None, after if new else None, programs, others,
        _sums(before, after, part, "year"), _sums(before, after, part, "dimension"), come, gone,
        [*_approvals(before, after, ids)],
        [sum(each.severity is Severity.ERROR for each in side.diagnostics) for side in sides],
    )  # fmt: skip


def _sums(old: Plan, new: Plan, part: str | None, by: Literal["year", "dimension"]) -> Sums:
    """The money of the programs that are live, by year or by dimension."""
    sides: tuple[Counter[str], ...] = Counter(), Counter()
    for side, plan in zip(sides, (old, new), strict=True):
        for program in filter(live, plan.programs):
            for line in program.budget if part in (None, program.dimension) else ():
                if line.amount is not None and (name := line.year if by == "year" else program.dimension):
                    side[str(name)] += line.amount
    names = {*sides[0], *sides[1]}
    return {name: (sides[0].get(name), sides[1].get(name)) for name in (*HOMES, *sorted(names)) if name in names}


def _approvals(old: Plan, new: Plan, ids: Mapping[str, str]) -> Iterator[Approval]:
    """The decisions that are new, and the approvals that covered their program and cover it no longer."""
    before = {ids.get(id, id): program for id, program in old.by_id.items()}
    for id, program in new.by_id.items():
        earlier = before.get(id)
        if earlier is None or program.quick_win is None:
            continue
        known = earlier.quick_win.decisions if earlier.quick_win else ()
        come = (each for each in program.quick_win.decisions if each not in known and each.status != "proposed")
        yield from (Approval("new", program, each) for each in come)
        (held, lost), (holds, groups) = _approved(old, earlier), _approved(new, program)
        if holds is not None and holds == held and groups and not lost:
            yield Approval("fell", program, holds, groups)


def _approved(plan: Plan, program: Program) -> tuple[Decision | None, tuple[str, ...]]:
    """The approval that counts, if one does, and what has changed of what it covered."""
    found = last_decision(plan, program, program.quick_win) if program.quick_win else None
    if found is None or found[1].status not in APPROVING:
        return None, ()
    return found[1], changed_since(plan, program, found[1])

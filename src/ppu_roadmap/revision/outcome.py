"""All that differs between two states of a plan: programs, the rest, sums, findings, approvals."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Literal, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.facts.decisions import APPROVING, changed_since, last_decision
from ppu_roadmap.facts.standing import live
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.loader.same import apart
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, others, programs, renamed
from ppu_roadmap.revision.states import Known, State, Stored
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

    folder: str
    old: Plan | None
    new: Plan | None
    programs: tuple[Entry, ...]
    others: tuple[Entry, ...]
    by_year: Sums
    by_dimension: Sums
    come: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]
    approvals: tuple[Approval, ...]
    errors: tuple[int, int]
    """Of the old and of the new state."""

    @property
    def plan(self) -> Plan:
        """The plan as it is, or was."""
        return self.new or self.old or Plan()

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(
            self.old is None
            or self.new is None
            or self.programs
            or self.others
            or self.come
            or self.gone
            or self.approvals
        )


def outcomes(old: State, new: State, today: date) -> Iterator[Outcome]:
    """What differs, plan by plan: matched by folder, else by the code of the region."""
    part = new.part or old.part
    for folder, before, after in _matched(old, new):
        if before and after and (before.files, before.others) == (after.files, after.others) and not after.folder:
            continue
        known: Known = {}
        sides = [side.load(today, known) if side else None for side in (before, after)]
        made = _outcome(folder, sides[0], sides[1], part)
        if made.differs:
            yield made


def _matched(old: State, new: State) -> Iterator[tuple[str, Stored | None, Stored | None]]:
    """The plans of two states, each with what it was."""
    alone = {_code(read()): folder for folder, read in old.plans.items() if folder not in new.plans}
    for folder, stored in new.plans.items():
        after = stored()
        before = folder if folder in old.plans else alone.pop(_code(after), None) if alone else None
        yield folder, None if before is None else old.plans[before](), after
    for folder in alone.values():
        yield folder, old.plans[folder](), None


def _code(stored: Stored) -> str:
    """The code of a plan's region; of one that does not say it where it lies."""
    region = (read(stored.files.get("plan", b""), "plan.yaml").data or {}).get("region")
    code = region.get("code") if isinstance(region, dict) else None
    return str(code or stored.home)


def _outcome(folder: str, old: Result | None, new: Result | None, part: str | None) -> Outcome:
    before, after = (side.plan if side else Plan() for side in (old, new))
    entries = tuple(programs(before, after, part))
    ids = renamed(entries)
    gone, come = apart(_findings(old, part), _findings(new, part), ids)
    return Outcome(
        folder, before if old else None, after if new else None, entries, tuple(others(before, after, part)),
        _sums(before, after, part, lambda _program, line: line.year),
        _sums(before, after, part, lambda program, _line: program.dimension or None),
        tuple(come), tuple(gone),
        tuple(_approvals(before, after, ids)),
        (_errors(old), _errors(new)),
    )  # fmt: skip


def _findings(result: Result | None, part: str | None) -> list[Diagnostic]:
    """The findings of a plan, or of one of its files."""
    every = result.diagnostics if result else ()
    return [each for each in every if part is None or PurePath(each.file).stem == part]


def _errors(result: Result | None) -> int:
    return sum(each.severity is Severity.ERROR for each in result.diagnostics) if result else 0


def _sums(old: Plan, new: Plan, part: str | None, key: Callable[[Program, BudgetLine], object]) -> Sums:
    """The money of the programs that are live, by year or by dimension."""
    sides: list[dict[str, int]] = [{}, {}]
    for side, plan in zip(sides, (old, new), strict=True):
        for program in filter(live, plan.programs):
            for line in program.budget if part in (None, program.dimension) else ():
                name = key(program, line)
                if line.amount is not None and name is not None:
                    side[str(name)] = side.get(str(name), 0) + line.amount
    names = sorted(
        sides[0].keys() | sides[1].keys(), key=lambda name: HOMES.index(name) if name in HOMES else int(name)
    )
    return {name: (sides[0].get(name), sides[1].get(name)) for name in names}


def _approvals(old: Plan, new: Plan, ids: Mapping[str, str]) -> Iterator[Approval]:
    """The decisions that are new, and the approvals that covered their program and cover it no longer."""
    before = {ids.get(id, id): program for id, program in old.by_id.items()}
    for id, program in new.by_id.items():
        if program.quick_win is None:
            continue
        earlier = before.get(id)
        was = earlier.quick_win if earlier else None
        yield from (
            Approval("new", program, each)
            for each in program.quick_win.decisions
            if earlier is not None and each not in (was.decisions if was else ()) and each.status != "proposed"
        )
        last = last_decision(new, program, program.quick_win)
        held = last_decision(old, earlier, was) if earlier and was else None
        if last and held and earlier and last[1] == held[1] and last[1].status in APPROVING:
            groups = changed_since(new, program, last[1])
            if groups and not changed_since(old, earlier, held[1]):
                yield Approval("fell", program, last[1], groups)

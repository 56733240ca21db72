"""All that differs between two states of a plan: what became of its parts, sums, findings, approvals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from ppu_roadmap.diagnostics import Diagnostic, Severity
from ppu_roadmap.facts.decisions import APPROVING, GROUPS, changed_since, fingerprint, last_decision
from ppu_roadmap.facts.known import all_programs_known, lost
from ppu_roadmap.facts.standing import live
from ppu_roadmap.loader.checking import leaves_out
from ppu_roadmap.loader.plans import Result
from ppu_roadmap.loader.same import apart
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.changes import Entry, entries
from ppu_roadmap.revision.states import State, Stored
from ppu_roadmap.rules.registry import idle_waiver
from ppu_roadmap.source.reader import read

Sums = Mapping[str, tuple[int | None, int | None]]
"""Rupiah by dimension and by year, old and new; ``None`` where no amount is known, or not each."""
Doubts = Mapping[str, AbstractSet[str]]
"""The fields that one state alone could read, by the id of what has them."""
_YEARS: Final = "0"
"""Stands for every year, where money could not be read of which nobody knows the year."""
_COVERED: Final = frozenset({*GROUPS, "quick_win", "horizon"})
"""The fields that an approval hangs on."""


class Approval(NamedTuple):
    """A decision on a quick win that is new; an approval that holds no longer, or of which nobody knows that."""

    op: Literal["new", "fell", "unsure"]
    program: Program
    decision: Decision
    groups: tuple[str, ...] = ()
    """What has changed of what it covered; nothing where the program or the decision is gone, or another followed."""


class Outcome(NamedTuple):
    """What differs between two states of one plan, of which one may not be there."""

    old: Plan | None
    new: Plan | None
    programs: Sequence[Entry] = ()
    others: Sequence[Entry] = ()
    """What is no program: plan.yaml and its agencies, objectives, strategies, proposals."""
    sums: Sums = MappingProxyType({})
    unsummed: AbstractSet[str] = frozenset()
    """The dimensions and years of which a part could not be read in one of the states."""
    come: Sequence[Diagnostic] = ()
    gone: Sequence[Diagnostic] = ()
    doubtful: bool = False
    """Whether only those findings are compared that both states can have, since one could not be read in full."""
    approvals: Sequence[Approval] = ()
    errors: Sequence[int] = ()
    """Of the old and of the new state."""

    @property
    def plan(self) -> Plan:
        """The plan as it is, or was."""
        return self.new or self.old or Plan()

    @property
    def unread(self) -> Sequence[Sequence[str]]:
        """The names of the files of the old and of the new state that could not be read, or not in full."""
        return [[f"{name}.yaml" for name in sorted(_unread(side or Plan()))] for side in (self.old, self.new)]


def outcomes(old: State, new: State, today: date) -> Iterator[Outcome]:
    """What differs, plan by plan: matched by folder, else by the code of the region."""
    part = new.part or old.part
    for before, after in _matched(old, new):
        if before and after and (before.files, before.others) == (after.files, after.others):
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
    lacking = ((each.id, {one.top for one in each.differences if one.unread}) for each in every)
    doubts = {id: fields for id, fields in lacking if fields}
    unread = [(plan.broken, _unread(plan)) for plan in (before, after)]
    torn = unread[0] != unread[1] or any(each.id in doubts for each in others)
    found = [
        [each for each in _comparable(side, other, ids, doubts, torn=torn) if part in (None, PurePath(each.file).stem)]
        for side, other in (sides, sides[::-1])
    ]
    gone, come = apart(found[0], found[1], ids)
    judged = "plan" not in before.broken ^ after.broken and not any(each.id in doubts for each in others)
    return Outcome(
        before if old else None, after if new else None, programs, others, *_sums(before, after, part), come, gone,
        bool(doubts or torn), [*_approvals(before, after, programs, ids, doubts)] if judged else [],
        [sum(each.severity is Severity.ERROR for each in side.diagnostics) for side in sides],
    )  # fmt: skip


def _unread(plan: Plan) -> AbstractSet[str]:
    """The files that could not be read, and those of which a list lost what has an id, or an id; but plan.yaml's."""
    cut = {file for file, path in plan.pruned if len(path) == 1 and file != "plan"}
    nameless = {program.dimension for program in plan.programs if "id" in program.refused}
    return plan.broken | cut | nameless | {home for home in plan.dimensions if not all_programs_known(plan, home)}


def _comparable(
    side: Result, other: Result, ids: Mapping[str, str], doubts: Doubts, *, torn: bool
) -> Iterator[Diagnostic]:
    """The findings of a state that the other can have, too, or that tell what could not be read in a file of both."""
    whole = len({any(map(leaves_out, each.diagnostics)) for each in (side, other)}) == 1  # else no waiver is judged
    for each in side.diagnostics:
        doubtful = doubts and (each.program is None or ids.get(each.program, each.program) in doubts)
        if PurePath(each.file).stem in other.plan.broken - side.plan.broken:
            continue
        if leaves_out(each) or not (torn or doubtful or (each.code == idle_waiver.code and not whole)):
            yield each


def _sums(old: Plan, new: Plan, part: str | None) -> tuple[Sums, AbstractSet[str]]:
    """The money by dimension and by year, and the names of those sums that are not known in one of the states."""
    sides = [_money(plan, part) for plan in (old, new)]
    names = {name for side in sides for name in (*side[0], *side[1])} - {_YEARS}
    parts = {name: {name} if name in HOMES else {name, _YEARS} for name in (*HOMES, *sorted(names - {*HOMES}))}
    before, after = ({name: None if parts[name] & dark else known.get(name) for name in parts} for known, dark in sides)
    sums = {name: (before[name], after[name]) for name in parts if name in names}
    return sums, {name for name in sums if parts[name] & (sides[0][1] | sides[1][1])}


def _money(plan: Plan, part: str | None) -> tuple[Mapping[str, int], AbstractSet[str]]:
    """What the programs that are live cost, by dimension and by year, and of which of these not all could be read."""
    homes = {home for home in HOMES if part in (None, home)}
    sums: Counter[str] = Counter()
    whole = {home for home in homes - plan.broken if home not in plan.dimensions or all_programs_known(plan, home)}
    unsure = {name for home in homes - whole for name in (home, _YEARS)}
    for program in (each for each in plan.programs if each.dimension in homes and live(each)):
        if program.refused & {"budget", "status"} or lost(plan, program, "budget"):
            unsure |= {program.dimension, _YEARS}
        for line in program.budget:
            year = str(line.year or _YEARS)
            unsure |= {program.dimension, year} if "amount" in line.refused else {year} & {_YEARS}
            sums.update(dict.fromkeys((program.dimension, year), line.amount) if line.amount is not None else {})
    return sums, unsure


def _approvals(
    old: Plan, new: Plan, programs: Sequence[Entry], ids: Mapping[str, str], doubts: Doubts
) -> Iterator[Approval]:
    """The decisions that are new, and the approvals that do not hold any more, or not for certain."""
    before = {ids.get(id, id): program for id, program in old.by_id.items()}
    ends = {each.id for each in programs if each.op in ("added", "removed")}
    for id in dict.fromkeys((*new.by_id, *before)):
        earlier, program = before.get(id), new.by_id.get(id)
        if _COVERED & doubts.get(id, set()) or (None in (earlier, program) and id not in ends):
            continue
        known = earlier.quick_win.decisions if earlier and earlier.quick_win else ()
        if program and program.quick_win:
            come = (each for each in program.quick_win.decisions if each not in known and each.status != "proposed")
            yield from (Approval("new", program, each) for each in come)
        (held, lost), (holds, groups) = _approved(old, earlier), _approved(new, program)
        if earlier is None or held is None or lost:
            continue
        if program is None or holds is None:
            yield Approval("fell", program or earlier, held)
        elif holds == held and groups:
            yield Approval("fell", program, held, groups)
        elif holds == held and not held.fingerprint:
            owner = ids.get(earlier.owner or "", earlier.owner)
            was = fingerprint(earlier.model_copy(update={"owner": owner}), old.years(earlier))
            if groups := changed_since(new, program, held.model_copy(update={"fingerprint": was})):
                yield Approval("unsure", program, held, groups)


def _approved(plan: Plan, program: Program | None) -> tuple[Decision | None, tuple[str, ...]]:
    """The approval that counts, if one does, and what has changed of what it covered."""
    found = last_decision(plan, program, program.quick_win) if program and program.quick_win else None
    if program is None or found is None or found[1].status not in APPROVING:
        return None, ()
    return found[1], changed_since(plan, program, found[1])

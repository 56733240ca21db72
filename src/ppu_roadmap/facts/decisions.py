"""What the head of the region decided on a quick win, what that covers, and how candidates score."""

import json
from collections.abc import Mapping

from ppu_roadmap.facts.agencies import successors
from ppu_roadmap.facts.known import lost
from ppu_roadmap.model.measures import Range, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision, QuickWin

APPROVING = frozenset({"approved", "approved-with-notes"})
"""Statuses of a decision that let a quick win start."""
GROUPS = ("name", "owner", "years", "time", "budget", "indicators")
"""What a decision covers, in the order of a fingerprint; "time" is the quick win's start and finish."""


def last_decision(plan: Plan, program: Program, quick_win: QuickWin) -> tuple[int, Decision] | None:
    """The decision that counts, with its index; ``None`` where there is none or it could not be read."""
    decisions = quick_win.decisions
    if not decisions or lost(plan, program, "quick_win", "decisions"):
        return None
    return len(decisions) - 1, decisions[-1]


def changed_since(plan: Plan, program: Program, decision: Decision) -> tuple[str, ...]:
    """The groups that a decision covered and that are different now; none where it has no fingerprint.

    Groups in which something was refused are left out: nothing is known of a change. An agency that replaced the one
    approved is no change.
    """
    changed = changed_groups(decision.fingerprint, program) if decision.fingerprint else ()
    if "owner" in changed and program.owner is not None:
        approved = str(decision.fingerprint).split("-")[GROUPS.index("owner")]
        if any(_digest(one) == approved and program.owner in successors(plan, one) for one in plan.agencies):
            changed = tuple(group for group in changed if group != "owner")
    unsure = _unsure(plan, program) if changed else set()
    return tuple(group for group in changed if group not in unsure)


def _unsure(plan: Plan, program: Program) -> set[str]:
    """The groups of a fingerprint in which something was refused."""
    unsure = set(program.refused) & set(GROUPS)
    if program.owner is None and program.status != "proposed":  # an error of its own
        unsure.add("owner")
    if program.quick_win and (program.quick_win.start is None or program.quick_win.finish is None):
        unsure.add("time")
    if lost(plan, program, "budget") or any(line.refused & {"year", "source", "amount"} for line in program.budget):
        unsure.add("budget")
    measures = program.indicators
    if lost(plan, program, "indicators") or any(
        measure.refused & {"name", "unit", "targets"} or any(map(_unread, measure.targets.values()))
        for measure in measures
    ):
        unsure.add("indicators")
    return unsure


def _unread(value: Value | None) -> bool:
    return value is None or (isinstance(value, Range) and bool(value.refused))


def fingerprint(program: Program) -> str:
    """What a decision covers of a program, as six groups of four hexadecimal digits (:data:`GROUPS`).

    Each is the first 16 bits of the SHA-256 of canonical JSON. The order of budget lines does not count, that
    of indicators does; realisation and actuals are not in it.
    """
    quick_win = program.quick_win
    lines = [(line.year, line.source, line.amount) for line in program.budget]
    covered: tuple[object, ...] = (
        program.name,
        program.owner,
        program.years,
        (quick_win.start, quick_win.finish) if quick_win else (None, None),
        sorted(lines, key=lambda line: [(value is None, value) for value in line]),
        [
            (one.name, one.unit, {str(year): _canonical(value) for year, value in one.targets.items()})
            for one in program.indicators
        ],
    )
    return "-".join(_digest(group) for group in covered)


def changed_groups(old: str, program: Program) -> tuple[str, ...]:
    """The groups in which a program differs from an earlier fingerprint, in the order of :data:`GROUPS`."""
    pairs = zip(old.split("-"), fingerprint(program).split("-"), GROUPS, strict=True)
    return tuple(name for before, now, name in pairs if before != now)


def _canonical(value: Value | None) -> object:
    """A value in JSON: an integral number as an int, for ``50`` and ``50.0`` are one; a range as a mapping."""
    if isinstance(value, Range):
        return {key: _canonical(bound) for key, bound in (("min", value.min), ("max", value.max)) if bound is not None}
    return int(value) if isinstance(value, int | float) and value == int(value) else value


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    import hashlib  # few plans hold a fingerprint, and OpenSSL takes its time

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def weighted_score(scores: Mapping[str, int | None], criteria: Mapping[str, Criterion | None]) -> float | None:
    """The sum of weight times score in percent, 1 to 5 where the weights add up to 100.

    ``None`` where it would have no basis: without criteria, with a criterion that has no score or no known weight.
    """
    if not scores or not criteria:
        return None
    total = 0
    for key, criterion in criteria.items():
        score = scores.get(key)
        if score is None or criterion is None or criterion.weight is None:
            return None
        total += criterion.weight * score
    return total / 100

"""What the head of the region decided on a quick win, what that covers, and how candidates score."""

import json
import re
from collections.abc import Mapping

from ppu_roadmap.facts.known import lost
from ppu_roadmap.facts.links import successors
from ppu_roadmap.model.measures import Range, Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Criterion
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.quick_win import Decision, QuickWin

APPROVING = frozenset({"approved", "approved-with-notes"})
"""Statuses of a decision that let a quick win start."""
BINDING = APPROVING | {"rejected"}
"""Statuses of a decision after which none is to be asked for."""
_HEADS = ("bupati", "walikota", "gubernur", "regent", "mayor", "governor")
"""Titles that say enough without their region."""
_ACTING = ("plt", "plh", "pj", "pjs", "penjabat", "pelaksana", "tugas", "harian", "acting")
"""Words before a title of who holds it for the time being."""
_BELOW = ("wakil", "ahli", "khusus", "pribadi", "staf", "ajudan", "asisten", "sekretaris", "mantan", "calon", "vice")
"""Words before a title that make it another's."""
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
    changed = changed_groups(decision.fingerprint, program, plan.years(program)) if decision.fingerprint else ()
    if "owner" in changed and program.owner is not None:
        approved = str(decision.fingerprint).split("-")[GROUPS.index("owner")]
        if any(_digest(one) == approved and program.owner in successors(plan, one) for one in plan.agencies):
            changed = tuple(group for group in changed if group != "owner")
    unsure = _unsure(plan, program) if changed else set()
    return tuple(group for group in changed if group not in unsure)


def _unsure(plan: Plan, program: Program) -> set[str]:
    """The groups of a fingerprint in which something was refused."""
    unsure = set(program.refused) & set(GROUPS)
    unread = not (plan.has_file or plan.alone)  # which agency has taken over whose work is not known then
    if unread or (program.owner is None and program.status != "proposed"):  # an error of its own
        unsure.add("owner")
    if program.quick_win and (program.quick_win.start is None or program.quick_win.finish is None):
        unsure.add("time")
    if program.years is None and plan.years(program) is None:
        unsure.add("years")
    if lost(plan, program, "budget") or any(line.refused & {"year", "source", "amount"} for line in program.budget):
        unsure.add("budget")
    values = [value for measure in program.indicators for value in measure.targets.values()]
    lacking = any(value is None or (isinstance(value, Range) and value.refused) for value in values)
    refused = any(measure.refused & {"name", "unit", "targets"} for measure in program.indicators)
    if lacking or refused or lost(plan, program, "indicators"):
        unsure.add("indicators")
    return unsure


def fingerprint(program: Program, years: tuple[int, int] | None = None) -> str:
    """What a decision covers of a program, as six groups of four hexadecimal digits (:data:`GROUPS`).

    Each is the first 16 bits of the SHA-256 of canonical JSON. The order of budget lines does not count, that
    of indicators does; realisation and actuals are not in it. ``years`` are those of a program that says none: what
    was approved is what its horizon made of it on that day.
    """
    quick_win = program.quick_win
    lines = [(line.year, line.source, line.amount) for line in program.budget]
    covered: tuple[object, ...] = (
        program.name,
        program.owner,
        program.years or years,
        (quick_win.start, quick_win.finish) if quick_win else (None, None),
        sorted(lines, key=lambda line: [(value is None, value) for value in line]),
        [
            (one.name, one.unit, {str(year): _canonical(value) for year, value in one.targets.items()})
            for one in program.indicators
        ],
    )
    return "-".join(_digest(group) for group in covered)


def changed_groups(old: str, program: Program, years: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The groups in which a program differs from an earlier fingerprint, in the order of :data:`GROUPS`.

    Fingerprints of old do not have the ``years`` of a program that says none; of these no change is known.
    """
    now = zip(fingerprint(program).split("-"), fingerprint(program, years).split("-"), strict=True)
    return tuple(name for before, each, name in zip(old.split("-"), now, GROUPS, strict=True) if before not in each)


def names_approver(plan: Plan, decision: Decision) -> bool:
    """Whether who decided, or the position held then, is the plan's approver.

    ``Bupati`` is named by "Plt. Bupati", "BUPATI PPU" or the signatory of that role, not by "Wakil Bupati". True where
    plan.yaml names no approver, or who decided could not be read.
    """
    title = [word for word in _words(plan.file.approver) if word not in _ACTING]
    if title and title[0] in _HEADS:
        del title[1:]
    if not title or decision.refused & {"by", "position"}:
        return True
    named = [_words(text) for text in (decision.by, decision.position)]
    people = [_words(one.name) for one in plan.file.signatories if _titled(_words(one.role), title)]
    same = (_within(who, other) or _within(other, who) for who in people for other in named)
    return any(_titled(one, title) for one in named) or any(same)


def _titled(words: list[str], title: list[str]) -> bool:
    """Whether a title stands among words, and is not made another's by the one before it."""
    return _within(words, title) and not any(_within(words, [below, *title]) for below in _BELOW)


def _within(words: list[str], few: list[str]) -> bool:
    """Whether some words follow each other among others."""
    return f" {' '.join(few)} " in f" {' '.join(words)} " if few else False


def _words(text: str | None) -> list[str]:
    """A title or a name as it is compared: case and punctuation make no difference."""
    return re.findall(r"\w+", re.sub(r"\bwali\s+kota\b", "walikota", (text or "").casefold()))


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

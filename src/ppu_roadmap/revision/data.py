"""What differs between two states, as programs read it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.revision.changes import Entry, Fate
from ppu_roadmap.revision.history import Step
from ppu_roadmap.revision.outcome import Outcome, Sums
from ppu_roadmap.revision.states import State


def data(
    old: State, new: State, found: Sequence[Outcome], finding: Callable[[Diagnostic], Mapping[str, Any]]
) -> dict[str, Any]:
    """Version 1: field by field, of what is new or gone, too; ``finding`` gives a finding."""
    return {
        "version": 1,
        "old": old.name,
        "new": new.name,
        "programs": [{**entry_data(entry), **own} for each, own in _of(found) for entry in each.programs],
        "others": [{**entry_data(entry), **own} for each, own in _of(found) for entry in each.others],
        "sums": {
            "by_year": _added([each.by_year for each in found]),
            "by_dimension": _added([each.by_dimension for each in found]),
        },
        "findings": {
            "new": [finding(one) for each in found for one in each.come],
            "gone": [finding(one) for each in found for one in each.gone],
        },
        "approvals": [
            {"id": one.program.id, "op": one.op, "status": one.decision.status, "by": one.decision.by,
             "date": one.decision.date, "changed": list(one.groups), **own}
            for each, own in _of(found) for one in each.approvals
        ],
        "plans": [{"plan": each.plan.code, "op": _op(each)} for each in found],
    }  # fmt: skip


def _op(found: Outcome) -> Fate:
    return "added" if found.old is None else "removed" if found.new is None else "changed"


def entry_data(entry: Entry) -> dict[str, Any]:
    """What became of one thing; that it was recognised by its name alone is said where it is so."""
    fields = [{"field": each.field, "old": each.old, "new": each.new} for each in entry.differences(deep=True)]
    told = {"id": entry.id, "was": entry.was, "op": entry.op, "fields": fields}
    return told | ({"guessed": True} if entry.guessed else {})


def history_data(id: str, steps: Sequence[Step], *, complete: bool) -> dict[str, Any]:
    """The history of a program, newest first; ``complete``: down to its first commit."""
    commits = [
        {
            "commit": commit.id,
            "date": commit.day,
            "author": commit.author,
            "subject": commit.subject,
            **entry_data(entry),
        }
        for commit, entry, _old, _new in steps
    ]
    return {"version": 1, "id": id, "complete": complete, "commits": commits}


def _of(found: Sequence[Outcome]) -> Iterator[tuple[Outcome, dict[str, Any]]]:
    """Each plan, and how its own things are marked where there are several."""
    return ((each, {"plan": each.plan.code} if len(found) > 1 else {}) for each in found)


def _added(sums: Sequence[Sums]) -> dict[str, dict[str, int | None]]:
    """The sums of several plans as one."""
    total: dict[str, dict[str, int | None]] = {}
    for each in sums:
        for name, pair in each.items():
            into = total.setdefault(name, {"old": None, "new": None})
            for side, amount in zip(("old", "new"), pair, strict=True):
                if amount is not None:
                    into[side] = (into[side] or 0) + amount
    return total

"""What differs between two states, as programs read it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ppu_roadmap.diagnostics import Diagnostic
from ppu_roadmap.facts.money import sum_known
from ppu_roadmap.revision.changes import Entry
from ppu_roadmap.revision.history import Step
from ppu_roadmap.revision.outcome import Outcome, Sums
from ppu_roadmap.revision.states import State


def data(
    old: State, new: State, found: Sequence[Outcome], finding: Callable[[Diagnostic], Mapping[str, Any]]
) -> dict[str, Any]:
    """Version 1: field by field, of what is new or gone, too; ``finding`` gives a finding.

    What differs in one of several plans says in which.
    """
    of = [(each, {"plan": each.plan.code} if len(found) > 1 else {}) for each in found]
    ops = ("added" if each.old is None else "removed" if each.new is None else "changed" for each in found)
    return {
        "version": 1,
        "old": old.name,
        "new": new.name,
        "programs": [entry_data(entry) | own for each, own in of for entry in each.programs],
        "others": [entry_data(entry) | own for each, own in of for entry in each.others],
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
            for each, own in of for one in each.approvals
        ],
        "plans": [{"plan": each.plan.code, "op": op} for each, op in zip(found, ops, strict=True)],
    }  # fmt: skip


def entry_data(entry: Entry) -> dict[str, Any]:
    """What became of one thing; that it was recognised by its name alone is said where it is so."""
    fields = [{"field": each.field, "old": each.old, "new": each.new} for each in entry.differences(deep=True)]
    told = {"id": entry.id, "was": entry.was, "op": entry.op, "fields": fields}
    return told | ({"guessed": True} if entry.was else {})


def history_data(id: str, steps: Sequence[Step], *, complete: bool) -> dict[str, Any]:
    """The history of a program, newest first; ``complete``: down to its first commit."""
    commits = [
        {"commit": each.id, "date": each.day, "author": each.author, "subject": each.subject, **entry_data(entry)}
        for each, entry, _old, _new in steps
    ]
    return {"version": 1, "id": id, "complete": complete, "commits": commits}


def _added(sums: Sequence[Sums]) -> dict[str, dict[str, int | None]]:
    """The sums of several plans as one."""
    pairs = {
        name: [each[name] for each in sums if name in each] for name in dict.fromkeys(n for each in sums for n in each)
    }
    return {
        name: {"old": sum_known(*(old for old, _new in each)), "new": sum_known(*(new for _old, new in each))}
        for name, each in pairs.items()
    }

"""What differs between two states of the plans, and the history of a program, as JSON, version 1."""

from collections.abc import Sequence
from typing import Any, Literal

from ppu_roadmap.facts.money import sum_known
from ppu_roadmap.report.json import data_of, dumped
from ppu_roadmap.revision.changes import Entry
from ppu_roadmap.revision.history import History
from ppu_roadmap.revision.outcome import Outcome
from ppu_roadmap.revision.states import State
from ppu_roadmap.text import Language


def difference(old: State, new: State, found: Sequence[Outcome], language: Language) -> str:
    """Field by field, of what is new or gone, too; what differs in one of several plans says in which."""
    of = [(each, {"plan": each.plan.code} if len(found) > 1 else {}) for each in found]
    ops = ("added" if each.old is None else "removed" if each.new is None else "changed" for each in found)
    document = {
        "version": 1,
        "old": old.name,
        "new": new.name,
        "programs": [_entry(entry) | own for each, own in of for entry in each.programs],
        "others": [_entry(entry) | own for each, own in of for entry in each.others],
        "sums": {"by_year": _sums(found, "by_year"), "by_dimension": _sums(found, "by_dimension")},
        "findings": {
            "new": [data_of(one, language) for each in found for one in each.come],
            "gone": [data_of(one, language) for each in found for one in each.gone],
        },
        "approvals": [
            {"id": one.program.id, "op": one.op, "status": one.decision.status, "by": one.decision.by,
             "date": one.decision.date, "changed": list(one.groups), **own}
            for each, own in of for one in each.approvals
        ],
        "plans": [{"plan": each.plan.code, "op": op} for each, op in zip(found, ops, strict=True)],
    }  # fmt: skip
    return dumped(document)


def _entry(entry: Entry) -> dict[str, Any]:
    """What became of one thing; that it was recognised by its name alone is said where it is so."""
    fields = [{"field": each.field, "old": each.old, "new": each.new} for each in entry.differences(deep=True)]
    told = {"id": entry.id, "was": entry.was, "op": entry.op, "fields": fields}
    return told | ({"guessed": True} if entry.was else {})


def _sums(found: Sequence[Outcome], by: Literal["by_year", "by_dimension"]) -> dict[str, dict[str, int | None]]:
    """The sums of several plans as one."""
    every = [getattr(each, by) for each in found]
    sides = ("old", 0), ("new", 1)
    return {
        name: {side: sum_known(*(sums.get(name, (None, None))[at] for sums in every)) for side, at in sides}
        for name in dict.fromkeys(name for sums in every for name in sums)
    }


def history(id: str, found: History) -> str:
    """The history of a program, newest first; ``complete``: down to its first commit."""
    commits = [
        {"commit": each.id, "date": each.day, "author": each.author, "subject": each.subject, **_entry(entry)}
        for each, entry, _old, _new in found.steps
    ]
    return dumped({"version": 1, "id": id, "complete": not found.stopped, "commits": commits})

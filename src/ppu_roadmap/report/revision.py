"""What differs between two states of the plans, and the history of a program, as JSON, version 1."""

from collections.abc import Sequence
from typing import Any

from ppu_roadmap.facts.money import sum_known
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.report.json import data_of, dumped
from ppu_roadmap.revision.changes import Entry
from ppu_roadmap.revision.difference import UNREAD
from ppu_roadmap.revision.history import History
from ppu_roadmap.revision.outcome import Outcome
from ppu_roadmap.revision.states import State, several
from ppu_roadmap.text import Language


def difference(old: State, new: State, found: Sequence[Outcome], language: Language) -> str:
    """Field by field, of what is new or gone, too; what differs in one of several plans says in which."""
    of = [(each, {"plan": each.plan.code} if several(old, new) else {}) for each in found]
    ops = ("added" if each.old is None else "removed" if each.new is None else "changed" for each in found)
    document = {
        "version": 1,
        "old": old.name,
        "new": new.name,
        "programs": [_entry(entry) | own for each, own in of for entry in each.programs],
        "others": [_entry(entry) | own for each, own in of for entry in each.others],
        "sums": {"by_year": _sums(found, by_year=True), "by_dimension": _sums(found, by_year=False)},
        "findings": {
            "new": [data_of(one, language) for each in found for one in each.come],
            "gone": [data_of(one, language) for each in found for one in each.gone],
        },
        "approvals": [
            {"id": one.program.id, "op": one.op, "status": one.decision.status, "by": one.decision.by,
             "date": one.decision.date, "changed": list(one.groups), **own}
            for each, own in of for one in each.approvals
        ],
        "plans": [
            {"plan": each.plan.code, "op": op, "unread": dict(zip(("old", "new"), each.unread, strict=True))}
            for each, op in zip(found, ops, strict=True)
        ],
    }  # fmt: skip
    return dumped(document)


def _entry(entry: Entry) -> dict[str, Any]:
    """What became of one thing; that it was recognised by its name alone is said where it is so."""
    fields = [
        {"field": field, "old": None if old is UNREAD else old, "new": None if new is UNREAD else new}
        | ({"unread": "old" if old is UNREAD else "new"} if UNREAD in (old, new) else {})
        for _op, _id, field, old, new in entry.by_field()
    ]
    told = {"id": entry.id, "was": entry.was, "op": entry.op, "fields": fields}
    return told | ({"guessed": True} if entry.was else {})


def _sums(found: Sequence[Outcome], *, by_year: bool) -> dict[str, dict[str, int | None]]:
    """The sums of several plans as one, which is not known where one of them is not."""
    told: dict[str, dict[str, int | None]] = {}
    for name in dict.fromkeys(name for each in found for name in each.sums if (name not in HOMES) is by_year):
        of = [each for each in found if name in each.sums]
        for at, side in enumerate(("old", "new")):
            unread = any(name in each.unsummed and each.sums[name][at] is None for each in of)
            told.setdefault(name, {})[side] = None if unread else sum_known(*(each.sums[name][at] for each in of))
    return told


def history(id: str, found: History) -> str:
    """The history of a program, newest first; ``complete``: down to its first commit."""
    commits = [
        {"commit": each.id, "date": each.day, "author": each.author, "subject": each.subject, **_entry(entry)}
        | ({"replaces": list(entry.joins)} if entry.joins else {})
        for each, entry, _old, _new in found.steps
    ]
    return dumped({"version": 1, "id": id, "complete": found.stopped is None, "commits": commits})

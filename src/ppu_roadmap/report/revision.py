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
            {"plan": each.plan.code, "op": op, "unread": _unread(each)}
            for each, op in zip(found, ops, strict=True)
        ],
    }  # fmt: skip
    return dumped(document)


def _unread(found: Outcome) -> dict[str, list[str]]:
    """The files of each state that could not be read in full."""
    return {
        state: [f"{name}.yaml" for name in sorted(names)]
        for state, names in zip(("old", "new"), found.unread, strict=True)
    }


def _entry(entry: Entry) -> dict[str, Any]:
    """What became of one thing; that it was recognised by its name alone is said where it is so."""
    every = [(each, [None if one is UNREAD else one for one in each[-2:]]) for each in entry.differences(deep=True)]
    fields = [
        {"field": each.field, "old": old, "new": new} | ({"unread": each.unread} if each.unread else {})
        for each, (old, new) in every
    ]
    told = {"id": entry.id, "was": entry.was, "op": entry.op, "fields": fields}
    return told | ({"guessed": True} if entry.was else {})


def _sums(found: Sequence[Outcome], *, by_year: bool) -> dict[str, dict[str, int | None]]:
    """The sums of several plans as one, which is not known where one of them is not."""
    names = dict.fromkeys(name for each in found for name in each.sums if (name not in HOMES) is by_year)
    told: dict[str, dict[str, int | None]] = {}
    for name in names:
        both = [(*each.sums[name], name in each.unsummed) for each in found if name in each.sums]
        dark = [any(unsure and one[at] is None for *one, unsure in both) for at in (0, 1)]
        old, new = (None if dark[at] else sum_known(*(one[at] for one in both)) for at in (0, 1))
        told[name] = {"old": old, "new": new}
    return told


def history(id: str, found: History) -> str:
    """The history of a program, newest first; ``complete``: down to its first commit."""
    commits = [
        {"commit": each.id, "date": each.day, "author": each.author, "subject": each.subject, **_entry(entry)}
        | ({"replaces": list(joins)} if joins else {})
        for each, entry, _old, _new, joins in found.steps
    ]
    return dumped({"version": 1, "id": id, "complete": found.stopped is None, "commits": commits})

"""Two plans held against each other: what of them is new, gone, moved, renamed or changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import Literal

from ppu_roadmap.facts.known import lost_in
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.revision.difference import Comparison, Difference
from ppu_roadmap.rules.similarity import nearest_earlier

Fate = Literal["added", "removed", "changed", "moved", "renamed"]


@dataclass(frozen=True)
class Entry:
    """What became of a program, or of another part of the plan that has an id; of plan.yaml that is ``plan``."""

    op: Fate
    id: str
    was: str | None
    """The id that it had, where it is another: its name alone says that it is the same."""
    old: Record | None
    new: Record | None
    comparison: Comparison
    joins: Sequence[str] = ()
    """The programs that it takes the place of now."""

    @property
    def record(self) -> Record:
        """What it is, or was."""
        return self.new or self.old or Record()

    @property
    def heir(self) -> str | None:
        """What takes its place now, and did not before."""
        heir = getattr(self.new, "replaced_by", None)
        return heir if heir != getattr(self.old, "replaced_by", None) else None

    @cached_property
    def differences(self) -> Sequence[Difference]:
        """What differs."""
        return [*self._found(self.comparison)]

    def by_field(self) -> Iterator[Difference]:
        """All that differs field by field, of what is new or gone, too."""
        return self._found(self.comparison._replace(deep=True))

    def _found(self, told: Comparison) -> Iterator[Difference]:
        for field in sorted(told.lost[0] ^ told.lost[1]):
            yield from told.values(field, "", None, None, (field in told.lost[0], field in told.lost[1]))
        if self.old is not None and self.new is not None:
            # what of plan.yaml has ids of its own has entries of its own
            own = ("agencies", "indicators") if isinstance(self.new, PlanFile) else ()
            yield from told.fields("", self.old, self.new, ("id", *own))
        else:
            unread = (self.op == "changed" and each is None for each in (self.old, self.new))
            yield from told.values("", "", self.old, self.new, (next(unread), next(unread)))


def entries(old: Plan, new: Plan, part: str | None = None) -> Iterator[Entry]:
    """What became of the programs, then of all else; each in the order of the new plan, what is gone last.

    What could not be read in one of the two is neither new nor gone. ``part``: of one file alone.
    """
    found = [*_entries(old, new, part)]
    joins: defaultdict[str, list[str]] = defaultdict(list)
    for each in found:
        if each.heir and isinstance(each.record, Program):
            joins[each.heir].append(each.id)
    yield from (replace(each, joins=joins[each.id]) if each.id in joins else each for each in found)


def _entries(old: Plan, new: Plan, part: str | None) -> Iterator[Entry]:
    lists = [
        (file, key, before, after, [*_matched(before, after)])
        for (file, key, before), (_file, _key, after) in zip(_lists(old), _lists(new), strict=True)
    ]
    ids = {was: id for *_list, pairs in lists for was, id in pairs if was and id and was != id}
    for file, key, before, after, pairs in lists:
        for was, id in pairs:
            one, other = before.get(was), after.get(id)
            homes = [file or str(getattr(each, "dimension", "")) for each in (one, other) if each is not None]
            if one is other or part not in (None, *homes):
                continue
            if was and id:
                op: Fate = "moved" if len({*homes}) > 1 else "renamed" if was != id else "changed"
                told = Comparison(id, ids, (_lost(old, one), _lost(new, other)))
                entry = Entry(op, id, was if was != id else None, one, other, told)
                if op != "changed" or entry.differences:
                    yield entry
            elif _whole(new if was else old, homes[0], key):
                yield Entry("removed" if was else "added", was or id, None, one, other, Comparison(was or id))


def _lists(plan: Plan) -> Iterator[tuple[str, str, Mapping[str, Record | None]]]:
    """What has an id, list by list: the file, which programs know themselves, and the key it stands under."""
    yield "", "programs", plan.by_id
    yield "plan", "title", {"plan": plan.file} if plan.has_file else {}
    yield "plan", "agencies", plan.agencies
    yield "plan", "indicators", _by_id(plan.file.indicators)
    for home in HOMES:
        for key in ("objectives", "strategies"):
            yield home, key, _by_id(getattr(plan.dimensions.get(home), key, ()))
    yield "proposals", "proposals", _by_id(plan.proposals.proposals)


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    """Records by id; by name where they have none, not where it could not be read."""
    ids = (getattr(each, "id", None) or ("id" not in each.refused and getattr(each, "name", None)) for each in records)
    return {id: each for id, each in zip(ids, records, strict=True) if id}


def _matched(old: Mapping[str, Record | None], new: Mapping[str, Record | None]) -> Iterator[tuple[str, str]]:
    """The ids of what is one in both: the same, else of what is called nearly the same; "" where one has it not."""
    gone, come = [id for id in old if id not in new], [id for id in new if id not in old]
    near = nearest_earlier(getattr(each, "name", None) for each in [*map(old.get, gone), *map(new.get, come)])
    heirs = {gone[earlier]: come[at - len(gone)] for at, earlier in near if earlier < len(gone) <= at}
    before = {heir: id for id, heir in heirs.items()}
    yield from ((id if id in old else before.get(id, ""), id) for id in new)
    yield from ((id, "") for id in gone if id not in heirs)


def _whole(plan: Plan, file: str, key: str) -> bool:
    """Whether all of a list could be read, so that what it has not is truly missing."""
    holder = {"plan": plan.file, "proposals": plan.proposals, **plan.dimensions}.get(file)
    nameless = any("id" in each.refused for each in getattr(holder, key, None) or () if isinstance(each, Record))
    torn = file in plan.broken or key in getattr(holder, "refused", ())
    return not (torn or nameless or lost_in(plan, file, key))


def _lost(plan: Plan, record: Record | None) -> frozenset[str]:
    """The lists of what stands in a file that lost an item which could not be read, by the names of their fields."""
    if not plan.pruned or not isinstance(record, Located):
        return frozenset()
    home, above = PurePath(record.place.file).stem, record.place.path
    below = (path[len(above) :] for file, path in plan.pruned if file == home and path[: len(above)] == above != path)
    names = ((f"[{step}]" if isinstance(step, int) else f".{step}" for step in path) for path in below)
    return frozenset("".join(name).removeprefix(".") for name in names)

"""Two plans held against each other: which programs are new, gone, moved, renamed or changed, and what else differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.revision.compare import Comparison, Keys, data, paired
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.rules.similarity import nearest_earlier

Fate = Literal["added", "removed", "changed", "moved", "renamed"]
Holes: TypeAlias = Callable[[Program | None], frozenset[Keys]]
"""The lists of a program that lost an item which could not be read."""
_APART = ("agencies", "indicators")
"""Of plan.yaml what has ids or keys of its own."""


class Entry(NamedTuple):
    """What became of a program, or of another part of the plan that has an id; of plan.yaml that is ``plan``."""

    op: Fate
    id: str
    was: str | None
    """The id that it had, where it is another."""
    old: Record | None
    new: Record | None
    guessed: bool = False
    """Whether its name alone says that it is the same."""
    unknown: tuple[frozenset[Keys], frozenset[Keys]] = (frozenset(), frozenset())
    without: tuple[str, ...] = ()
    """Fields that are compared elsewhere."""

    def differences(self, *, deep: bool = False) -> Iterator[Difference]:
        """What differs; ``deep``: all of it field by field, of what is new or gone, too."""
        comparison = Comparison(self.id, self.was or "", self.unknown, deep)
        if self.old is not None and self.new is not None:
            yield from comparison.records(self.old, self.new, ("id", *self.without) if self.was else self.without)
        elif deep:
            blank = type(self.new or self.old).model_construct()  # type: ignore[union-attr]
            yield from comparison.records(self.old or blank, self.new or blank, ("id",))
        else:
            yield Difference("add" if self.new else "remove", self.id, "", data(self.old), data(self.new))


def programs(old: Plan, new: Plan, part: str | None = None) -> list[Entry]:
    """What became of the programs, in the order of the new plan, those that are gone last; ``part``: of one dimension.

    What could not be read in one of the two is neither new nor gone.
    """
    gone = [program for id, program in old.by_id.items() if id not in new.by_id]
    come = [program for id, program in new.by_id.items() if id not in old.by_id]
    near = nearest_earlier(program.name for program in (*gone, *come))
    again = {come[at - len(gone)].id: gone[earlier] for at, earlier in near if earlier < len(gone) <= at}
    found = {program.id for program in again.values()}
    pairs: list[tuple[Program | None, Program | None]] = [
        *((old.by_id.get(id) or again.get(id), program) for id, program in new.by_id.items()),
        *((program, None) for program in gone if program.id not in found),
    ]
    holes = _holes(old), _holes(new)
    entries = (_entry(*pair, holes) for pair in pairs if _known(old, new, *pair))
    return [each for each in entries if each is not None and part in (None, *_homes(each))]


def _known(old: Plan, new: Plan, before: Program | None, after: Program | None) -> bool:
    """Whether a program that one plan alone has is truly missing in the other."""
    if before is None and after is not None:
        return all_programs_known(old, after.dimension)
    return after is not None or before is None or all_programs_known(new, before.dimension)


def _entry(old: Program | None, new: Program | None, holes: tuple[Holes, Holes]) -> Entry | None:
    """What became of a program; ``None`` where it is as it was."""
    if old is new:
        return None
    if old is None or new is None:
        return Entry("removed" if new is None else "added", str((old or new).id), None, old, new)  # type: ignore[union-attr]
    was = old.id if old.id != new.id else None
    op: Fate = "moved" if old.dimension != new.dimension else "renamed" if was else "changed"
    made = Entry(op, str(new.id), was, old, new, bool(was), (holes[0](old), holes[1](new)))
    return made if op != "changed" or any(made.differences()) else None


def _holes(plan: Plan) -> Holes:
    found: dict[tuple[str, tuple[object, ...]], set[Keys]] = {}
    for file, path in plan.pruned:
        if path[:1] == ("programs",):
            keys = tuple(step for step in path[2:] if isinstance(step, str))
            found.setdefault((file, path[:2]), set()).add(keys)
    return lambda program: frozenset(found.get((program.dimension, program.place.path), ()) if program else ())


def _homes(entry: Entry) -> Iterator[str]:
    return (each.dimension for each in (entry.old, entry.new) if isinstance(each, Program))


def others(old: Plan, new: Plan, part: str | None = None) -> Iterator[Entry]:
    """What became of all that is no program: plan.yaml and its agencies, objectives, strategies, proposals."""
    unread = old.broken | new.broken
    if part in (None, "plan") and old.has_file and new.has_file:
        own = Entry("changed", "plan", None, old.file, new.file, without=_APART)
        yield from (own,) if any(own.differences()) else ()
        for key in dict.fromkeys((*old.agencies, *new.agencies)):
            yield from _one(key, old.agencies.get(key), new.agencies.get(key))
        yield from _listed(old.file.indicators, new.file.indicators)
    for name in dict.fromkeys((*old.dimensions, *new.dimensions)):
        before, after = old.dimensions.get(name), new.dimensions.get(name)
        for key in ("objectives", "strategies") if part in (None, name) and name not in unread else ():
            yield from _listed(getattr(before, key, ()), getattr(after, key, ()))
    if part in (None, "proposals") and "proposals" not in unread:
        yield from _listed(old.proposals.proposals, new.proposals.proposals)


def _listed(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Entry]:
    for before, after in paired(old, new):
        one, other = None if before is None else old[before], None if after is None else new[after]
        ids = [getattr(each, "id", None) or getattr(each, "name", None) for each in (one, other)]
        yield from _one(str(ids[1] or ids[0]), one, other, ids[0])


def _one(id: str, old: Record | None, new: Record | None, was: str | None = None) -> Iterator[Entry]:
    if old is None or new is None:
        yield from () if old is new else (Entry("removed" if new is None else "added", id, None, old, new),)
    elif old != new:
        other = was if was not in (None, id) else None
        made = Entry("renamed" if other else "changed", id, other, old, new, bool(other))
        yield from (made,) if other or any(made.differences()) else ()


def renamed(entries: Iterable[Entry]) -> Mapping[str, str]:
    """The ids that programs have now, by those that they had."""
    return {each.was: each.id for each in entries if each.was}


def merged(entries: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """The programs that have been replaced by another since, by that."""
    found: dict[str, list[str]] = {}
    for each in entries:
        heir = getattr(each.new, "replaced_by", None)
        if heir and heir != getattr(each.old, "replaced_by", None):
            found.setdefault(heir, []).append(each.id)
    return {heir: tuple(ids) for heir, ids in found.items()}

"""Which row is which: the rows of a form as it came back, or of the plan as it is now, beside those given out."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

COMPARED: Final = 400
"""Pairs of rows that are compared cell by cell; where there are more, the rest is taken in order."""


class Known(NamedTuple):
    """What tells a row from others."""

    group: Hashable
    """Whose it is: rows of two groups are never one; ``None`` for a row of which nobody knows."""
    cells: tuple[str, ...]
    natural: tuple[str, ...]
    """Of the cells those by which people tell rows apart."""
    loose: bool = True
    """Whether it may be a row that has nothing in common with it but the group."""


def pairs(given: Sequence[Known], found: Sequence[Known]) -> dict[int, int]:
    """For rows that were found the given ones that they are, by index: first equal ones, then by their natural keys.

    Of the rest in a group each gets the row that is most equal to it, or the next.
    """
    known: dict[int, int] = {}
    keys: tuple[Callable[[Known], Hashable], ...] = (
        lambda row: (row.group, row.cells),
        lambda row: (row.group, row.natural) if any(row.natural) else None,
    )
    for key in keys:
        left = _left(given, {*known.values()}, key)
        for at, row in enumerate(found):
            if at not in known and row.group is not None and (same := left.get(key(row))):
                known[at] = same.popleft()
    rest = _left(given, {*known.values()}, lambda row: row.group if row.loose else None)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(found):
        if at not in known and row.loose and row.group in rest:
            groups[row.group].append(at)
    for group, ats in groups.items():
        known |= _likely(given, found, [*rest[group]], ats)
    return known


def _left(rows: Sequence[Known], taken: set[int], key: Callable[[Known], Hashable]) -> dict[Hashable, deque[int]]:
    """The rows that are not taken, by a key; without those that have none."""
    left: dict[Hashable, deque[int]] = defaultdict(deque)
    for at, row in enumerate(rows):
        if at not in taken and row.group is not None and (found := key(row)) is not None:
            left[found].append(at)
    return left


def _likely(given: Sequence[Known], found: Sequence[Known], ours: list[int], theirs: list[int]) -> dict[int, int]:
    """Pairs of rows of one group, most equal first."""
    if len(ours) * len(theirs) > COMPARED:
        return dict(zip(theirs, ours, strict=False))
    equal = {(at, to): -sum(map(str.__eq__, found[at].cells, given[to].cells)) for at in theirs for to in ours}
    known: dict[int, int] = {}
    for at, to in sorted(equal, key=lambda pair: (equal[pair], pair)):
        if at not in known and to not in known.values():
            known[at] = to
    return known

"""Which row is which: the rows of a form as it came back, or of the plan as it is now, beside those given out."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Sequence
from operator import eq
from typing import Final, NamedTuple, TypeAlias

from ppu_roadmap.workbook.sheets import FIELDS, Cells, Sheet

COMPARED: Final = 400
"""Pairs of rows that are compared cell by cell; where there are more, the rest is taken in order."""
_PROGRAM: Final = re.compile(r"[A-Z]{3}-[0-9]{2,6}(?![0-9])")
_CODE: Final = re.compile(r"((?:[A-Z]{3}|REG)(?:-[A-Z]?[0-9]+){1,2})(?!\S)", re.IGNORECASE)
Group: TypeAlias = "tuple[str, str] | None"
"""Whose a row is: an id, and a name where the id does not tell it; ``None`` where nobody knows."""


def program_of(id: str) -> str:
    """The id of the program that an id is of, or is; empty for one of an objective or the region."""
    match = _PROGRAM.match(id)
    return match[0] if match else ""


def code_in(text: str) -> str:
    """The id with which begins what a row says that it belongs to."""
    match = _CODE.match(text.strip())
    return match[0].upper() if match else ""


def group_of(sheet: Sheet, cells: Cells) -> Group:
    """Whose a row is: its own id, or that of what it belongs to; of what has no id also its name."""
    id, of = (str(each or "") for each in cells[:FIELDS])
    id = (id or ("" if sheet.has_ids else code_in(of))).upper()
    return (id, of if sheet.by_year and program_of(id) == id else "") if id else None


class Known(NamedTuple):
    """What tells a row from others."""

    group: Group
    """Rows of two groups are never one."""
    cells: Cells
    natural: Cells | None
    """Of the cells those by which people tell rows apart."""
    loose: bool
    """Whether it may be a row that has nothing in common with it but the group."""


def known(sheet: Sheet, rows: Sequence[Cells], loose: Callable[[Cells], bool] = lambda _cells: True) -> list[Known]:
    """What tells the rows of a sheet from one another."""
    told = [at for at, column in enumerate(sheet.columns) if column.path in sheet.natural]
    named = (tuple(cells[at] for at in told) for cells in rows)
    return [
        Known(group_of(sheet, cells), cells[FIELDS:], natural if {*natural} - {None} else None, loose(cells))
        for cells, natural in zip(rows, named, strict=True)
    ]


def pairs(given: Sequence[Known], found: Sequence[Known]) -> dict[int, int]:
    """For rows that were found the given ones that they are, by index: first equal ones, then by their natural keys.

    Of the rest in a group each gets the row that is most equal to it, or the next.
    """
    pairs: dict[int, int] = {}
    keys: tuple[Callable[[Known], Hashable], ...] = (lambda row: row.cells, lambda row: row.natural)
    for key in keys:
        left = _left(given, {*pairs.values()}, key)
        for at, row in enumerate(found):
            if at not in pairs and (same := left.get((row.group, key(row)))):
                pairs[at] = same.popleft()
    ours = _left(given, {*pairs.values()}, lambda row: row.loose or None)
    theirs = _left(found, pairs.keys(), lambda row: row.loose or None)
    for group in ours.keys() & theirs.keys():
        pairs |= _likely(given, found, [*ours[group]], [*theirs[group]])
    return pairs


def _left(
    rows: Sequence[Known], taken: Collection[int], key: Callable[[Known], Hashable]
) -> dict[Hashable, deque[int]]:
    """The rows that are not taken, by their group and a key; without those that have none."""
    left: dict[Hashable, deque[int]] = defaultdict(deque)
    for at, row in enumerate(rows):
        if at not in taken and row.group is not None and (found := key(row)) is not None:
            left[row.group, found].append(at)
    return left


def _likely(given: Sequence[Known], found: Sequence[Known], ours: list[int], theirs: list[int]) -> dict[int, int]:
    """Pairs of rows of one group, most equal first."""
    if len(ours) * len(theirs) > COMPARED:
        return dict(zip(theirs, ours, strict=False))
    equal = {(at, to): -sum(map(eq, found[at].cells, given[to].cells)) for at in theirs for to in ours}
    pairs: dict[int, int] = {}
    for at, to in sorted(equal, key=lambda pair: (equal[pair], pair)):
        if at not in pairs and to not in pairs.values():
            pairs[at] = to
    return pairs

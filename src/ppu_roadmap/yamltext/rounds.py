"""Changes that are put into a text at once: none moves what another one means, or touches what another one touches."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.yamltext.changes import Change, Insert, Remove, Rename, Set, steps
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Mapping, Scalar, data_of, follow
from ppu_roadmap.yamltext.patches import FileText, Patch
from ppu_roadmap.yamltext.splices import adding, place_of_new, removing, renaming, replacing

Stretch: TypeAlias = tuple[int, int]
"""Characters of a text, from the first to the one after the last; it touches what ends or begins at either."""


class Round:
    """The patches of changes that were taken in turn; those that must see others made first are left to the next."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.left: list[Change] = []
        self._patches: list[Patch] = []
        self._behind: dict[Path, list[Insert]] = {}
        """New entries behind the last one of their collection, in their order."""
        self._changed: set[Path] = set()
        self._above: set[Path] = set()
        """The paths that lead through what is changed."""
        self._moved: dict[Path, int] = {}
        """From which index on the items of a list are others by then."""
        self._shaped: set[Path] = set()
        """The collections whose entries come or go."""
        self._removed = Counter[Path]()
        """How many entries of a collection go, where none come."""
        self._touched = _Stretches()

    @property
    def patches(self) -> list[Patch]:
        """What makes the changes that were taken."""
        added = (adding(self.draft, new) for new in self._behind.values())
        return [*self._patches, *(patch for patches in added for patch in patches)]

    def take(self, change: Change) -> None:
        """Take a change, or those of its steps that can be; the rest is left. Raises EditError."""
        if self._follows(change):
            return
        if change.path in self._above or self._leads_elsewhere(change.path):
            self._leave(change, self._around(change.path))
            return
        for step in steps(self.draft.root, change):
            if not self._follows(step):
                self._try(step)

    def _follows(self, change: Change) -> bool:
        """Whether a change adds an entry behind those that come to its collection already; then it is taken."""
        above = change.path[:-1]
        new = self._behind.get(above)
        parent = follow(self.draft.root, above) if new and isinstance(change, Insert) else None
        if new is None or not isinstance(change, Insert) or parent is None or isinstance(parent, Scalar):
            return False
        if self._leads_elsewhere(above):
            return False
        last, key = len(parent.entries) + len(new), change.path[-1]
        if isinstance(parent, Mapping):
            waiting = [str(each.path[-1]) for each in new]
            if change.path in self._changed or place_of_new(self.draft, parent, above, key, waiting) != last:
                return False
        elif key != last or self._moved[above] < len(parent.entries):
            return False
        new.append(change)
        self._mark(change)
        return True

    def _leads_elsewhere(self, path: Path) -> bool:
        """Whether a path leads to something else by then, or through something else."""
        if () in self._changed:
            return True
        for end, step in enumerate(path):
            if path[: end + 1] in self._changed:
                return True
            if isinstance(step, int) and step >= self._moved.get(path[:end], step + 1):
                return True
        return False

    def _try(self, step: Change) -> None:
        """Take a change of one node, unless entries beside it come or go, or it touches what was taken or left."""
        above = step.path[:-1]
        if self._beside_others(step):
            self._leave(step, self._around(above))
            return
        patches = _patches(self.draft, step)
        stretches = _stretches(self.draft, step, patches)
        if self._touched.meet(stretches):
            self._leave(step, stretches)
            return
        if isinstance(step, Insert) and _is_last(self.draft, step):
            self._behind[above] = [step]
        else:
            self._patches += patches
        self._removed[above] += isinstance(step, Remove)
        self._touched.add(stretches)
        self._mark(step)

    def _beside_others(self, step: Change) -> bool:
        """Whether an entry comes or goes beside others that do, or looks like the last item, which is changed.

        Entries may go together as long as some stay.
        """
        above = step.path[:-1]
        parent = follow(self.draft.root, above)
        if isinstance(step, Set) or parent is None or isinstance(parent, Scalar):
            return False
        last = len(parent.entries) - 1
        if isinstance(step, Insert):
            return above in self._shaped or (*above, last) in self._changed
        return above in self._shaped and not 0 < self._removed[above] < last

    def _leave(self, change: Change, stretches: Iterable[Stretch]) -> None:
        """Leave a change to the next round; what depends on it is left, too."""
        self.left.append(change)
        self._touched.add(stretches)
        self._mark(change)
        self._removed.pop(change.path[:-1], None)

    def _mark(self, change: Change) -> None:
        path = change.path
        self._changed.add(path)
        if isinstance(change, Rename):
            self._changed.add((*path[:-1], change.name))
        self._above.update(path[:end] for end in range(len(path)))
        if isinstance(change, Set):
            return
        self._shaped.add(path[:-1])
        if isinstance(path[-1], int):
            self._moved[path[:-1]] = min(path[-1], self._moved.get(path[:-1], path[-1]))

    def _around(self, path: Path) -> list[Stretch]:
        """The lines of what stands at a path, or of the nearest thing above it that is there."""
        node = follow(self.draft.root, path)
        while node is None:
            path = path[:-1]
            node = follow(self.draft.root, path)
        return [(node.start, node.end) if node.in_flow else _lines(self.draft.text, node.start, node.end)]


def _patches(draft: Draft, step: Change) -> list[Patch]:
    path = step.path
    match step:
        case Set(_path, value):
            return replacing(draft, path, data_of(value))
        case Insert():
            return adding(draft, [step])
        case Rename(_path, name):
            return renaming(draft, path, name)
    return removing(draft, path)


def _stretches(draft: Draft, step: Change, patches: Iterable[Patch]) -> list[Stretch]:
    """What a change touches: its patches, of one that takes an entry away or adds it in brackets what is around."""
    parent = follow(draft.root, step.path[:-1])
    if not isinstance(step, Set) and parent is not None and not isinstance(parent, Scalar) and parent.flow:
        return [(parent.start, parent.end)]
    found = [(patch.start, patch.end) for patch in patches]
    return [_lines(draft.text, *each) for each in found] if isinstance(step, Remove) else found


def _is_last(draft: Draft, step: Insert) -> bool:
    """Whether a new entry stands behind another, and none behind it."""
    parent = follow(draft.root, step.path[:-1])
    if parent is None or isinstance(parent, Scalar) or not parent.entries:
        return False
    return place_of_new(draft, parent, step.path[:-1], step.path[-1]) == len(parent.entries)


def _lines(text: FileText, start: int, end: int) -> Stretch:
    """The lines of a stretch with the one before and the one after, whose comments and blanks are looked at."""
    before = text.break_before(text.line_start(start))
    return text.line_start(before), text.line_end(text.next_line(end))


class _Stretches:
    """Stretches of a text, those that touch each other as one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def _met(self, start: int, end: int) -> slice:
        return slice(bisect_left(self._ends, start), bisect_right(self._starts, end))

    def meet(self, stretches: Iterable[Stretch]) -> bool:
        """Whether one of some stretches touches one of these."""
        met = (self._met(*stretch) for stretch in stretches)
        return any(each.start < each.stop for each in met)

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Take stretches in."""
        for start, end in stretches:
            met = self._met(start, end)
            self._starts[met] = [min([start, *self._starts[met]])]
            self._ends[met] = [max([end, *self._ends[met]])]

"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant.

Changes are put into a text at once where none moves what another one means, or touches what another one touches.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.yamltext.changes import (
    Change,
    Insert,
    Remove,
    Rename,
    Set,
    UnwritableError,
    changed,
    says,
    steps,
    unwritable,
)
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Collection, collection_at, data_of, follow
from ppu_roadmap.yamltext.patches import FileText, Patch
from ppu_roadmap.yamltext.splices import adding, place_of_new, removing, renaming, replacing

Stretch: TypeAlias = tuple[int, int]
"""Characters of a text, from the first to the one after the last; it touches what ends or begins at either."""


def edited(first: Draft, changes: Iterable[Change]) -> Draft:
    """A draft with changes made in turn, all else the same to the byte. Raises EditError where they cannot be made."""
    changes = tuple(changes)
    wanted = changed(first.root, changes)
    for blocks in (True, False):  # a block at the end of a file may lack its line break
        with suppress(UnwritableError):
            draft = _made(replace(first, blocks=blocks), changes)
            if says(draft.root, wanted):
                return replace(draft, blocks=True)
    raise unwritable()


def _made(draft: Draft, changes: Iterable[Change]) -> Draft:
    """The draft after changes: the text is read again once a round, and most changes fit into the first."""
    while changes:
        this = Round(draft)
        for change in changes:
            this.take(change)
        draft, changes = draft.patched(this.patches) if this.patches else draft, this.left
    return draft


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
        self._shaped: dict[Path, int] = {}
        """The collections whose entries come or go: how many go, or none where they do not only go."""
        self._touched = bytearray(len(draft.text.body) + 1)
        """Which characters are touched, of a stretch the one after the last, too."""

    @property
    def patches(self) -> list[Patch]:
        """What makes the changes that were taken."""
        added = (adding(self.draft, new) for new in self._behind.values())
        return [*self._patches, *(patch for patches in added for patch in patches)]

    def take(self, change: Change) -> None:
        """Take a change, or those of its steps that can be; the rest is left. Raises EditError."""
        path = change.path
        if path in self._above or self._leads_elsewhere(path[:-1] if isinstance(change, Insert) else path):
            self._leave(change)
            return
        for step in steps(self.draft.root, change):
            if not self._follows(step):
                self._try(step)

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

    def _follows(self, step: Change) -> bool:
        """Whether a change adds an entry behind those that come to its collection already; then it is taken."""
        above, new = step.path[:-1], self._behind.get(step.path[:-1])
        parent = collection_at(self.draft.root, above) if new else None
        if new is None or parent is None or not isinstance(step, Insert) or step.path in self._changed:
            return False
        waiting, last = (str(each.path[-1]) for each in new), len(parent.entries)
        if place_of_new(self.draft, parent, above, step.path[-1], waiting) != last + len(new):
            return False
        if self._moved.get(above, last) < last:
            return False
        new.append(step)
        self._mark(step)
        return True

    def _try(self, step: Change) -> None:
        """Take a change of one node, unless entries beside it come or go, or it touches what was taken or left."""
        above, parent = step.path[:-1], collection_at(self.draft.root, step.path[:-1])
        if parent is not None and self._beside_others(step, parent):
            self._leave(step)
            return
        patches = _patches(self.draft, step)
        stretches = [(patch.start, patch.end) for patch in patches]
        if parent is not None and parent.flow and not isinstance(step, Set):
            stretches = [(parent.start, parent.end)]
        elif isinstance(step, Remove):
            stretches = [_lines(self.draft.text, *each) for each in stretches]
        if any(self._touched.find(1, start, end + 1) >= 0 for start, end in stretches):
            self._leave(step)
            return
        if isinstance(step, Insert) and _is_last(self.draft, parent, step):
            self._behind[above] = [step]
        else:
            self._patches += patches
        self._touch(stretches)
        self._mark(step, gone=self._shaped.get(above, 0) + 1 if isinstance(step, Remove) else 0)

    def _beside_others(self, step: Change, parent: Collection) -> bool:
        """Whether an entry comes or goes beside others that do, or looks like the last item, which is changed.

        Entries may go together as long as some stay.
        """
        above, last = step.path[:-1], len(parent.entries) - 1
        if isinstance(step, Insert):
            return above in self._shaped or (*above, last) in self._changed
        return not isinstance(step, Set) and above in self._shaped and not 0 < self._shaped[above] < last

    def _leave(self, change: Change) -> None:
        """Leave a change to the next round, and with it what depends on it, or is near it."""
        self.left.append(change)
        path = change.path[:-1]
        while (above := follow(self.draft.root, path)) is None:
            path = path[:-1]
        near = (above.start, above.end) if above.in_flow else _lines(self.draft.text, above.start, above.end)
        self._touch([near])
        self._mark(change)

    def _touch(self, stretches: Iterable[Stretch]) -> None:
        for start, end in stretches:
            self._touched[start : end + 1] = b"\1" * (end + 1 - start)

    def _mark(self, change: Change, *, gone: int = 0) -> None:
        """Note what is another by then; ``gone``: how many entries of a collection go so far, where none come."""
        path = change.path
        self._changed.add(path)
        if isinstance(change, Rename):
            self._changed.add((*path[:-1], change.name))
        self._above.update(path[:end] for end in range(len(path)))
        if isinstance(change, Set):
            return
        self._shaped[path[:-1]] = gone
        if isinstance(path[-1], int):
            self._moved[path[:-1]] = min(path[-1], self._moved.get(path[:-1], path[-1]))


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


def _is_last(draft: Draft, parent: Collection | None, step: Insert) -> bool:
    """Whether a new entry stands behind another, and none behind it."""
    if parent is None or not parent.entries:
        return False
    return place_of_new(draft, parent, step.path[:-1], step.path[-1]) == len(parent.entries)


def _lines(text: FileText, start: int, end: int) -> Stretch:
    """The lines of a stretch with the one before and the one after, whose comments and blanks are looked at."""
    before = text.break_before(text.line_start(start))
    return text.line_start(before), text.line_end(text.next_line(end))

"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import Change, UnwritableError, changed
from ppu_roadmap.edit.draft import Draft, unwritable
from ppu_roadmap.edit.patches import Patch
from ppu_roadmap.edit.steps import steps
from ppu_roadmap.edit.writing import patches


def edit(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes of a file with changes made, one after the other; all else stays as it is, to the byte.

    Raises EditError where the file cannot be read to its end, where a path leads nowhere, and where the new text
    does not read as the old data with the changes.
    """
    return edited(Draft.of(data), changes).text.to_bytes()


def edited(first: Draft, changes: Iterable[Change]) -> Draft:
    """A draft with changes made. Raises EditError."""
    changes = tuple(changes)
    intended = changed(first.root.data, changes)
    for form in (first.form, replace(first.form, blocks=False)):  # a block at the end of a file may lack its line break
        with suppress(UnwritableError):
            draft = _Edit(first.written_as(form)).made(changes)
            if draft.root.data == intended:
                return draft.written_as(first.form)
    raise unwritable()


class _Edit:
    """A draft on its way; scalars that move nothing are put in together, so that the text is read again seldom."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.waiting: dict[Path, list[Patch]] = {}
        self.above: set[Path] = set()
        """The paths that lead through what is waiting."""

    def made(self, changes: Iterable[Change]) -> Draft:
        """The draft after changes."""
        for change in changes:
            self._make(change)
        return self._finished()

    def _make(self, change: Change) -> None:
        path = change.path
        if path in self.above or any(path[:end] in self.waiting for end in range(len(path) + 1)):
            self._finished()
        for step in steps(self.draft.root, change):
            if not step.scalar:
                self._finished()
            self.waiting[step.path] = patches(self.draft, step)
            self.above.update(step.path[:end] for end in range(len(step.path)))
            if not step.scalar:
                self._finished()

    def _finished(self) -> Draft:
        """The draft with everything put in."""
        if self.waiting:
            self.draft = self.draft.patched(patch for found in self.waiting.values() for patch in found)
            self.waiting.clear()
            self.above.clear()
        return self.draft

"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from ppu_roadmap.edit.changes import Change, EditError, changed
from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.patches import Patch
from ppu_roadmap.edit.steps import steps
from ppu_roadmap.edit.writing import patches
from ppu_roadmap.text import _


def edit(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes of a file with changes made, one after the other; all else stays as it is, to the byte.

    Raises EditError where the file cannot be read to its end, where a path leads nowhere, and where the new text
    does not read as the old data with the changes.
    """
    changes = tuple(changes)
    first = Draft.of(data)
    intended = changed(first.root.data, changes)
    draft = first
    for change in changes:
        draft = _made(draft, change)
    if draft.root.data != intended:
        raise EditError(_("the change cannot be written into the text as it stands; nothing was written"))
    return draft.text.to_bytes()


def _made(draft: Draft, change: Change) -> Draft:
    """The draft after a change; scalars that move nothing are put in together."""
    waiting: list[Patch] = []
    for step in steps(draft.root, change):
        if step.scalar:
            waiting += patches(draft, step)
            continue
        if waiting:
            draft, waiting = draft.patched(waiting), []
        draft = draft.patched(patches(draft, step))
    return draft.patched(waiting) if waiting else draft

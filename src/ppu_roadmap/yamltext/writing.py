"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from ppu_roadmap.yamltext.changes import Change, UnwritableError, changed, says, unwritable
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.rounds import Round


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

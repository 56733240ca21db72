"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant.

All that changes or comes is put in at once, then all that goes is taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.file_text import Patch
from ppu_roadmap.yamltext.changes import Altered, Change, UnwritableError, Wanted, changed, node_of, says, unwritable
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Collection, Mapping, Scalar, collection_at
from ppu_roadmap.yamltext.splices import Entry, adding, place_of_new, removing, renaming, replacing


def edited(first: Draft, changes: Iterable[Change]) -> Draft:
    """A draft with changes made in turn, all else the same to the byte. Raises EditError where they cannot be made."""
    wanted = changed(first.root, changes)
    for blocks in (True, False):  # a block at the end of a file may lack its line break
        with suppress(UnwritableError):
            draft = _made(replace(first, blocks=blocks), wanted)
            if says(draft.root, wanted):
                return replace(draft, blocks=True)
    raise unwritable()


def _made(draft: Draft, wanted: Wanted) -> Draft:
    growth = _Growth(draft)
    if isinstance(wanted, Altered):
        growth.put(wanted)
    if growth.patches:
        draft = draft.patched(growth.patches)
    patches: list[Patch] = []
    for path, gone in growth.gone.items():
        if node := collection_at(draft.root, path):
            patches += removing(draft, node, gone)
    return draft.patched(patches) if patches else draft


class _Growth:
    """The patches that change values and add entries, and after them the places of the entries that are to go."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.patches: list[Patch] = []
        self.gone: defaultdict[Path, list[int]] = defaultdict(list)
        """By the path of a list or mapping the places of those of its entries that go."""

    def put(self, wanted: Altered, parent: Collection | None = None, at: int = 0, path: Path = ()) -> None:
        """Put what is wanted in the place of an entry of ``parent``; where some of it stays, entry by entry."""
        node, value = wanted
        kept, new = self._parted(wanted, path)
        if isinstance(node, Scalar) or not kept:
            self.patches += replacing(self.draft, parent, at, path, value)
            return
        names, shift = [*node.named] if isinstance(node, Mapping) else [], 0
        for place in range(len(node.entries)):
            shift += len(new.get(place, ()))
            if place not in kept:
                self.gone[path].append(place + shift)
                continue
            step, each = kept[place]
            if names and step != names[place]:
                self.patches.append(renaming(node, place, str(step)))
            if isinstance(each, Altered):
                self.put(each, node, place, (*path, step if names else place + shift))
        for place, added in new.items():
            self.patches += adding(self.draft, node, place, added, path)

    def _parted(self, wanted: Altered, path: Path) -> tuple[dict[int, Entry], dict[int, list[Entry]]]:
        """The entries that stay, by their places, and those that come, by that of the entry behind them."""
        node, value = wanted
        kept: dict[int, Entry] = {}
        new: defaultdict[int, list[Entry]] = defaultdict(list)
        if isinstance(node, Scalar) or not isinstance(value, dict if isinstance(node, Mapping) else list):
            return kept, new
        old = {id(each): place for place, (_key, each) in enumerate(node.entries)}
        order: list[tuple[str, Entry | None]] = [(key, None) for key in node.keys] if isinstance(node, Mapping) else []
        behind = 0
        for entry in value.items() if isinstance(value, dict) else enumerate(value):
            place = old.get(id(node_of(entry[1])))
            if place is not None:
                kept[place], behind = entry, place + 1
            elif isinstance(node, Mapping):
                key = str(entry[0])
                order.insert(place_of_new(self.draft.form, [each for each, _new in order], key, path), (key, entry))
            else:
                new[behind].append(entry)
        place = 0
        for _key, coming in order:
            if coming is None:
                place += 1
            else:
                new[place].append(coming)
        return kept, new

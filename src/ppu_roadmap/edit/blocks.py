"""Entries of collections in lines: put in and taken out with their indentation; comments stay where they are."""

from __future__ import annotations

from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.patches import Patch
from ppu_roadmap.edit.tree import Mapping, Sequence


def insert(draft: Draft, node: Mapping | Sequence, index: int, entry: str) -> list[Patch]:
    """Put an entry, of which all lines but the first are indented, before the one at ``index``."""
    margin = draft.text.newline + " " * node.column
    if index == 0:
        at = start_of(draft, node, 0)
        return [Patch(at, at, entry + margin)]
    at = draft.own_end(end_of(node, index - 1), node.column)
    return [Patch(at, at, margin + entry)]


def remove(draft: Draft, node: Mapping | Sequence, index: int) -> list[Patch]:
    """Take an entry with its lines out of a collection that has others."""
    text = draft.text
    start, end = start_of(draft, node, index), end_of(node, index)
    if draft.begins_line(start):
        last = text.line_end(end)
        if last == len(text.body):  # no line break follows, so none may stand before either
            before = text.line_start(start)
            before -= 2 if text.body[before - 2 : before] == "\r\n" else 1
            return [Patch(max(before, 0), last, "")]
        return [Patch(text.line_start(start), text.next_line(end), "")]
    following = start_of(draft, node, index + 1)
    if "#" in text.body[text.line_end(end) : following]:
        return [Patch(start, text.line_end(end), "")]
    return [Patch(start, following, "")]


def start_of(draft: Draft, node: Mapping | Sequence, index: int) -> int:
    """Where an entry begins: with its key or its hyphen."""
    if isinstance(node, Mapping):
        return node.entries[index][0].start
    return draft.text.token(node.items[index - 1].end if index else node.start)


def end_of(node: Mapping | Sequence, index: int) -> int:
    """Where an entry ends, before the comment on its line."""
    if isinstance(node, Sequence):
        return node.items[index].end
    key, value = node.entries[index]
    return max(key.end, value.end)

"""Entries of collections in brackets and braces: put in and taken out, commas and line breaks as found around."""

from __future__ import annotations

from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.patches import Patch
from ppu_roadmap.edit.tree import Mapping, Sequence


def spans(node: Mapping | Sequence) -> list[tuple[int, int]]:
    """Where the entries of a collection begin and end."""
    if isinstance(node, Sequence):
        return [(item.start, item.end) for item in node.items]
    return [(key.start, max(key.end, value.end)) for key, value in node.entries]


def insert(draft: Draft, node: Mapping | Sequence, index: int, entry: str) -> list[Patch]:
    """Put an entry before the one at ``index`` of a collection that is not empty."""
    text, places = draft.text, spans(node)
    if index < len(places):
        at = places[index][0]
        if draft.begins_line(at):
            return [Patch(at, at, f"{entry},{text.newline}{_margin(draft, at)}")]
        return [Patch(at, at, f"{entry}, ")]
    start, end = places[-1]
    token = text.token(end)
    trailing = text.body[token : token + 1] == ","
    at = token + 1 if trailing else end
    if not draft.begins_line(start):
        return [Patch(at, at, f" {entry}," if trailing else f", {entry}")]
    line = f"{text.newline}{_margin(draft, start)}{entry}"
    line_end = text.line_end(at)
    if text.token(at) < line_end:  # what closes the collection stands on this line
        line_end = at
    if trailing:
        return [Patch(line_end, line_end, f"{line},")]
    return [Patch(at, at, ","), Patch(line_end, line_end, line)]


def remove(draft: Draft, node: Mapping | Sequence, index: int) -> list[Patch]:
    """Take an entry out of a collection that has others."""
    text, places = draft.text, spans(node)
    start, end = places[index]
    token = text.token(end)
    if text.body[token : token + 1] == ",":
        after = token + 1
        if draft.begins_line(start) and text.token(after) >= text.line_end(after):
            return [Patch(text.line_start(start), text.next_line(after), "")]
        while text.body[after : after + 1] in (" ", "\t"):
            after += 1
        return [Patch(start, after, "")]
    before = places[index - 1][1]
    comma = text.token(before)
    if "#" not in text.body[comma:start]:
        return [Patch(before, end, "")]
    if token < text.line_end(end):
        return [Patch(comma, comma + 1, ""), Patch(start, end, "")]
    return [Patch(comma, comma + 1, ""), Patch(text.line_start(start), text.next_line(end), "")]


def _margin(draft: Draft, at: int) -> str:
    return draft.text.body[draft.text.line_start(at) : at]

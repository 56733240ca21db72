"""One step of an edit as patches on a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pydantic import BaseModel

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit import blocks, flows
from ppu_roadmap.edit.changes import lost
from ppu_roadmap.edit.compose import Form, after_key, in_line, in_lines, item_in_lines, pair_in_line, pair_in_lines
from ppu_roadmap.edit.draft import Draft
from ppu_roadmap.edit.patches import Patch
from ppu_roadmap.edit.scalars import Room, is_plain, written
from ppu_roadmap.edit.steps import Step
from ppu_roadmap.edit.tree import Mapping, Node, Scalar, Sequence
from ppu_roadmap.edit.values import Data, Plain
from ppu_roadmap.shape.fields import keys_of, record_at

UNRANKED: Final = 10**9
"""The rank of a key that the format does not order: a region's own, or one that it chose."""
_HEADER = re.compile(r"[|>][-+0-9]*")


def patches(draft: Draft, step: Step) -> list[Patch]:
    """The patches that make a step. Raises EditError where its path leads nowhere."""
    if step.kind == "replace":
        return _replace(draft, step.path, step.value)
    *above, last = step.path
    parent = draft.node(tuple(above))
    if step.kind == "remove":
        return _remove(draft, parent, step.path)
    if isinstance(parent, Mapping):
        return _add_key(draft, parent, step.path, step.value)
    if isinstance(parent, Sequence) and isinstance(last, int):
        return _add_item(draft, parent, step.path, step.value)
    raise lost(step.path)


# -- a value in the place of another --------------------------------------------------------------------------------


def _replace(draft: Draft, path: Path, value: Data) -> list[Patch]:
    node = draft.node(path)
    if not path:
        lines = bool(value) and not (node.flow if isinstance(node, Mapping) else False)
        return [
            Patch(node.start, node.end, in_lines(value, 0, path, draft.form) if lines else in_line(value, draft.form))
        ]
    parent = draft.node(path[:-1])
    if node.in_flow:
        if isinstance(value, str | Plain):
            return [_put(draft, node, written(value, Room(), _style(draft, node)))]
        return [_put(draft, node, in_line(value, draft.form))]
    text = _block_text(draft, parent, node, path, value)
    if isinstance(node, Scalar) or node.flow:
        return _put_lines(draft, node, text)
    return _put_for_lines(draft, parent, node, path, text)


def _block_text(draft: Draft, parent: Node, node: Node, path: Path, value: Data) -> str:
    """A new value outside brackets, as it follows a colon or a hyphen; the old scalar's style is kept."""
    form = draft.form
    if isinstance(parent, Sequence):
        gap = node.column - parent.column if node.end > node.start else form.gap
        if not isinstance(value, str | Plain):
            return item_in_lines(value, parent.column, path, replace(form, gap=gap))[gap:]
        indent = parent.column + gap
    else:
        colon = _colon(draft, path)
        start = colon - draft.text.line_start(colon) + 1
        if not isinstance(value, str | Plain):
            return after_key(value, parent.column, start, path, form).removeprefix(" ")
        indent = parent.column + form.step
    return written(value, _room(draft, node, indent), _style(draft, node))


def _room(draft: Draft, node: Node, indent: int) -> Room:
    """The room of a new scalar in block style: one that stood on a line stays on it, so that it can be set back."""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        indent = _block_indent(draft, node) or indent
    room = draft.form.room(flow=False, column=node.column, indent=indent)
    return replace(room, blocks=room.blocks and (not isinstance(node, Scalar) or node.missing))


def _style(draft: Draft, node: Node) -> str:
    """The quote or block sign that a new scalar takes from the old one; quotes that were needed are no habit."""
    if not isinstance(node, Scalar):
        return '"' if draft.form.quote else ""
    needed = node.style == '"' and not is_plain(node.text, flow=node.in_flow)
    if needed or node.missing or not isinstance(node.data, str):
        return '"' if draft.form.quote_texts else ""
    return node.style if draft.form.blocks else '"'


def _block_indent(draft: Draft, node: Node) -> int:
    """The indentation of a block of text; 0 for one without lines."""
    line = draft.text.next_line(node.start)
    return draft.text.indent(line) if line < node.end else 0


def _put(draft: Draft, node: Node, text: str) -> Patch:
    """Text in the place of a node; where nothing was written, with the colon or the space that it needs."""
    if node.start < node.end:
        return Patch(node.start, node.end, text)
    before = draft.text.body[: node.start].rstrip()[-1:]
    colon = ":" if node.in_flow and before not in (":", ",", "[") else ""
    blank = "" if draft.text.body[node.start - 1 : node.start].isspace() and not colon else " "
    return Patch(node.start, node.end, f"{colon}{blank}{text}")


def _put_lines(draft: Draft, node: Node, text: str) -> list[Patch]:
    """Text of one or more lines in the place of a node on one: a comment stays behind the first."""
    body, newline = draft.text.body, draft.text.newline
    head, break_, tail = text.partition(newline)
    end = draft.text.line_end(node.end)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        header = _HEADER.search(body, node.start)
        after = header.end() if header else node.start
        comment = body[after : draft.text.line_end(after)]
        return [Patch(node.start, node.end, head + comment + break_ + tail)]
    start = node.start
    if not head:  # nothing follows the colon, so no blank does either
        while body[start - 1] in " \t":
            start -= 1
        return [Patch(start, node.end, ""), Patch(end, end, break_ + tail)]
    put = _put(draft, node, head)
    return [put, Patch(end, end, break_ + tail)] if break_ else [put]


def _put_for_lines(draft: Draft, parent: Node, node: Node, path: Path, text: str) -> list[Patch]:
    """Text in the place of a list or mapping in lines, which goes with the comments in it."""
    end = draft.text.line_end(node.end)
    if isinstance(parent, Sequence) or not draft.begins_line(node.start):
        return [Patch(node.start, end, text)]
    slot = _colon(draft, path)
    head, break_, tail = text.partition(draft.text.newline)
    above = draft.text.line_start(node.start)
    above -= 2 if draft.text.body[above - 2 : above] == "\r\n" else 1
    blank = " " if head else ""
    return [Patch(slot, slot, blank + head), Patch(above, end, break_ + tail)]


def _colon(draft: Draft, path: Path) -> int:
    """The place just after the colon of a key."""
    parent = draft.node(path[:-1])
    if not isinstance(parent, Mapping) or (at := parent.find(str(path[-1]))) is None:
        raise lost(path)
    return draft.text.token(parent.entries[at][0].end) + 1


# -- keys and items ----------------------------------------------------------------------------------------------------


def _add_key(draft: Draft, parent: Mapping, path: Path, value: Data) -> list[Patch]:
    key = str(path[-1])
    if not parent.entries:
        return _replace(draft, path[:-1], {key: value})
    at = _position(parent, key, path[:-1], draft.form)
    if parent.flow or parent.in_flow:
        return flows.insert(draft, parent, at, pair_in_line(key, value, draft.form))
    return blocks.insert(draft, parent, at, pair_in_lines(key, value, parent.column, path, draft.form))


def _position(parent: Mapping, key: str, path: Path, form: Form) -> int:
    """Before which entry a new key stands: after the last one that comes before it in the format, years in order."""
    *known, own = rank([*parent.keys, key], path, form.root)
    if own == UNRANKED:
        return len(known)
    nearer = [at for at, number in enumerate(known) if number < own]
    further = [at for at, number in enumerate(known) if own < number < UNRANKED]
    return nearer[-1] + 1 if nearer else further[0] if further else len(known)


def rank(keys: list[str], path: Path, root: type[BaseModel]) -> list[int]:
    """The place of each key in the format's order, years by their number; :data:`UNRANKED` for those that have none."""
    record = record_at(root, path)
    if record is not None:
        order = {name: number for number, name in enumerate(keys_of(record))}
        return [order.get(key, UNRANKED) for key in keys]
    if all(key.isascii() and key.isdecimal() for key in keys):
        return [int(key) for key in keys]
    return [UNRANKED] * len(keys)


def _add_item(draft: Draft, parent: Sequence, path: Path, value: Data) -> list[Patch]:
    *above, index = path
    if not parent.items:
        return _replace(draft, tuple(above), [value])
    if parent.flow or parent.in_flow:
        return flows.insert(draft, parent, int(index), in_line(value, draft.form))
    last = parent.items[-1]
    gap = last.column - parent.column if last.end > last.start else draft.form.gap
    lines = True if isinstance(last, Mapping) and not last.flow else None
    form = replace(draft.form, gap=max(gap, 2))
    return blocks.insert(draft, parent, int(index), item_in_lines(value, parent.column, path, form, lines=lines))


def _remove(draft: Draft, parent: Node, path: Path) -> list[Patch]:
    """Take out an entry; the last one of a collection leaves it empty."""
    if isinstance(parent, Mapping):
        at = parent.find(str(path[-1]))
        count = len(parent.entries)
    elif isinstance(parent, Sequence) and isinstance(path[-1], int):
        at, count = path[-1], len(parent.items)
    else:
        raise lost(path)
    if at is None or not 0 <= at < count:
        raise lost(path)
    if count == 1:
        return _replace(draft, path[:-1], {} if isinstance(parent, Mapping) else [])
    remove = flows.remove if parent.flow or parent.in_flow else blocks.remove
    return remove(draft, parent, at)

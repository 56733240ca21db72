"""The engine of all edits: patch the text, read it again, and give it out only if it says what was meant."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.yamltext.changes import Change, Insert, Remove, Set, UnwritableError, changed, lost, steps, unwritable
from ppu_roadmap.yamltext.compose import (
    UNRANKED,
    Form,
    Room,
    after_key,
    in_line,
    in_lines,
    is_plain,
    item_in_lines,
    pair_in_line,
    pair_in_lines,
    written,
)
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.entries import insert, remove
from ppu_roadmap.yamltext.nodes import HEADER, Data, Mapping, Node, Plain, Scalar, Sequence, data_of
from ppu_roadmap.yamltext.patches import Patch


def edited(first: Draft, changes: Iterable[Change]) -> Draft:
    """A draft with changes made, one after the other; all else stays as it is, to the byte.

    Raises EditError where a path leads nowhere, and where the new text does not read as the old data with the changes.
    """
    changes = tuple(changes)
    intended = changed(first.root.data, changes)
    for blocks in (True, False):  # a block at the end of a file may lack its line break
        with suppress(UnwritableError):
            start = first if blocks else replace(first, known=replace(first.form, blocks=False))
            draft = _made(start, changes)
            if draft.root.data == intended:
                return replace(draft, known=first.known)
    raise unwritable()


def _made(draft: Draft, changes: Iterable[Change]) -> Draft:
    """The draft after changes; scalars that move nothing are put in together, so that the text is read again seldom."""
    waiting: dict[Path, list[Patch]] = {}
    above: set[Path] = set()  # the paths that lead through what is waiting
    for change in changes:
        path = change.path
        if path in above or any(path[:end] in waiting for end in range(len(path) + 1)):
            draft = _put_in(draft, waiting, above)
        for step in steps(draft.root, change):
            moves = not (isinstance(step, Set) and isinstance(step.value, str | Plain))
            if moves:
                draft = _put_in(draft, waiting, above)
            waiting[step.path] = _patches(draft, step)
            above.update(step.path[:end] for end in range(len(step.path)))
            if moves:
                draft = _put_in(draft, waiting, above)
    return _put_in(draft, waiting, above)


def _put_in(draft: Draft, waiting: dict[Path, list[Patch]], above: set[Path]) -> Draft:
    """The draft with what is waiting put in; then nothing waits any more."""
    patches = [patch for found in waiting.values() for patch in found]
    waiting.clear()
    above.clear()
    return draft.patched(patches) if patches else draft


def _patches(draft: Draft, step: Change) -> list[Patch]:
    """The patches that make a single change. Raises EditError where its path leads nowhere."""
    match step:
        case Set(path, value):
            return _replace(draft, path, data_of(value))
        case Remove(path):
            return _remove(draft, path)
        case Insert(path, value):
            return _add(draft, path, data_of(value))


# -- a value in the place of another -----------------------------------------------------------------------------------


def _replace(draft: Draft, path: Path, value: Data) -> list[Patch]:
    node = draft.node(path)
    if not path:
        lines = bool(value) and not (isinstance(node, Mapping) and node.flow)
        text = in_lines(value, 0, path, draft.form) if lines else in_line(value, draft.form)
        return [Patch(node.start, node.end, text)]
    on_line = node.in_flow or (isinstance(node, Scalar) and not node.in_block and not node.missing)
    if on_line and isinstance(value, str | Plain):  # it stays on its line, so that it can be set back
        room = Room(flow=node.in_flow, blocks=False)
        return [_put(draft, node, written(value, room, _style(draft, node)))]
    if node.in_flow:
        return [_put(draft, node, in_line(value, draft.form))]
    parent = draft.node(path[:-1])
    text = _block_text(draft, parent, node, path, value)
    if isinstance(node, Scalar) or node.flow:
        return _put_lines(draft, node, text)
    return _put_for_lines(draft, parent, node, path, text)


def _style(draft: Draft, node: Node) -> str:
    """The quote or block sign that a new scalar takes from the old one; quotes that were needed are no habit."""
    if not isinstance(node, Scalar):
        return draft.form.quote
    needed = node.style == '"' and not is_plain(node.text, flow=node.in_flow)
    if needed or node.missing or not isinstance(node.data, str):
        return draft.form.usual_quote
    return '"' if node.in_block and not draft.form.blocks else node.style


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
        if not isinstance(value, str | Plain):
            return after_key(value, parent.column, len(draft.text.margin(colon)) + 1, path, form).removeprefix(" ")
        indent = parent.column + form.step
    line = draft.text.next_line(node.start)
    if isinstance(node, Scalar) and node.in_block and line < node.end:
        indent = draft.text.indent(line) or indent
    room = form.room(flow=False, column=node.column, indent=indent)
    return written(value, room, _style(draft, node))


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
    body = draft.text.body
    head, break_, tail = text.partition(draft.text.newline)
    if isinstance(node, Scalar) and node.in_block:
        header = HEADER.search(body, node.start)
        after = header.end() if header else node.start
        comment = body[after : draft.text.line_end(after)]
        return [Patch(node.start, node.end, head + comment + break_ + tail)]
    bare = len(body[: node.start].rstrip(" \t"))  # where nothing follows the colon, no blank does either
    put = _put(draft, node, head) if head else Patch(bare, node.end, "")
    end = draft.text.line_end(node.end)
    return [put, Patch(end, end, break_ + tail)] if break_ else [put]


def _put_for_lines(draft: Draft, parent: Node, node: Node, path: Path, text: str) -> list[Patch]:
    """Text in the place of a list or mapping in lines, which goes with the comments in it."""
    end = draft.text.line_end(node.end)
    if isinstance(parent, Sequence) or not draft.text.begins_line(node.start):
        return [Patch(node.start, end, text)]
    slot = _colon(draft, path)
    head, break_, tail = text.partition(draft.text.newline)
    above = draft.text.break_before(draft.text.line_start(node.start))
    return [Patch(slot, slot, f" {head}" if head else ""), Patch(above, end, break_ + tail)]


def _colon(draft: Draft, path: Path) -> int:
    """The place just after the colon of a key."""
    parent = draft.node(path[:-1])
    if not isinstance(parent, Mapping) or (at := parent.find(str(path[-1]))) is None:
        raise lost(path)
    return draft.text.token(parent.entries[at][0].end) + 1


# -- keys and items ----------------------------------------------------------------------------------------------------


def _add(draft: Draft, path: Path, value: Data) -> list[Patch]:
    """A key where the format wants it, or an item before the one at the index; a flat collection stays flat."""
    parent, last, form = draft.node(path[:-1]), path[-1], draft.form
    if isinstance(parent, Mapping):
        key = str(last)
        if not parent.entries:
            return _replace(draft, path[:-1], {key: value})
        at = _position(parent, key, path[:-1], form)
        if parent.flow or parent.in_flow:
            return insert(draft.text, parent, at, pair_in_line(key, value, form))
        return insert(draft.text, parent, at, pair_in_lines(key, value, parent.column, path, form))
    if not isinstance(parent, Sequence) or not isinstance(last, int):
        raise lost(path)
    if not parent.items:
        return _replace(draft, path[:-1], [value])
    if parent.flow or parent.in_flow:
        return insert(draft.text, parent, last, in_line(value, form))
    item = parent.items[-1]
    gap = max(item.column - parent.column, 2) if item.end > item.start else form.gap
    lines = True if isinstance(item, Mapping) and not item.flow else None
    return insert(
        draft.text, parent, last, item_in_lines(value, parent.column, path, replace(form, gap=gap), lines=lines)
    )


def _position(parent: Mapping, key: str, path: Path, form: Form) -> int:
    """Before which entry a new key stands: after the last one that comes before it in the format, years in order."""
    *known, own = form.rank([*parent.keys, key], path)
    if own == UNRANKED:
        return len(known)
    nearer = [at for at, number in enumerate(known) if number < own]
    further = [at for at, number in enumerate(known) if own < number < UNRANKED]
    return nearer[-1] + 1 if nearer else further[0] if further else len(known)


def _remove(draft: Draft, path: Path) -> list[Patch]:
    """Take out an entry; the last one of a collection leaves it empty."""
    parent, last = draft.node(path[:-1]), path[-1]
    if isinstance(parent, Scalar):
        raise lost(path)
    at = parent.find(str(last)) if isinstance(parent, Mapping) else last
    if not isinstance(at, int) or not 0 <= at < parent.count:
        raise lost(path)
    if parent.count == 1:
        return _replace(draft, path[:-1], {} if isinstance(parent, Mapping) else [])
    return remove(draft.text, parent, at)

"""The patches of one change: a value in the place of another, entries in their collection, an entry taken out."""

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Many
from dataclasses import replace

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.yamltext import compose
from ppu_roadmap.yamltext.changes import Insert, lost
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import (
    HEADER,
    Collection,
    Data,
    Mapping,
    Node,
    Plain,
    Scalar,
    Sequence,
    collection_at,
    data_of,
)
from ppu_roadmap.yamltext.patches import FileText, Patch

MODELINE = "# yaml-language-server:"
"""How the comment begins that tells an editor the schema of the whole file."""
_ON_LINE = compose.Form(blocks=False)
"""The form of what stays on its line, so that it can be set back: no habit of the file counts."""
# -- a value in the place of another -----------------------------------------------------------------------------------


def replacing(draft: Draft, path: Path, value: Data) -> list[Patch]:
    """A value in the place of what stands at a path, in the old one's style where it can. Raises EditError."""
    if not path:
        node = draft.root
        lines = bool(value) and not (isinstance(node, Mapping) and node.flow)
        text = compose.in_lines(value, 0, path, draft.form) if lines else compose.in_line(value, draft.form)
        return [Patch(node.start, node.end, text)]
    parent, at = draft.entry(path)
    node = parent.entries[at][1]
    on_line = isinstance(node, Scalar) and not node.in_block and not node.missing
    if isinstance(value, str | Plain) and (node.in_flow or on_line):
        return [_put(draft, node, compose.written(value, _ON_LINE, _style(draft, node), flow=node.in_flow))]
    if node.in_flow:
        return [_put(draft, node, compose.in_line(value, draft.form))]
    text = _block_text(draft, parent, at, path, value)
    if isinstance(node, Scalar) or node.flow:
        return _put_lines(draft, node, text)
    end = draft.text.line_end(node.end)  # a list or mapping in lines goes with the comments in it
    if isinstance(parent, Sequence) or not draft.text.begins_line(node.start):
        return [Patch(node.start, end, text)]
    colon = _colon(draft, parent, at)
    head, break_, tail = text.partition(draft.text.newline)
    above = draft.text.line_start(node.start)
    if not value:
        above, end = own_start(draft.text, node.start), own_end(draft.text, node.end, node.column)
    above = draft.text.break_before(above)
    return [Patch(colon, colon, f" {head}" if head else ""), Patch(above, end, break_ + tail)]


def _style(draft: Draft, node: Node) -> str:
    """The quote or block sign that a new scalar takes from the old one; quotes that were needed are no habit."""
    if not isinstance(node, Scalar):
        return draft.form.quote
    needed = node.style == '"' and not compose.is_plain(node.text, flow=node.in_flow)
    if needed or node.missing or not isinstance(node.data, str):
        return draft.form.usual_quote
    return '"' if node.in_block and not draft.blocks else node.style


def _block_text(draft: Draft, parent: Collection, at: int, path: Path, value: Data) -> str:
    """A new value outside brackets, as it follows a colon or a hyphen; the old scalar's style is kept."""
    form, node = draft.form, parent.entries[at][1]
    if isinstance(parent, Sequence):
        gap = node.column - parent.column if node.end > node.start else form.gap
        if not isinstance(value, str | Plain):
            return compose.item_in_lines(value, parent.column, path, replace(form, gap=gap))[gap:]
        indent = parent.column + gap
    else:
        if not isinstance(value, str | Plain):
            start = len(draft.text.margin(_colon(draft, parent, at))) + 1
            return compose.after_key(value, parent.column, start, path, form).removeprefix(" ")
        indent = parent.column + form.step
    line = draft.text.next_line(node.start)
    if isinstance(node, Scalar) and node.in_block and line < node.end:
        indent = draft.text.indent(line) or indent
    return compose.written(value, form, _style(draft, node), flow=False, column=node.column, indent=indent)


def _colon(draft: Draft, parent: Collection, at: int) -> int:
    """The place just after the colon of an entry of a mapping."""
    return draft.text.token(parent.entries[at][0].end) + 1


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


# -- keys and items ----------------------------------------------------------------------------------------------------


def renaming(draft: Draft, path: Path, name: str) -> list[Patch]:
    """Another key in the place of one, in its quotes if it has some. Raises EditError."""
    parent, at = draft.entry(path)
    key = parent.entries[at][0]
    style = key.style if isinstance(key, Scalar) else ""
    return [Patch(key.start, key.end, compose.written(name, _ON_LINE, style))]


def adding(draft: Draft, new: Many[Insert]) -> list[Patch]:
    """One entry where the format wants its key, or before the item at its index; or more, all behind the last.

    A flat collection stays flat.
    """
    above, key = new[0].path[:-1], new[0].path[-1]
    parent, text = collection_at(draft.root, above), draft.text
    if parent is None or (isinstance(parent, Sequence) and not isinstance(key, int)):
        raise lost((*above, key))
    if not parent.entries:
        if new[0].lines and isinstance(parent, Sequence) and not parent.in_flow:
            return _put_lines(draft, parent, _at_column(text, draft.form.dash, ("", *new[0].lines)))
        value = data_of(new[0].value)
        return replacing(draft, above, {str(key): value} if isinstance(parent, Mapping) else [value])
    at = place_of_new(draft, parent, above, key)
    entries = [*_written(draft, parent, new)]
    if parent.flow:
        return _insert_in_brackets(text, parent, at, entries)
    margin = " " * parent.column
    if at == 0:
        start, entry = parent.start_of(0, text), entries[0]
        if not above or not text.begins_line(start):  # comments on top of a file are those of the file
            return [Patch(start, start, entry + text.newline + margin)]
        start = own_start(text, start)
        return [Patch(start, start, margin + entry + text.newline)]
    end = own_end(text, parent.span(at - 1)[1], parent.column)
    lines = "".join(text.newline + margin + entry for entry in entries)
    return [*_ended(text, parent.entries[at - 1][1]), Patch(end, end, lines)]


def _written(draft: Draft, parent: Collection, new: Many[Insert]) -> Iterator[str]:
    """New entries as text, without margin; each item of a list in lines looks like the one before it."""
    form, values = draft.form, [(each.path, data_of(each.value)) for each in new]
    if isinstance(parent, Mapping):
        for path, value in values:
            key = str(path[-1])
            yield (
                compose.pair_in_line(key, value, form)
                if parent.flow
                else compose.pair_in_lines(key, value, parent.column, path, form)
            )
        return
    item = parent.items[-1]
    gap = max(item.column - parent.column, 2) if item.end > item.start else form.gap
    lines = isinstance(item, Mapping) and not item.flow
    for (path, value), each in zip(values, new, strict=True):
        if parent.flow:
            yield compose.in_line(value, form)
            continue
        text = compose.item_in_lines(value, parent.column, path, replace(form, gap=gap), lines=lines)
        lines, gap = isinstance(value, dict) and text[gap] != "{", gap if text[gap:] else form.gap
        yield _at_column(draft.text, parent.column, each.lines) if each.lines else text


def _at_column(text: FileText, column: int, lines: Many[str]) -> str:
    """Lines that begin at a column, but for the first, and those that are blank."""
    first, *rest = lines
    return text.newline.join([first, *(" " * column + line if line else "" for line in rest)])


def place_of_new(draft: Draft, parent: Collection, above: Path, key: str | int, waiting: Iterable[str] = ()) -> int:
    """Before which entry a new key stands: after the last one that comes before it in the format, years in order.

    An item stands before that at its index. Keys that are ``waiting`` will stand behind those that are there.
    """
    if isinstance(parent, Sequence):
        return int(key)
    known = [*parent.keys, *waiting]
    *known_ranks, own = draft.form.rank([*known, str(key)], above)
    if own == compose.UNRANKED:
        return len(known)
    nearer = [at for at, number in enumerate(known_ranks) if number < own]
    further = [at for at, number in enumerate(known_ranks) if own < number < compose.UNRANKED]
    return nearer[-1] + 1 if nearer else further[0] if further else len(known)


def _ended(text: FileText, node: Node) -> list[Patch]:
    """The sign of text that the file ends in without a line break, made such that it does not take in the next one."""
    while not isinstance(node, Scalar):
        if not node.entries:
            return []
        node = node.entries[-1][1]
    header = HEADER.match(text.body, node.start)
    if not node.in_block or node.text.endswith("\n") or header is None or "-" in header.group():
        return []
    return [Patch(node.start, header.end(), header.group().replace("+", "") + "-")]


def _insert_in_brackets(text: FileText, node: Collection, index: int, entries: list[str]) -> list[Patch]:
    """Commas and line breaks as found around."""
    if index < len(node.entries):
        at = node.span(index)[0]
        after = f",{text.newline}{text.margin(at)}" if text.begins_line(at) else ", "
        return [Patch(at, at, "".join(entry + after for entry in entries))]
    start, end = node.span(-1)
    token = text.token(end)
    trailing = text.body[token : token + 1] == ","
    at = token + 1 if trailing else end
    if not text.begins_line(start):
        return [Patch(at, at, "".join(f" {entry}," if trailing else f", {entry}" for entry in entries))]
    lines = ",".join(f"{text.newline}{text.margin(start)}{entry}" for entry in entries)
    line_end = text.line_end(at)
    if text.token(at) < line_end:  # what closes the collection stands on this line
        line_end = at
    if trailing:
        return [Patch(line_end, line_end, f"{lines},")]
    return [Patch(at, at, ","), Patch(line_end, line_end, lines)]


def removing(draft: Draft, path: Path) -> list[Patch]:
    """Take out an entry, in lines its whole lines; the last one of a collection leaves it empty."""
    parent, index = draft.entry(path)
    text = draft.text
    if len(parent.entries) == 1:
        return replacing(draft, path[:-1], {} if isinstance(parent, Mapping) else [])
    if parent.flow:
        return _remove_in_brackets(text, parent, index)
    start, end = parent.start_of(index, text), own_end(text, parent.span(index)[1], parent.column)
    if text.begins_line(start):
        start, end = own_start(text, start, parent.span(index - 1)[1] if index else 0), text.next_line(end)
        while text.is_blank(end) and (text.is_blank(text.break_before(start)) or not draft.blocks):
            end = text.next_line(end)  # a second blank line, or one that text above would take in
        if draft.blocks and end == len(text.body) and text.body[-1] not in "\r\n":
            start = text.break_before(start)  # the file ended without a line break, and does so still
        return [Patch(start, end, "")]
    following = parent.start_of(index + 1, text)
    if "#" in text.body[end:following]:
        return [Patch(start - 1, end, "")]
    return [Patch(start, following, "")]


def _remove_in_brackets(text: FileText, node: Collection, index: int) -> list[Patch]:
    """With the comma behind it, of the last one that before it; lines of its own with their comments."""
    start, end = node.span(index)
    token = text.token(end)
    last = text.body[token : token + 1] != ","
    after = end if last else token + 1
    alone = text.begins_line(start)
    before = node.span(index - 1)[1]
    first = own_start(text, start, before if index else 0) if alone else start
    comma = text.token(before)
    unjoined = [Patch(comma, comma + 1, "")] if last else []
    if alone and text.token(after) >= text.line_end(after):
        return [*unjoined, Patch(first, text.next_line(after), "")]
    if not last:
        while text.body[after : after + 1] in (" ", "\t"):
            after += 1
        return [Patch(start, after, "")]
    if "#" not in text.body[before:start]:
        return [Patch(before, end, "")]
    return [*unjoined, Patch(first, text.line_start(start) if alone else start, ""), Patch(start, end, "")]


def own_start(text: FileText, start: int, before: int = 0) -> int:
    """Where the line of an entry begins, or the first of the comments above it in its column and behind ``before``."""
    first, sign = text.line_start(start), " " * text.indent(start) + "#"
    while first and text.body.startswith(sign, above := text.line_start(text.break_before(first))):
        if above < before or text.body.startswith(MODELINE, above):
            break
        first = above
    return first


def own_end(text: FileText, end: int, column: int) -> int:
    """Where what belongs to a value ends: its line with the comment, and comment lines deeper than ``column``."""
    at = text.line_end(end)
    while (start := text.next_line(at)) > at and text.indent(start) > column:
        if text.body[start + text.indent(start) :][:1] != "#":
            break
        at = text.line_end(start)
    return at

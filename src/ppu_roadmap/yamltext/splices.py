"""The patches of one change: a value in the place of another, entries in their collection, an entry taken out."""

from collections.abc import Iterator
from collections.abc import Sequence as Many
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.file_text import FileText, Patch
from ppu_roadmap.yamltext import compose
from ppu_roadmap.yamltext.changes import Insert, Wanted, told
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import HEADER, Collection, Data, Mapping, Node, Plain, Scalar, Sequence

Entry: TypeAlias = tuple[str | int, Wanted]
"""A key or an index, and what is to stand there."""
MODELINE = "# yaml-language-server:"
"""How the comment begins that tells an editor the schema of the whole file."""
_ON_LINE = compose.Form(blocks=False)
"""The form of what stays on its line, so that it can be set back: no habit of the file counts."""

# -- a value in the place of another -----------------------------------------------------------------------------------


def replacing(draft: Draft, parent: Collection | None, at: int, path: Path, wanted: Wanted) -> list[Patch]:
    """A value in the place of an entry of ``parent``, else of the whole, in the style of the old one where it can."""
    value = told(wanted)
    if parent is None:
        root, lines = draft.root, bool(value) and not draft.root.flow
        text = compose.in_lines(value, 0, path, draft.form) if lines else compose.in_line(value, draft.form)
        return [Patch(root.start, root.end, text)]
    node = parent.entries[at][1]
    moved = [each for each in wanted if isinstance(each, Insert)] if isinstance(wanted, list) else []
    if moved and not node.in_flow:
        written = ["", *(line for each in moved for line in each.lines)]
        return _put_lines(draft, node, _at_column(draft.text, draft.form.dash, written))
    on_line = isinstance(node, Scalar) and not node.in_block and not node.missing
    if isinstance(value, str | Plain) and (node.in_flow or on_line):
        return [_put(draft, node, compose.written(value, _ON_LINE, _style(draft, node), flow=node.in_flow))]
    flat = not isinstance(node, Scalar) and node.flow and node.entries and value and isinstance(value, type(node.data))
    line = compose.in_line(value, draft.form) if node.in_flow or flat else ""
    if node.in_flow or (flat and node.column + len(line) <= compose.WIDTH):
        return [_put(draft, node, line)]
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
    if not isinstance(node, Scalar) or node.missing or not isinstance(node.data, str):
        return draft.form.quote
    if node.style == '"' and not compose.is_plain(node.text, flow=node.in_flow):
        return draft.form.quote
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


def renaming(node: Collection, at: int, name: str) -> Patch:
    """Another key in the place of that of an entry, in its quotes if it has some."""
    key = node.entries[at][0]
    style = key.style if isinstance(key, Scalar) else ""
    return Patch(key.start, key.end, compose.written(name, _ON_LINE, style))


def adding(draft: Draft, node: Collection, at: int, new: Many[Entry], above: Path) -> list[Patch]:
    """New entries before the one at a place, or behind the last. What is flat stays flat."""
    text, entries = draft.text, [*_written(draft, node, new, above)]
    if node.flow:
        return _insert_in_brackets(text, node, at, entries)
    margin = " " * node.column
    if at == 0:
        start = node.start_of(0, text)
        if not above or not text.begins_line(start):  # comments on top of a file are those of the file
            return [Patch(start, start, "".join(entry + text.newline + margin for entry in entries))]
        start = own_start(text, start)
        return [Patch(start, start, "".join(margin + entry + text.newline for entry in entries))]
    end = own_end(text, node.span(at - 1)[1], node.column)
    lines = "".join(text.newline + margin + entry for entry in entries)
    return [*_ended(text, node.entries[at - 1][1]), Patch(end, end, lines)]


def _written(draft: Draft, parent: Collection, new: Many[Entry], above: Path) -> Iterator[str]:
    """New entries as text, without margin; each item of a list in lines looks like the one before it."""
    form = draft.form
    if isinstance(parent, Mapping):
        for key, wanted in new:
            name, value = str(key), told(wanted)
            yield (
                compose.pair_in_line(name, value, form)
                if parent.flow
                else compose.pair_in_lines(name, value, parent.column, (*above, name), form)
            )
        return
    item = parent.items[-1]
    gap = max(item.column - parent.column, 2) if item.end > item.start else form.gap
    lines = isinstance(item, Mapping) and not item.flow
    for step, wanted in new:
        value = told(wanted)
        if parent.flow:
            yield compose.in_line(value, form)
            continue
        text = compose.item_in_lines(value, parent.column, (*above, step), replace(form, gap=gap), lines=lines)
        lines, gap = isinstance(value, dict) and text[gap] != "{", gap if text[gap:] else form.gap
        yield _at_column(draft.text, parent.column, wanted.lines) if isinstance(wanted, Insert) else text


def _at_column(text: FileText, column: int, lines: Many[str]) -> str:
    """Lines that begin at a column, but for the first, and those that are blank."""
    first, *rest = lines
    return text.newline.join([first, *(" " * column + line if line else "" for line in rest)])


def place_of_new(form: compose.Form, known: Many[str], key: str, above: Path) -> int:
    """Before which key a new one stands: after the last that comes before it in the format, years in order."""
    *known_ranks, own = form.rank([*known, key], above)
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


def removing(draft: Draft, node: Collection, gone: Many[int]) -> Iterator[Patch]:
    """Take out some entries of several, each in lines with its whole lines."""
    text, runs = draft.text, groupby(enumerate(gone), lambda each: each[1] - each[0])
    for first, *_between, last in ([at for _number, at in run] * 2 for _apart, run in runs):
        if node.flow:
            yield from _remove_in_brackets(text, node, first, last)
            continue
        start = node.start_of(first, text)
        if not text.begins_line(start):
            following, end = node.start_of(last + 1, text), own_end(text, node.span(first)[1], node.column)
            if "#" not in text.body[end:following]:
                yield Patch(start, following, "")
                continue
            yield Patch(start - 1, end, "")
        for at in range(first if text.begins_line(start) else first + 1, last + 1):
            yield _lines_of(draft, node, at)


def _lines_of(draft: Draft, node: Collection, at: int) -> Patch:
    """Take out the lines of an entry."""
    text = draft.text
    start = own_start(text, node.start_of(at, text), node.span(at - 1)[1] if at else 0)
    end = text.next_line(own_end(text, node.span(at)[1], node.column))
    while text.is_blank(end) and (text.is_blank(text.break_before(start)) or not draft.blocks):
        end = text.next_line(end)  # a second blank line, or one that text above would take in
    if draft.blocks and end == len(text.body) and text.body[-1] not in "\r\n":
        start = text.break_before(start)  # the file ended without a line break, and does so still
    return Patch(start, end, "")


def _remove_in_brackets(text: FileText, node: Collection, first: int, last: int) -> list[Patch]:
    """With the comma behind them, of the last one that before it; lines of their own with their comments."""
    start, end = node.span(first)[0], node.span(last)[1]
    token = text.token(end)
    ends = text.body[token : token + 1] != ","
    after = end if ends else token + 1
    alone = text.begins_line(start)
    before = node.span(first - 1)[1]
    above = own_start(text, start, before if first else 0) if alone else start
    comma = text.token(before)
    unjoined = [Patch(comma, comma + 1, "")] if ends else []
    if alone and text.token(after) >= text.line_end(after):
        return [*unjoined, Patch(above, text.next_line(after), "")]
    if not ends:
        while text.body[after : after + 1] in (" ", "\t"):
            after += 1
        return [Patch(start, after, "")]
    if "#" not in text.body[before:start]:
        return [Patch(before, end, "")]
    return [*unjoined, Patch(above, text.line_start(start) if alone else start, ""), Patch(start, end, "")]


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

"""Entries of collections, put in and taken out: in lines with their indentation, in brackets with their commas."""

from ppu_roadmap.yamltext.nodes import Collection, Mapping
from ppu_roadmap.yamltext.patches import FileText, Patch


def insert(text: FileText, node: Collection, index: int, entry: str) -> list[Patch]:
    """Put an entry, of which all lines but the first are indented, before the one at ``index``; not the only one."""
    if node.flow or node.in_flow:
        return _insert_in_brackets(text, node, index, entry)
    margin = text.newline + " " * node.column
    if index == 0:
        at = start_of(text, node, 0)
        return [Patch(at, at, entry + margin)]
    at = _own_end(text, node.span(index - 1)[1], node.column)
    return [Patch(at, at, margin + entry)]


def remove(text: FileText, node: Collection, index: int) -> list[Patch]:
    """Take an entry out of a collection that has others; in lines the whole lines go."""
    if node.flow or node.in_flow:
        return _remove_in_brackets(text, node, index)
    start, end = start_of(text, node, index), node.span(index)[1]
    if text.begins_line(start):
        first, last = text.line_start(start), text.line_end(end)
        if last == len(text.body):  # no line break follows, so none may stand before either
            return [Patch(text.break_before(first), last, "")]
        return [Patch(first, text.next_line(end), "")]
    following = start_of(text, node, index + 1)
    comment = "#" in text.body[text.line_end(end) : following]
    return [Patch(start, text.line_end(end) if comment else following, "")]


def start_of(text: FileText, node: Collection, index: int) -> int:
    """Where an entry in lines begins: with its key or its hyphen."""
    if isinstance(node, Mapping):
        return node.entries[index][0].start
    return text.token(node.items[index - 1].end if index else node.start)


def _own_end(text: FileText, end: int, column: int) -> int:
    """Where what belongs to a value ends: its line with the comment, and comment lines deeper than ``column``."""
    at = text.line_end(end)
    while (start := text.next_line(at)) > at and text.indent(start) > column:
        if text.body[start + text.indent(start) :][:1] != "#":
            break
        at = text.line_end(start)
    return at


# -- in brackets -------------------------------------------------------------------------------------------------------


def _insert_in_brackets(text: FileText, node: Collection, index: int, entry: str) -> list[Patch]:
    """Commas and line breaks as found around."""
    if index < node.count:
        at = node.span(index)[0]
        if text.begins_line(at):
            return [Patch(at, at, f"{entry},{text.newline}{text.margin(at)}")]
        return [Patch(at, at, f"{entry}, ")]
    start, end = node.span(-1)
    token = text.token(end)
    trailing = text.body[token : token + 1] == ","
    at = token + 1 if trailing else end
    if not text.begins_line(start):
        return [Patch(at, at, f" {entry}," if trailing else f", {entry}")]
    line = f"{text.newline}{text.margin(start)}{entry}"
    line_end = text.line_end(at)
    if text.token(at) < line_end:  # what closes the collection stands on this line
        line_end = at
    if trailing:
        return [Patch(line_end, line_end, f"{line},")]
    return [Patch(at, at, ","), Patch(line_end, line_end, line)]


def _remove_in_brackets(text: FileText, node: Collection, index: int) -> list[Patch]:
    """With the comma behind the entry; with that before it where it is the last one. Comments stay."""
    start, end = node.span(index)
    token = text.token(end)
    if text.body[token : token + 1] == ",":
        after = token + 1
        if text.begins_line(start) and text.token(after) >= text.line_end(after):
            return [Patch(text.line_start(start), text.next_line(after), "")]
        while text.body[after : after + 1] in (" ", "\t"):
            after += 1
        return [Patch(start, after, "")]
    before = node.span(index - 1)[1]
    comma = text.token(before)
    if "#" not in text.body[comma:start]:
        return [Patch(before, end, "")]
    if token < text.line_end(end):
        return [Patch(comma, comma + 1, ""), Patch(start, end, "")]
    return [Patch(comma, comma + 1, ""), Patch(text.line_start(start), text.next_line(end), "")]

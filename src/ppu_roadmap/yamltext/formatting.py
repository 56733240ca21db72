"""The one form of a file: keys in the format's order, two columns a level, quotes where needed, every comment kept."""

import re
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.text import Message, _
from ppu_roadmap.yamltext.changes import UnwritableError
from ppu_roadmap.yamltext.compose import Form, after_key, in_line, in_lines, item_in_lines, written, written_key
from ppu_roadmap.yamltext.draft import Draft, comments
from ppu_roadmap.yamltext.nodes import BLOCKS, Collection, Data, Mapping, Node, Scalar, Sequence, walk

STEP = 2
BLANKS = " \t"
_BLOCK_END = "\0"
"""The line behind text that would take in the blank lines below it, which go with this line."""


def formatted(draft: Draft) -> bytes:
    """The bytes of a file in the one form. Raises UnwritableError, with the line, for a file that cannot be put so."""
    newline = draft.text.newline
    body = newline.join(_Printer(draft).file(draft.root)).lstrip(newline)
    body = re.sub(f"{newline}{_BLOCK_END}(?:{newline})*(?={newline}|$)", "", body)
    text = FileText(body + newline, draft.text.mark)
    if text == draft.text:
        return text.to_bytes()
    try:
        after = Draft.of(text.to_bytes())
    except UnwritableError:
        raise _stuck(draft.text, draft.root.start, _ALTERED) from None
    if after.root.data != draft.root.data:
        raise _stuck(draft.text, _first_changed(draft.root, after.root.data), _ALTERED)
    for start, _comment in draft.missing_in(after):
        raise _stuck(draft.text, start, _ALTERED)
    return text.to_bytes()


_NO_PAIR = _("what stands here is no key with its value; write key: value, each key on a line of its own")
_MARKED = _("an anchor or a tag stands before a list or mapping; delete it")
_ALTERED = _("what stands here would not stay as it is; write key: value, and comments on lines of their own")


def _stuck(text: FileText, at: int, message: Message) -> UnwritableError:
    """What keeps a file from the one form, and the line in which it stands."""
    return UnwritableError(_("line {line}: {message}", line=text.number(at), message=message))


def _first_changed(node: Node, data: Data) -> int:
    """Where the first key or value begins that reads otherwise in other data."""
    if isinstance(node, Mapping) and isinstance(data, dict):
        for name, (key, value) in zip(node.data, node.entries, strict=True):
            if name not in data:
                return key.start
            if node.data[name] != data[name]:
                return _first_changed(value, data[name])
    if isinstance(node, Sequence) and isinstance(data, list):
        for item, other in zip(node.items, data, strict=False):
            if item.data != other:
                return _first_changed(item, other)
    return node.start


class _Spot(NamedTuple):
    """Where an entry stands: the column of its key or hyphen, as it was and as it is to be, and its path."""

    old: int
    column: int
    path: Path


class _Printer:
    """Writes the nodes of a file anew, line by line; what it does not understand it refuses."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.form = Form(draft.layout, draft.text.newline)

    def file(self, root: Mapping) -> list[str]:
        """All lines of the file; what stands above the first key stays there."""
        first = root.start if root.flow or not root.entries else root.start_of(0, self.text)
        if root.odd or not self.text.begins_line(first):
            raise _stuck(self.text, self.text.token(0), _MARKED if root.odd else _NO_PAIR)
        head = _put(_remarks(self.text, 0, first), 0)
        tail = _remarks(self.text, self.text.next_line(root.end), len(self.text.body))
        while tail and not tail[-1]:
            tail.pop()
        if not root.flow:
            deeper, rest = _parted(tail, 0)
            return [*head, *self._lines(root, 0, (), deeper), *_put(rest, 0)]
        if not root.entries or self._stays(root) or _trailing(self.text, root.end):
            lines = _split(self.text.body[root.start : self.text.line_end(root.end)])
        else:
            lines = in_lines(self._ordered(root, ()), 0, (), self.form).split(self.form.newline)
        return [*head, *lines, *_put(tail, 0)]

    def _lines(self, node: Collection, column: int, path: Path, after: list[str]) -> list[str]:
        """The lines of a collection; ``after`` are remarks that follow it and are deeper than what holds it."""
        order = self.form.rank(node.keys, path) if isinstance(node, Mapping) else [0] * len(node.entries)
        chunks: list[tuple[int, list[str]]] = []
        above: list[str] = []
        for number, rank in enumerate(order):
            below = after
            if number + 1 < len(node.entries):
                end = self.text.next_line(node.span(number)[1])
                below = _remarks(self.text, end, node.start_of(number + 1, self.text))
            deeper, following = _parted(below, node.column)
            step = node.keys[number] if isinstance(node, Mapping) else number
            entry = self._entry(node, number, _Spot(node.column, column, (*path, step)), deeper)
            chunks.append((rank, _put(above, column) + entry))
            above = following
        chunks.sort(key=itemgetter(0))
        return [line for _rank, chunk in chunks for line in chunk] + _put(above, column)

    def _entry(self, node: Collection, number: int, spot: _Spot, after: list[str]) -> list[str]:
        """The lines of an entry; remarks on top of an item of a list stand before its hyphen."""
        key, value = node.entries[number]
        begin = node.start_of(number, self.text)
        head, start, asked = "-", begin + 1, []
        if isinstance(node, Mapping):
            colon = self.text.token(key.end)
            apart = number == 0 or self.text.begins_line(begin)
            if not isinstance(key, Scalar) or not apart or self.text.body[colon : colon + 1] != ":":
                raise _stuck(self.text, key.start, _NO_PAIR)
            head, start = (self._raw(key) if key.odd else written_key(key.text, self.form)) + ":", colon + 1
            asked = _put(_comments(self.text, key.end, colon), spot.column)  # behind a key after a question mark
        head = " " * spot.column + head
        if isinstance(value, Scalar) or value.flow:
            return [*asked, *self._on_line(head, start, value, spot), *_put(after, spot.column)]
        if value.odd:  # an anchor or a tag: an error, which is to be mended first
            raise _stuck(self.text, self.text.token(start), _MARKED)
        inner = spot.column + STEP
        lines = self._lines(value, inner, spot.path, after)
        if isinstance(node, Mapping):
            above = _put(_remarks(self.text, self.text.next_line(start - 1), value.start), inner)
            return [*asked, head + _trailing(self.text, start), *above, *lines]
        above = _put(_comments(self.text, start, value.start), spot.column)
        while lines[0].lstrip(" ")[:1] in ("", "#"):
            above += _put([lines.pop(0)], spot.column)
        return [*above, f"{head} {lines[0][inner:]}", *lines[1:]]

    def _on_line(self, head: str, start: int, value: Node, spot: _Spot) -> list[str]:
        """A scalar or a collection in brackets behind a colon or hyphen; comments before it go above its key."""
        if isinstance(value, Scalar) and value.missing:
            return [head + _trailing(self.text, start)]
        above = _put(_comments(self.text, start, value.start), spot.column)
        if isinstance(value, Scalar) and self.text.body[value.start] in BLOCKS:
            return [*above, *self._block(head, value, spot)]
        comment = _trailing(self.text, value.end)
        raw = _split(self._raw(value))
        if value.odd or (not isinstance(value, Scalar) and self._stays(value)):
            lines = [f"{head} {raw[0]}", *(_shifted(line, spot.column - spot.old) for line in raw[1:])]
            return [*above, *lines[:-1], lines[-1] + comment]
        text = self._canonical(value, len(head) + 1, spot, one_line=len(raw) == 1)
        first, *rest = text.split(self.form.newline)
        return [*above, f"{head}{first}{comment}", *rest]

    def _canonical(self, value: Node, start: int, spot: _Spot, *, one_line: bool) -> str:
        """A value as it follows a colon or a hyphen, in the one form."""
        if isinstance(value, Scalar):
            if not isinstance(value.data, str):
                return f" {self._raw(value)}"
            form = replace(self.form, blocks=not one_line)
            return " " + written(value.data, form, flow=False, column=start, indent=spot.column + STEP)
        data = self._ordered(value, spot.path)
        if one_line:
            return f" {in_line(data, self.form)}"
        if isinstance(spot.path[-1], int):
            return item_in_lines(data, spot.column, spot.path, self.form)[1:]
        return after_key(data, spot.column, start, spot.path, self.form)

    def _block(self, head: str, value: Scalar, spot: _Spot) -> list[str]:
        """A block of text with its lines moved to their column."""
        first, *lines = _split(self._raw(value))
        comment = first[1:].lstrip("-+0123456789")
        marks = first[1 : len(first) - len(comment)]
        digits = marks.strip("-+")
        filled = (len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" "))
        indent = spot.old + int(digits) if digits else next(filled, 0)
        kept = "+" in marks and value.text.endswith("\n")
        marks = ("+" if kept else "" if value.text.endswith("\n") else "-") + (str(STEP) if digits else "")
        margin = " " * (spot.column + STEP)
        written = [margin + line[indent:] if line[indent:] else "" for line in lines]
        return [f"{head} {first[0]}{marks}{comment.rstrip(BLANKS)}", *written, *([_BLOCK_END] if kept else [])]

    def _ordered(self, node: Node, path: Path) -> Data:
        """The data of a node with the keys of its mappings in the format's order; it holds nothing odd."""
        if isinstance(node, Scalar):
            return node.data
        if isinstance(node, Sequence):
            return [self._ordered(item, (*path, number)) for number, item in enumerate(node.items)]
        entries = sorted(zip(self.form.rank(node.keys, path), node.keys, node.entries, strict=True), key=itemgetter(0))
        return {key: self._ordered(value, (*path, key)) for _rank, key, (_name, value) in entries}

    def _raw(self, node: Node) -> str:
        return self.text.body[node.start : node.end]

    def _stays(self, node: Collection) -> bool:
        """Whether a collection in brackets stays as it is written: it holds a comment, or what is no plain data."""
        if any(each.odd or (isinstance(each, Mapping) and [*each.named] != each.keys) for each in walk(node)):
            return True
        return any(True for _comment in comments(node.outline, node.start, node.end))


def _split(text: str) -> list[str]:
    """The lines of a text; no other character breaks one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _shifted(line: str, columns: int) -> str:
    """A line moved to the right, or to the left as far as it is blank."""
    text = line.lstrip(" ")
    return " " * max(len(line) - len(text) + columns, 0) + text.rstrip(BLANKS) if text.strip(BLANKS) else ""


# -- comments and blank lines between entries --------------------------------------------------------------------------


def _remarks(text: FileText, at: int, end: int) -> list[str]:
    """The whole lines from one at whose beginning ``at`` is, before the line of another place."""
    *lines, last = _split(text.body[at : end if end == len(text.body) else text.line_start(end)])
    return [line.rstrip(BLANKS) for line in lines + [last] * bool(last)]


def _trailing(text: FileText, at: int) -> str:
    """The comment at the end of a line with the blanks before it; empty where there is none."""
    rest = text.body[at : text.line_end(at)].rstrip(BLANKS)
    if not rest.lstrip(BLANKS).startswith("#"):
        return ""
    return rest if rest[0] in BLANKS else f" {rest}"


def _comments(text: FileText, start: int, end: int) -> list[str]:
    """Every comment in a stretch without data, each as a line of its own."""
    lines = _split(text.body[start:end])
    return [line[line.index("#") :].rstrip(BLANKS) for line in lines if "#" in line]


def _parted(lines: list[str], column: int) -> tuple[list[str], list[str]]:
    """The lines that belong to what stands before them, being deeper than ``column``, and those that do not."""
    last = 0
    for number, line in enumerate(lines, 1):
        if line and len(line) - len(line.lstrip(" ")) <= column:
            break
        if line:
            last = number
    return lines[:last], lines[last:]


def _put(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line.strip(BLANKS) if line else "" for line in lines]

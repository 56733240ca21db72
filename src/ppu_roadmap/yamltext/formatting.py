"""The one form of a file: keys in the format's order, two columns a level, quotes where needed, every comment kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.yamltext.changes import unwritable
from ppu_roadmap.yamltext.compose import Form, after_key, in_line, in_lines, item_in_lines, written, written_key
from ppu_roadmap.yamltext.draft import Draft
from ppu_roadmap.yamltext.nodes import Collection, Data, Mapping, Node, Scalar, Sequence, start_of
from ppu_roadmap.yamltext.patches import FileText

STEP = 2
_HEADER = re.compile(r"([|>])([-+0-9]*)(.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def formatted(draft: Draft) -> bytes:
    """The bytes of a file in the one form. Raises UnwritableError for a file that cannot be put so."""
    if not isinstance(draft.root, Mapping):
        raise unwritable()
    lines = _Printer(draft).file(draft.root)
    last = max(_scalars(draft.root), key=lambda scalar: scalar.end, default=None)
    blanks = last is not None and last.end == draft.root.end and last.in_block and last.text.endswith("\n\n")
    body = draft.text.newline.join(lines).lstrip("\r\n")
    text = FileText((body if blanks else body.rstrip("\r\n")) + draft.text.newline, draft.text.mark)
    after = Draft.of(text.to_bytes())
    if after.root.data != draft.root.data or _comments_of(after) != _comments_of(draft):
        raise unwritable()
    return text.to_bytes()


def _comments_of(draft: Draft) -> Counter[str]:
    """The comments of a file, and some text that looks like one: nothing of them may get lost."""
    gaps = (gap for gap in _gaps(draft.text, draft.root, 0, len(draft.text.body)) if "#" in gap)
    lines = (line for gap in gaps for line in gap.splitlines())
    return Counter(match.group().strip() for line in lines for match in _COMMENT.finditer(line))


def _gaps(text: FileText, node: Node, start: int, end: int) -> Iterator[str]:
    """What stands between two places outside of a node's scalars; the first line of a block counts as outside."""
    for scalar in sorted(_scalars(node), key=lambda scalar: scalar.start):
        yield text.body[start : text.line_end(scalar.start) if scalar.in_block else scalar.start]
        start = max(start, scalar.end)
    yield text.body[start:end]


def _scalars(node: Node) -> Iterator[Scalar]:
    """The keys and values in and below a node."""
    if isinstance(node, Scalar):
        yield node
        return
    pairs = node.entries if isinstance(node, Mapping) else [(item,) for item in node.items]
    for pair in pairs:
        for each in pair:
            yield from _scalars(each)


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
        first = root.start if root.flow or not root.entries else root.entries[0][0].start
        if not self.text.begins_line(first):
            raise unwritable()
        head = _put(_remarks(self.text, 0, first), 0)
        tail = _remarks(self.text, self.text.line_end(root.end), len(self.text.body))
        if not root.flow:
            deeper, rest = _parted(tail, 0)
            return [*head, *self._lines(root, 0, (), deeper), *_put(rest, 0)]
        if self._has_comment(root) or _trailing(self.text, root.end):
            lines = self.text.body[root.start : self.text.line_end(root.end)].splitlines()
        else:
            lines = in_lines(self._ordered(root, ()), 0, (), self.form).split(self.form.newline)
        return [*head, *lines, *_put(tail, 0)]

    # -- collections in lines ------------------------------------------------------------------------------------------

    def _lines(self, node: Collection, column: int, path: Path, after: list[_Remark]) -> list[str]:
        """The lines of a collection; ``after`` are remarks that follow it and are deeper than what holds it."""
        if node.odd:  # an anchor or a tag: an error, which is to be mended first
            raise unwritable()
        order = self.form.rank(node.keys, path) if isinstance(node, Mapping) else [0] * len(node.entries)
        chunks: list[tuple[int, list[str]]] = []
        above: list[_Remark] = []
        for number, rank in enumerate(order):
            below = after
            if number + 1 < len(node.entries):
                end = self.text.line_end(node.span(number)[1])
                below = _remarks(self.text, end, start_of(self.text, node, number + 1))
            deeper, following = _parted(below, node.column)
            step = node.keys[number] if isinstance(node, Mapping) else number
            entry = self._entry(node, number, _Spot(node.column, column, (*path, step)), deeper)
            chunks.append((rank, _put(above, column) + entry))
            above = following
        chunks.sort(key=itemgetter(0))
        return [line for _rank, chunk in chunks for line in chunk] + _put(above, column)

    def _entry(self, node: Collection, number: int, spot: _Spot, after: list[_Remark]) -> list[str]:
        """The lines of an entry; remarks on top of an item of a list stand before its hyphen."""
        key, value = node.entries[number]
        head, start = "-", start_of(self.text, node, number) + 1
        if isinstance(node, Mapping):
            colon = self.text.token(key.end)
            apart = number == 0 or self.text.begins_line(key.start)
            if not isinstance(key, Scalar) or not apart or self.text.body[colon : colon + 1] != ":":
                raise unwritable()
            head, start = (self._raw(key) if key.odd else written_key(key.text, self.form)) + ":", colon + 1
        head = " " * spot.column + head
        if isinstance(value, Scalar) or value.flow:
            return self._on_line(head, start, value, spot) + _put(after, spot.column)
        inner = spot.column + STEP
        lines = self._lines(value, inner, spot.path, after)
        if isinstance(node, Mapping):
            above = _put(_remarks(self.text, self.text.line_end(start - 1), value.start), inner)
            return [head + _trailing(self.text, start), *above, *lines]
        above = _put(_comments(self.text, start, value.start), spot.column)
        while lines[0].lstrip()[:1] in ("", "#"):
            line = lines.pop(0).strip()
            above.append(" " * spot.column + line if line else "")
        return [*above, f"{head} {lines[0][inner:]}", *lines[1:]]

    # -- values on a line ----------------------------------------------------------------------------------------------

    def _on_line(self, head: str, start: int, value: Node, spot: _Spot) -> list[str]:
        """A scalar or a collection in brackets behind a colon or hyphen; comments before it go above its key."""
        if isinstance(value, Scalar) and value.missing:
            return [head + _trailing(self.text, start)]
        above = _put(_comments(self.text, start, value.start), spot.column)
        if isinstance(value, Scalar) and value.in_block and not value.odd:
            return [*above, *self._block(head, value, spot)]
        comment = _trailing(self.text, value.end)
        raw = self._raw(value).splitlines()
        if not isinstance(value, Scalar) and self._has_comment(value):
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
        first, *lines = self._raw(value).splitlines()
        match = _HEADER.match(first)
        if match is None:
            raise unwritable()
        sign, marks, comment = match.groups()
        digits = "".join(mark for mark in marks if mark.isdigit())
        filled = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        indent = spot.old + int(digits) if digits else (filled[0] if filled else 0)
        moved = [line[indent:] for line in lines]
        marks = ("+" if "+" in marks else "" if value.text.endswith("\n") else "-") + (str(STEP) if digits else "")
        margin = " " * (spot.column + STEP)
        return [f"{head} {sign}{marks}{comment.rstrip()}", *(margin + line if line else "" for line in moved)]

    def _ordered(self, node: Node, path: Path) -> Data:
        """The data of a node with the keys of its mappings in the format's order; it holds nothing odd."""
        if node.odd:
            raise unwritable()
        if isinstance(node, Scalar):
            return node.data
        if isinstance(node, Sequence):
            return [self._ordered(item, (*path, number)) for number, item in enumerate(node.items)]
        keys = node.keys
        if len(set(keys)) < len(keys) or any(not isinstance(key, Scalar) or key.odd for key, _value in node.entries):
            raise unwritable()
        entries = sorted(zip(self.form.rank(keys, path), keys, node.entries, strict=True), key=itemgetter(0))
        return {key: self._ordered(value, (*path, key)) for _rank, key, (_name, value) in entries}

    def _raw(self, node: Node) -> str:
        return self.text.body[node.start : node.end]

    def _has_comment(self, node: Collection) -> bool:
        """Whether a sharp stands in a collection outside of its scalars."""
        return any("#" in gap for gap in _gaps(self.text, node, node.start, node.end))


def _shifted(line: str, columns: int) -> str:
    """A line moved to the right, or to the left as far as it is blank."""
    text = line.lstrip(" ")
    return " " * max(len(line) - len(text) + columns, 0) + text.rstrip() if text else ""


# -- comments and blank lines between entries --------------------------------------------------------------------------


class _Remark(NamedTuple):
    """A line that holds no data; ``indent`` is where its text begins, the text is empty for a blank line."""

    indent: int
    text: str


def _remarks(text: FileText, start: int, end: int) -> list[_Remark]:
    """The whole lines that begin at or after one place and end before another."""
    found: list[_Remark] = []
    at = start if text.line_start(start) == start else text.next_line(start)
    while at < text.line_start(end) or (end == len(text.body) and at < end):
        line = text.body[at : text.line_end(at)]
        found.append(_Remark(text.indent(at), line.strip()))
        at = text.next_line(at)
    return found


def _trailing(text: FileText, at: int) -> str:
    """The comment at the end of a line with the blanks before it; empty where there is none."""
    rest = text.body[at : text.line_end(at)].rstrip()
    return rest if rest.lstrip().startswith("#") else ""


def _comments(text: FileText, start: int, end: int) -> list[_Remark]:
    """Every comment in a stretch without data, each as a line of its own."""
    lines = text.body[start:end].splitlines()
    return [_Remark(0, line[line.index("#") :].rstrip()) for line in lines if "#" in line]


def _parted(lines: list[_Remark], column: int) -> tuple[list[_Remark], list[_Remark]]:
    """The lines that belong to what stands before them, being deeper than ``column``, and those that do not."""
    last = 0
    for number, line in enumerate(lines, 1):
        if line.text and line.indent <= column:
            break
        if line.text:
            last = number
    return lines[:last], lines[last:]


def _put(lines: Iterable[_Remark], column: int) -> list[str]:
    """Lines as they are written at a column."""
    return [" " * column + line.text if line.text else "" for line in lines]

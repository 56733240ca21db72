"""Where things stand in a file that the quick reader read: found in its text when a finding asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ppu_roadmap.diagnostics import TOP, Aspect, Path, Span
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.source.quick.flow import ITEM, SIGNS
from ppu_roadmap.source.quick.lines import begun, in_one_line, unfolded
from ppu_roadmap.source.quick.values import KEY, KEYS, QUOTED, TEXT

_KEY = re.compile(rf"({KEY}):(?=[ \n])").match
_GAP = re.compile(r"(?:[ ,\n]++|#[^\n]*+)*+")
"""Blanks, comments and commas; nothing else begins with one."""
_IN_LINES = re.compile(rf"{QUOTED}|{TEXT}(?: *+\n ++[^ #\n][^\n]*+)*+").match
_IN_BRACKETS = re.compile(ITEM).match
_BLOCK = re.compile(r"[^\n]*+\n( ++)[^\n]*+(?:\n++\1[^\n]*+)*+\n++").match
"""A block of text with the blank lines that follow it."""


_FEW = 16
"""Characters whose lines are counted one by one: most files have a finding or two."""


_Entry: TypeAlias = tuple[int, int, tuple[int, int] | None]
"""What stands in a collection and was not looked at yet: the character behind its dash or colon, the first one of the
next entry, 0 in brackets, and those of its key."""


class _Node(NamedTuple):
    """The characters of a node, and of its key; what stands in lines ends with its last entry, before ``stop``."""

    start: int
    end: int | None
    stop: int
    key: tuple[int, int] | None = None


class QuickPlaces:
    """Answers as libyaml's outline does.

    What stands in a collection is looked for once, when a path leads into it: of a file with hundreds of programs only
    in those that findings are about.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._found: dict[int, dict[str | int, _Entry]] = {}
        """By the first character of a collection what stands in it."""
        self._ends: dict[int, int] = {}
        """By the first character of what stands in brackets the one behind it."""
        self._asked = 0

    def span(self, path: Path, aspect: Aspect = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if aspect == "start":
            return TOP
        node, _whole = self._follow(path)
        key = node.key if aspect == "key" else None
        if aspect == "first":
            key = next((key for _at, _stop, key in self._below(node).values()), None)
        last = node
        while last.end is None:
            last = self._node(next(reversed(self._below(last).values())))
        start, end = key or (node.start, last.end)
        line, column = self._place(start)
        last_line, after = self._place(end) if end > start else (line, column + 1)
        return Span(line + 1, column + 1, last_line + 1, after + 1)

    def _place(self, at: int) -> tuple[int, int]:
        """The line and the column of a character, both from 0: counted for a few, else looked up among all lines."""
        self._asked += 1
        if self._asked > _FEW:
            return self._text.place(at)
        body = self._text.body
        return body.count("\n", 0, at), at - body.rfind("\n", 0, at) - 1

    def spelling(self, path: Path) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        node, whole = self._follow(path)
        written = self._text.body[node.start : node.end]
        if not whole or node.end is None or written[:1] in SIGNS:
            return None
        if written[:1] in ("|", ">"):
            return unfolded(*written.split("\n", 1))
        return in_one_line(written[1:-1] if written[:1] in ("'", '"') else written)

    @cached_property
    def _text(self) -> FileText:
        return FileText.of(self._raw)

    def _follow(self, path: Path) -> tuple[_Node, bool]:
        """What a path leads to, or the nearest above, and whether it could be followed to its end."""
        node = _Node(self._content(begun(self._text.body)), None, len(self._text.body))
        for step in path:
            entries = self._below(node)
            below = entries.get(step) or entries.get(str(step))  # a key may be a year
            if below is None:
                return node, False
            node = self._node(below)
        return node, True

    def _content(self, at: int) -> int:
        """The first character from one on that is more than blank or a comment."""
        found = _GAP.match(self._text.body, at)
        return found.end() if found else at

    def _below(self, node: _Node) -> dict[str | int, _Entry]:
        """What stands directly in a collection, of a scalar nothing."""
        if node.end is None and node.start not in self._found:
            self._found[node.start] = dict(self._entries(node))
        return self._found.get(node.start, {})

    def _entries(self, node: _Node) -> Iterator[tuple[str | int, _Entry]]:
        """The entries of a list or mapping in lines: each begins in its column, with a dash or a key."""
        text, start = self._text.body, node.start
        dashes = text.startswith("- ", start)
        first = "- " if dashes else '["\\w]'
        column = start - text.rfind("\n", 0, start) - 1
        begins = re.compile(rf"\n {{{column}}}(?={first})").finditer(text, start, node.stop)
        for index, (begin, stop) in enumerate(pairwise((start, *(each.end() for each in begins), node.stop))):
            if dashes:
                yield index, (begin + 1, stop, None)
            elif key := _KEY(text, begin):
                yield KEYS[key[1]], (key.end(), stop, key.span(1))

    def _node(self, entry: _Entry) -> _Node:
        """What stands in an entry."""
        (at, stop, key), text = entry, self._text.body
        start = self._content(at)
        if "\n" in text[at:start]:
            return _Node(start, None, stop, key) if start < stop else _Node(at, at, stop, key)
        if text[start] in SIGNS:
            return _Node(start, self._ends.get(start) or self._brackets(start), stop, key)
        if stop and not key and _KEY(text, start):
            return _Node(start, None, stop)
        written = (_BLOCK if text[start] in "|>" else _IN_LINES if stop else _IN_BRACKETS)(
            text, start, stop or len(text)
        )
        return _Node(start, start + len(written[0].rstrip(" ")) if written else start, stop, key)

    def _brackets(self, start: int) -> int:
        """Find what stands in brackets, and give their end."""
        text, at = self._text.body, self._content(start + 1)
        entries: dict[str | int, _Entry] = {}
        self._found[start] = entries
        while text[at : at + 1] not in "]}":
            key = _KEY(text, at) if text[start] == "{" else None
            entry = (key.end(), 0, key.span(1)) if key else (at, 0, None)
            entries[KEYS[key[1]] if key else len(entries)] = entry
            at = self._content(max(self._node(entry).end or 0, at + 1))
        self._ends[start] = at + 1
        return at + 1

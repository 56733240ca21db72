"""Where things stand in a file that the quick reader read: found along its lines when a finding asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap.diagnostics import TOP, Aspect, Path, Span
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.source.quick.flow import SIGNS, Flow
from ppu_roadmap.source.quick.values import KEY, KEYS, QUOTED, TEXT, Ask

if TYPE_CHECKING:
    from ppu_roadmap.source.outline import Outline

_ENTRY = re.compile(rf"(?:({KEY}):(?: +|\Z))?({QUOTED}|{TEXT})?").match
_NO_KEYS = ("", " ", "#", "-")
"""What stands in the column of a mapping's keys where no key does."""


class _Node(NamedTuple):
    """What a path leads to; rows and columns from 0, ends exclusive, the end of what stands in lines unknown."""

    row: int
    start: int
    end: int | None
    bottom: int
    """The row after the last that may belong to it."""
    key: Span | None = None
    flow: Flow | None = None
    steps: Path = ()
    """Where in the brackets on its row it stands."""

    @property
    def value(self) -> Any:
        """What stands in brackets; of all else ``None``."""
        return self.flow.spots[self.steps].value if self.flow else None


class QuickPlaces:
    """Answers as libyaml's outline does, and asks that for what ends in a block of text.

    A collection is looked through once, when a path leads into it: of a file with hundreds of programs those alone
    that findings are about.
    """

    def __init__(self, raw: bytes, asked: Callable[[bytes], Outline]) -> None:
        self._raw = raw
        self._asked = asked
        self._flows: dict[int, Flow] = {}
        """By row what stands in brackets there."""
        self._found: dict[tuple[int, int], dict[str | int, tuple[int, int]]] = {}
        """By where a collection in lines begins the first row of each entry, and the row after its last."""

    def span(self, path: Path, aspect: Aspect = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if aspect == "start":
            return TOP
        try:
            node, _whole = self._follow(path)
            if aspect == "key" and node.key:
                return node.key
            return self._first(node) if aspect == "first" else self._span(node)
        except Ask:
            return self.outline.span(path, aspect)

    def spelling(self, path: Path) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        try:
            node, whole = self._follow(path)
            if not whole or node.end is None or isinstance(node.value, dict | list):
                return None
        except Ask:
            return self.outline.spelling(path)
        written = self._rows[node.row][node.start : node.end]
        return written[1:-1] if written[:1] in ("'", '"') else written

    @cached_property
    def outline(self) -> Outline:
        """Where everything stands, as libyaml reads it when it is first needed."""
        return self._asked(self._raw)

    @cached_property
    def _rows(self) -> list[str]:
        return FileText.of(self._raw).body.split("\n")

    @cached_property
    def _root(self) -> _Node:
        return _Node(self._content(0, len(self._rows)), 0, None, len(self._rows))

    def _follow(self, path: Path) -> tuple[_Node, bool]:
        """What a path leads to, or the nearest above, and whether it could be followed to its end."""
        node = self._root
        for step in path:
            below = self._step(node, step)
            if below is None:
                return node, False
            node = below
        return node, True

    def _step(self, node: _Node, step: str | int) -> _Node | None:
        """An entry of a list by its index, of a mapping by its key, which may be a year."""
        if node.flow:
            return self._in_brackets(node, node.flow, step)
        return self._in_lines(node, step) if node.end is None else None

    # -- what stands in lines ------------------------------------------------------------------------------------------

    def _in_lines(self, node: _Node, step: str | int) -> _Node | None:
        item = self._is_list(node)
        found = self._entries(node).get(step if item else str(step))
        return self._entry(*found, node.start, item=item) if found else None

    def _is_list(self, node: _Node) -> bool:
        return self._rows[node.row].startswith("- ", node.start)

    def _entries(self, node: _Node) -> dict[str | int, tuple[int, int]]:
        """The rows of each entry of a collection, whose keys or dashes stand in one column."""
        where, rows, pad = (node.row, node.start), self._rows, " " * node.start
        if where not in self._found:
            below = enumerate(islice(rows, node.row + 1, node.bottom), node.row + 1)
            if self._is_list(node):
                dash = f"{pad}- "
                begins = [node.row, *(row for row, line in below if line.startswith(dash))]
                names: list[str | int] = [*range(len(begins))]
            else:
                at, after = node.start, node.start + 1
                keyed = (row for row, line in below if line[at:after] not in _NO_KEYS and line.startswith(pad))
                begins = [node.row, *keyed]
                names = [self._key(row, node.start) for row in begins]
            stretches = zip(begins, [*begins[1:], node.bottom], strict=True)
            self._found[where] = dict(zip(names, stretches, strict=True))
        return self._found[where]

    def _key(self, row: int, column: int) -> str:
        found = _ENTRY(self._rows[row], column)
        if found is None or found[1] is None:
            raise Ask
        return KEYS[found[1]]

    def _entry(self, row: int, bottom: int, column: int, *, item: bool) -> _Node:
        """The entry that begins in a row at a column, with its dash or key."""
        line = self._rows[row]
        column += 2 * item
        found = _ENTRY(line, column)
        if found is None:
            raise Ask
        if item and found[1]:
            return _Node(row, column, None, bottom)
        key = Span(row + 1, column + 1, row + 1, found.end(1) + 1) if found[1] else None
        if found[2]:
            return _Node(row, found.start(2), found.start(2) + len(found[2].rstrip(" ")), bottom, key)
        at = found.end()
        if line[at : at + 1] in SIGNS:
            flow = self._flows[row] = self._flows.get(row) or Flow(line[at:])
            return _Node(row, at, at + flow.at, bottom, key, flow)
        if line[at : at + 1] in ("|", ">"):  # where a block of text ends, and how it reads, libyaml knows
            raise Ask
        below = self._content(row + 1, bottom)
        if below < bottom:
            rest = self._rows[below]
            return _Node(below, len(rest) - len(rest.lstrip(" ")), None, bottom, key)
        return _Node(row, found.end(1) + 1, found.end(1) + 1, bottom, key)

    def _content(self, row: int, bottom: int) -> int:
        """The first row from one on with more than a comment."""
        return next((at for at in range(row, bottom) if self._rows[at].lstrip(" ")[:1] not in ("", "#")), bottom)

    # -- what stands in brackets ---------------------------------------------------------------------------------------

    @staticmethod
    def _in_brackets(node: _Node, flow: Flow, step: str | int) -> _Node | None:
        spots, before = flow.spots, node.start - flow.spots[node.steps].start
        inside = spots[node.steps].value
        steps = (*node.steps, str(step) if isinstance(inside, dict) else step)
        if steps not in spots:
            return None
        spot, line = spots[steps], node.row + 1
        key = spot.key and Span(line, before + spot.key[0] + 1, line, before + spot.key[1] + 1)
        return _Node(node.row, before + spot.start, before + spot.end, node.bottom, key, flow, steps)

    # -- spans ---------------------------------------------------------------------------------------------------------

    def _first(self, node: _Node) -> Span:
        """The first key of a mapping; of all else its own place."""
        inside = self._entries(node) if node.end is None else node.value
        first = self._step(node, next(iter(inside))) if isinstance(inside, dict) and inside else None
        return (first and first.key) or self._span(node)

    def _span(self, node: _Node) -> Span:
        """From where a node begins to where its last entry ends, and that one's last, at least a character."""
        last, end = node, node.end
        while end is None:
            step = next(reversed(self._entries(last)))
            if (below := self._step(last, step)) is None:
                raise Ask
            last, end = below, below.end
        if last is node:
            end = max(end, node.start + 1)
        return Span(node.row + 1, node.start + 1, last.row + 1, end + 1)

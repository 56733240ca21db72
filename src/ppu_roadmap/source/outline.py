"""Where everything in a file stands: marks in flat lists, paths looked up only when a finding needs one."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from ppu_roadmap.diagnostics import TOP, Part, Path, Span

Mark: TypeAlias = Any  # libyaml's mark: line and column from 0
NodeKind = Literal["mapping", "sequence", "scalar"]


class Outline:
    """The nodes of a file in the order of their events.

    Four lists run side by side: the start mark, the end mark, the number of the node after the subtree, and the text
    (of a scalar) or ``None`` (of a collection). A path costs a walk along the siblings once a collection.
    """

    __slots__ = ("_children", "_mappings", "ends", "nexts", "starts", "texts")

    def __init__(self) -> None:
        self.starts: list[Mark] = []
        self.ends: list[Mark] = []
        self.nexts: list[int] = []
        self.texts: list[str | None] = []
        self._mappings: set[int] = set()
        self._children: dict[int, dict[str, tuple[int, int]] | list[int]] = {}

    def open(self, start: Mark, *, mapping: bool) -> int:
        """Add a collection, to be closed later; its number."""
        position = len(self.starts)
        self.starts.append(start)
        self.ends.append(start)
        self.nexts.append(0)
        self.texts.append(None)
        if mapping:
            self._mappings.add(position)
        return position

    def close(self, position: int, end: Mark, *, flow: bool) -> None:
        """Close a collection: a flow one ends at its bracket, a block one with its last node."""
        self.nexts[position] = len(self.starts)
        self.ends[position] = end if flow or position + 1 == len(self.starts) else self.ends[-1]

    def span(self, path: Path, part: Part = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if part == "start" or not self.starts:
            return TOP
        position = key = 0
        for step in path:
            found = self._step(position, step)
            if found is None:
                break
            key, position = found
        if part == "key":
            return self._span(key)
        if part == "first" and position in self._mappings and self.nexts[position] > position + 1:
            return self._span(position + 1)
        return self._span(position)

    def key_span(self, position: int, key: str) -> Span:
        """The place of the first key of that text in the mapping with that number."""
        found = self._step(position, key)
        return self._span(found[0]) if found else TOP

    def spelling(self, path: Path) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        position = 0
        for step in path:
            found = self._step(position, step)
            if found is None:
                return None
            position = found[1]
        return self.texts[position] if self.texts else None

    def _step(self, position: int, step: str | int) -> tuple[int, int] | None:
        children = self._children.get(position)
        if children is None:
            children = self._children[position] = self._find_children(position)
        if isinstance(children, dict):
            return children.get(str(step))
        if isinstance(step, int) and step < len(children):
            return children[step], children[step]
        return None

    def _find_children(self, position: int) -> dict[str, tuple[int, int]] | list[int]:
        at, end = position + 1, self.nexts[position] if self.texts[position] is None else 0
        if position not in self._mappings:
            items: list[int] = []
            while at < end:
                items.append(at)
                at = self.nexts[at]
            return items
        entries: dict[str, tuple[int, int]] = {}
        while at < end:
            value = self.nexts[at]
            entries.setdefault(self.texts[at] or "", (at, value))  # of two equal keys the first counts
            at = self.nexts[value]
        return entries

    def _span(self, position: int) -> Span:
        start, end = self.starts[position], self.ends[position]
        return spanning(start, end)


def spanning(start: Mark, end: Mark) -> Span:
    """The span between two of libyaml's marks, at least one character long."""
    if (end.line, end.column) <= (start.line, start.column):
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

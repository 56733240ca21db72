"""Where everything in a file stands: the events as they came, turned into places only when a finding needs one."""

from typing import Any, TypeAlias

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from ppu_roadmap.diagnostics import TOP, Aspect, Path, Span

Mark: TypeAlias = Any
"""libyaml's mark: line and column from 0, columns in code points."""

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


class Outline:
    """The events of a file's nodes in order, a collection's end included.

    Reading appends to ``events`` and says in ``after`` which event follows each collection; a path is followed by
    walking along the siblings of a collection, once a collection.
    """

    __slots__ = ("_children", "after", "events")

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.after: dict[int, int] = {}
        self._children: dict[int, dict[str, tuple[int, int]] | list[int]] = {}

    def span(self, path: Path, aspect: Aspect = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if aspect == "start" or not self.events:
            return TOP
        key, node = self._follow(path)[:2]
        if aspect == "key":
            return self._span(key)
        if aspect == "first" and type(self.events[node]) is MappingStartEvent and not self._is_empty(node):
            return self._span(node + 1)
        return self._span(node)

    def key_span(self, mapping: int, key: str) -> Span:
        """The place of the first key of that text in the mapping that began with that event."""
        found = self._step(mapping, key)
        return self._span(found[0]) if found else TOP

    def spelling(self, path: Path) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        if not self.events:
            return None
        _key, node, whole = self._follow(path)
        text: str | None = getattr(self.events[node], "value", None)
        return text if whole else None

    def _follow(self, path: Path) -> tuple[int, int, bool]:
        """The key and the value that a path leads to, and whether it could be followed to its end."""
        key = node = 0
        for step in path:
            found = self._step(node, step)
            if found is None:
                return key, node, False
            key, node = found
        return key, node, True

    def _step(self, node: int, step: str | int) -> tuple[int, int] | None:
        children = self._children.get(node)
        if children is None:
            children = self._children[node] = self._find_children(node)
        if isinstance(children, dict):
            return children.get(str(step))
        if isinstance(step, int) and step < len(children):
            return children[step], children[step]
        return None

    def _find_children(self, node: int) -> dict[str, tuple[int, int]] | list[int]:
        at, end = node + 1, self._next(node) - 1
        if type(self.events[node]) is not MappingStartEvent:
            items: list[int] = []
            while at < end:
                items.append(at)
                at = self._next(at)
            return items
        entries: dict[str, tuple[int, int]] = {}
        while at < end:
            value = self._next(at)
            text = getattr(self.events[at], "value", None)
            if text is not None and value < end:
                entries.setdefault(text, (at, value))  # of two equal keys the first counts
            at = self._next(value) if value < end else end
        return entries

    def _next(self, node: int) -> int:
        """The event after a node; a collection that a fault of syntax left open ends with the text."""
        if type(self.events[node]) not in _STARTS:
            return node + 1
        return self.after.get(node, len(self.events) + 1)

    def _is_empty(self, node: int) -> bool:
        return node + 1 == len(self.events) or type(self.events[node + 1]) is MappingEndEvent

    def _span(self, node: int) -> Span:
        """The place of a node; a block collection ends with its last node, not where the next one begins."""
        event = self.events[node]
        if type(event) not in _STARTS:
            return spanning(event.start_mark, event.end_mark)
        last = min(self._next(node), len(self.events)) - 1
        while last > node and type(self.events[last]) in _ENDS and not is_bracket(self.events[last]):
            last -= 1
        return spanning(event.start_mark, self.events[last].end_mark)


def is_bracket(end: Any) -> bool:
    """Whether the end of a collection is written, as in flow style."""
    return bool(end.end_mark.index > end.start_mark.index)


def spanning(start: Mark, end: Mark) -> Span:
    """The span between two of libyaml's marks, at least one character long."""
    if (end.line, end.column) <= (start.line, start.column):
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

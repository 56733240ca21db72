"""Where everything stands in a file, as libyaml read it."""

import re
from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from ppu_roadmap.diagnostics import TOP, Aspect, Path, Span
from ppu_roadmap.source.file_text import FileText

_MARKED = r"(?:[&!]\S*\s+)*+(['\"|>]?)"  # compiled when it is first needed: few files have an anchor or a tag
_ENDS = (MappingEndEvent, SequenceEndEvent)


class Outline:
    """Where everything in a file stands: what was read in its order, the ends of collections included.

    ``said`` has the text of a scalar, of all else the kind of libyaml's event, and two numbers say from where to where
    it stands: a tenth of what an event takes. Lines are counted only when a finding needs one. A path is followed by
    walking along the siblings of a collection, once a collection.
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.said: list[Any] = []
        self.starts, self.ends = array("I"), array("I")
        """Characters of the text: its first, and the one after it."""
        self.after: dict[int, int] = {}
        """What follows each collection."""
        self._children: dict[int, array[int] | dict[str | int, tuple[int, int]]] = {}
        """By collection what stands in it: the items of a list, or by name the key and the value of an entry."""

    def add(self, event: Any, said: Any) -> int:
        """Take an event as it comes, and say at which place it stands among what was read."""
        self.said.append(said)
        self.starts.append(event.start_mark.index)
        self.ends.append(event.end_mark.index)
        return len(self.said) - 1

    @cached_property
    def text(self) -> FileText:
        """The text, decoded when it is first needed."""
        return FileText.of(self.raw)

    def span(self, path: Path, aspect: Aspect = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if aspect == "start" or not self.said:
            return TOP
        key, node, _whole = self._follow(path)
        if aspect == "key":
            return self._span(key)
        if aspect == "first" and self.said[node] is MappingStartEvent and node + 1 < len(self.said):
            node += self.said[node + 1] is not MappingEndEvent
        return self._span(node)

    def key_span(self, mapping: int, key: str) -> Span:
        """The place of the first key of that text in the mapping that began with that event."""
        found = self._step(mapping, key)
        return self._span(found[0]) if found else TOP

    def spelling(self, path: Path, above: int = 0) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        _key, node, whole = self._follow(path, above) if self.said else (0, 0, False)
        return self._scalar(node) if whole else None

    def style(self, at: int) -> str:
        """The quote or block sign of a scalar, behind its anchor or tag; empty for a plain one."""
        start, end, text = self.starts[at], self.ends[at], self.text.body
        sign = text[start : min(end, start + 1)]
        found = re.compile(_MARKED).match(text, start, end) if sign in ("&", "!") else None
        return found[1] if found else sign if sign in ("'", '"', "|", ">") else ""

    def below(self, node: int) -> list[int]:
        """What stands directly in a collection: items, or keys and values in turn; nothing in a scalar."""
        found: list[int] = []
        at, end = node + 1, self.after.get(node, 0) - 1
        while at < end:
            found.append(at)
            at = self.after.get(at, at + 1)
        return found

    def values(self) -> Iterator[tuple[Path, int]]:
        """The scalars that are no keys, each with its path, and its number in what was read."""
        steps: list[Any] = []
        for number, kind in enumerate(self.said):
            if steps and steps[-1] is None and kind is not MappingEndEvent:
                if not isinstance(kind, str):  # reported: a key is a text
                    return
                steps[-1] = kind
                continue
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                steps.append(None if kind is MappingStartEvent else 0)
                continue
            if isinstance(kind, str):
                yield tuple(steps), number
            else:  # an end, or an alias
                del steps[len(steps) - (kind is not AliasEvent) :]
            if steps:
                steps[-1] = steps[-1] + 1 if isinstance(steps[-1], int) else None

    def last(self, node: int) -> int:
        """What is written last in a node: itself, its bracket, or in lines what stands there last."""
        last = min(self.after.get(node, node + 1), len(self.said)) - 1
        while last > node and self.said[last] in _ENDS and self.starts[last] == self.ends[last]:
            last -= 1
        return last

    def _scalar(self, at: int) -> str | None:
        return self.said[at] if isinstance(self.said[at], str) else None

    def _follow(self, path: Path, above: int = 0) -> tuple[int, int, bool]:
        """The key and the value that a path leads to, and whether it could be followed to its end."""
        key = node = above
        for step in path:
            found = self._step(node, step)
            if found is None:
                return key, node, False
            key, node = found
        return key, node, True

    def _step(self, node: int, step: str | int) -> tuple[int, int] | None:
        """The key and the value of an entry of a collection; of a list its item, twice."""
        below = self._children.get(node)
        if below is None:
            nodes = self.below(node)
            if self.said[node] is SequenceStartEvent:
                below = array("I", nodes)
            else:
                entries = [*zip(nodes[::2], nodes[1::2], strict=False)]  # a key at the end may have lost its value
                named = ((self._scalar(key), (key, value)) for key, value in reversed(entries))
                below = {name: entry for name, entry in named if name is not None}  # of two equal keys the first counts
            self._children[node] = below
        if isinstance(below, dict):
            return below.get(step) or below.get(str(step))
        return (below[step], below[step]) if isinstance(step, int) and step < len(below) else None

    def _span(self, node: int) -> Span:
        """The place of a node; a collection in lines ends with its last node, not where the next one begins."""
        return self.text.span(self.starts[node], self.ends[self.last(node)])

"""A file's nodes with the places where their text begins and ends, made of libyaml's events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.values import Data, Opaque, Plain
from ppu_roadmap.source.scalars import resolve

_HEADER = re.compile(r"[|>][-+0-9]*")
_BREAK = re.compile(r"[\r\n]")


@dataclass(slots=True)
class Scalar:
    """A scalar; ``style`` is its quote or block sign, empty for a plain one."""

    start: int
    end: int
    column: int
    in_flow: bool
    text: str
    style: str
    odd: Opaque | None = None

    @property
    def data(self) -> Data:
        """What the scalar says."""
        if self.odd is not None:
            return self.odd
        return self.text if self.style or isinstance(resolve(self.text), str) else Plain(self.text)

    @property
    def missing(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.start == self.end


@dataclass(slots=True)
class Sequence:
    """A list; ``flow`` where it stands in brackets."""

    start: int
    end: int
    column: int
    in_flow: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    odd: tuple[object, ...] = ()

    @property
    def data(self) -> Data:
        """What the list holds."""
        return [item.data for item in self.items]


@dataclass(slots=True)
class Mapping:
    """A mapping; ``flow`` where it stands in braces, ``column`` is that of its keys in block style."""

    start: int
    end: int
    column: int
    in_flow: bool
    flow: bool
    entries: list[tuple[Node, Node]] = field(default_factory=list)
    odd: tuple[object, ...] = ()

    @property
    def data(self) -> Data:
        """What the mapping holds; the second value of a key that stands twice is carried along."""
        found: dict[str, Data] = {}
        for key, value in self.entries:
            name = key.text if isinstance(key, Scalar) and key.odd is None else f"\0{key.data!r}"
            while name in found:
                name = f"\0{name}"
            found[name] = value.data
        return found

    def find(self, key: str) -> int | None:
        """The position of the first entry with that key."""
        return next(
            (at for at, (name, _value) in enumerate(self.entries) if isinstance(name, Scalar) and name.text == key),
            None,
        )

    @property
    def keys(self) -> list[str]:
        """The keys in the order of the file; an empty text for one that is no scalar."""
        return [key.text if isinstance(key, Scalar) else "" for key, _value in self.entries]


Node: TypeAlias = "Scalar | Sequence | Mapping"


def tree(events: list[Any], text: str) -> Node | None:
    """The root of a file whose text could be read to its end; ``None`` where there is nothing."""
    return _Builder(events, text).node(in_flow=False) if events else None


def follow(root: Node, path: Path) -> Node | None:
    """The node that a path leads to, list indexes as in the text."""
    node: Node | None = root
    for step in path:
        match node:
            case Mapping():
                at = node.find(str(step))
                node = None if at is None else node.entries[at][1]
            case Sequence() if isinstance(step, int) and -len(node.items) <= step < len(node.items):
                node = node.items[step]
            case _:
                return None
    return node


def walk(node: Node) -> Iterator[Node]:
    """A node and every value below it, in the order of the text."""
    yield node
    below = node.items if isinstance(node, Sequence) else []
    if isinstance(node, Mapping):
        below = [value for _key, value in node.entries]
    for each in below:
        yield from walk(each)


class _Builder:
    """Takes events one by one; no deeper than the reader lets a file be nested."""

    def __init__(self, events: list[Any], text: str) -> None:
        self.events = iter(events)
        self.text = text
        self.end = 0
        """Where the bracket is that closed the last collection; 0 where none is written."""

    def node(self, *, in_flow: bool) -> Node:
        found = self._next(in_flow=in_flow)
        assert found is not None  # noqa: S101 -- the events of a whole file are balanced
        return found

    def _next(self, *, in_flow: bool) -> Node | None:
        """The next node, ``None`` at the end of a collection."""
        event = next(self.events)
        start, end = event.start_mark, event.end_mark
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.end = end.index if end.index > start.index else 0
            return None
        if isinstance(event, ScalarEvent):
            return self._scalar(event, start, end.index, in_flow=in_flow)
        if isinstance(event, AliasEvent):
            return Scalar(start.index, end.index, start.column, in_flow, "", "*", Opaque(("alias", event.anchor)))
        place = start.index, start.index, start.column, in_flow, bool(event.flow_style)
        given: tuple[object, ...] = tuple(word for word in (event.anchor, event.tag) if word is not None)
        if isinstance(event, MappingStartEvent):
            return self._mapping(Mapping(*place, odd=given))
        return self._sequence(Sequence(*place, odd=given))

    def _mapping(self, found: Mapping) -> Mapping:
        inside = found.flow or found.in_flow
        while (key := self._next(in_flow=inside)) is not None:
            found.entries.append((key, self.node(in_flow=inside)))
        found.end = self.end
        if not found.end:
            found.end = max(found.entries[-1][0].end, found.entries[-1][1].end) if found.entries else found.start
            if found.entries and found.odd:  # an anchor or a tag stands before the first key
                found.start, found.column = found.entries[0][0].start, found.entries[0][0].column
        return found

    def _sequence(self, found: Sequence) -> Sequence:
        inside = found.flow or found.in_flow
        while (item := self._next(in_flow=inside)) is not None:
            found.items.append(item)
        found.end = self.end or (found.items[-1].end if found.items else found.start)
        if found.odd and found.items and not found.flow:  # an anchor or a tag stands before the first hyphen
            found.start = self.text.rfind("-", 0, found.items[0].start)
            found.column = found.start - max(self.text.rfind(mark, 0, found.start) for mark in "\r\n") - 1
        return found

    def _scalar(self, event: ScalarEvent, mark: Any, end: int, *, in_flow: bool) -> Scalar:
        style = event.style or ""
        if style in ("|", ">"):
            end = self._content_end(mark.index, end)
        odd = None
        if event.tag is not None or event.anchor is not None:
            odd = Opaque((event.anchor, event.tag, style, event.value))
        return Scalar(mark.index, end, mark.column, in_flow, event.value, style, odd)

    def _content_end(self, start: int, end: int) -> int:
        """Where a block of text ends, before its last line break; blank lines after it count only if they are kept."""
        block = self.text[start:end]
        header = _HEADER.search(block)
        if header and "+" in header.group():
            return end - (2 if block.endswith("\r\n") else 1 if block.endswith(("\n", "\r")) else 0)
        found = _BREAK.search(block, len(block.rstrip(" \t\r\n")))
        return start + (found.start() if found else len(block))

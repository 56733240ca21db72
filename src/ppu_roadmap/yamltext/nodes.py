"""A file's nodes with the places where their text begins and ends, made of libyaml's events, and the data they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeAlias

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.scalars import NULL, resolve
from ppu_roadmap.yamltext.patches import FileText

_HEADER = re.compile(r"[|>][-+0-9]*")
_BREAK = re.compile(r"[\r\n]")

# -- data --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """A scalar that is no text and is written without quotes: a number, a boolean, a null."""

    spelling: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """What the format refuses and an edit only carries along: an alias, a tag, an anchor, a key that stands twice."""

    what: tuple[object, ...]


Data: TypeAlias = "str | Plain | Opaque | list[Data] | dict[str, Data]"
"""What stands in a file as plain values: text, other scalars as they are spelled, lists, mappings."""
Given: TypeAlias = "str | int | float | bool | Plain | Opaque | AnySequence[Given] | AnyMapping[Any, Given] | None"
"""What a caller may write: Python's own values are turned into :data:`Data`."""


def data_of(value: object) -> Data:
    """A Python value as it will stand in a file. Raises TypeError for what no file can hold."""
    match value:
        case str() | Plain() | Opaque():
            return value
        case None:
            return Plain("null")
        case bool():
            return Plain("true" if value else "false")
        case int() | float():
            return _number(value)
        case AnyMapping():
            return {str(key): data_of(item) for key, item in value.items()}
        case AnySequence():
            return [data_of(item) for item in value]
    raise TypeError(f"a plan holds no {type(value).__name__}")


def spelled(text: str) -> str | Plain:
    """A scalar that is to be written without quotes where it can be: text where it reads as text."""
    return text if isinstance(resolve(text), str) else Plain(text)


def is_null(value: Data) -> bool:
    """Whether a key has no value, or a null, which counts as none."""
    return isinstance(value, Plain) and resolve(value.spelling) is NULL


def _number(value: float) -> Plain:
    """A number with one decimal point at most: ``1e+16`` is written out. Raises TypeError for infinity and the like."""
    if not isfinite(value):
        raise TypeError(f"a plan holds no {value}")
    text = repr(value)
    if "e" in text:
        text = format(value, "f") if abs(value) >= 1 else f"{value:.20f}".rstrip("0")
    return Plain(text)


# -- nodes -------------------------------------------------------------------------------------------------------------


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
        return self.odd or (self.text if self.style else spelled(self.text))

    @property
    def missing(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.start == self.end

    @property
    def in_block(self) -> bool:
        """Whether it is text in lines of its own, below a sign."""
        return self.style in ("|", ">")


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

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self.items)

    def span(self, index: int) -> tuple[int, int]:
        """Where an item begins, after its hyphen, and ends."""
        return self.items[index].start, self.items[index].end


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

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def span(self, index: int) -> tuple[int, int]:
        """Where an entry begins, with its key, and ends, before the comment on its line."""
        key, value = self.entries[index]
        return key.start, max(key.end, value.end)

    @property
    def keys(self) -> list[str]:
        """The keys in the order of the file; an empty text for one that is no scalar."""
        return [key.text if isinstance(key, Scalar) else "" for key, _value in self.entries]

    def find(self, key: str) -> int | None:
        """The position of the first entry with that key."""
        return next(
            (at for at, (name, _value) in enumerate(self.entries) if isinstance(name, Scalar) and name.text == key),
            None,
        )


Collection: TypeAlias = "Mapping | Sequence"
Node: TypeAlias = "Scalar | Sequence | Mapping"


def nodes_of(text: FileText) -> Node | None:
    """The root of a file; ``None`` where there is nothing, or the text cannot be read to its end."""
    document = read(text.to_bytes(), "")
    if document.data is None or not document.outline.events:
        return None
    return _Builder(document.outline.events, text.body).next(in_flow=False)


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

    def next(self, *, in_flow: bool) -> Node | None:
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
        while (key := self.next(in_flow=inside)) is not None and (value := self.next(in_flow=inside)) is not None:
            found.entries.append((key, value))
        found.end = self.end or (found.span(-1)[1] if found.entries else found.start)
        if found.entries and found.odd and not self.end:  # an anchor or a tag stands before the first key
            found.start, found.column = found.entries[0][0].start, found.entries[0][0].column
        return found

    def _sequence(self, found: Sequence) -> Sequence:
        inside = found.flow or found.in_flow
        while (item := self.next(in_flow=inside)) is not None:
            found.items.append(item)
        found.end = self.end or (found.span(-1)[1] if found.items else found.start)
        if found.odd and found.items and not found.flow:  # an anchor or a tag stands before the first hyphen
            found.start = self.text.rfind("-", 0, found.items[0].start)
            found.column = found.start - max(self.text.rfind(mark, 0, found.start) for mark in "\r\n") - 1
        return found

    def _scalar(self, event: ScalarEvent, mark: Any, end: int, *, in_flow: bool) -> Scalar:
        found = Scalar(mark.index, end, mark.column, in_flow, event.value, event.style or "")
        if found.in_block:
            found.end = self._content_end(mark.index, end)
        if event.tag is not None or event.anchor is not None:
            found.odd = Opaque((event.anchor, event.tag, found.style, event.value))
        return found

    def _content_end(self, start: int, end: int) -> int:
        """Where a block of text ends, before its last line break; blank lines after it count only if they are kept."""
        block = self.text[start:end]
        header = _HEADER.search(block)
        if header and "+" in header.group():
            return end - (2 if block.endswith("\r\n") else 1 if block.endswith(("\n", "\r")) else 0)
        found = _BREAK.search(block, len(block.rstrip(" \t\r\n")))
        return start + (found.start() if found else len(block))

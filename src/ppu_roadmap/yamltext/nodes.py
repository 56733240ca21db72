"""A file's nodes with the places where their text begins and ends, made of libyaml's events, and the data they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Final, TypeAlias

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.outline import Mark, is_bracket
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.scalars import NULL, resolve
from ppu_roadmap.yamltext.patches import FileText

BLOCKS: Final = ("|", ">")
"""The signs of text in lines of its own."""
HEADER: Final = re.compile(r"[|>][-+0-9]*")
"""Such a sign with what it says of the indentation and the end of the text."""
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
        return self.style in BLOCKS


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
    if document.data is None:
        return None
    events = iter(document.outline.events)
    return _node(next(events), events, text.body, in_flow=False)


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


def present(root: Node, path: Path) -> Node | None:
    """The node that a path leads to; ``None`` for a null, too, which counts as nothing."""
    node = follow(root, path)
    return None if isinstance(node, Scalar) and is_null(node.data) else node


def walk(node: Node) -> Iterator[Node]:
    """A node and every value below it, in the order of the text."""
    yield node
    below = node.items if isinstance(node, Sequence) else []
    if isinstance(node, Mapping):
        below = [value for _key, value in node.entries]
    for each in below:
        yield from walk(each)


def _node(event: Any, events: Iterator[Any], text: str, *, in_flow: bool) -> Node:
    """The node that begins with an event; those that follow are taken to its end, no deeper than the reader goes."""
    start: Mark = event.start_mark
    end: int = event.end_mark.index
    if isinstance(event, AliasEvent):
        return Scalar(start.index, end, start.column, in_flow, "", "*", Opaque(("alias", event.anchor)))
    given = tuple(word for word in (event.anchor, event.tag) if word is not None)
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        odd = Opaque((event.anchor, event.tag, style, event.value)) if given else None
        end = _content_end(text, start.index, end) if style in BLOCKS else end
        return Scalar(start.index, end, start.column, in_flow, event.value, style, odd)
    flow = bool(event.flow_style)
    place = start.index, start.index, start.column, in_flow, flow
    found: Collection = Sequence(*place, odd=given)
    if isinstance(event, MappingStartEvent):
        found = Mapping(*place, odd=given)
    while not isinstance(last := next(events), MappingEndEvent | SequenceEndEvent):
        node = _node(last, events, text, in_flow=in_flow or flow)
        found.end = max(found.end, node.end)
        if isinstance(found, Mapping):
            value = _node(next(events), events, text, in_flow=in_flow or flow)
            found.end = max(found.end, value.end)
            found.entries.append((node, value))
        else:
            found.items.append(node)
    if is_bracket(last):
        closing: Mark = last.end_mark
        found.end = closing.index
    elif given and found.count:
        _begin_at_first_entry(found, text)
    return found


def _begin_at_first_entry(found: Collection, text: str) -> None:
    """Take an anchor or a tag for no part of the collection that it stands before."""
    if isinstance(found, Mapping):
        found.start, found.column = found.entries[0][0].start, found.entries[0][0].column
    else:
        found.start = text.rfind("-", 0, found.items[0].start)
        found.column = found.start - max(text.rfind(mark, 0, found.start) for mark in "\r\n") - 1


def _content_end(text: str, start: int, end: int) -> int:
    """Where a block of text ends, before its last line break; blank lines after it count only if they are kept."""
    block = text[start:end]
    header = HEADER.search(block)
    if header and "+" in header.group():
        return end - (2 if block.endswith("\r\n") else 1 if block.endswith(("\n", "\r")) else 0)
    found = _BREAK.search(block, len(block.rstrip(" \t\r\n")))
    return start + (found.start() if found else len(block))

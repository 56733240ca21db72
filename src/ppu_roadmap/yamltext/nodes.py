"""A file's nodes with the places where their text begins and ends, made of libyaml's events, and the data they hold."""

import re
from collections import abc
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite
from typing import Any, Final, TypeAlias

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.characters import REPLACEMENT, forbidden
from ppu_roadmap.source.scalars import NULL, resolve
from ppu_roadmap.source.source_file import Mark, is_bracket
from ppu_roadmap.yamltext.patches import FileText

BLOCKS: Final = ("|", ">")
"""The signs of text in lines of its own."""
HEADER: Final = re.compile(r"[|>][-+0-9]*")
"""Such a sign with what it says of the indentation and the end of the text."""
_BREAK = re.compile(r"[\r\n]")
_BLANKS = re.compile(r"[ \t\r\n]+")

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
Given: TypeAlias = "str | int | float | bool | Plain | Opaque | abc.Sequence[Given] | abc.Mapping[Any, Given] | None"
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
            if not isfinite(value):
                raise TypeError(f"a plan holds no {value}")
            return Plain(format(Decimal(repr(value)), "f"))  # with all its digits: a plan knows no 1e+16
        case abc.Mapping():
            return {str(key): data_of(item) for key, item in value.items()}
        case abc.Sequence():
            return [data_of(item) for item in value]
    raise TypeError(f"a plan holds no {type(value).__name__}")


def spelled(text: str) -> str | Plain:
    """A scalar that is to be written without quotes where it can be: text where it reads as text."""
    return text if isinstance(resolve(text), str) else Plain(text)


def is_null(value: Data) -> bool:
    """Whether a key has no value, or a null, which counts as none."""
    return isinstance(value, Plain) and resolve(value.spelling) is NULL


# -- nodes -------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Scalar:
    """A scalar; ``style`` is its quote or block sign, empty for a plain one."""

    start: int
    end: int
    column: int
    in_flow: bool
    odd: bool
    """Whether it is an alias, has an anchor or a tag, or a character that may not stand in a plan."""
    text: str
    style: str
    data: Data

    @property
    def missing(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.start == self.end

    @property
    def in_block(self) -> bool:
        """Whether it is text in lines of its own, below a sign."""
        return self.style in BLOCKS


@dataclass(slots=True)
class _Collection:
    """A list or a mapping; ``flow`` where it stands in brackets or braces, as all that is ``in_flow`` does."""

    start: int
    end: int
    column: int
    """In lines, that of its hyphens or keys."""
    in_flow: bool
    odd: bool
    """Whether it has an anchor or a tag."""
    flow: bool
    entries: "list[tuple[Node, Node]]" = field(default_factory=list)
    """What each entry begins with, and its value: the key, in a list the item itself."""

    def span(self, index: int) -> tuple[int, int]:
        """Where an entry begins, with its key or after its hyphen, and ends, before the comment on its line."""
        first, value = self.entries[index]
        return first.start, max(first.end, value.end)


@dataclass(slots=True)
class Sequence(_Collection):
    """A list."""

    data: list[Data] = field(default_factory=list)

    @property
    def items(self) -> "list[Node]":
        """The nodes in the list."""
        return [item for _item, item in self.entries]

    def find(self, step: str | int) -> int | None:
        """The position of an item, which may be counted from the end; ``None`` where there is none."""
        return step if isinstance(step, int) and -len(self.entries) <= step < len(self.entries) else None

    def start_of(self, index: int, text: FileText) -> int:
        """Where an item in lines begins: with its hyphen."""
        return text.token(self.entries[index - 1][1].end if index else self.start)


@dataclass(slots=True)
class Mapping(_Collection):
    """A mapping; its data carries the second value of a key that stands twice along."""

    data: dict[str, Data] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    """In the order of the file; an empty text for one that is no scalar."""
    places: dict[str, int] = field(default_factory=dict)
    """The position of the first entry with a key."""
    repeats: dict[str, int] = field(default_factory=dict)
    """How often each key stands there once more."""

    def find(self, step: str | int) -> int | None:
        """The position of the first entry with that key."""
        return self.places.get(str(step))

    def start_of(self, index: int, text: FileText) -> int:
        """Where an entry in lines begins: with its key, or with the question mark before that."""
        start = self.entries[index][0].start
        before = text.margin(start).rstrip(" \t")
        return text.line_start(start) + len(before) - 1 if before.endswith("?") and not self.flow else start


Collection: TypeAlias = Sequence | Mapping
Node: TypeAlias = Scalar | Collection


def follow(root: Node, path: Path) -> Node | None:
    """The node that a path leads to, list indexes as in the text."""
    node = root
    for step in path:
        if isinstance(node, Scalar) or (at := node.find(step)) is None:
            return None
        node = node.entries[at][1]
    return node


def items_at(root: Node, *path: str | int) -> list[Node]:
    """The items of the list at a path; none where no list stands."""
    found = follow(root, path)
    return found.items if isinstance(found, Sequence) else []


def text_at(root: Node, *path: str | int) -> str | None:
    """The text of the scalar at a path; ``None`` where no scalar stands."""
    found = follow(root, path)
    return found.text if isinstance(found, Scalar) else None


def walk(node: Node, *, keys: bool = False) -> abc.Iterator[Node]:
    """A node and every value below it, in the order of the text; with the ``keys`` if they are wanted."""
    yield node
    for key, value in () if isinstance(node, Scalar) else node.entries:
        if keys and isinstance(node, Mapping):
            yield from walk(key, keys=True)
        yield from walk(value, keys=keys)


def node_of(event: Any, events: abc.Iterator[Any], text: str, *, in_flow: bool = False) -> Node:
    """The node that begins with an event, after which the ``events`` are taken to its end; no deeper than is read."""
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    odd = event.anchor is not None or event.tag is not None  # an alias has the anchor's name
    if isinstance(event, AliasEvent):
        return Scalar(start, end, column, in_flow, odd, "", "*", Opaque(("alias", event.anchor)))
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        end = _content_end(text, start, end) if style in BLOCKS else end
        said: Data = event.value if style else spelled(event.value)
        barred = REPLACEMENT in event.value  # a character that may not stand in a plan: as such, or as an escape
        barred = barred or (style == '"' and "\\" in text[start:end] and forbidden(event.value) is not None)
        if barred:
            said = Opaque(tuple(_BLANKS.split(HEADER.sub("", text[start:end], count=1))))
        data = Opaque((event.anchor, event.tag, style, event.value, said)) if odd or barred else said
        return Scalar(start, end, column, in_flow, odd or barred, event.value, style, data)
    kind = Mapping if isinstance(event, MappingStartEvent) else Sequence
    node = kind(start, start, column, in_flow, odd, bool(event.flow_style))
    while not isinstance(last := next(events), MappingEndEvent | SequenceEndEvent):
        first = node_of(last, events, text, in_flow=node.flow)
        value = first if isinstance(node, Sequence) else node_of(next(events), events, text, in_flow=node.flow)
        if isinstance(node, Sequence):
            node.data.append(value.data)
        else:
            _enter(node, first, value)
        node.entries.append((first, value))
        node.end = max(node.end, first.end, value.end)
    if is_bracket(last):
        closing: Mark = last.end_mark
        node.end = closing.index
    elif odd and node.entries:
        _begin_at_first_entry(node, text)
    return node


def _enter(node: Mapping, key: Node, value: Node) -> None:
    """Take an entry that comes next into the data; what is no plain key, or stands there already, has a name apart."""
    text = key.text if isinstance(key, Scalar) else ""
    name = text if isinstance(key, Scalar) and not key.odd else f"\0{hash(repr(key.data))}"  # short: it may be nested
    if name in node.data:
        node.repeats[name] = node.repeats.get(name, 0) + 1
        name = again(name, node.repeats[name])
    node.data[name] = value.data
    node.places.setdefault(text, len(node.keys))
    node.keys.append(text)


def again(name: str, count: int = 1) -> str:
    """The name in the data of a key that stands there already, so many times."""
    return f"\0{count}\0{name}"


def _begin_at_first_entry(found: Collection, text: str) -> None:
    """Take an anchor or a tag for no part of the collection that it stands before."""
    first = found.entries[0][0]
    if isinstance(found, Mapping):
        found.start, found.column = first.start, first.column
    else:
        found.start = text.rfind("-", 0, first.start)
        found.column = found.start - max(text.rfind(mark, 0, found.start) for mark in "\r\n") - 1


def _content_end(text: str, start: int, end: int) -> int:
    """Where a block of text ends, before its last line break; blank lines after it count only if they are kept."""
    block = text[start:end]
    header = HEADER.search(block)
    if header and "+" in header.group():
        return end - (2 if block.endswith("\r\n") else 1 if block.endswith(("\n", "\r")) else 0)
    found = _BREAK.search(block, len(block.rstrip(" \t\r\n")))
    return start + (found.start() if found else len(block))

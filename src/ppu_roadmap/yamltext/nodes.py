"""A file's nodes with the places where their text begins and ends, and the data they hold."""

import re
from collections import Counter, abc
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import isfinite
from typing import Any, Final, TypeAlias

from yaml.events import MappingStartEvent, SequenceStartEvent

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.characters import REPLACEMENT, forbidden
from ppu_roadmap.source.file_text import FileText
from ppu_roadmap.source.outline import Outline
from ppu_roadmap.source.scalars import AMBIGUOUS, NULL, resolve

BLOCKS: Final = ("|", ">")
"""The signs of text in lines of its own."""
HEADER: Final = re.compile(r"[|>][-+0-9]*")
"""Such a sign with what it says of the indentation and the end of the text."""
_BREAK = re.compile(r"[\r\n]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_FOREIGN: Final = ("&", "!", "*")
_SIGNS = frozenset(("'", '"', *BLOCKS, *_FOREIGN))

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
    return text if text[:1] not in AMBIGUOUS or isinstance(resolve(text), str) else Plain(text)


def is_null(value: object) -> bool:
    """Whether a key has no value, or a null, which counts as none."""
    return isinstance(value, Plain) and resolve(value.spelling) is NULL


# -- nodes -------------------------------------------------------------------------------------------------------------


def node_at(outline: Outline, at: int, *, in_flow: bool) -> "Node":
    """What was read at a place; nodes are made when they are asked for."""
    said, start, end = outline.said[at], outline.starts[at], outline.ends[at]
    if said in _KINDS:
        return _KINDS[said](outline, at, in_flow=in_flow)
    raw, text = outline.text.body[start:end], said if isinstance(said, str) else ""
    if raw[:1] not in _SIGNS and REPLACEMENT not in text:  # most are plain
        return Scalar(outline, start, end, in_flow, None, text, "")
    style, odd, opaque = outline.style(at), raw[:1] in _FOREIGN or REPLACEMENT in text, None
    if odd or (style == '"' and "\\" in raw and forbidden(text) is not None):
        opaque = Opaque(tuple(_BLANKS.split(HEADER.sub("", raw, count=1))))  # wherever its lines begin and end
    return Scalar(outline, start, end_of(outline, at), in_flow, opaque, text, style)


def end_of(outline: Outline, at: int) -> int:
    """Where the text of a scalar or a bracket ends; of a block before its last line break."""
    start, end = outline.starts[at], outline.ends[at]
    if outline.style(at) not in BLOCKS:
        return end
    block = outline.text.body[start:end]
    header = HEADER.search(block)
    if header and "+" in header.group():
        return end - (2 if block.endswith("\r\n") else 1 if block.endswith(("\n", "\r")) else 0)  # blank lines are kept
    found = _BREAK.search(block, len(block.rstrip(" \t\r\n")))
    return start + (found.start() if found else len(block))


@dataclass(slots=True)
class Scalar:
    """A scalar; ``style`` is its quote or block sign, empty for a plain one."""

    outline: Outline
    start: int
    end: int
    in_flow: bool
    opaque: Opaque | None
    """What it is, if it is odd: an alias, or with an anchor, a tag or a character that may not stand in a plan."""
    text: str
    style: str

    @property
    def odd(self) -> bool:
        """Whether it is no plain data."""
        return self.opaque is not None

    @property
    def data(self) -> Data:
        """What it says."""
        return self.opaque or (self.text if self.style else spelled(self.text))

    @property
    def column(self) -> int:
        """Where in its line it begins, from 0."""
        return self.start - self.outline.text.line_start(self.start)

    @property
    def missing(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.start == self.end

    @property
    def in_block(self) -> bool:
        """Whether it is text in lines of its own, below a sign."""
        return self.style in BLOCKS


class _Collection:
    """A list or a mapping; ``flow`` where it stands in brackets or braces, as all that is ``in_flow`` does."""

    __slots__ = ("__dict__", "at", "end", "flow", "in_flow", "odd", "outline", "start")

    def __init__(self, outline: Outline, at: int, *, in_flow: bool) -> None:
        last = outline.last(at)
        self.outline, self.at, self.in_flow = outline, at, in_flow
        self.flow = in_flow or last == outline.after[at] - 1
        self.start, self.end = outline.starts[at], end_of(outline, last)
        below = outline.starts[at + 1]
        self.odd = outline.text.body[self.start] in "&!" and below != self.start
        """Whether it has an anchor or a tag, and not the first thing in it."""
        if self.odd and not self.flow:  # they are no part of it
            self.start = below if isinstance(self, Mapping) else outline.text.body.rfind("-", 0, below)

    @cached_property
    def column(self) -> int:
        """Where in its line it begins, from 0; of one in lines that of its hyphens or keys."""
        return self.start - self.outline.text.line_start(self.start)

    @cached_property
    def nodes(self) -> "list[Node]":
        """What stands directly in it: items, or keys and values in turn."""
        return [node_at(self.outline, at, in_flow=self.flow) for at in self.outline.below(self.at)]

    @cached_property
    def entries(self) -> "list[tuple[Node, Node]]":
        """What each entry begins with, its key or the item itself, and its value, which may be the same."""
        keys = isinstance(self, Mapping)
        return [*zip(self.nodes[:: 1 + keys], self.nodes[keys :: 1 + keys], strict=True)]

    def span(self, index: int) -> tuple[int, int]:
        """Where an entry begins, with its key or after its hyphen, and ends, before the comment on its line."""
        first, value = self.entries[index]
        return first.start, max(first.end, value.end)

    @property
    def read(self) -> tuple[str, list[Any]]:
        """Its text, and what was read there: of two that agree in these all else is the same."""
        outline = self.outline
        return outline.text.body[self.start : self.end], outline.said[self.at : outline.after[self.at]]


class Sequence(_Collection):
    """A list."""

    @property
    def items(self) -> "list[Node]":
        """The nodes in the list."""
        return self.nodes

    @cached_property
    def data(self) -> list[Data]:
        """What it says."""
        return [item.data for item in self.nodes]

    def find(self, step: str | int) -> int | None:
        """The position of an item, which may be counted from the end; ``None`` where there is none."""
        return step if isinstance(step, int) and -len(self.nodes) <= step < len(self.nodes) else None

    def start_of(self, index: int, text: FileText) -> int:
        """Where an item in lines begins: with its hyphen."""
        return text.token(self.nodes[index - 1].end if index else self.start)


class Mapping(_Collection):
    """A mapping; its data carries the second value of a key that stands twice along."""

    @cached_property
    def keys(self) -> list[str]:
        """The keys in the order of the file; an empty text for one that is no scalar."""
        return [key.text if isinstance(key, Scalar) else "" for key in self.nodes[::2]]

    @cached_property
    def places(self) -> dict[str, int]:
        """The position of the first entry with a key."""
        return {key: at for at, key in reversed([*enumerate(self.keys)])}

    @cached_property
    def named(self) -> "dict[str, Node]":
        """The values by their keys; what is no plain key, or stands there already, has a name apart."""
        named = dict(zip(self.keys, self.nodes[1::2], strict=True))
        if len(named) == len(self.keys) and all(isinstance(key, Scalar) and not key.opaque for key in self.nodes[::2]):
            return named
        named.clear()
        repeats: Counter[str] = Counter()
        for (key, value), name in zip(self.entries, self.keys, strict=True):
            if key.odd or not isinstance(key, Scalar):
                name = f"\0{hash(repr(key.data))}"  # noqa: PLW2901 -- short: it may be nested
            repeats[name] += 1
            named[again(name, repeats[name] - 1) if name in named else name] = value
        return named

    @cached_property
    def data(self) -> dict[str, Data]:
        """What it says."""
        return {name: value.data for name, value in self.named.items()}

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
_KINDS: dict[type, type[Collection]] = {SequenceStartEvent: Sequence, MappingStartEvent: Mapping}


def follow(root: Node, path: Path) -> Node | None:
    """The node that a path leads to, list indexes as in the text."""
    node = root
    for step in path:
        if isinstance(node, Scalar) or (at := node.find(step)) is None:
            return None
        node = node.entries[at][1]
    return node


def collection_at(root: Node, path: Path) -> Collection | None:
    """The list or mapping at a path; ``None`` where none stands."""
    found = follow(root, path)
    return None if isinstance(found, Scalar) else found


def items_at(root: Node, *path: str | int) -> list[Node]:
    """The items of the list at a path; none where no list stands."""
    found = follow(root, path)
    return found.items if isinstance(found, Sequence) else []


def text_at(root: Node, *path: str | int) -> str | None:
    """The text of the scalar at a path below a list or mapping; ``None`` where no scalar stands."""
    return None if isinstance(root, Scalar) else root.outline.spelling(path, root.at)


def walk(node: Node, *, keys: bool = False) -> abc.Iterator[Node]:
    """A node and every value below it, in the order of the text; with the ``keys`` if they are wanted."""
    yield node
    for key, value in () if isinstance(node, Scalar) else node.entries:
        if keys and key is not value:
            yield from walk(key, keys=True)
        yield from walk(value, keys=keys)


def again(name: str, count: int = 1) -> str:
    """The name in the data of a key that stands there already, so many times."""
    return f"\0{count}\0{name}"

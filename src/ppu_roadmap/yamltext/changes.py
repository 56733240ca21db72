"""Changes as callers mean them, and what a file is to say after them."""

from collections import abc
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.yamltext.nodes import (
    Data,
    Given,
    Mapping,
    Node,
    Opaque,
    Plain,
    Scalar,
    Sequence,
    again,
    data_of,
    is_null,
)


class EditError(Refusal):
    """An edit that cannot be done; nothing is written."""


class UnwritableError(EditError):
    """An edit that is sound, of a file whose text does not allow it."""

    code = 1


class Set(NamedTuple):
    """Make the value at a path this one, with what is missing on the way; of a list or mapping only what differs."""

    path: Path
    value: Given


class Insert(NamedTuple):
    """Put an item into a list before the item at the last step of the path; past its end, add it."""

    path: Path
    value: Given
    lines: tuple[str, ...] = ()
    """The item as it stands in another file: its lines, the first of its own at the column of the hyphen."""


class Remove(NamedTuple):
    """Take a key or a list's item away."""

    path: Path


class Rename(NamedTuple):
    """Give a key another name."""

    path: Path
    name: str


Change: TypeAlias = Set | Insert | Remove | Rename
Wanted: TypeAlias = "Node | Altered | Insert | Data | abc.Sequence[Wanted] | abc.Mapping[str, Wanted]"
"""What a file is to say: nodes where nothing changes, what stands instead of others, and what is new."""
Key = TypeVar("Key", str, int)


class Altered(NamedTuple):
    """What is to stand where a node stands; of a list or mapping, what is to stand in it."""

    node: Node
    value: "Wanted"

    @property
    def data(self) -> Data:
        """What it is to say."""
        return told(self.value)


def lost(path: Path) -> EditError:
    """A path leads nowhere."""
    return EditError(_("there is no {path}", path=".".join(str(step) for step in path)))


def unwritable() -> UnwritableError:
    """The new text would not say what was meant."""
    return UnwritableError(_("the change cannot be written into the text as it stands; nothing was written"))


def changed(root: Node, changes: Iterable[Change]) -> Wanted:
    """What a file is to say after changes, made one after the other. Raises EditError."""
    wanted: Wanted = root
    for change in changes:
        wanted = _changed(wanted, change.path, change)
    return wanted


def told(wanted: Wanted) -> Data:
    """What is wanted as plain data."""
    match wanted:
        case Scalar() | Mapping() | Sequence() | Altered():
            return wanted.data
        case Insert():
            return data_of(wanted.value)
        case abc.Mapping():
            return {key: told(value) for key, value in wanted.items()}
        case str() | Plain() | Opaque():
            return wanted
    return [told(item) for item in wanted]


def node_of(wanted: Wanted) -> Node | None:
    """The node that stays, or in whose place something else is to stand."""
    if isinstance(wanted, Altered):
        return wanted.node
    return wanted if isinstance(wanted, Scalar | Mapping | Sequence) else None


def says(node: Node, wanted: Wanted) -> bool:
    """Whether a node says what is wanted; of what is to stay as it is no part is looked at that reads the same."""
    match wanted:
        case Altered():
            return says(node, wanted.value)
        case Mapping() | Sequence():
            return isinstance(node, type(wanted)) and (node.read == wanted.read or node.data == wanted.data)
        case dict():
            own = node.named if isinstance(node, Mapping) else None
            return own is not None and own.keys() == wanted.keys() and all(says(own[key], wanted[key]) for key in own)
        case list():
            items = node.items if isinstance(node, Sequence) else ()
            return len(items) == len(wanted) and all(map(says, items, wanted))
    return node.data == told(wanted)


def _parts(wanted: Wanted) -> Wanted:
    """A scalar as data, and of a list or mapping what stands directly in it."""
    match wanted:
        case Altered():
            return wanted.value
        case Mapping():
            return wanted.named
        case Sequence():
            return wanted.items
    return wanted if isinstance(wanted, dict | list) else told(wanted)


def _instead(old: Wanted, value: Wanted) -> Wanted:
    node = node_of(old)
    return value if node is None else Altered(node, value)


def _changed(old: Wanted, path: Path, change: Change) -> Wanted:
    if not path:
        if isinstance(change, Set):
            return _merged(old, data_of(change.value))
        raise EditError(_("the whole file cannot be changed so"))
    step, rest, parts = path[0], path[1:], _parts(old)
    if isinstance(parts, dict):
        return _instead(old, _entries(parts, str(step), rest, change))
    if not isinstance(parts, list) or not isinstance(step, int) or not 0 <= step <= len(parts):
        raise lost(change.path)
    if isinstance(change, Insert) and not rest:
        new: list[Wanted] = [change if change.lines else data_of(change.value)]
    else:
        there = dict(enumerate(parts[step : step + 1], step))
        new, parts = [*_entries(there, step, rest, change).values()], [*parts[:step], *parts[step + 1 :]]
    return _instead(old, [*parts[:step], *new, *parts[step:]])


def _entries(parts: abc.Mapping[Key, Wanted], key: Key, rest: Path, change: Change) -> dict[Key, Wanted]:
    """Entries after a change of one of them or below it; where a null stands nothing is there."""
    there = key in parts
    if there and not rest and isinstance(change, Remove | Rename):
        name = change.name if isinstance(change, Rename) else None
        if again(str(key)) in parts or name in parts:
            raise _twice(key)
        named = {name if each == key else each: value for each, value in parts.items()}
        return {each: value for each, value in named.items() if each is not None}  # type: ignore[misc]
    if there and not is_null(_parts(parts[key])):
        return {**parts, key: _changed(parts[key], rest, change)}
    if isinstance(change, Remove | Rename):
        raise lost(change.path)
    value = data_of(change.value)
    for step in reversed(rest):  # the keys and first items that are not there yet
        if isinstance(step, int) and step:
            raise lost(change.path)
        value = {step: value} if isinstance(step, str) else [value]
    return {**parts, key: _instead(parts[key], value) if there else value}


def _twice(key: str | int) -> UnwritableError:
    return UnwritableError(_("the key {key} stands twice in one mapping; delete one of the two first", key=key))


def _merged(old: Wanted, value: Data) -> Wanted:
    """A value in the place of another, of which stays what is the same. Raises EditError for a key that goes twice."""
    if told(old) == value:
        return old
    parts, node = _parts(old), node_of(old)
    odd = node is not None and node.odd
    if isinstance(parts, dict) and isinstance(value, dict) and parts.keys() & value.keys() and not odd:
        for key in value.keys() & parts.keys():
            if again(key) in parts:
                raise _twice(key)
        kept = {key: _merged(part, value[key]) for key, part in parts.items() if key in value}
        return _instead(old, kept | {key: item for key, item in value.items() if key not in kept})
    if isinstance(parts, list) and isinstance(value, list) and not odd:
        return _instead(old, _aligned(parts, value))
    return _instead(old, value)


def _aligned(parts: abc.Sequence[Wanted], value: list[Data]) -> list[Wanted]:
    """The items of a list, each in the place of the one that it seems to have been."""
    old, new = [repr(told(part)) for part in parts], [repr(item) for item in value]
    same = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if len(old) != len(new) and all(tag != "equal" for tag, *_places in same):
        return [*value]
    items: list[Wanted] = []
    for _tag, first, last, start, end in same:
        pairs = zip(parts[first:last], value[start:end], strict=False)
        items += [_merged(part, item) for part, item in pairs]
        items += value[start + last - first : end]
    return items

"""Changes as callers mean them, what they make of a file's data, and of which single changes they consist."""

from collections import abc
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.yamltext.nodes import Data, Given, Mapping, Node, Scalar, Sequence, again, data_of, follow, is_null


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
Wanted: TypeAlias = "Node | Data | abc.Sequence[Wanted] | abc.Mapping[str, Wanted]"
"""What a file is to say: data, and nodes where nothing changes."""
Key = TypeVar("Key", str, int)


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


def says(node: Node, wanted: Wanted) -> bool:
    """Whether a node says what is wanted; of what is to stay as it is no part is looked at that reads the same."""
    match wanted:
        case Mapping() | Sequence():
            return isinstance(node, type(wanted)) and (node.read == wanted.read or node.data == wanted.data)
        case dict():
            own = node.named if isinstance(node, Mapping) else None
            return own is not None and own.keys() == wanted.keys() and all(says(own[key], wanted[key]) for key in own)
        case list():
            items = node.items if isinstance(node, Sequence) else ()
            return len(items) == len(wanted) and all(map(says, items, wanted))
    return isinstance(node, Scalar) and node.data == _plain(wanted)


def _plain(wanted: Wanted) -> Wanted:
    """A scalar as data, and of a list or mapping what stands directly in it."""
    match wanted:
        case Scalar():
            return wanted.data
        case Mapping():
            return wanted.named
        case Sequence():
            return wanted.items
    return wanted


def _changed(data: Wanted, path: Path, change: Change) -> Wanted:
    if not path:
        if isinstance(change, Set):
            return data_of(change.value)
        raise EditError(_("the whole file cannot be changed so"))
    step, rest, data = path[0], path[1:], _plain(data)
    if isinstance(data, dict):
        return _entries(data, str(step), rest, change)
    if not isinstance(data, list) or not isinstance(step, int) or not 0 <= step <= len(data):
        raise lost(change.path)
    if isinstance(change, Insert) and not rest:
        return [*data[:step], data_of(change.value), *data[step:]]
    new = _entries({step: data[step]} if step < len(data) else {}, step, rest, change)
    return [*data[:step], *new.values(), *data[step + 1 :]]


def _entries(data: abc.Mapping[Key, Wanted], key: Key, rest: Path, change: Change) -> dict[Key, Wanted]:
    """Entries after a change of one of them or below it; where a null stands nothing is there."""
    if isinstance(change, Remove) and not rest and key in data:
        if again(str(key)) in data:
            raise UnwritableError(_("the key {key} stands twice in one mapping; delete one of the two first", key=key))
        return {name: value for name, value in data.items() if name != key}
    if isinstance(change, Rename) and not rest and key in data:
        if again(str(key)) in data or change.name in data:
            raise UnwritableError(_("the key {key} stands twice in one mapping; delete one of the two first", key=key))
        return {change.name if name == key else name: value for name, value in data.items()}  # type: ignore[misc]
    if key in data and not is_null(_plain(data[key])):
        return {**data, key: _changed(data[key], rest, change)}
    if isinstance(change, Remove | Rename):
        raise lost(change.path)
    return {**data, key: _nested(rest, change)}


def _nested(rest: Path, change: Set | Insert) -> Data:
    """The value below the keys and first items that are not there yet. Raises EditError for an index beyond those."""
    value = data_of(change.value)
    for step in reversed(rest):
        if isinstance(step, int) and step:
            raise lost(change.path)
        value = {step: value} if isinstance(step, str) else [value]
    return value


def steps(root: Node, change: Change) -> Iterator[Change]:
    """The changes of one node each of which a change consists; none moves what a later one means. Raises EditError."""
    path = change.path
    if isinstance(change, Remove | Rename):
        yield change
        return
    there = root
    for end in range(1, len(path) + 1):
        below = follow(root, path[:end])
        if isinstance(change, Insert) and end == len(path):
            yield change
            return
        if below is None or (isinstance(below, Scalar) and is_null(below.data)):
            yield (Insert if below is None else Set)(path[:end], _nested(path[end:], change))
            return
        there = below
    yield from _difference(there, data_of(change.value), path)


def _difference(node: Node, value: Data, path: Path) -> Iterator[Change]:
    """The changes that make a node this value and leave alone what is the same."""
    if node.data == value:
        return
    if isinstance(node, Mapping) and isinstance(value, dict) and value.keys() & node.places.keys() and not node.odd:
        for key, at in node.places.items():
            if key in value:
                yield from _difference(node.entries[at][1], value[key], (*path, key))
        yield from (Insert((*path, key), item) for key, item in value.items() if key not in node.places)
        yield from (Remove((*path, key)) for key in node.keys if key not in value)
    elif isinstance(node, Sequence) and isinstance(value, list) and value and node.entries and not node.odd:
        yield from _list_difference(node, value, path)
    else:
        yield Set(path, value)


def _list_difference(node: Sequence, value: list[Data], path: Path) -> Iterator[Change]:
    """From the last item to the first, so that no index moves before its turn."""
    items = node.items
    old, new = [repr(item.data) for item in items], [repr(item) for item in value]
    same = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if len(old) != len(new) and all(tag != "equal" for tag, *_places in same):
        yield Set(path, value)
        return
    for tag, first, last, start, end in reversed(same):
        if tag == "equal":
            continue
        common = min(last - first, end - start)
        yield from (Remove((*path, index)) for index in range(last - 1, first + common - 1, -1))
        for number in range(start + common, end):
            yield Insert((*path, first + number - start), value[number])
        for offset in range(common - 1, -1, -1):
            yield from _difference(items[first + offset], value[start + offset], (*path, first + offset))

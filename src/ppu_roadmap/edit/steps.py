"""A change as single steps, each of which touches one value, one entry or one item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.changes import Change, Insert, Remove, Set, is_null, lost, nested
from ppu_roadmap.edit.tree import Mapping, Node, Scalar, Sequence, follow
from ppu_roadmap.edit.values import Data, Plain, data_of


@dataclass(frozen=True, slots=True)
class Step:
    """Replace the value at a path, add a key or an item there, or remove it."""

    kind: Literal["replace", "add", "remove"]
    path: Path
    value: Data = ""

    @property
    def scalar(self) -> bool:
        """Whether it puts a scalar in the place of another value, which moves nothing."""
        return self.kind == "replace" and isinstance(self.value, str | Plain)


def steps(root: Node, change: Change) -> Iterator[Step]:
    """The steps of a change, in an order in which no step moves what a later one means. Raises EditError."""
    path = change.path
    if isinstance(change, Remove):
        if follow(root, path) is None:
            raise lost(path)
        yield Step("remove", path)
        return
    found = follow(root, path)
    if isinstance(change, Set) and found is not None and (not path or not is_null(found.data)):
        yield from _difference(found, data_of(change.value), path)
        return
    yield _addition(root, change)


def _addition(root: Node, change: Set | Insert) -> Step:
    """The step that adds what is missing of a path, with all that lies below."""
    path, value = change.path, data_of(change.value)
    inserts = isinstance(change, Insert)
    for depth in range(len(path)):
        here = follow(root, path[:depth])
        below = follow(root, path[: depth + 1])
        if not isinstance(here, Mapping | Sequence) or isinstance(here, Mapping) != isinstance(path[depth], str):
            raise lost(path)
        whole = depth + 1 == len(path)
        if below is None or (inserts and whole):
            return Step("add", path[: depth + 1], nested(path[depth + 1 :], value))
        if is_null(below.data):
            return Step("replace", path[: depth + 1], nested(path[depth + 1 :], value))
    raise lost(path)


def _difference(node: Node, value: Data, path: Path) -> Iterator[Step]:
    """The steps that make a node this value and leave alone what is the same."""
    if node.data == value:
        return
    if isinstance(node, Mapping) and isinstance(value, dict) and value.keys() & set(node.keys) and not node.odd:
        yield from _mapping_difference(node, value, path)
    elif isinstance(node, Sequence) and isinstance(value, list) and value and node.items and not node.odd:
        yield from _list_difference(node, value, path)
    else:
        yield Step("replace", path, value)


def _mapping_difference(node: Mapping, value: dict[str, Data], path: Path) -> Iterator[Step]:
    known = node.keys
    for key, (name, below) in zip(known, node.entries, strict=True):
        if key in value and isinstance(name, Scalar):
            yield from _difference(below, value[key], (*path, key))
    for key, item in value.items():
        if key not in known:
            yield Step("add", (*path, key), item)
    for key in known:
        if key not in value:
            yield Step("remove", (*path, key))


def _list_difference(node: Sequence, value: list[Data], path: Path) -> Iterator[Step]:
    """From the last item to the first, so that no index moves before its turn."""
    old, new = [repr(item.data) for item in node.items], [repr(item) for item in value]
    same = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if len(old) != len(new) and all(tag != "equal" for tag, *_ in same):
        yield Step("replace", path, value)
        return
    for tag, first, last, start, end in reversed(same):
        if tag == "equal":
            continue
        common = min(last - first, end - start)
        for index in range(last - 1, first + common - 1, -1):
            yield Step("remove", (*path, index))
        for number in range(start + common, end):
            yield Step("add", (*path, first + number - start), value[number])
        for offset in range(common - 1, -1, -1):
            yield from _difference(node.items[first + offset], value[start + offset], (*path, first + offset))

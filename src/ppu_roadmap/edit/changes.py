"""Changes as callers mean them, and what they make of a file's data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.values import Data, Given, Plain, data_of
from ppu_roadmap.text import Message, _


class EditError(Exception):
    """An edit that cannot be done; nothing is written."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render("en"))
        self.message = message


class UnwritableError(EditError):
    """An edit that is sound, of a file whose text does not allow it."""


@dataclass(frozen=True, slots=True)
class Set:
    """Make the value at a path this one; what is missing on the way is made, an index just past a list adds to it.

    Of a list or mapping that is there only what differs is touched.
    """

    path: Path
    value: Given


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an item into a list before the item at the last step of the path; past its end, add it."""

    path: Path
    value: Given


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a key or a list's item away."""

    path: Path


Change: TypeAlias = "Set | Insert | Remove"


def changed(data: Data, changes: Iterable[Change]) -> Data:
    """The data with changes made one after the other; the data itself stays. Raises EditError."""
    for change in changes:
        data = _changed(data, change.path, change)
    return data


def _changed(data: Data, path: Path, change: Change) -> Data:
    if not path:
        if isinstance(change, Set):
            return data_of(change.value)
        raise EditError(_("the whole file cannot be changed so"))
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return _changed_mapping(data, str(step), rest, change)
    if isinstance(data, list) and isinstance(step, int):
        return _changed_list(data, step, rest, change)
    raise lost(change.path)


def _changed_mapping(data: dict[str, Data], key: str, rest: Path, change: Change) -> Data:
    there = key in data and not is_null(data[key])
    if isinstance(change, Remove) and not rest:
        if key not in data:
            raise lost(change.path)
        return {name: value for name, value in data.items() if name != key}
    if there:
        return data | {key: _changed(data[key], rest, change)}
    if isinstance(change, Remove):
        raise lost(change.path)
    return data | {key: nested(rest, data_of(change.value))}


def _changed_list(data: list[Data], index: int, rest: Path, change: Change) -> Data:
    if not 0 <= index <= len(data):
        raise lost(change.path)
    before, after = data[:index], data[index:]
    if isinstance(change, Remove):
        if not after:
            raise lost(change.path)
        return [*before, *([_changed(after[0], rest, change)] if rest else []), *after[1:]]
    if not after or (isinstance(change, Insert) and not rest):
        return [*before, nested(rest, data_of(change.value)), *after]
    return [*before, _changed(after[0], rest, change), *after[1:]]


def nested(path: Path, value: Data) -> Data:
    """A value below keys and list indexes that are not there yet. Raises EditError for an index beyond the first."""
    for step in reversed(path):
        if isinstance(step, int) and step:
            raise lost(path)
        value = {step: value} if isinstance(step, str) else [value]
    return value


def lost(path: Path) -> EditError:
    """A path leads nowhere."""
    return EditError(_("there is no {path}", path=".".join(str(step) for step in path)))


def is_null(value: Data) -> bool:
    """Whether a key has no value, or a null, which counts as none."""
    return isinstance(value, Plain) and value.spelling in ("", "~", "null", "Null", "NULL")

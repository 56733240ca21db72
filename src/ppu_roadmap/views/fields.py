"""Tables made of fields: columns that know how an item fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ppu_roadmap.analysis.unknown_words import among
from ppu_roadmap.paper.table import Cell, Column, Row
from ppu_roadmap.text import Message, _
from ppu_roadmap.words.typed import key_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ItemField(Generic[Item]):
    """A column and how an item fills it."""

    column: Column
    cell: Callable[[Item], Cell]


Fields = Sequence[ItemField[Item]]


def chosen_fields(fields: Fields[Item], typed: Sequence[str], default: Sequence[str]) -> tuple[ItemField[Item], ...]:
    """The fields of the keys that were typed, in that order, else the default ones; what is no key is passed over."""
    by_key = {field.column.key: field for field in fields}
    keys = [key_of(word) for word in typed] or default
    return tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)


def row_of(item: Item, fields: Fields[Item]) -> Row:
    """The row of an item."""
    return Row(tuple(field.cell(item) for field in fields))


def columns_of(fields: Fields[Item]) -> tuple[Column, ...]:
    """The columns of fields."""
    return tuple(field.column for field in fields)


def whole(value: float | None) -> float | None:
    """A number for machines as a plan writes it: 50, not 50.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def unknown_keys(typed: Iterable[str], fields: Fields[Item]) -> Iterator[Message]:
    """What to say of each word that is no column."""
    known = [field.column.key for field in fields]
    for word in typed:
        if key_of(word) not in known:
            yield among(_("no column is called {word}", word=word), word, known)

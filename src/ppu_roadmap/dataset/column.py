"""A column of a table: its key, its type, and the plain value that it has of a record; most are made of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from ppu_roadmap.fields.field import Field, Fields
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.types import Date
from ppu_roadmap.paper.table import Cell, data_of
from ppu_roadmap.text import Message, _

Get: TypeAlias = Callable[[Any], Any]
"""The plain value of a column for what a row is of; ``None`` for what is not known."""


TEXT, WHOLE, NUMBER, DAY, FLAG = "VARCHAR", "BIGINT", "DOUBLE", "DATE", "BOOLEAN"
"""What a column holds, as SQL calls it; years and whole rupiah are whole numbers, months are text."""
TEXTS, WHOLES = f"{TEXT}[]", f"{WHOLE}[]"
_TYPES: dict[object, str] = {str: TEXT, int: WHOLE, float: NUMBER, bool: FLAG, Date: DAY}
_PLAIN = frozenset({str, int, bool, float, NoneType})


class Column(NamedTuple):
    """One column of a table."""

    key: str
    type: str
    label: Message
    get: Get


Make: TypeAlias = Callable[[Field[Any]], Iterable[Column]]


def of_fields(fields: Fields[Any], model: type[Record], /, **made: str | Make) -> Iterator[Column]:
    """The columns of the fields of a model, called as they are and typed as the model says.

    ``made``: what it does not say, as the type of a field, or how its columns are made. Raises TypeError for a field
    whose type nobody tells.
    """
    for each in fields:
        given = made.get(each.key) or declared(model, *each.path)
        if given is None:
            raise TypeError(f"of which type is {each.key}?")
        yield from told(given, _read(each, given))(each) if isinstance(given, str) else given(each)


def told(type: str, get: Get) -> Make:  # noqa: A002 -- the word that a column has for it
    """A column of the field's name with values that are read in a way of their own."""
    return lambda field: [Column(field.key, type, field.label, get)]


def measured(field: Field[Any]) -> Iterator[Column]:
    """What may be a number, a word of a scale or a range: the number, where it is one; then what is written."""

    def known(of: Any, kind: type[float | str]) -> Any:
        found = _data(field.get(of))
        return None if found is None or (kind is float and isinstance(found, str)) else kind(found)

    yield Column(field.key, NUMBER, field.label, lambda of: known(of, float))
    yield Column(f"{field.key}_text", TEXT, _("{name}, as it is written", name=field.label), lambda of: known(of, str))


def _read(field: Field[Any], type: str) -> Get:  # noqa: A002 -- as in told
    """What machines read of a field: keys for words of the format, and no remark.

    A list is empty where the record has nothing there, and not known where that was refused; nor is a number known of
    more digits than a column can hold, which counts nothing in a plan.
    """
    get = field.get

    def several(of: Any) -> list[Any] | None:
        if field.path and field.path[0] in of.record.refused:
            return None
        found = get(of)
        return [*map(_data, found)] if isinstance(found, tuple) else []

    def whole(of: Any) -> int | None:
        found = _data(get(of))
        return found if found is None or -(2**63) <= found < 2**63 else None

    def decimal(of: Any) -> float | None:
        found = _data(get(of))
        return None if found is None else float(found)

    return {WHOLE: whole, NUMBER: decimal, TEXTS: several, WHOLES: several}.get(type, lambda of: _data(get(of)))


def _data(cell: Cell) -> Any:
    """What machines read of a cell, most of which are that already."""
    return cell if cell.__class__ in _PLAIN else data_of(cell, "en")


def declared(model: type[Record], *path: str) -> str | None:
    """The type of what stands at a path in records of a model; ``None`` for what is no single type of ours."""
    kind: Any = model
    for key in path:
        kind = next((each for each in (kind, *get_args(kind)) if hasattr(each, "model_fields")), Record)
        kind = kind.model_fields[key].annotation
    return _type(kind) if path else None


def _type(kind: Any) -> str | None:
    origin, inside = get_origin(kind), [one for one in get_args(kind) if one is not NoneType]
    if kind in _TYPES or origin is None:
        return _TYPES.get(kind)
    first = _type(type(inside[0]) if origin is Literal else inside[0])
    if origin is tuple:
        return f"{first}[]" if first in (TEXT, WHOLE) else None
    alike = origin in {Annotated, Literal} or (origin in {Union, UnionType} and {*map(_type, inside)} == {first})
    return first if alike else None

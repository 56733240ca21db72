"""A column of a table: its key, its type, and the plain value that it has of a record; most are made of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from ppu_roadmap.fields.field import Field, Fields
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.types import Date
from ppu_roadmap.paper.table import data_of
from ppu_roadmap.text import Message, _

Get: TypeAlias = Callable[[Any], Any]
"""The plain value of a column for what a row is of; ``None`` for what is not known."""


class Type(StrEnum):
    """What a column holds, as SQL calls it; years and whole rupiah are whole numbers, months are text."""

    TEXT = "VARCHAR"
    WHOLE = "BIGINT"
    NUMBER = "DOUBLE"
    DAY = "DATE"
    FLAG = "BOOLEAN"
    TEXTS = "VARCHAR[]"
    WHOLES = "BIGINT[]"


TEXT, WHOLE, NUMBER, DAY, FLAG, TEXTS, WHOLES = Type
LISTS: dict[Type | None, Type] = {TEXT: TEXTS, WHOLE: WHOLES}
_TYPES: dict[object, Type] = {str: TEXT, int: WHOLE, float: NUMBER, bool: FLAG, Date: DAY}


class Column(NamedTuple):
    """One column of a table."""

    key: str
    type: Type
    label: Message
    get: Get


Make: TypeAlias = Callable[[Field[Any]], Iterator[Column]]


def of_fields(fields: Fields[Any], model: type[Record], /, **made: Type | Make) -> Iterator[Column]:
    """The columns of the fields of a model, called as they are and typed as the model says.

    ``made``: what it does not say, as the type of a field, or how its columns are made. Raises TypeError for a field
    whose type nobody tells.
    """
    for each in fields:
        given = made.get(each.key) or declared(model, *each.path)
        if given is None:
            raise TypeError(f"of which type is {each.key}?")
        if isinstance(given, Type):
            yield Column(each.key, given, each.label, _listed(each) if given in LISTS.values() else _value(each, given))
        else:
            yield from given(each)


def told(type: Type, get: Get) -> Make:  # noqa: A002 -- the word that a column has for it
    """A column of the field's name with values of another kind than people read."""
    return lambda field: iter([Column(field.key, type, field.label, get)])


def span(field: Field[Any]) -> Iterator[Column]:
    """The first and the last of a pair of years, a column each."""
    value = _value(field, WHOLES)
    yield Column("first_year", WHOLE, _("First year"), lambda of: (value(of) or (None, None))[0])
    yield Column("last_year", WHOLE, _("Last year"), lambda of: (value(of) or (None, None))[1])


def measured(field: Field[Any]) -> Iterator[Column]:
    """What may be a number, a word of a scale or a range: the number, where it is one; then what is written."""
    value = _value(field, TEXT)

    def number(of: Any) -> float | None:
        found = value(of)
        return None if found is None or isinstance(found, str) else float(found)

    def text(of: Any) -> str | None:
        found = value(of)
        return None if found is None else str(found)

    yield Column(field.key, NUMBER, field.label, number)
    yield Column(f"{field.key}_text", TEXT, _("{name}, as it is written", name=field.label), text)


def _value(field: Field[Any], type: Type) -> Get:  # noqa: A002 -- as in told
    """What machines read of a field: keys for words of the format, and no remark."""
    fitted = _FITTED.get(type)

    def value(of: Any) -> Any:
        found = data_of(field.get(of), "en")
        return fitted(found) if fitted and found is not None else found

    return value


def _whole(value: Any) -> int | None:
    """A number that a column can hold; one of more digits counts nothing in a plan, and is not known here."""
    return value if -(2**63) <= value < 2**63 else None


_FITTED: dict[Type, Callable[[Any], Any]] = {WHOLE: _whole, NUMBER: float}


def _listed(field: Field[Any]) -> Get:
    """A list, empty where the record has nothing there, and not known where that was refused."""

    def value(of: Any) -> list[Any] | None:
        found = data_of(field.get(of), "en")
        unread = bool(field.path) and field.path[0] in of.record.refused
        return None if unread else list(found) if isinstance(found, tuple) else []

    return value


def declared(model: type[Record], *path: str) -> Type | None:
    """The type of what stands at a path in records of a model; ``None`` for what is no single type of ours."""
    kind: Any = model
    for key in path:
        kind = next((each for each in (kind, *get_args(kind)) if hasattr(each, "model_fields")), Record)
        kind = kind.model_fields[key].annotation
    return _type(kind) if path else None


def _type(kind: Any) -> Type | None:
    if kind in _TYPES:
        return _TYPES[kind]
    inside = [one for one in get_args(kind) if one is not NoneType]
    match get_origin(kind):
        case origin if origin is Annotated:
            return _type(inside[0])
        case origin if origin is Literal:
            return _type(type(inside[0]))
        case origin if origin is tuple:
            return LISTS.get(_type(inside[0]))
        case origin if origin in {Union, UnionType}:
            found = {*map(_type, inside)}
            return found.pop() if len(found) == 1 else None
    return None

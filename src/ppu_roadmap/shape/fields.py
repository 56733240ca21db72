"""What the model wants at a path of a file: its words, its form, an example."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.model.measures import Range
from ppu_roadmap.model.types import Percent

ValueKind = Literal["text", "number", "flag", "list", "mapping"]


class Blank:
    """Stands in the data for a refused value where ``None`` may not."""


class _BlankList(Blank, list[Any]):
    """An empty list."""


class _BlankMapping(Blank, dict[str, Any]):
    """An empty mapping."""


class Wanted(NamedTuple):
    """A field as a person needs it explained; ``choices`` are the words or numbers that may stand."""

    key: str
    choices: tuple[str, ...] = ()
    example: str | None = None
    decimals: bool = False
    percent: bool = False
    """Its unit is percent, so that a sign of it says nothing more."""
    item: bool = False
    """It is an item of a list, which has no key of its own."""
    ranges: bool = False
    """It also takes a range."""
    required: bool = False
    """Its key may not be deleted."""
    listed: bool = False
    """It is a list of single values."""
    pattern: str | None = None
    """What a text must match."""


class _Spot(NamedTuple):
    declared: Any
    """The annotation as the model has it, with ``None`` and with metadata; ``None`` where the format knows none."""
    bare: Any
    """The annotation without ``None`` and without metadata."""
    field: FieldInfo | None
    """The field that it is or lies in."""


@cache
def _spot(root: type[BaseModel], path: tuple[str, ...]) -> _Spot:
    """What the model has at a path, in which a star stands for any index."""
    if not path:
        return _Spot(root, root, None)
    above = _spot(root, path[:-1])
    if (record := _record(above.bare)) is not None:
        field = fields_of(record).get(path[-1])
        declared = field.annotation if field else None
    else:
        field, inner = above.field, get_args(above.bare) or (None,)
        declared = inner[-1] if get_origin(above.bare) is dict else inner[0]
    return _Spot(declared, _bare(declared), field)


def _at(root: type[BaseModel], path: Iterable[str | int]) -> _Spot:
    return _spot(root, tuple("*" if isinstance(step, int) else step for step in path))


def record_at(root: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel] | None:
    """The record whose keys stand in the mapping at a path; ``None`` for a mapping with free keys."""
    return _record(_at(root, path).bare)


def _record(annotation: Any) -> type[BaseModel] | None:
    """The record that an annotation is, or that is one of what may stand there."""
    members = _members(annotation)
    return next((each for each in members if isinstance(each, type) and issubclass(each, BaseModel)), None)


def _members(annotation: Any) -> list[Any]:
    """What may stand there: the members of a union, else the annotation itself."""
    return [_bare(each) for each in get_args(annotation)] if get_origin(annotation) is Union else [annotation]


@cache
def fields_of(record: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a record by their keys as they are written."""
    return {field.alias or name: field for name, field in record.model_fields.items()}


def keys_of(record: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a record as they are written."""
    return tuple(fields_of(record))


def kind_at(root: type[BaseModel], path: Iterable[str | int]) -> ValueKind | None:
    """What kind of value the format wants at a path; ``None`` where it knows none, as below a region's own key."""
    found = _at(root, path).bare
    outer = get_origin(found) or found
    if outer is Literal:
        return "text" if isinstance(get_args(found)[0], str) else "number"
    if isinstance(outer, type) and issubclass(outer, BaseModel):
        return "mapping"
    kinds: dict[Any, ValueKind] = {
        str: "text", int: "number", float: "number", bool: "flag", tuple: "list", dict: "mapping",
    }  # fmt: skip
    return kinds.get(outer)


def is_required(root: type[BaseModel], path: Path) -> bool:
    """Whether a record must have the key at the end of a path."""
    record = record_at(root, path[:-1]) if path else None
    return record is not None and path[-1] in fields_of(record) and fields_of(record)[str(path[-1])].is_required()


def wanted(root: type[BaseModel], path: Path) -> Wanted:
    """What may stand at a path."""
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    item = bool(path) and isinstance(path[-1], int)
    spot = _at(root, path)
    if spot.field is None:
        return Wanted(key, item=item)
    members = _members(spot.bare)
    literal = next((each for each in members if get_origin(each) is Literal), None)
    choices = tuple(str(choice) for choice in get_args(literal))
    given = next(iter(spot.field.examples or ()), None)
    if isinstance(given, dict) and kind_at(root, path) != "mapping":
        given = next(iter(given.values()))
    example = None if given is None else _written(given)
    kind, needed = type_at(root, path), spot.field.is_required() and path[-1] == key
    ranges, percent = Range in members, kind == Percent
    listed = get_origin(spot.bare) is tuple and record_at(root, (*path, 0)) is None
    return Wanted(key, choices, example, float in members, percent, item, ranges, needed, listed, pattern_of(kind))


def pattern_of(annotated: Any) -> str | None:
    """What a text of a type must match."""
    return next((str(each.pattern) for each in get_args(annotated) if isinstance(each, StringConstraints)), None)


def _written(value: Any) -> str:
    if isinstance(value, str):
        reads_as_number = re.fullmatch(r"[0-9.]+|%|\S*: .*", value)
        return f'"{value}"' if reads_as_number else value
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(item)}" for key, item in value.items()) + "}"
    return str(value)


def blank_at(root: type[BaseModel], path: Path) -> Blank | None:
    """What stands for a refused value: an empty list or mapping where ``None`` may not stand, else ``None``."""
    kind = get_origin(_at(root, path).declared)
    return _BlankList() if kind is tuple else _BlankMapping() if kind is dict else None


def type_at(root: type[BaseModel], path: Path) -> Any:
    """The type of what stands at a path, with its limits; ``None`` where the format knows none."""
    return _present(_at(root, path).declared)


def _bare(annotation: Any) -> Any:
    """An annotation without ``None`` and without metadata."""
    inner = _present(annotation)
    inner = get_args(inner)[0] if hasattr(inner, "__metadata__") else inner
    return inner if inner is annotation else _bare(inner)


def _present(annotation: Any) -> Any:
    arguments = get_args(annotation)
    return next(each for each in arguments if each is not type(None)) if type(None) in arguments else annotation

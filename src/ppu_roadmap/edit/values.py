"""What stands in a file as plain values: text, other scalars as they are spelled, lists, mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, TypeAlias

from ppu_roadmap.source.scalars import resolve


@dataclass(frozen=True, slots=True)
class Plain:
    """A scalar that is no text and is written without quotes: a number, a boolean, a null."""

    spelling: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """What the format refuses and an edit only carries along: an alias, a tag, an anchor, a key that stands twice."""

    what: tuple[object, ...]


Data: TypeAlias = "str | Plain | Opaque | list[Data] | dict[str, Data]"
Given: TypeAlias = "str | int | float | bool | Plain | Opaque | Sequence[Given] | Mapping[Any, Given] | None"
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
            return _number(value)
        case Mapping():
            return {str(key): data_of(item) for key, item in value.items()}
        case Sequence():
            return [data_of(item) for item in value]
    raise TypeError(f"a plan holds no {type(value).__name__}")


def spelled(text: str) -> str | Plain:
    """A scalar that is to be written without quotes where it can be: text where it reads as text."""
    return text if isinstance(resolve(text), str) else Plain(text)


def _number(value: float) -> Plain:
    """A number with one decimal point at most: ``1e+16`` is written out. Raises TypeError for infinity and the like."""
    if not isfinite(value):
        raise TypeError(f"a plan holds no {value}")
    text = repr(value)
    if "e" in text:
        text = format(value, "f") if abs(value) >= 1 else f"{value:.20f}".rstrip("0")
    return Plain(text)

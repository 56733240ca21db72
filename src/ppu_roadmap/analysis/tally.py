"""Several things by key."""

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def gathered(pairs: Iterable[tuple[Key, Value]], keys: Iterable[Key] = ()) -> dict[Key, list[Value]]:
    """Values by key, as they come; these ``keys`` first, with or without values."""
    found: dict[Key, list[Value]] = {key: [] for key in keys}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

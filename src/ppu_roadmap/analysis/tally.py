"""Several things by key: how many there are, to be added up, and which."""

from collections.abc import Iterable
from typing import Self, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Tally(dict[str, int]):
    """How many there are of several things, of some 0: a key that is none of them fails, unlike a Counter's."""

    def __add__(self, other: Self) -> "Tally":
        """What two tallies of the same things give together."""
        return Tally({key: self[key] + other[key] for key in self | other})


def gathered(pairs: Iterable[tuple[Key, Value]], keys: Iterable[Key] = ()) -> dict[Key, list[Value]]:
    """Values by key, as they come; these ``keys`` first, with or without values."""
    found: dict[Key, list[Value]] = {key: [] for key in keys}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

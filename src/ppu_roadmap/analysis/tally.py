"""Counts of several things by key, to be added up."""

from typing import Self


class Tally(dict[str, int]):
    """How many there are of several things, of some 0: a key that is none of them fails, unlike a Counter's."""

    def __add__(self, other: Self) -> "Tally":
        """What two tallies of the same things give together."""
        return Tally({key: self[key] + other[key] for key in self | other})

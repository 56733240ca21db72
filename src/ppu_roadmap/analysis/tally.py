"""Counts of several things by key, to be added up."""

from typing import Self


class Tally(dict[str, int]):
    """How many there are of several things; those of which there are none have their 0.

    So a key that is none of them fails, which a Counter would take for 0.
    """

    def __add__(self, other: Self) -> "Tally":
        """What two tallies of the same things give together."""
        return Tally({key: self[key] + other[key] for key in self | other})

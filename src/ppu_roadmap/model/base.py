"""What every record of a plan is: frozen, closed to unknown keys, and open to what the reader had to prune.

A field without a default is required. Every field also takes ``None``, which no YAML text can give (a null is refused
as :data:`ppu_roadmap.source.NULL`): it stands for a value that was faulty or missing and has been reported.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict

from ppu_roadmap.diagnostics import Place

NOWHERE = Place("")


class Record(BaseModel):
    """A mapping of the format with fixed keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, protected_namespaces=())


class Located(Record):
    """A record that knows where it stands; two are equal when their values are, wherever they stand."""

    __slots__ = ("_place",)

    def place_at(self, place: Place) -> None:
        """Remember where the record stands; called once, by the loader."""
        object.__setattr__(self, "_place", place)

    @property
    def place(self) -> Place:
        """Where the record stands; nowhere for one that was not read from a file."""
        return getattr(self, "_place", NOWHERE)

    def at(self, *path: str | int) -> Place:
        """The value at a path below this record, as in ``program.at("budget", 0, "amount")``."""
        return self.place.at(*path)

    def key(self, *path: str | int) -> Place:
        """The key of the value at a path below this record."""
        return self.place.key(*path)

    def first(self, *path: str | int) -> Place:
        """The first key of the mapping at a path below this record."""
        return self.place.first(*path)

    def __copy__(self) -> Any:
        copy = super().__copy__()
        copy.place_at(self.place)
        return copy

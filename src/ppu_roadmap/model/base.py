"""What every record of a plan is: frozen, closed to unknown keys, and open to what the reader had to prune.

A field without a default is required. A field that holds one value also takes ``None``, which no YAML text can give (a
null is refused as :data:`ppu_roadmap.source.scalars.NULL`): it stands for a value that was faulty or missing and has
been reported. Lists and mappings are never ``None``; :attr:`Record.refused` tells one that could not be read from an
empty one.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, Self, get_origin

from pydantic import BaseModel, ConfigDict

from ppu_roadmap.diagnostics import Place

NOWHERE = Place("")


class Origin(NamedTuple):
    """What is known of a record beside its values; no part of what makes two records equal."""

    place: Place = NOWHERE
    """Where it stands; nowhere for one that was not read from a file."""
    dimension: str = ""
    """Of a program: the dimension whose file it stands in."""
    refused: frozenset[str] = frozenset()
    """The fields that were given, or required, and could not be read."""


_UNKNOWN = Origin()


class Record(BaseModel):
    """A mapping of the format with fixed keys.

    Its origin stands beside its values as a cached property does: copies and pickles take it along, equality and dumps
    look at the fields alone. A private attribute of pydantic's would cost each record more than its validation does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, protected_namespaces=())
    naming: ClassVar[tuple[str, ...]] = ("id",)
    """The fields by which one is told from others in its list."""

    @property
    def origin(self) -> Origin:
        """Where the record comes from, and what of it was refused."""
        known: Origin = self.__dict__.get("_origin", _UNKNOWN)
        return known

    @property
    def refused(self) -> frozenset[str]:
        """The fields of which nothing is known, since what stood there was refused."""
        known: Origin | None = self.__dict__.get("_origin")
        return known.refused if known else _UNKNOWN.refused

    def stems_from(self, **known: Any) -> Self:
        """The record itself, once more is known of its origin; only what reads files calls this."""
        self.__dict__["_origin"] = self.origin._replace(**known)
        return self

    @classmethod
    def unread(cls) -> Self:
        """A record of which nothing is known: every field is refused."""
        empty = cls.model_construct()
        return empty.refusing(*cls.model_fields)  # type: ignore[return-value]  # the plugin forgets the class

    def refusing(self, *fields: str) -> Self:
        """A copy as if these fields had been given and could not be read."""
        kinds = {field: get_origin(type(self).model_fields[field].annotation) for field in fields}
        blank = {field: kind() if kind in (tuple, dict) else None for field, kind in kinds.items()}
        made = self.model_copy(update=blank)
        return made.stems_from(refused=self.refused.union(fields))

    def without(self, *fields: str) -> Self:
        """A copy as if these fields, which may be missing, had never been given."""
        kinds = type(self).model_fields
        made = self.model_copy(update={field: kinds[field].get_default(call_default_factory=True) for field in fields})
        made.model_fields_set.difference_update(fields)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values for some fields, which are refused no more."""
        made = super().model_copy(update=update, deep=deep)
        return made if update is None else made.stems_from(refused=self.refused.difference(update))


class Located(Record):
    """A record that knows where it stands; two are equal when their values are, wherever they stand."""

    @property
    def place(self) -> Place:
        """Where the record stands; nowhere for one that was not read from a file."""
        return self.origin.place

    def at(self, *path: str | int) -> Place:
        """The value at a path below this record, as in ``program.at("budget", 0, "amount")``."""
        return self.place.at(*path)

    def key(self, *path: str | int) -> Place:
        """The key of the value at a path below this record."""
        return self.place.key(*path)

    def first(self, *path: str | int) -> Place:
        """The first key of the mapping at a path below this record."""
        return self.place.first(*path)

"""A difference between two states of a plan, as a value that every report of changes shows."""

import re
from typing import Any, Final, Literal, NamedTuple

Op = Literal["add", "change", "remove"]
UNREAD: Final = object()
"""Stands for a value that could not be read, of which nobody knows whether it differs."""


class Difference(NamedTuple):
    """A field that differs, or a record that only one of the two states has."""

    op: Op
    id: str
    """Of a program, or of a part that has an id of its own, such as ``GOV-01-A1``; of an agency its key."""
    field: str
    """As ``set`` names it, such as ``budget[2026,apbd].amount``; empty for the whole of what has the id."""
    old: Any = None
    """As the format has it: a number, a word, a list, a mapping; ``None`` where nothing is said."""
    new: Any = None

    @property
    def unread(self) -> Literal["old", "new"] | None:
        """The state in which it could not be read."""
        return "old" if self.old is UNREAD else "new" if self.new is UNREAD else None

    @property
    def top(self) -> str:
        """The key of the record that the field lies under."""
        return re.split(r"[.\[]", self.field)[0]

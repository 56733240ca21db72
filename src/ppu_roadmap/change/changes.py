"""What comes of wishes, as values: changes with their cells, conflicts, guesses, and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ppu_roadmap.change.wishes import Guessed, Left, Origin
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.text import Phrase


class Reading(NamedTuple):
    """How a cell was read, where that is not the letter."""

    label: Phrase
    text: str
    said: Phrase
    origin: Origin


class Taken(NamedTuple):
    """A change, and the cell that asks for it."""

    difference: Difference
    origin: Origin
    readings: tuple[Reading, ...] = ()


class Conflict(NamedTuple):
    """A field that has changed in the plan and otherwise in the workbook since it was given out.

    Or one that two cells wish to be two things; ``ours`` is then what the ``other`` of them holds.
    """

    id: str
    field: str
    label: Phrase
    base: Any
    ours: Any
    theirs: Any
    origin: Origin
    other: Origin | None = None


@dataclass
class Comparison:
    """What comes of a table of wishes."""

    changes: list[Taken] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    guessed: list[Guessed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    @property
    def refused(self) -> Iterator[Left]:
        """What was not understood; what is but open bars nothing."""
        return (each for each in self.left if not each.open)


def shown(value: Value) -> str:
    """What a cell holds, as text."""
    return "" if value is None else str(value)


def told_at(origin: Origin) -> str:
    """A cell as a planner looks it up: ``Anggaran!F7``; of what stands in none its sheet."""
    return "!".join(filter(None, (origin.sheet, origin.cell)))

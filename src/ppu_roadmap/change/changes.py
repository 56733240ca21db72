"""What comes of wishes, as values: changes with their cells, conflicts, guesses, what is left out or to correct."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ppu_roadmap.change.wishes import Guessed, Left, Origin
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.revision.difference import Difference
from ppu_roadmap.text import Message, Phrase, _


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


def corrections(comparison: Comparison) -> dict[tuple[str, str], Message]:
    """By sheet and cell what is wrong there: conflicts, and what is not understood or would bring an error."""
    conflicts = ((each.origin, conflicting(each)) for each in comparison.conflicts)
    refused = ((each.origin, each.why) for each in comparison.refused)
    return {(origin.sheet, origin.cell): why for origin, why in (*refused, *conflicts)}


def conflicting(each: Conflict) -> Message:
    """A conflict with its values: three, or those of two cells."""
    base, ours, theirs = (shown(value) or None for value in (each.base, each.ours, each.theirs))
    if each.other is not None:
        cell = f"{each.other.file} {told_at(each.other)}"
        return _("{field}: {theirs} here, {ours} in {cell}", field=each.label, theirs=theirs, ours=ours, cell=cell)
    told = {"field": each.label, "base": base, "ours": ours, "theirs": theirs}
    return _("{field}: given out as {base}, now {ours} in the plan, {theirs} in the file", **told)

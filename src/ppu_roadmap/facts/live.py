"""Which programs still count: those that were not given up, and those that were set out on."""

from __future__ import annotations

from ppu_roadmap.model.program import Program

LEFT_OUT = frozenset({"proposed", "cancelled"})
"""What is not, or no longer, a part of what the region set out to do."""


def live(program: Program) -> bool:
    """Whether a program was not given up; one of unknown status was not."""
    return program.status != "cancelled"


def undertaken(program: Program) -> bool:
    """Whether the region set out on a program: it is neither only proposed nor given up."""
    return program.status not in LEFT_OUT

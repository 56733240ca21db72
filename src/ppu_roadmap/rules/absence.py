"""What is missing, told from what was faulty: a refused value is present and has been reported."""

from __future__ import annotations

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program


def absent(record: Record, field: str) -> bool:
    """Whether a field is not there, or is an empty list or mapping; a refused value is there."""
    if field in record.refused:
        return False
    return field not in record.model_fields_set or getattr(record, field) in ((), {})


def refused(record: Record, field: str) -> bool:
    """Whether a field was given and could not be read, so that nothing is known of it."""
    return field in record.refused


def lost(plan: Plan, program: Program, *path: str | int) -> bool:
    """Whether a list below a program lost a faulty item: what seems to miss may have stood there."""
    return bool(plan.pruned) and (program.dimension, program.place.path + path) in plan.pruned


def lost_in(plan: Plan, file: str, *path: str | int) -> bool:
    """Whether a list of a file ("plan", "proposals" or a dimension) lost a faulty item."""
    below: Path = path
    return (file, below) in plan.pruned

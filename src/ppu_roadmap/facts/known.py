"""What is missing, told from what was faulty: a refused value is present and has been reported."""

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HOMES


def absent(record: Record, field: str) -> bool:
    """Whether a field is not there, or is an empty list or mapping; a refused value is there."""
    if field not in record.model_fields_set:
        return True
    return getattr(record, field) in ((), {}) and field not in record.refused


def silent(record: Record, field: str) -> bool:
    """Whether a text is not there or is blank; a refused one is there."""
    if field not in record.model_fields_set:
        return True
    text: object = getattr(record, field)
    return isinstance(text, str) and not text.strip()


def lost(plan: Plan, program: Program, *path: str | int) -> bool:
    """Whether a list below a program lost a faulty item: what seems to miss may have stood there."""
    return bool(plan.pruned) and (program.dimension, program.place.path + path) in plan.pruned


def lost_in(plan: Plan, file: str, *path: str | int) -> bool:
    """Whether a list of a file ("plan", "proposals" or a dimension) lost a faulty item."""
    return (file, path) in plan.pruned


def lacks(plan: Plan, program: Program, field: str) -> bool:
    """Whether a program certainly has nothing in a list: none is there, and no item was lost."""
    return absent(program, field) and not lost(plan, program, field)


def unsure(plan: Plan, program: Program, field: str) -> bool:
    """Whether something in a field of a program could not be read, so that what it holds is not all of it."""
    return field in program.refused or lost(plan, program, field)


def unsure_in_file(plan: Plan, field: str) -> bool:
    """Whether something in a field of plan.yaml could not be read, so that a word may stand there after all."""
    return field in plan.file.refused or lost_in(plan, "plan", field)


def all_programs_known(plan: Plan, dimension: str) -> bool:
    """Whether every program of a dimension could be read, so that what none has is truly missing."""
    file = plan.dimensions.get(dimension)
    if file is None:
        return dimension not in plan.broken and not plan.alone
    return "programs" not in file.refused and not lost_in(plan, dimension, "programs")


def all_known(plan: Plan, field: str | None = None) -> bool:
    """Whether every program, and what each has in a field, could be read, so that what none has is truly missing."""
    if not all(all_programs_known(plan, dimension) for dimension in HOMES):
        return False
    refused = any(field in program.refused for program in plan.programs)
    return not refused and not any(field in path for _file, path in plan.pruned)

"""Records made of data as the loader makes them: ``None`` stands for what was refused."""

from copy import deepcopy
from typing import Any, TypeVar

from ppu_roadmap.diagnostics import Finding, Place, Reported
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.shape.shaping import shape
from ppu_roadmap.source.document import Document
from ppu_roadmap.text import _

AnyFile = TypeVar("AnyFile", bound=Located)
_REFUSAL = Reported("RM013", Finding(Place(""), _("{name}", name="refused")))


def record(model: type[AnyFile], data: dict[str, Any], file: str = "") -> AnyFile:
    """A file of a plan; each ``None`` in its data is a value that was refused."""
    made = shape(Document(file, deepcopy(data), reported=[_REFUSAL]), model)
    assert made is not None, data
    return made


def dimension(
    name: str, programs: list[dict[str, Any]], strategies: list[dict[str, Any]] | None = None, file: str = ""
) -> DimensionFile:
    """A dimension file whose programs know where they belong."""
    data: dict[str, Any] = {"dimension": name, "programs": programs}
    if strategies is not None:
        data["strategies"] = strategies
    made = record(DimensionFile, data, file)
    for index, program in enumerate(made.programs):
        program.stems_from(place=made.at("programs", index), dimension=name)
    return made


def at_home(program: Program, dimension: str = "governance") -> Program:
    """A program that belongs to a dimension."""
    return program.stems_from(dimension=dimension)

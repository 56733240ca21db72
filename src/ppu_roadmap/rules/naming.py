"""What messages call a thing."""

from __future__ import annotations

from ppu_roadmap.diagnostics import Place
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Value, _


def called(program: Program) -> Value:
    """A program's id; its name where it has none."""
    return program.id or program.name or _("a program without an id")


def file_of(place: Place) -> str:
    """The name of a place's file, without its folder."""
    return place.file.rpartition("/")[2]

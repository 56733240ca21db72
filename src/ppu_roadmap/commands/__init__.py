"""One thin file a command, listed by hand in the order of the help: options in, one call, output."""

from __future__ import annotations

from ppu_roadmap.commands.export import export
from ppu_roadmap.commands.matrix import matrix
from ppu_roadmap.commands.program import program
from ppu_roadmap.commands.rule import rule
from ppu_roadmap.commands.schema import schema
from ppu_roadmap.commands.show import show
from ppu_roadmap.commands.validate import validate

COMMANDS = (validate, rule, schema, show, program, matrix, export)

"""``roadmap schema``: JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Literal

from ppu_roadmap.commands.options import OutputOption, one_of
from ppu_roadmap.commands.run import Run

KINDS: tuple[Literal["plan", "dimension", "proposals"], ...] = ("plan", "dimension", "proposals")
EXAMPLES = ("roadmap schema dimension -o schema/dimension.schema.json",)


def main(
    run: Run,
    kind: Annotated[str, one_of(KINDS, None, "The file that it describes.")] = "dimension",
    *,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema (draft-07) of a file of the plan, for completion and checks in editors."""
    from ppu_roadmap.model.schema import schema_bytes

    (chosen,) = (each for each in KINDS if each == kind)
    run.deliver(schema_bytes(chosen), output)

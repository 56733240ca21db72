"""``roadmap schema``: JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import _, words

KINDS = ("plan", "dimension", "proposals")


@command("schema", "Check", "roadmap schema dimension -o schema/dimension.schema.json")
def schema(
    run: Run,  # noqa: ARG001 -- the options of every command
    kind: Annotated[
        str, typer.Argument(metavar="plan|dimension|proposals", help="The file that it describes.")
    ] = "dimension",
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is stdout.")
    ] = None,
) -> None:
    """Print the JSON Schema (draft-07) of a file of the plan, for completion and checks in editors."""
    from ppu_roadmap.model.schema import schema_bytes

    match kind:
        case "plan" | "dimension" | "proposals":
            write_bytes(schema_bytes(kind), output)
        case _:
            raise Refusal(_("there is no schema {kind}; there are {kinds}", kind=kind, kinds=words(KINDS)))

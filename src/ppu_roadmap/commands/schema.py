"""``roadmap schema``: JSON Schema for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from ppu_roadmap.commands.completion import listed
from ppu_roadmap.commands.options import OutputOption, one_of
from ppu_roadmap.commands.run import Run

if TYPE_CHECKING:
    from ppu_roadmap.model.schema import FileKind

EXAMPLES = ("roadmap schema dimension -o schema/dimension.schema.json",)


def main(
    run: Run,
    kind: Annotated[str, one_of(listed("model.schema:KINDS"), None, "The file that it describes.")] = "dimension",
    *,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema (draft-07) of a file of the plan, for completion and checks in editors."""
    from ppu_roadmap.model.schema import schema_bytes

    run.deliver(schema_bytes(cast("FileKind", kind)), output)

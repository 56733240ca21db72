"""``roadmap program``: one program in full."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.showing import plans_of
from ppu_roadmap.text import _

EXAMPLES = ("roadmap program GOV-01", "roadmap program SOC-01 --plan plans --lang en")


def main(
    run: Run,
    id: Annotated[str, typer.Argument(metavar="ID", help="The program's id.", autocompletion=completion.programs)],
) -> None:
    """Show one program in full."""
    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.terminal.documents import print_document
    from ppu_roadmap.views.program_sheet import program_sheet
    from ppu_roadmap.words.near import nearest

    plans = plans_of(run)
    found = [(plan, plan.by_id[id.upper()]) for plan in plans if id.upper() in plan.by_id]
    if not found:
        near = nearest(id, [known for plan in plans for known in plan.by_id])
        if near is None:
            raise Refusal(_("there is no program {id}", id=id))
        raise Refusal(_("there is no program {id}; did you mean {near}?", id=id, near=near))
    for plan, each in found:
        print_document(Document.of(program_sheet(plan, each)), run.language(plan.language), run.screen())

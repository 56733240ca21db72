"""``roadmap program``: one program in full."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.options import one_of
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.commands.showing import formats, plans_of, print_view
from ppu_roadmap.text import _

EXAMPLES = ("roadmap program GOV-01", "roadmap program SOC-01 --plan plans --lang en")


def main(
    run: Run,
    id: Annotated[str, typer.Argument(metavar="ID", help="The program's id.", autocompletion=completion.programs)],
    *,
    format: Annotated[str, one_of(formats(), "--format", help="How the table is written.")] = "table",
) -> None:
    """Show one program in full."""
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.views import view_named
    from ppu_roadmap.views.view import Asked
    from ppu_roadmap.words.near import or_nearest

    plans = plans_of(run)
    found = [plan for plan in plans if id.upper() in plan.by_id]
    if not found:
        raise Refusal(
            or_nearest(_("there is no program {id}", id=id), id, [known for plan in plans for known in plan.by_id])
        )
    view = view_named("program")
    asked = Asked(found, run.today, Selection(ids=(id.upper(),)))
    print_view(run, format, view, asked)

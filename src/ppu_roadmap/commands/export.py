"""``roadmap export``: the roadmap as a file."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, columns_of, one_of
from ppu_roadmap.commands.run import Run
from ppu_roadmap.commands.showing import KINDS, ExcelOption, answer, asked_of, formatted, write_document
from ppu_roadmap.text import Refusal, _

EXAMPLES = (
    "roadmap export csv -o roadmap.csv",
    "roadmap export svg -o roadmap.svg --horizon 5y --plan plans",
    "roadmap export md -o - --quick-wins",
)


def main(
    run: Run,
    filters: Filters,
    kind: Annotated[str, one_of(KINDS, help="What to write.")],
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is stdout.")
    ] = None,
    columns: Annotated[Many, columns_of("fields.program:FIELDS")] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="csv: no quote before text that a spreadsheet takes for a formula.")
    ] = False,
    excel: ExcelOption = False,
) -> None:
    """Write the roadmap to a file that is the same from run to run."""
    from ppu_roadmap.views import view_named

    _kind, options = formatted(kind, raw=raw, excel=excel)
    if output is None:
        raise Refusal(_("say where to write: -o FILE, or -o - for standard output"))
    view = view_named("show")
    asked = asked_of(run, view, None, filters, columns)
    write_document(run, answer(view, asked, kind, **options), asked, kind, output, **options)

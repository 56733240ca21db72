"""``roadmap export``: the roadmap as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.command import command
from ppu_roadmap.commands.filters import check_words, filtered, refuse_unknown
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection


@command(
    "export",
    "Write out",
    "roadmap export csv -o roadmap.csv",
    "roadmap export svg -o roadmap.svg --horizon 5y --plan plans",
    "roadmap export md -o - --quick-wins",
)
@filtered
def export(
    run: Run,
    selection: Selection,
    kind: Annotated[str, typer.Argument(metavar="csv|json|md|svg", help="What to write.")],
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is stdout.")
    ] = None,
    columns: Annotated[list[str] | None, typer.Option(metavar="KEYS", help="The columns, in this order.")] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="csv: no quote before text that a spreadsheet takes for a formula.")
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="csv: semicolons and a mark of UTF-8, as Excel wants it here.")
    ] = False,
) -> None:
    """Write the roadmap to a file that is the same from run to run."""
    from ppu_roadmap.export.formats import FORMATS, format_named
    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.views.programs import programs_table, unknown_columns

    names = [form.name for form in FORMATS]
    if kind not in names:
        raise Refusal(_("there is no export {kind}; there are {kinds}", kind=kind, kinds=words(names)))
    if output is None:
        raise Refusal(_("say where to write: -o FILE, or -o - for standard output"))
    chosen = tuple(split(columns))
    refuse_unknown(unknown_columns(chosen))
    plans = [loaded.plan for loaded in run.load()]
    check_words(selection, plans)
    form = format_named(kind)
    document = Document.of([programs_table(plans, selection, chosen, grouped=not form.data)])
    options = {name: value for name, value in (("raw", raw), ("excel", excel)) if name in form.options}
    write_bytes(form.render(document, run.language(plans[0].language, exported=True), **options), output)

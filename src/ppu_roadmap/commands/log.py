"""``roadmap log``: who changed what of a program when."""

from typing import Annotated

from ppu_roadmap.commands.completion import PROGRAM
from ppu_roadmap.commands.diff import format_of, plan_path
from ppu_roadmap.commands.options import OutputOption, argument, one_of
from ppu_roadmap.commands.run import Run

EXAMPLES = ("roadmap log GOV-01", "roadmap log SOC-01 --plan plans --format md")
FORMATS = ("table", "md", "json")
FormatOption = Annotated[str, one_of(FORMATS, "--format", "How it is written.")]


def main(
    run: Run,
    id: Annotated[str, argument("ID", "The program's id.", PROGRAM)],
    *,
    format: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show who changed what of a program when, newest first, as git remembers it."""
    from ppu_roadmap.revision.history import history_of

    format = format_of(format, output, FORMATS)
    history = history_of(plan_path(run), id.upper())
    run.own = history.names.language
    if format == "json":
        from ppu_roadmap.report.json import dumped
        from ppu_roadmap.revision.data import history_data

        run.deliver(dumped(history_data(id.upper(), history.steps, complete=not history.stopped)), output)
    else:
        from ppu_roadmap.commands.showing import write_pages
        from ppu_roadmap.revision.document import history as pages

        write_pages(run, pages(id.upper(), history.steps, stopped=history.stopped), run.own, format, output)

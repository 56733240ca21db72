"""``roadmap log``: who changed what of a program when."""

from typing import Annotated

from ppu_roadmap.commands.completion import PROGRAM
from ppu_roadmap.commands.diff import format_of
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
    from ppu_roadmap.commands.showing import write_pages
    from ppu_roadmap.report import revision
    from ppu_roadmap.revision import document
    from ppu_roadmap.revision.history import history_of

    id = id.upper()
    found = history_of(run.path(there=False), id)
    run.own = found.names.language
    format = format_of(format, output, FORMATS)
    if format == "json":
        run.deliver(revision.history(id, found), output)
    else:
        write_pages(run, document.history(id, found), run.own, format, output)

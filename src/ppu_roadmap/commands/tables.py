"""The ``--format`` of commands that show tables: on the terminal, in Markdown, or as rows for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.paper.document import Block
    from ppu_roadmap.paper.table import Table
    from ppu_roadmap.text import Language

CHOICES = ("table", "csv", "json", "md")

PlanArgument = Annotated[str | None, typer.Argument(metavar="PLAN", help="A plan, a portfolio, or one file of a plan.")]
FormatOption = Annotated[str, typer.Option("--format", metavar="table|csv|json|md", help="How the table is written.")]


def check_format(format_: str) -> None:
    """End the command where ``--format`` is none that there is."""
    if format_ not in CHOICES:
        raise Refusal(_("--format is {name}, not one of {choices}", name=format_, choices=words(CHOICES)))


def print_in(
    run: Run,
    format_: str,
    blocks: Callable[[], Iterable[Block]],
    data: Callable[[], Table],
    language: Language,
) -> None:
    """Print ``blocks`` for people (table, md), or the rows of ``data`` (csv, json); only what is printed is made."""
    check_format(format_)
    from ppu_roadmap.paper.document import Document

    if format_ == "table":
        from ppu_roadmap.terminal import print_document

        print_document(Document.of(blocks()), language, run.screen())
        return
    from ppu_roadmap.export.formats import format_named

    form = format_named(format_)
    write_bytes(form.render(Document.of((data(),) if form.data else blocks()), language))

"""What all commands that show begin and end with: the plans read, words and columns known, tables in a ``--format``."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ppu_roadmap.commands.filters import selection_of
from ppu_roadmap.commands.options import Many, PlanArgument, one_of
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.export import FORMATS, format_named
from ppu_roadmap.text import Refusal, Uncut, _, words

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.views.view import Asked, View

KINDS = tuple(form.name for form in FORMATS)
_OTHER_SUFFIXES = ("xlsx", "xls", "ods", "docx", "doc", "odt", "pdf", "png", "yaml", "yml")
"""Suffixes of files that other programs open, or that hold the plan."""
FormatOption = Annotated[str, one_of(("table", *KINDS), "--format", help="How the table is written.")]


ExcelOption = Annotated[
    bool, typer.Option("--excel", help="csv as Excel here wants it: what people read, semicolons, a mark of UTF-8.")
]


class Showing(NamedTuple):
    """What is shown and how."""

    plan: PlanArgument = None
    format: FormatOption = "table"
    excel: ExcelOption = False


def plans_of(run: Run, argument: str | None = None) -> list["Plan"]:
    """The plans to show."""
    return [loaded.plan for loaded in run.load(argument)]


def asked_of(
    run: Run, view: "View", plan: str | None, filters: NamedTuple, columns: Many = None, **cut: Any
) -> "Asked":
    """What is asked of a view; ends the command at a word that is no column, or that no plan knows.

    ``cut`` is what else is asked, named as in :class:`ppu_roadmap.views.view.Asked`.
    """
    from ppu_roadmap.views.view import Asked

    chosen = tuple(_columns(run, view, split(columns)))
    asked = Asked(plans_of(run, plan), run.today, selection_of(run, filters), chosen, **cut)
    if asked.weights is not None:
        from ppu_roadmap.analysis.quick_wins import by_criterion

        asked = asked._replace(weights=by_criterion(asked.weights, asked.plans))
    for each in view.hear(asked):
        run.heard(*each)
    return asked


def _columns(run: Run, view: "View", typed: Iterable[str]) -> Iterator[str]:
    from ppu_roadmap.words.reading import only

    for word in typed:
        known = view.columns
        problem = _("no column is called {word}", word=word)
        yield run.heard("--columns", word, only(word, known.read(word), known.unknown(problem, word)))


def show_view(run: Run, name: str, showing: Showing, filters: NamedTuple, columns: Many = None, **cut: Any) -> None:
    """Show a view of the plans; ``cut`` is what else is asked."""
    from ppu_roadmap.views import view_named

    view = view_named(name)
    asked = asked_of(run, view, showing.plan, filters, columns, **cut)
    format, options = formatted(showing.format, excel=showing.excel)
    write_document(run, answer(view, asked, format, **options), asked, format, **options)


def formatted(format: str, **given: bool) -> tuple[str, dict[str, Any]]:
    """The format and its options that are given: csv where ``--excel`` alone says so; ends the command at others."""
    options: dict[str, Any] = {name: True for name, wanted in given.items() if wanted}
    format = "csv" if format == "table" and options else format
    for option in options:
        if format == "table" or option not in format_named(format).options:  # it says nothing to the format
            able = words([form.name for form in FORMATS if option in form.options])
            raise Refusal(
                _("--{option} goes with {formats} alone, not with {kind}", option=option, formats=able, kind=format)
            )
    return format, options


def answer(view: "View", asked: "Asked", format: str, *, excel: bool = False, **_options: bool) -> "Document":
    """What a view has for people, or its rows for machines (csv, json); Excel is opened by people."""
    from ppu_roadmap.paper.document import Document

    data = format != "table" and format_named(format).data and not excel
    return Document.of([view.rows(asked)]) if data else view.document(asked)


def write_document(
    run: Run, document: "Document", asked: "Asked", format: str, output: str | None = None, **options: Any
) -> None:
    """Print a document, or write it to a file, in the language of its plan where no other is wanted."""
    own = asked.plans[0].language
    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        print_document(document, run.language(own), run.screen())
        return
    _check_suffix(format, output)
    language = run.language(own, exported=output is not None)
    write_bytes(format_named(format).render(document, language, **options), output)


def _check_suffix(format: str, output: str | None) -> None:
    """End the command where a file is called as one of another kind: no program would open it."""
    suffix = (output or "").rpartition(".")[2].casefold()
    if suffix in {*KINDS, *_OTHER_SUFFIXES} - {format}:
        raise Refusal(
            _("{file} has the name of a {suffix} file, but {format} is written: name a file that ends in .{format}",
              file=Uncut(str(output)), suffix=suffix, format=format)
        )  # fmt: skip

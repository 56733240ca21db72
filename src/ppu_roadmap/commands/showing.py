"""What all commands that show begin and end with: filters, the plans read, words known, tables in a ``--format``."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ppu_roadmap.commands.completion import AGENCY, DIMENSION, LOCATION, MISSION, SNI, SUBDIMENSION, among
from ppu_roadmap.commands.options import Many, One, PlanArgument, flag, one_of, option
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.export import FORMATS, format_named
from ppu_roadmap.text import Phrase, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.paper.document import Document
    from ppu_roadmap.paper.flow import Stream
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked, View

OTHER_SUFFIXES = ("xls", "ods", "doc", "odt", "jpg", "jpeg", "yaml", "yml")
"""Suffixes of files that other programs open, or that hold the plan."""
FormatOption = Annotated[
    str, one_of(("table", *(form.name for form in FORMATS)), "--format", "How the table is written.")
]
ExcelOption = Annotated[
    bool, flag("--excel", "csv as Excel here wants it: what people read, semicolons, a mark of UTF-8.")
]

PANEL = "Filters"
narrow = partial(option, rich_help_panel=PANEL)
"""An option that leaves out programs."""
_horizon = among(("1y", "5y", "long"))
_level = among(("low", "medium", "high"))
_sort = among("fields.program:SORTED")
_status = among("model.types:STATUSES")
_forum = among("views.proposals:FORUMS")
_answer = among("views.proposals:STATUSES")


class Filters(NamedTuple):
    """The filters as options, called as in a selection; what they name is compared with plans when those are read."""

    horizons: Annotated[Many, narrow("--horizon", "1y|5y|long", "Programs with exactly this tag.", _horizon)] = None
    dimensions: Annotated[Many, narrow("--dimension", "WORD", "A dimension, such as governance.", DIMENSION)] = None
    subdimensions: Annotated[
        Many, narrow("--subdimension", "WORD", "A sub-dimension, such as health.", SUBDIMENSION)
    ] = None
    owners: Annotated[Many, narrow("--owner", "AGENCY", "Lead agency: key, short or full name.", AGENCY)] = None
    partners: Annotated[Many, narrow("--partner", "AGENCY", "A partner or supporting agency.", AGENCY)] = None
    years: Annotated[Many, narrow("--year", "YEAR", "Programs that run in this year.")] = None
    statuses: Annotated[
        Many, narrow("--status", "WORD", "proposed, planned, ongoing, done, delayed or cancelled.", _status)
    ] = None
    missions: Annotated[Many, narrow("--mission", "KEY", "A mission served: M2 or rpjmd-2025:M2.", MISSION)] = None
    sni: Annotated[Many, narrow("--sni", "NUMBER", "An SNI ISO 37122 number measured.", SNI)] = None
    locations: Annotated[Many, narrow("--location", "PLACE", "A kecamatan, desa or kelurahan.", LOCATION)] = None
    through: Annotated[One, narrow("--through", "1y|5y|long", "This horizon and every nearer one.", _horizon)] = None
    min_risk: Annotated[One, narrow("--min-risk", "low|medium|high", "A risk of at least this level.", _level)] = None
    search: Annotated[One, narrow("--search", "TEXT", "Words that all occur in its texts.")] = None
    quick_wins: Annotated[bool, flag("--quick-wins", "Only quick wins.", rich_help_panel=PANEL)] = False
    sort: Annotated[Many, narrow("--sort", "COLUMNS", "Order by these columns; -budget: largest first.", _sort)] = None


class ProposalFilters(NamedTuple):
    """The filters of proposals, called as in a selection."""

    dimensions: Annotated[Many, narrow("--dimension", "WORD", "A dimension, such as governance.", DIMENSION)] = None
    proposers: Annotated[Many, narrow("--proposer", "AGENCY", "Who proposed: key, short or full name.", AGENCY)] = None
    locations: Annotated[Many, narrow("--location", "PLACE", "A kecamatan, desa or kelurahan.", LOCATION)] = None
    forums: Annotated[
        Many, narrow("--forum", "WORD", "bimtek-1 to bimtek-4, musrenbang, pokir, letter or other.", _forum)
    ] = None
    statuses: Annotated[
        Many, narrow("--status", "WORD", "submitted, discussed, accepted, merged or rejected.", _answer)
    ] = None
    search: Annotated[One, narrow("--search", "TEXT", "Text in id, name, proposer, location, volume or note.")] = None


class Showing(NamedTuple):
    """What is shown and how."""

    plan: PlanArgument = None
    format: FormatOption = "table"
    excel: ExcelOption = False


def selection_of(run: Run, filters: NamedTuple) -> "Selection":
    """The filters that are given, as a value; of what may be repeated every word."""
    from ppu_roadmap.analysis.selection import Selection

    given = {name: value for name, value in filters._asdict().items() if value}
    given |= {name: tuple(dict.fromkeys(split(value))) for name, value in given.items() if isinstance(value, list)}
    years = (run.years("--year", text) for text in given.get("years", ()))
    return Selection(**given | {"years": tuple(dict.fromkeys(year for each in years for year in each))})


def wanted_of(run: Run, view: "View", filters: NamedTuple, columns: Many = None, **cut: Any) -> "Asked":
    """What is asked of a view, and of no plan yet; ends the command at a word that is no column.

    ``cut`` is what else is asked, named as in :class:`ppu_roadmap.views.view.Asked`.
    """
    from ppu_roadmap.views.view import Asked

    chosen = tuple(dict.fromkeys(_columns(run, view, dict.fromkeys(split(columns)))))
    return Asked((), run.today, selection_of(run, filters), chosen, **cut)


def asked_of(run: Run, view: "View", plan: One, filters: NamedTuple, columns: Many = None, **cut: Any) -> "Asked":
    """What is asked of a view and its plans; ends the command at a word that is no column, or that no plan knows.

    ``cut`` is as in :func:`wanted_of`. Only a view that tells of findings or of texts pays for them.
    """
    asked = wanted_of(run, view, filters, columns, **cut)
    loaded = [*run.each(plan, findings=view.findings)]
    plans = [item.plan for item in loaded]
    asked = asked._replace(plans=plans, findings=tuple(item.diagnostics for item in loaded) if view.findings else ())
    if view.texts:
        from ppu_roadmap.loader.book import texts_of

        language = run.language(plans[0].language, exported=True)
        asked = asked._replace(texts=tuple(texts_of(each, language) for each in plans))
    if asked.weights is not None:
        from ppu_roadmap.analysis.quick_wins import by_criterion

        asked = asked._replace(weights=by_criterion(asked.weights, asked.plans))
    for each in view.hear(asked):
        run.heard(*each)
    return asked


def _columns(run: Run, view: "View", typed: Iterable[str]) -> Iterator[str]:
    from ppu_roadmap.words.reading import only

    known = view.columns
    for word in typed:
        found, problem = known.read(word), _("no column is called {word}", word=word)
        yield run.heard("--columns", word, only(word, found, problem if found else known.unknown(problem, word)))


def show_view(run: Run, name: str, showing: Showing, filters: NamedTuple, columns: Many = None, **cut: Any) -> None:
    """Show a view of the plans; ``cut`` is what else is asked."""
    from ppu_roadmap.views import view_named

    view, plan, format = view_named(name), showing.plan, showing.format
    data = formatted(format, excel=showing.excel)[-1]
    if view.apart(data=data, weights=cut.get("weights")) and (size := size_of(run, plan)):
        wanted = wanted_of(run, view, filters, columns, among=size, **cut)
        write_stream(run, view, wanted, plan, format, excel=showing.excel)
    else:
        asked = asked_of(run, view, plan, filters, columns, **cut)
        write_answer(run, view, asked, format, excel=showing.excel)


def size_of(run: Run, plan: One) -> int:
    """How many plans there are where they are so many that no two are to be in hand together, else none."""
    from ppu_roadmap.loader.folder import MANY, plan_folders

    path = run.path(plan)
    size = sum(1 for _folder in plan_folders(path)) if path.is_dir() else 0
    return size if size >= MANY else 0


def write_answer(run: Run, view: "View", asked: "Asked", format: str, **given: bool) -> None:
    """Write what a view has for people, or its rows for machines (csv, json); Excel is opened by people."""
    from ppu_roadmap.paper.document import Document

    format, options, data = formatted(format, **given)
    document = Document.of([view.rows(asked)]) if data else view.document(asked)
    write_pages(run, document, asked.plans[0].language, format, **options)


def write_stream(
    run: Run, view: "View", wanted: "Asked", plan: One, format: str, output: One = None, **given: bool
) -> None:
    """Write likewise what a view has of many plans, as they answer; ends the command at a word that none knows."""
    from ppu_roadmap.views.question import Question

    format, options, data = formatted(format, **given)
    question = Question(view.name, wanted, data)
    answers = run.answers(question, plan, whole=question.waits)
    first, *others = answers if question.waits else islice(answers, 1)
    for each in question.heard(one.known for one in (first, *others)):
        run.heard(*each)
    stream = question.stream(first.region, chain((first, *others), answers))
    write_pages(run, stream, first.region.language, format, output, **options)
    if not question.waits:
        run.note_errors(run.errors)


def formatted(format: str, **given: bool) -> tuple[str, dict[str, Any], bool]:
    """The format, csv where ``--excel`` alone says so, its options that are given, and whether it is for machines.

    Ends the command at other options.
    """
    options: dict[str, Any] = {name: True for name, wanted in given.items() if wanted}
    format = "csv" if format == "table" and options else format
    for name in options:
        if format == "table" or name not in format_named(format).options:  # it says nothing to the format
            able = words(form.name for form in FORMATS if name in form.options)
            told: dict[str, Phrase] = {"option": name, "formats": able, "kind": format}
            raise Refusal(_("--{option} goes with {formats} alone, not with {kind}", **told))
    return format, options, format != "table" and format_named(format).data and "excel" not in options


def write_pages(
    run: Run, pages: "Document | Stream", own: "Language | None", format: str, output: One = None, **options: Any
) -> None:
    """Print a document, or write it to a file, in the language of its plan where no other is wanted.

    Ends the command where a terminal would get what is no text.
    """
    from ppu_roadmap.paper.document import Document

    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        screen = run.screen()
        print_document(pages, run.language(own), screen)
        screen.stream.flush()  # before anything is said about it
        return
    form = format_named(format)
    lang = run.language(own, exported=output is not None)
    data = form.render(pages, lang, **options) if isinstance(pages, Document) else form.pieces(pages, lang, **options)
    refuse_terminal(output, form.binary, format)
    run.deliver(data, output)


def refuse_terminal(output: str | None, binary: bool, suffix: str) -> None:
    """End the command where a terminal would get what is no text."""
    if binary and output in (None, "-") and sys.stdout.isatty():
        raise Refusal(_("{kind} is no text for a terminal: name a file with -o, or > FILE.{kind}", kind=suffix))

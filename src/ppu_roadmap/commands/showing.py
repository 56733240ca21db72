"""What all commands that show begin and end with: the plans read, words and columns known, tables in a ``--format``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from ppu_roadmap.commands.options import Many, PlanArgument, one_of
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run, split

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.commands.filters import Filters
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.paper.document import Block, Document
    from ppu_roadmap.paper.table import Table
    from ppu_roadmap.text import Message


def kinds() -> tuple[str, ...]:
    """The formats of files."""
    from ppu_roadmap.export import FORMATS

    return tuple(form.name for form in FORMATS)


def formats() -> tuple[str, ...]:
    """The words of ``--format``: the terminal's table, and the formats of files."""
    return ("table", *kinds())


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown and how: PLAN and ``--format``."""

    plan: PlanArgument = None
    format: Annotated[str, one_of(formats(), "--format", help="How the table is written.")] = "table"


def plans_of(run: Run, argument: str | None = None, selection: Selection | None = None) -> list[Plan]:
    """The plans to show; ends the command where a filter names what none of them has."""
    plans = [loaded.plan for loaded in run.load(argument)]
    if selection is not None:
        from ppu_roadmap.analysis.unknown_words import unknown_words

        refuse_unknown(unknown_words(selection, plans))
    return plans


def unknown_keys(typed: Iterable[str], known: Sequence[str]) -> Iterator[Message]:
    """What to say of each word that is no column."""
    from ppu_roadmap.analysis.unknown_words import among
    from ppu_roadmap.text import _
    from ppu_roadmap.words.typed import key_of

    for word in typed:
        if key_of(word) not in known:
            yield among(_("no column is called {word}", word=word), word, known)


def chosen_columns(typed: list[str] | None, unknown: Callable[[Sequence[str]], Iterable[Message]]) -> tuple[str, ...]:
    """The words of ``--columns``; ends the command where one is none."""
    chosen = tuple(split(typed))
    refuse_unknown(unknown(chosen))
    return chosen


def refuse_unknown(messages: Iterable[Message]) -> None:
    """End the command with the first of these messages, if there is one."""
    for message in messages:
        raise Refusal(message)


def show_view(run: Run, name: str, showing: Showing, filters: Filters, columns: Many = None, **cut: Any) -> None:
    """Show a view of the plans; ``cut`` is what else is asked, named as in :class:`ppu_roadmap.views.view.Asked`."""
    from ppu_roadmap.views import view_named
    from ppu_roadmap.views.view import Asked

    view = view_named(name)
    chosen = chosen_columns(columns, lambda typed: unknown_keys(typed, view.columns))
    selection = filters.selection()
    plans = plans_of(run, showing.plan, selection)
    asked = Asked(plans, run.today, selection, chosen, **cut)
    print_in(run, showing.format, plans, lambda: view.document(asked), lambda: view.rows(asked))


def print_in(
    run: Run,
    format: str,
    plans: Sequence[Plan],
    made: Callable[[], Document | Iterable[Block]],
    rows: Callable[[], Table],
) -> None:
    """Print what is ``made`` for people, or ``rows`` for machines (csv, json); only what is printed is made."""
    from ppu_roadmap.export import format_named
    from ppu_roadmap.paper.document import Document

    def document() -> Document:
        found = made()
        return found if isinstance(found, Document) else Document.of(found)

    language = run.language(plans[0].language)
    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        print_document(document(), language, run.screen())
        return
    form = format_named(format)
    write_bytes(form.render(Document.of([rows()]) if form.data else document(), language))

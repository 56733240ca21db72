"""What all commands that show begin and end with: the plans read, words and columns known, tables in a ``--format``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from ppu_roadmap.commands.options import Many, PlanArgument, one_of
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run, split

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.text import Message
    from ppu_roadmap.views.view import Asked, View


def kinds() -> tuple[str, ...]:
    """The formats of files."""
    from ppu_roadmap.export import FORMATS

    return tuple(form.name for form in FORMATS)


def formats() -> tuple[str, ...]:
    """The words of ``--format``: the terminal's table, and the formats of files."""
    return ("table", *kinds())


@dataclass
class Showing:
    """What is shown and how: PLAN and ``--format``."""

    plan: PlanArgument = None
    format: Annotated[str, one_of(formats(), "--format", help="How the table is written.")] = "table"


class Selecting(Protocol):
    """A group of options that say which programs, or other things of a plan, are meant."""

    def selection(self) -> Selection:
        """The filters as a value."""


def plans_of(run: Run, argument: str | None = None) -> list[Plan]:
    """The plans to show."""
    return [loaded.plan for loaded in run.load(argument)]


def unknown_keys(typed: Iterable[str], known: Sequence[str]) -> Iterator[Message]:
    """What to say of each word that is no column."""
    from ppu_roadmap.analysis.unknown_words import among
    from ppu_roadmap.text import _
    from ppu_roadmap.words.typed import key_of

    for word in typed:
        if key_of(word) not in known:
            yield among(_("no column is called {word}", word=word), word, known)


def refuse_unknown(messages: Iterable[Message]) -> None:
    """End the command with the first of these messages, if there is one."""
    for message in messages:
        raise Refusal(message)


def asked_of(
    run: Run, view: View, plan: str | None, filters: Selecting, columns: list[str] | None = None, **cut: Any
) -> Asked:
    """What is asked of a view; ends the command at a word that is no column, or that no plan knows.

    ``cut`` is what else is asked, named as in :class:`ppu_roadmap.views.view.Asked`.
    """
    from ppu_roadmap.views.view import Asked

    chosen = tuple(split(columns))
    refuse_unknown(unknown_keys(chosen, view.columns))
    selection = filters.selection()
    asked = Asked(plans_of(run, plan), run.today, selection, chosen, **cut)
    refuse_unknown(view.unknown(asked))
    return asked


def show_view(run: Run, name: str, showing: Showing, filters: Selecting, columns: Many = None, **cut: Any) -> None:
    """Show a view of the plans; ``cut`` is what else is asked."""
    from ppu_roadmap.views import view_named

    view = view_named(name)
    print_view(run, showing.format, view, asked_of(run, view, showing.plan, filters, columns, **cut))


def print_view(run: Run, format: str, view: View, asked: Asked) -> None:
    """Print a view for people, or its rows for machines (csv, json); only what is printed is made."""
    from ppu_roadmap.export import format_named
    from ppu_roadmap.paper.document import Document

    language = run.language(asked.plans[0].language)
    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        print_document(view.document(asked), language, run.screen())
        return
    form = format_named(format)
    write_bytes(form.render(Document.of([view.rows(asked)]) if form.data else view.document(asked), language))

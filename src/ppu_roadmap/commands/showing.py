"""What all commands that show begin and end with: the plans read, words and columns known, tables in a ``--format``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.options import PlanArgument, one_of
from ppu_roadmap.commands.output import write_bytes
from ppu_roadmap.commands.run import Refusal, Run, split

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.tables import Table
    from ppu_roadmap.text import Message


def kinds() -> tuple[str, ...]:
    """The formats of files."""
    from ppu_roadmap.export.formats import FORMATS

    return tuple(form.name for form in FORMATS)


def formats() -> tuple[str, ...]:
    """The words of ``--format``: the terminal's table, and the formats of files that are text."""
    return ("table", *(name for name in kinds() if name != "svg"))


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


def chosen_columns(typed: list[str] | None, unknown: Callable[[Sequence[str]], Iterable[Message]]) -> tuple[str, ...]:
    """The words of ``--columns``; ends the command where one is none."""
    chosen = tuple(split(typed))
    refuse_unknown(unknown(chosen))
    return chosen


def refuse_unknown(messages: Iterable[Message]) -> None:
    """End the command with the first of these messages, if there is one."""
    for message in messages:
        raise Refusal(message)


def print_in(
    run: Run, format: str, plans: Sequence[Plan], tables: Callable[[], Iterable[Table]], rows: Callable[[], Table]
) -> None:
    """Print ``tables`` for people (table, md), or ``rows`` for machines (csv, json); only what is printed is made."""
    language = run.language(plans[0].language)
    if format == "table":
        from ppu_roadmap.terminal import print_tables

        print_tables(tables(), language, run.screen())
        return
    from ppu_roadmap.export.formats import format_named

    form = format_named(format)
    pages = tables() if form.grouped else (rows(),)
    write_bytes(b"\n".join(form.render(table, language) for table in pages))

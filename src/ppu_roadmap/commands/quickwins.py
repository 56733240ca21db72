"""``roadmap quickwins``: the choice of quick wins, and the sheet put to the head of the region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, PlanArgument, one_of
from ppu_roadmap.commands.run import Refusal, Run, split
from ppu_roadmap.commands.showing import formats, plans_of, print_in, refuse_unknown
from ppu_roadmap.text import _, words

if TYPE_CHECKING:
    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.model.plan import Plan

EXAMPLES = (
    "roadmap quickwins",
    "roadmap quickwins plans --weights speed=40,impact=30,readiness=10,alignment=20",
    "roadmap quickwins --brief --html sheet.html",
    "roadmap quickwins --format csv > quickwins.csv",
)


def main(
    run: Run,
    filters: Filters,
    plan: PlanArgument = None,
    *,
    format: Annotated[str, one_of(formats(), "--format", help="How it is written.")] = "table",
    weights: Annotated[
        Many,
        typer.Option(
            "--weights", metavar="KEY=PERCENT,...", help="Try other weights, and see which quick wins rise and fall."
        ),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="The decision sheet for the head of the region, to read or to print.")
    ] = False,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write the decision sheet to this file, for A4.")
    ] = None,
) -> None:
    """Show the candidates for quick wins of each dimension: score, rank, decision and whether it still holds."""
    sheet = brief or html is not None
    tried = _weights(weights)
    if sheet:
        _check_sheet(format, html, tried)
    selection = filters.selection()
    plans = plans_of(run, plan, selection)
    if sheet:
        _sheet(run, plans, selection, "html" if html is not None else format, html)
    else:
        _table(run, plans, selection, format, tried)


def _check_sheet(format: str, html: str | None, tried: dict[str, int] | None) -> None:
    """End the command where an option says nothing to the sheet."""
    from ppu_roadmap.export import FORMATS

    able = ("table", *(form.name for form in FORMATS if not form.data))
    if format not in able:
        raise Refusal(_("the sheet is written as {choices}, not as {name}", choices=words(able), name=format))
    if html is not None and format not in {"table", "html"}:
        raise Refusal(_("--html and --format {name} are two ways to write one sheet: give one of them", name=format))
    if tried is not None:
        raise Refusal(_("the sheet uses the weights of plan.yaml: leave out --weights"))


def _table(run: Run, plans: list[Plan], selection: Selection, format: str, tried: dict[str, int] | None) -> None:
    from ppu_roadmap.analysis.quick_wins import wrong_weights
    from ppu_roadmap.views.quick_win_data import quick_wins_data
    from ppu_roadmap.views.quick_wins import quick_wins_table

    if tried is not None:
        refuse_unknown(wrong_weights(tried, plans))
    print_in(
        run,
        format,
        plans,
        lambda: (quick_wins_table(plans, selection, tried),),
        lambda: quick_wins_data(plans, selection, tried),
    )


def _sheet(run: Run, plans: list[Plan], selection: Selection, format: str, output: str | None) -> None:
    from ppu_roadmap.views.sheet import decision_sheet

    document = decision_sheet(plans, run.today, selection)
    if document is None:
        raise Refusal(_("there is no quick win to put on the sheet"), code=1)
    if format == "table":
        from ppu_roadmap.terminal.documents import print_document

        print_document(document, run.language(plans[0].language), run.screen())
        return
    from ppu_roadmap.commands.output import write_bytes
    from ppu_roadmap.export import format_named

    write_bytes(format_named(format).render(document, run.language(plans[0].language, exported=True)), output)


def _weights(typed: list[str] | None) -> dict[str, int] | None:
    """Weights by criterion from ``speed=40,impact=60``."""
    if typed is None:
        return None
    weights: dict[str, int] = {}
    for word in split(typed):
        key, _equals, percent = (part.strip() for part in word.partition("="))
        if not (key and percent.isascii() and percent.isdecimal() and len(percent) < 4):  # noqa: PLR2004 -- to 999
            raise Refusal(_("--weights has {word}, not a criterion and its percent such as speed=40", word=word))
        if key in weights:
            raise Refusal(_("--weights gives {word} twice", word=key))
        weights[key] = int(percent)
    return weights

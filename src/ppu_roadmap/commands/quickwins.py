"""``roadmap quickwins``: the choice of quick wins, and the sheet put to the head of the region."""

from __future__ import annotations

from typing import Annotated

import typer

from ppu_roadmap.commands.filters import Filters
from ppu_roadmap.commands.options import Many, option
from ppu_roadmap.commands.run import Run, split
from ppu_roadmap.commands.showing import Showing, asked_of, show_view, write_document
from ppu_roadmap.export import FORMATS
from ppu_roadmap.text import Refusal, _, words

EXAMPLES = (
    "roadmap quickwins",
    "roadmap quickwins plans --weights speed=40,impact=30,readiness=10,alignment=20",
    "roadmap quickwins --brief --html sheet.html",
    "roadmap quickwins --format csv > quickwins.csv",
)


def main(
    run: Run,
    showing: Showing,
    filters: Filters,
    *,
    weights: Annotated[
        Many,
        option("--weights", "KEY=PERCENT,...", "Try other weights, and see which quick wins rise and fall."),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="The decision sheet for the head of the region, to read or to print.")
    ] = False,
    html: Annotated[str | None, option("--html", "FILE", "Write the decision sheet to this file, for A4.")] = None,
) -> None:
    """Show the candidates for quick wins of each dimension: score, rank, decision and whether it still holds."""
    tried = _weights(weights)
    if brief or html is not None:
        _check_sheet(showing.format, html, tried)
        _sheet(run, filters, showing, html)
    else:
        show_view(run, "quickwins", showing, filters, weights=tried)


def _check_sheet(format: str, html: str | None, tried: dict[str, int] | None) -> None:
    """End the command where an option says nothing to the sheet."""
    able = ("table", *(form.name for form in FORMATS if not form.data))
    if format not in able:
        raise Refusal(_("the sheet is written as {choices}, not as {name}", choices=words(able), name=format))
    if html is not None and format not in {"table", "html"}:
        raise Refusal(_("--html and --format {name} are two ways to write one sheet: give one of them", name=format))
    if tried is not None:
        raise Refusal(_("the sheet uses the weights of plan.yaml: leave out --weights"))


def _sheet(run: Run, filters: Filters, showing: Showing, html: str | None) -> None:
    from ppu_roadmap.views import view_named
    from ppu_roadmap.views.sheet import why_empty

    view = view_named("brief")
    asked = asked_of(run, view, showing.plan, filters)
    document = view.document(asked)
    if not document.pages:
        raise Refusal(why_empty(asked), code=1)
    write_document(run, document, asked, showing.format if html is None else "html", "-" if html is None else html)


def _weights(typed: Many) -> dict[str, int] | None:
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

"""How things look: the styles of titles, words and levels, and headings in a line across a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppu_roadmap.terminal.screens import FILLED, Piece, Screen
from ppu_roadmap.terminal.wrapping import width_of, wrap

DOT = " · "
TITLE, LABEL, HEADING, QUIET, STAR = "bold", "bold", "bold", "dim", "yellow"
WORDS = {
    "done": "green", "approved": "green", "approved-with-notes": "green", "low": "green",
    "ongoing": "cyan",
    "delayed": "yellow", "medium": "yellow", "revise": "yellow", "gap": "yellow",
    "cancelled": "red", "rejected": "red", "high": "bold red",
    "proposed": "dim",
}  # fmt: skip
"""Styles of machine words, in the columns that hold such words."""
BANDS = {"low": f"{FILLED} green", "medium": f"{FILLED} yellow", "high": f"{FILLED} red"}
"""Styles of the cells of a heat map: the theme's own contrast, turned round."""


def heading_line(screen: Screen, width: int, dash: str, heading: str, words: str = "") -> Iterator[list[Piece]]:
    """A heading in a line so wide, both texts fit for the screen; the words go below where they have no room."""
    dash = screen.fit(dash)
    room = width - width_of(heading) - width_of(words) - 8
    if words and room > 0:
        yield [
            (dash * 2, QUIET),
            (f" {heading} ", HEADING),
            (dash * room, QUIET),
            (f" {words} ", ""),
            (dash * 2, QUIET),
        ]
        return
    first, *rest = wrap(heading, width - 6)
    yield [(dash * 2, QUIET), (f" {first} ", HEADING), (dash * (width - width_of(first) - 4), QUIET)]
    yield from ([("   ", ""), (line, HEADING)] for line in rest)
    yield from ([("   ", ""), (line, "")] for line in (wrap(words, width - 3) if words else []))


def apart(parts: Iterable[Iterable[list[Piece]]]) -> Iterator[list[Piece]]:
    """Lines one part below the other, an empty one between them."""
    for index, part in enumerate(parts):
        if index:
            yield []
        yield from part

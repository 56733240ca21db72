"""Headings in a line across a page, with a sum in a few words at the end."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.terminal.wrapping import width_of, wrap

HEADING, QUIET = "bold", "dim"


def rule(screen: Screen, width: int, dash: str, heading: str, words: str = "") -> Iterator[list[Piece]]:
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

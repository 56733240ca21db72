"""How wide a text is in the package's font, and where it breaks or is cut, so that it stays where there is room."""

import json
import unicodedata
from functools import cache
from itertools import accumulate
from pathlib import Path

FAMILY = "IBM Plex Sans"
WIDE, OTHER = 1000, 640
"""Thousandths of the size that a letter takes which is not in the font: one of East Asia, any other."""
SLACK = 1.02
"""How much wider a text may come out where it is set in a font of nearly the same widths."""


class _Face(dict[str, float]):
    """The widths of letters for a size of 1."""

    def __missing__(self, letter: str) -> float:
        width = 0 if unicodedata.combining(letter) else WIDE if unicodedata.east_asian_width(letter) in "WF" else OTHER
        self[letter] = width * SLACK / 1000
        return self[letter]


@cache
def _face(name: str) -> _Face:
    found = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))[name]
    return _Face((letter, int(width) * SLACK / 1000) for width, letters in found.items() for letter in letters)


def _widths(text: str, *, bold: bool) -> list[float]:
    face = _face("bold" if bold else "regular")
    return [face[letter] for letter in text]


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of its size."""
    return sum(_widths(text, bold=bold)) * size


def broken(text: str, room: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """The lines of a text, each no wider than the room; the last one ends in ``…`` where there would be more."""
    made: list[str] = []
    rest = " ".join(text.split())
    while rest and len(made) < lines - 1:
        end = _fitting(rest, room, size, bold=bold)
        if end < len(rest) and rest[end] != " ":
            end = rest.rfind(" ", 0, end) if " " in rest[:end] else end
        made.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*made, cut(rest, room, size, bold=bold)] if rest else made


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """A text on one line, cut with ``…`` where it is wider than the room."""
    if _fitting(text, room, size, bold=bold) == len(text):
        return text
    end = _fitting(text, room - width_of("…", size, bold=bold), size, bold=bold)
    return f"{text[:end].rstrip(' ,;:(')}…"


def _fitting(text: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters have room; one at least."""
    if len(text) > room / size * 8:  # no letter is that narrow: what lies beyond is not measured
        text = text[: int(room / size * 8) + 1]
    ends = accumulate(_widths(text, bold=bold))
    return next((max(end, 1) for end, width in enumerate(ends) if width * size > room + 1e-9), len(text))

"""How text is set in the package's font: how wide it is, where it breaks or is cut so that it stays in its room."""

import json
import unicodedata
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple

FAMILY = "IBM Plex Sans"
WIDE, OTHER = 1000, 640
"""Thousandths of the size that a letter takes which is not in the font: one of East Asia, any other."""
SLACK = 1.02
"""How much wider a text may come out where it is set in a font of nearly the same widths."""
LEADING = 1.28
"""From one baseline to the next, in sizes."""


class _Face(dict[str, float]):
    """The widths of letters for a size of 1."""

    def __missing__(self, letter: str) -> float:
        width = 0 if unicodedata.combining(letter) else WIDE if unicodedata.east_asian_width(letter) in "WF" else OTHER
        return self.setdefault(letter, width * SLACK / 1000)


@cache
def _face(*, bold: bool) -> _Face:
    found = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))["bold" if bold else "regular"]
    return _Face((letter, int(width) * SLACK / 1000) for width, letters in found.items() for letter in letters)


class Style(NamedTuple):
    """How a text is set; ``size`` is the height of its em, ``role`` what its colour stands for."""

    size: float
    role: str = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LEADING

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return sum(map(_face(bold=self.bold).__getitem__, text)) * self.size

    def fits(self, text: str, room: float, most: int) -> bool:
        """Whether a text need not be cut."""
        return not "".join(self.lines(text, room, most)[-1:]).endswith("…")

    def lines(self, text: str, room: float, most: int = 1) -> list[str]:
        """A text in lines no wider than the room; the last one ends in ``…`` where there would be more."""
        made: list[str] = []
        rest = " ".join(text.split())
        while rest and len(made) < most - 1:
            end = self._fitting(rest, room)
            made.append(f"{rest} "[: end + 1].rpartition(" ")[0] or rest[:end])
            rest = rest[len(made[-1]) :].lstrip()
        if self._fitting(rest, room) < len(rest):
            rest = f"{rest[: self._fitting(rest, room - self.width('…'))].rstrip(' ,;:(')}…"
        return [*made, rest] if rest else made

    def _fitting(self, text: str, room: float) -> int:
        """How many letters have room; one at least."""
        text = text[: int(min(room / self.size * 8, len(text))) + 1]  # no letter is narrower than an eighth
        ends = accumulate(map(_face(bold=self.bold).__getitem__, text))
        return next((max(end, 1) for end, width in enumerate(ends) if width * self.size > room + 1e-9), len(text))

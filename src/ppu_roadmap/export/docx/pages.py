"""About on which page things come to stand, until Word counts for itself: an estimate, for the contents alone."""

from collections.abc import Iterable
from typing import NamedTuple

from ppu_roadmap.paper.numbering import roman
from ppu_roadmap.paper.room import lines_of


class Set(NamedTuple):
    """How a style is set, in twentieths of a point: a letter on the average, a line, what is around a paragraph."""

    letter: float
    line: float
    around: float = 0


PADDING = 150
"""What is beside the text of a cell."""
_NORMAL = Set(104, 279, 120)
SETS = {
    "heading 1": Set(200, 434, 420), "heading 2": Set(145, 314, 440), "heading 3": Set(128, 278, 340),
    "heading 4": Set(115, 254, 280), "caption": Set(104, 219, 240), "Source": Set(84, 196, 40),
    "Fill In": Set(105, 279, 440), "toc 1": Set(110, 230, 130), "toc 2": Set(99, 230, 20),
    "table of figures": Set(99, 230, 50), "Gap": Set(1, 120), "Table Text": Set(75, 207, 80),
    "Dense Text": Set(63, 173, 80), "Sheet Text": Set(112, 258), "Sheet Table Text": Set(92, 242, 60),
}  # fmt: skip
"""Of our own styles; a template's may be set in another way."""


class Pages:
    """Pages as they are filled from above, numbered in roman letters or not; ``at`` has those of anchors."""

    def __init__(self) -> None:
        self.number, self.roman, self.used, self.height = 0, False, 0.0, 0
        self.at: dict[str, str] = {}

    def begin(self, height: int, count: str) -> None:
        """A new sheet with room for so many twentieths of a point, counted as its section says."""
        self.number = 1 if "anew" in count else self.number + 1
        self.roman, self.used, self.height = "roman" in count, 0, height

    def add(self, height: float, repeated: float = 0, *, whole: bool = True) -> None:
        """Something of a height; where it begins a page, what is ``repeated`` on each stands above it."""
        if whole and self.used and self.used + height > self.height:
            self.number, self.used = self.number + 1, repeated
        self.used += height
        while self.used > self.height > 0:
            self.number, self.used = self.number + 1, self.used - self.height

    def mark(self, anchor: str) -> None:
        """An anchor on the page that is being filled."""
        self.at[anchor] = roman(self.number).lower() if self.roman else str(self.number)


def height_of(style: str, words: str, width: float) -> float:
    """About how high a paragraph is, in twentieths of a point."""
    found = SETS.get(style, _NORMAL)
    return sum(lines_of(each, max(width / found.letter, 1)) for each in words.split("\n")) * found.line + found.around


def row_height(style: str, cells: Iterable[str], widths: Iterable[int]) -> float:
    """About how high a row of cells is."""
    return max(
        (height_of(style, words, width - PADDING) for words, width in zip(cells, widths, strict=False)), default=0
    )

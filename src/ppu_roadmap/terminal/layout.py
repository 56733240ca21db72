"""How the columns of a table share the width of a screen, and which of them give way on a narrow one."""

from collections.abc import Sequence
from typing import NamedTuple

from ppu_roadmap.paper.table import STACKED, Column, Kind
from ppu_roadmap.terminal.lines import longest_word, widest_line, width_of

GAP = 2
"""Spaces between two columns."""
WORD_LIMIT = 14
"""A longer word does not widen a column that wraps: it is broken."""
WEIGHT_WIDTH = 4
"""Columns of the screen that each unit of a column's weight should have at least."""


class Layout(NamedTuple):
    """The columns that stand side by side, by index, with their widths, and those that go below each row."""

    widths: dict[int, int]
    stacked: tuple[int, ...]

    @property
    def width(self) -> int:
        """The width of a row."""
        return sum(self.widths.values()) + GAP * (len(self.widths) - 1)


class _Need(NamedTuple):
    natural: int
    least: int
    weight: int
    rank: int


def arrange(columns: Sequence[Column], labels: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Layout:
    """A layout for texts in columns: columns of high rank go below the rows where the screen is too narrow."""
    needs = {
        index: _need(column, label, [row[index] for row in rows])
        for index, (column, label) in enumerate(zip(columns, labels, strict=True))
    }
    stacked: list[int] = []
    while _least(needs) > width and any(need.rank for need in needs.values()):
        last = max(needs, key=lambda index: (needs[index].rank, index))
        stacked.append(last)
        del needs[last]
    if _least(needs) > width and len(needs) > 1:
        first, *others = needs
        stacked += others
        needs = {first: needs[first]}
    return Layout(_grown(needs, width), tuple(sorted(stacked)))


def _need(column: Column, label: str, texts: Sequence[str]) -> _Need:
    natural = max(map(widest_line, texts), default=0)
    heading = longest_word(label)
    natural = max(natural, heading if column.weight == 0 else width_of(label))
    word = max(map(longest_word, texts), default=0)
    if column.weight == 0:
        least = natural
    elif column.kind in STACKED | {Kind.MONEY, Kind.NUMBER}:
        least = max(word, heading)
    else:
        least = max(min(word, WORD_LIMIT), min(heading, WORD_LIMIT), min(natural, column.weight * WEIGHT_WIDTH))
    return _Need(max(natural, least), least, column.weight, column.rank)


def _least(needs: dict[int, _Need]) -> int:
    return sum(need.least for need in needs.values()) + GAP * (len(needs) - 1)


def _grown(needs: dict[int, _Need], width: int) -> dict[int, int]:
    """Widths that use what the screen has left, by weight, none wider than its texts."""
    widths = {index: min(need.least, width) for index, need in needs.items()}
    left = width - _least(needs)
    while left > 0:
        hungry = [index for index, need in needs.items() if widths[index] < need.natural]
        if not hungry:
            break
        poorest = min(hungry, key=lambda index: (widths[index] / max(needs[index].weight, 1), index))
        widths[poorest] += 1
        left -= 1
    return dict(sorted(widths.items()))

"""How the columns of a table share the width of a screen, and which of them give way on a narrow one."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from ppu_roadmap.paper.table import Column, Kind
from ppu_roadmap.terminal.lines import longest_word, widest_line, width_of

GAP = 2
"""Spaces between two columns."""
WORD_LIMIT = 14
"""A longer word does not widen a column that wraps: it is broken."""
WEIGHT_WIDTH = 4
"""Columns of the screen that each unit of a column's weight should have at least."""
_UNBROKEN = frozenset({Kind.LINES, Kind.BAND, Kind.MONEY, Kind.NUMBER, Kind.ADDRESS})


class _Need(NamedTuple):
    natural: int
    least: int


def widths_of(
    columns: Sequence[Column], labels: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> dict[int, int]:
    """Widths by index of those columns that stand side by side; a screen may be too narrow for those of high rank."""
    needs = {
        index: _need(column, label, [row[index] for row in rows])
        for index, (column, label) in enumerate(zip(columns, labels, strict=True))
        if not column.below
    }
    while _least(needs) > width and any(columns[index].rank for index in needs):
        del needs[max(needs, key=lambda index: (columns[index].rank, index))]
    if _least(needs) > width:
        needs = dict(islice(needs.items(), 1))
    widths = {index: min(need.least, width) for index, need in needs.items()}
    for _spare in range(width - _least(needs)):  # what is left goes by weight, to none more than its texts take
        hungry = [index for index, need in needs.items() if widths[index] < need.natural]
        if not hungry:
            break
        widths[min(hungry, key=lambda index: widths[index] / max(columns[index].weight, 1))] += 1
    return widths


def _need(column: Column, label: str, texts: Sequence[str]) -> _Need:
    heading = longest_word(label)
    natural = max([heading if column.weight == 0 else width_of(label), *map(widest_line, texts)])
    word = max(map(longest_word, texts), default=0)
    if column.weight == 0:
        least = natural
    elif column.kind in _UNBROKEN:
        least = max(word, heading)
    else:
        least = max(min(word, WORD_LIMIT), min(heading, WORD_LIMIT), min(natural, column.weight * WEIGHT_WIDTH))
    return _Need(max(natural, least), least)


def _least(needs: dict[int, _Need]) -> int:
    return sum(need.least for need in needs.values()) + GAP * (len(needs) - 1)

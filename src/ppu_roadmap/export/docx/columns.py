"""How wide the columns of a table are: by what stands in them, and by their weight."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from ppu_roadmap.export.docx.pages import PADDING
from ppu_roadmap.paper.table import NUMERIC, Table

SAMPLE = 300
"""Rows by which that is told, from all over the table."""
_WORD, _WHOLE, _MUCH = 13, 20, 60
"""Letters of a word that is not broken, of a code or an amount, of a text for which a column is wide enough."""
_FIGURES = 1.2
"""How much wider figures and bold letters are than others."""


def widths(table: Table, labels: Sequence[str], rows: Sequence[Sequence[str]], room: int, letter: float) -> list[int]:
    """The width of each printed column, in the unit of the room; an average letter takes ``letter`` of it."""
    sample = rows[:: max(len(rows) // SAMPLE, 1)]
    least, wanted = [], []
    for index, (column, label) in enumerate(zip(table.printed(), labels, strict=True)):
        lines = sorted((line for row in sample for line in row[index].split("\n")), key=len) or [""]
        whole = column.weight == 0 or column.kind in NUMERIC
        parts = lines[-1:] if whole else [word for line in lines for word in line.split()]
        word = min(max(map(len, parts), default=0), _WHOLE if whole else _WORD)
        word = max(word, *(min(len(part), _WORD) for part in label.split()), 2)
        usual = min(max(len(lines[len(lines) * 4 // 5]), len(lines[-1]) // 5), _MUCH)
        least.append(word * letter * _FIGURES + PADDING)
        wanted.append(2 if whole else max(usual - word, column.weight) ** 0.8 * max(column.weight, 1) ** 0.5)
    shares: Sequence[float] = wanted
    if len(table.widths) == len(table.columns):
        given = [share for share, column in zip(table.widths, table.columns, strict=True) if not column.implied]
        shares = [max(share * room / sum(given) - own, 0) for share, own in zip(given, least, strict=True)]
    spare = max(room - sum(least), 0)
    return _filling([own + spare * share / (sum(shares) or 1) for own, share in zip(least, shares, strict=True)], room)


def _filling(shares: Sequence[float], room: int) -> list[int]:
    """Whole widths in these proportions that fill the room."""
    ends = [round(end * room / (sum(shares) or 1)) for end in accumulate(shares, initial=0)]
    return [end - begin for begin, end in pairwise(ends)]

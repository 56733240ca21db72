"""A table as what the template lays out: cells as a person reads them, and how wide they would be."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from math import sqrt
from typing import Any

from ppu_roadmap.drawing.colours import colour, known, on
from ppu_roadmap.drawing.lettering import Style
from ppu_roadmap.paper.blocks import Writer
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, label_of, machine_value, shown
from ppu_roadmap.text import Phrase, _

UNBROKEN = NUMERIC | {Kind.YEARS, Kind.DATE, Kind.MARK, Kind.BOXES}
"""Kinds of columns whose lines are not broken."""
LABEL_LINES = 3
"""In how many lines a heading may stand, about."""
_BOX = "000"
"""As wide as a box to tick and the room around it; two stand side by side."""
Node = dict[str, Any]


class Tables(Writer):
    """Tables on their way to the template; their titles are not in them."""

    def table(self, block: Table) -> Node:
        """A table."""
        groups = [self.group(block, group) for group in block.groups]
        printed = block.printed()
        return {
            "kind": "table",
            "subtitle": self.joined(block.subtitle),
            "columns": [self.column(column, place, groups) for place, column in enumerate(printed)],
            "over": [[text, len([*several])] for text, several in groupby(self.maybe(one.over) for one in printed)],
            "headed": block.headed,
            "counted": block.counted,
            "groups": groups,
            "total": f"{self.text(_('Total'))}: {self.joined(block.summary)}" if block.summary else None,
            "notes": list(map(self.text, block.notes)),
        }

    def maybe(self, text: Phrase) -> str | None:
        """A text where there is one."""
        return None if text is None else self.text(text)

    def group(self, block: Table, group: Group) -> Node:
        """The rows of a group below its heading, and its sums."""

        def rows(*several: Row | None) -> list[list[Any]]:
            return [[self.cell(*each) for each in block.cells(row)] for row in several if row is not None]

        return {
            "heading": self.maybe(group.heading),
            "summary": self.joined(group.summary),
            "level": group.level,
            "first": rows(group.head),
            "rows": rows(*group.rows),
            "totals": rows(*block.totals(group)),
        }

    def cell(self, cell: Cell, column: Column) -> Any:
        """A text; with its look where it is more than that."""
        if column.kind is Kind.BOXES and isinstance(cell, tuple) and cell:
            return {"boxes": [shown(item, column, self.language) for item in cell]}
        text, key = shown(cell, column, self.language), machine_value(cell)
        if label_of(cell) in (None, ()):
            return {"text": text, "look": "unknown"}
        if column.kind is Kind.BAND and isinstance(key, str) and known(key):
            return {"text": text, "fill": colour(key), "ink": colour(on(key))}
        return {"text": text, "look": "strong"} if key == "high" else text

    def column(self, column: Column, place: int, groups: Iterable[Node]) -> Node:
        """A column's heading, and the widths in units of the letters' size that its cells ask for."""
        unbroken = column.weight == 0 or column.kind in UNBROKEN
        label = self.text(column.label)
        whole = _width(label, bold=True)
        words, lines = [whole / LABEL_LINES, *(_width(word, bold=True) for word in label.split())], [0.0]
        for cell, bold in _cells(groups, place):
            for line in _lines(cell):
                lines.append(_width(line, bold=bold))
                kept = unbroken and not _unknown(cell)
                words += lines[-1:] if kept else (_width(word, bold=bold) for word in line.split())
        return {
            "label": label,
            "align": "end" if column.kind in NUMERIC else "center" if column.kind is Kind.MARK else "start",
            "unbroken": unbroken,
            "word": max(words),
            "line": max(whole, *lines),
            "usual": sqrt(sum(line * line for line in lines) / len(lines)),
        }


def _cells(groups: Iterable[Node], place: int) -> Iterator[tuple[Any, bool]]:
    """The cells of a column, and whether they are bold."""
    for group in groups:
        for key, bold in (("first", False), ("rows", False), ("totals", True)):
            yield from ((row[place], bold) for row in group[key])


def _unknown(cell: Any) -> bool:
    return isinstance(cell, dict) and cell.get("look") == "unknown"


def _lines(cell: Any) -> Iterator[str]:
    match cell:
        case str():
            yield from cell.split("\n")
        case {"boxes": several}:
            yield 2 * f"{_BOX}{max(several, key=len, default='')}"
        case {"text": text}:
            yield from text.split("\n")


@lru_cache(maxsize=50_000)
def _width(text: str, *, bold: bool = False) -> float:
    return Style(1, bold=bold).width(text)

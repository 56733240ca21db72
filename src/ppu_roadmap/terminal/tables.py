"""A table as lines: columns that share the width, headings of groups with their sums, rows whose long cells wrap."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import (
    NUMERIC,
    UNKNOWN,
    Cell,
    Column,
    Group,
    Kind,
    Row,
    Table,
    label_of,
    machine_value,
    shown,
)
from ppu_roadmap.terminal.lines import DOT, LABEL, QUIET, STAR, TITLE, WORDS, Lines, longest_word, pad, width_of, wrap
from ppu_roadmap.terminal.screens import FILLED, GAP, Piece, Screen
from ppu_roadmap.text import Language, Message, _

BANDS = {"low": f"{FILLED} green", "medium": f"{FILLED} yellow", "high": f"{FILLED} red"}
"""Styles of the cells of a heat map: the theme's own contrast, turned round."""
WORD_LIMIT = 14
"""A longer word does not widen a column that wraps: it is broken."""
WEIGHT_WIDTH = 4
"""Columns of the screen that each unit of a column's weight should have at least."""
SAMPLE = 500
"""Rows by which columns are measured of a table that is printed as it comes."""
REMEMBERED = 10_000
"""Cells of a column of which is remembered how they look."""
_VALUES = frozenset({str, int})
"""Types of cells that look alike where they are equal; an object is known by its identity."""
_UNBROKEN = frozenset({Kind.LINES, Kind.BAND, Kind.MONEY, Kind.NUMBER, Kind.ADDRESS})


_BETWEEN = " " * GAP


class _Shown(NamedTuple):
    """A cell as it looks."""

    text: str
    style: str
    cell: Cell = None
    """What it is, so that nothing else gets its identity meanwhile."""


_Line: TypeAlias = list[_Shown]
_Printed: TypeAlias = tuple[Group, list[_Line]]
"""A group and its rows."""


class TableLines(Lines):
    """A table on its way to a screen; one that flows is as wide as its first rows take."""

    def __init__(self, table: Table | Flow, language: Language, screen: Screen) -> None:
        super().__init__(language, screen)
        self.flow = Flow.of(table) if isinstance(table, Table) else table
        self.whole = table if isinstance(table, Table) else None
        self.table = table = self.flow.head
        self.columns = table.printed()
        self.labels = [self.text(column.narrow or column.label) if table.headed else "" for column in self.columns]
        self.printed: list[tuple[int, Column, dict[object, _Shown]]] = [
            (at, column, {}) for at, column in enumerate(table.columns) if not column.implied
        ]
        """Where each column stands in a row, and its cells by value or identity: plans have few, and each again."""
        self.empty = frozenset({"", self.text(UNKNOWN)})
        self.groups = [*self._sample()]
        total = self._summed(self.whole.total, self.whole.summary) if self.whole else []
        lines = chain(total, *(lines for _group, lines in self.groups))
        texts = [[each.text for each in line] for line in lines]
        self.widths = widths_of(self.columns, self.labels, texts, screen.width)
        """Of the columns that stand side by side, by index."""
        self.blanks = [" " * width for width in self.widths.values()]
        self.further = [QUIET if self.columns[index].kind is Kind.LINES else "" for index in self.widths]
        """The styles of the second lines of cells: of several values the first says most."""
        self.laid = lru_cache(REMEMBERED)(self._laid)
        self.hangs = table.headed and len(self.widths) > 1
        self.stacked = [index for index in range(len(self.columns)) if index not in self.widths]
        """The columns that go below each row."""
        self.across = sum(self.widths.values()) + GAP * (len(self.widths) - 1)
        self.width = min(screen.width, max(self.across, min(screen.width, 60)))

    def _sample(self) -> Iterator[_Printed]:
        """The groups by which columns are measured: of a table in hand all of them."""
        rows = 0
        while (self.whole or rows < SAMPLE) and (group := next(self.flow.groups, None)):
            rows += len(group.rows)
            yield self._group(group)

    def _group(self, group: Group) -> _Printed:
        rows = map(self._row, group.rows)
        return group, [*self._summed(group.head), *rows, *self._summed(group.total, group.summary)]

    def _summed(self, total: Row | None, summary: tuple[Message, ...] = ()) -> list[_Line]:
        """A row that stands for others, or their sum where it has a row of its own."""
        return [[_Shown(each.text, "bold") for each in self._row(total)]] if total and not summary else []

    def _row(self, row: Row) -> _Line:
        return [
            known.get(row[at] if type(row[at]) in _VALUES else (id(row[at]),)) or self._shown(row[at], column, known)
            for at, column, known in self.printed
        ]

    def _shown(self, cell: Cell, column: Column, known: dict[object, _Shown]) -> _Shown:
        text = self.screen.fit(shown(cell, column, self.language))
        if len(known) >= REMEMBERED:
            known.clear()
        made = _Shown(text, self._style(cell, column) if self.screen.color else "", cell)
        known[cell if type(cell) in _VALUES else (id(cell),)] = made
        return made

    def _style(self, cell: Cell, column: Column) -> str:
        label, word = label_of(cell), machine_value(cell)
        if column.kind in {Kind.WORD, Kind.LINES}:
            return WORDS.get(word, "") if isinstance(word, str) else QUIET if label is None else ""
        if column.kind is Kind.BAND:
            return BANDS.get(word, "") if isinstance(word, str) else ""
        if column.kind is Kind.MARK:
            return STAR
        if label in (None, ()) or (not self.table.headed and column is self.table.columns[0]):
            return QUIET
        return LABEL if column.rank == 0 and column.weight == 0 else ""

    def lines(self) -> Iterator[list[Piece]]:
        """The lines; of a table without a title the first is empty and parts it from the text above."""
        table = self.table
        if not self.columns and table.title is None:
            yield from self.notes(self.flow.foot(table).notes)
            return
        yield from self.paragraph(TITLE, table.title or Message(""))
        yield from self.paragraph(QUIET, *table.subtitle)
        if table.headed and len(self.widths) > 1 and any(lines for _group, lines in self.groups):
            yield from self._head()
        for group, lines in chain(self.groups, map(self._group, self.flow.groups)):
            if group.heading is not None:
                yield from ([], *self.rule("━" if group.level == 1 else "─", group.heading, group.summary))
            for line in lines:
                yield from self._body(line)
        table = self.flow.foot(table)
        if table.summary:
            yield from ([], *self.rule("━", _("Total"), table.summary))
        for line in self._summed(table.total, table.summary):
            yield [(self.screen.fit("─") * self.across, QUIET)]
            yield from self._body(line)
        yield from self.notes(table.notes)

    def _head(self) -> Iterator[list[Piece]]:
        if self.table.subtitle:
            yield []
        cells = {index: wrap(self.labels[index], width) for index, width in self.widths.items()}
        height = max(map(len, cells.values()))
        texts = [self._padded(index, [""] * (height - len(lines)) + lines) for index, lines in cells.items()]
        yield from self._side_by_side(texts, [LABEL] * len(texts))
        if all(group.heading is None for group, _lines in self.groups):
            yield [(self.screen.fit("─") * self.across, QUIET)]

    def _body(self, line: _Line) -> Iterator[list[Piece]]:
        if not self.table.headed and set(self.widths) == {0, 1}:
            code, fact = line
            if self.widths[1] < longest_word(fact.text) <= self.screen.width:  # an address stays whole below its name
                yield [(code.text, code.style)]
                yield from self._indented(fact.text, fact.style, whole=True)
                return
        cells = [self.laid(index, line[index].text) for index in self.widths]
        yield from self._side_by_side(cells, [line[index].style for index in self.widths])
        if self.stacked:
            yield from self._below(line)

    def _laid(self, index: int, text: str) -> list[str]:
        """The lines of a cell; in the first column a broken one hangs, or its end would look like a row."""
        lines = wrap(text, self.widths[index])
        if len(lines) > 1 and self.hangs and index == next(iter(self.widths)) and "\n" not in text:
            lines = _hanging(text, self.widths[index], GAP)
        return self._padded(index, lines)

    def _padded(self, index: int, lines: Iterable[str]) -> list[str]:
        """Lines as wide as their column."""
        right = self.columns[index].kind in NUMERIC
        return [pad(text, self.widths[index], right=right) for text in lines]

    def _side_by_side(self, cells: list[list[str]], styles: list[str]) -> Iterator[list[Piece]]:
        """The lines of cells that fill their columns."""
        for row in range(max(map(len, cells))):
            texts = [lines[row] if row < len(lines) else blank for lines, blank in zip(cells, self.blanks, strict=True)]
            if not self.screen.color:
                yield [(_BETWEEN.join(texts), "")]
                continue
            filled = zip(texts, styles, strict=True)
            pieces = [piece for each in filled for piece in (each, (_BETWEEN, ""))]
            yield pieces[:-1]
            if not row:
                styles = [style or further for style, further in zip(styles, self.further, strict=True)]

    def _below(self, line: _Line) -> Iterator[list[Piece]]:
        """The cells that have no column: what names the row, what speaks for itself, the rest by label."""
        known = [index for index in self.stacked if line[index].text not in self.empty]
        if not known:
            return
        texts = {index: line[index].text.replace("\n", ", ") for index in known}
        names = [index for index in known if self.columns[index].rank == 0]
        bare = [index for index in known if index not in names and self.columns[index].bare]
        for index in names:
            yield from self._indented(texts[index], line[index].style)
        if bare:
            yield from self._indented(self.screen.fit(DOT).join(texts[index] for index in bare), QUIET)
        for index in known:
            if index not in (*names, *bare):
                whole = self.columns[index].kind is Kind.ADDRESS
                yield from self._indented(f"{self.labels[index]}: {texts[index]}", QUIET, whole=whole)

    def _indented(self, text: str, style: str, *, whole: bool = False) -> Iterator[list[Piece]]:
        """A text below a row: under the name behind a code, or nearer to the edge where that keeps a text ``whole``."""
        index, width = next(iter(self.widths.items()))
        indent = width + GAP if len(self.widths) > 1 and self.columns[index].weight == 0 else GAP
        if whole and (spare := self.screen.width - longest_word(text)) >= 0:
            indent = min(indent, spare)
        yield from ([(" " * indent, ""), (part, style)] for part in wrap(text, self.screen.width - indent))


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
    natural = max([heading if column.weight == 0 else width_of(label), *map(width_of, "\n".join(texts).split("\n"))])
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


def _hanging(text: str, width: int, indent: int) -> list[str]:
    """The lines of a text, all but the first one indented where its words leave the room."""
    first, *rest = wrap(text, width)
    further = " ".join(rest)
    if longest_word(further) > width - indent:
        return [first, *rest]
    return [first, *(" " * indent + line for line in wrap(further, width - indent))]

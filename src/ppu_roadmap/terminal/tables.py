"""A table as lines: title, headings of groups with their sums, rows whose long cells wrap."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

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
from ppu_roadmap.terminal.layout import GAP, Layout, arrange
from ppu_roadmap.terminal.lines import BANDS, DOT, LABEL, QUIET, STAR, TITLE, WORDS, Lines, pad, wrap
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.text import Language, Message, _


def table_lines(table: Table, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a table on a screen."""
    yield from _Sheet(table, language, screen).lines()


def fits(table: Table, language: Language, screen: Screen) -> bool:
    """Whether every column stands beside the others, none below its row."""
    return not _Sheet(table, language, screen).layout.stacked


class _Line(NamedTuple):
    """A row as texts, with a style for each cell."""

    texts: tuple[str, ...]
    styles: tuple[str, ...]


class _Sheet(Lines):
    """A table on its way to a screen."""

    def __init__(self, table: Table, language: Language, screen: Screen) -> None:
        super().__init__(language, screen)
        self.table = table
        self.unknown = self.text(UNKNOWN)
        self.columns = table.printed()
        self.labels = [self.text(column.narrow or column.label) if table.headed else "" for column in self.columns]
        self.groups = [(group, [self.row(row) for row in group.rows]) for group in table.groups]
        self.totals = {id(row): self.row(row, "bold") for row in self._total_rows()}
        everything = [line.texts for _group, rows in self.groups for line in rows]
        everything += [line.texts for line in self.totals.values()]
        self.layout: Layout = arrange(self.columns, self.labels, everything, screen.width)
        self.width = min(screen.width, max(self.layout.width, min(screen.width, 60)))

    def _total_rows(self) -> Iterator[Row]:
        """The sums that stand in a row of their own."""
        yield from (group.total for group in self.table.groups if group.total and not group.summary)
        if self.table.total and not self.table.summary:
            yield self.table.total

    def row(self, row: Row, style: str = "") -> _Line:
        texts = (self.screen.fit(shown(cell, column, self.language)) for cell, column in self.table.cells(row))
        styles = (style or self.style(cell, column) for cell, column in self.table.cells(row))
        return _Line(tuple(texts), tuple(styles))

    def style(self, cell: Cell, column: Column) -> str:
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
        yield from self.top()
        if self.table.headed and len(self.layout.widths) > 1 and any(rows for _group, rows in self.groups):
            yield from self.head()
        for group, rows in self.groups:
            yield from self.heading(group)
            for line in rows:
                yield from self.body(line)
            if group.total is not None and not group.summary:
                yield from self.body(self.totals[id(group.total)])
        yield from self.bottom()

    def top(self) -> Iterator[list[Piece]]:
        """The title; of a table without one, an empty line that parts it from the text above."""
        yield from self.paragraph(self.text(self.table.title or Message("")), TITLE)
        if self.table.subtitle:
            yield from self.paragraph(self.joined(self.table.subtitle), QUIET)

    def head(self) -> Iterator[list[Piece]]:
        if self.table.subtitle:
            yield []
        cells = {index: wrap(self.labels[index], width) for index, width in self.layout.widths.items()}
        height = max(map(len, cells.values()))
        texts = {index: [""] * (height - len(lines)) + lines for index, lines in cells.items()}
        yield from self.side_by_side(texts, dict.fromkeys(texts, LABEL))
        if all(group.heading is None for group, _rows in self.groups):
            yield [(self.screen.fit("─") * self.layout.width, QUIET)]

    def heading(self, group: Group) -> Iterator[list[Piece]]:
        if group.heading is not None:
            yield []
            yield from self.rule("━" if group.level == 1 else "─", group.heading, group.summary)

    def body(self, line: _Line) -> Iterator[list[Piece]]:
        cells = {index: wrap(line.texts[index], width) for index, width in self.layout.widths.items()}
        yield from self.side_by_side(cells, dict(enumerate(line.styles)))
        yield from self.below(line)

    def side_by_side(self, cells: dict[int, list[str]], styles: dict[int, str]) -> Iterator[list[Piece]]:
        for texts in zip_longest(*cells.values(), fillvalue=""):
            pieces: list[Piece] = []
            for index, text in zip(cells, texts, strict=True):
                padded = pad(text, self.layout.widths[index], right=self.columns[index].kind in NUMERIC)
                pieces += [(padded, styles[index]), (" " * GAP, "")]
            yield pieces[:-1]
            styles = {index: styles[index] or self.further(index) for index in styles}

    def further(self, index: int) -> str:
        """The style of a cell's second line: of several values the first says most."""
        return QUIET if self.columns[index].kind is Kind.LINES else ""

    def below(self, line: _Line) -> Iterator[list[Piece]]:
        """The cells that have no column: what names the row, what speaks for itself, the rest by label."""
        known = [index for index in self.layout.stacked if line.texts[index] not in {"", self.unknown}]
        names = [index for index in known if self.columns[index].rank == 0]
        bare = [index for index in known if index not in names and self.columns[index].bare]
        named = [index for index in known if index not in names and index not in bare]
        texts = {index: line.texts[index].replace("\n", ", ") for index in known}
        yield from (piece for index in names for piece in self.indented(texts[index], line.styles[index]))
        if bare:
            yield from self.indented(self.screen.fit(DOT).join(texts[index] for index in bare), QUIET)
        for index in named:
            yield from self.indented(f"{self.labels[index]}: {texts[index]}", QUIET)

    def indented(self, text: str, style: str) -> Iterator[list[Piece]]:
        indent = self.indent()
        yield from ([(" " * indent, ""), (part, style)] for part in wrap(text, self.screen.width - indent))

    def indent(self) -> int:
        """How far in the lines below a row begin: under the name, where the code stands before it."""
        index, width = next(iter(self.layout.widths.items()))
        return width + GAP if len(self.layout.widths) > 1 and self.columns[index].weight == 0 else GAP

    def bottom(self) -> Iterator[list[Piece]]:
        total = self.table.total
        if self.table.summary:
            yield []
            yield from self.rule("━", _("Total"), self.table.summary)
        elif total is not None:
            yield [(self.screen.fit("─") * self.layout.width, QUIET)]
            yield from self.body(self.totals[id(total)])
        yield from self.notes(self.table.notes)

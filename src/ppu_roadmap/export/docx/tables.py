"""Tables: widths by what the columns hold, headings that stand on each page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ppu_roadmap.export.docx import wordml
from ppu_roadmap.export.docx.columns import widths
from ppu_roadmap.export.docx.pages import SETS, Pages, row_height
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Group, Kind, Row, Table, machine_value, shown
from ppu_roadmap.text import Language

if TYPE_CHECKING:
    from ppu_roadmap.export.docx.package import Package

HEADED, GROUPED, SUMMED = "DCE4EC", "EEF2F6", "F6F8FA"
"""What fills headings, the heads of groups, and sums."""
_LEVELS = {"low": "CFE3EE", "medium": "F7E3A1", "high": "E9A19B"}
"""What fills the cells of a heat map, light enough for the words on it."""
DENSE = 11
"""Columns from which on a table is set smaller."""
PADDING = 150
"""Twentieths of a point beside the text of a cell."""
BOX = "☐"
_BOLD = "<w:b/><w:bCs/>"
_MIDDLE = '<w:vAlign w:val="center"/>'


class TableWriter:
    """One table on its way to a text of so many twentieths of a point in width; it counts what it takes of pages."""

    def __init__(self, table: Table, package: Package, language: Language, room: int, *, sheet: bool = False) -> None:
        self.table, self.package, self.language = table, package, language
        self.columns = table.printed()
        look = "Sheet Table " if sheet else "Dense " if len(self.columns) >= DENSE else "Table "
        self.look = f"{look}Text"
        self.heading, self.text, self.number = (package.style(look + kind) for kind in ("Heading", "Text", "Number"))
        self.labels = [wordml.text(column.label.render(language)) for column in self.columns]
        self.groups = [(group, [self.shown(row) for row in group.rows]) for group in table.groups]
        others = [row for group in table.groups for row in (group.head, *table.totals(group)) if row is not None]
        rows = [*map(self.shown, others), *(row for _group, rows in self.groups for row in rows)]
        self.widths = widths(table, self.labels, rows, room, SETS[self.look].letter, PADDING)
        self.openings = [self.opening(*each) for each in zip(self.columns, self.widths, strict=True)]

    def shown(self, row: Row) -> list[str]:
        return [self.cell(cell, column) for cell, column in self.table.cells(row)]

    def cell(self, cell: Cell, column: Column) -> str:
        """What a cell says; boxes to tick stand two in a line."""
        if column.kind is Kind.BOXES and isinstance(cell, tuple):
            ticks = [f"{BOX} {shown(one, column, self.language)}" for one in cell]
            return "\n".join("  ".join(ticks[at : at + 2]) for at in range(0, len(ticks), 2))
        return shown(cell, column, self.language)

    def opening(self, column: Column, width: int) -> tuple[str, str]:
        """What stands before the text of each cell of a column: in the cell, in its paragraph."""
        style = self.number if column.kind in NUMERIC else self.text
        return wordml.opening(width), f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'

    def written(self, pages: Pages, told: str) -> str:
        """The table; ``told`` is what those hear who do not see it."""
        head = list(self.head()) if self.table.headed else []
        above = row_height(self.look, self.labels, self.widths, PADDING) * len(head) if head else 0
        pages.add(above)
        rows = [*head]
        for group, texts in self.groups:
            rows += self.group(group, texts, pages, above)
        if not rows:
            return ""
        return wordml.table(self.package.style("Plan Table"), self.widths, rows, told)

    def head(self) -> Iterator[str]:
        """The labels, below the headings that neighbours share; then, where they are counted, their numbers."""
        shared = [column.over for column in self.columns]
        lower = any(shared)
        if lower:
            yield wordml.row("".join(self.upper()), repeated=True)
        labels = zip(self.labels, self.widths, shared, strict=True)
        cells = (
            self.label("", width, merge="continue") if lower and over is None else self.label(label, width)
            for label, width, over in labels
        )
        yield wordml.row("".join(cells), repeated=True)
        if self.table.counted:
            numbers = (self.label(str(place), width) for place, width in enumerate(self.widths, 1))
            yield wordml.row("".join(numbers), repeated=True)

    def upper(self) -> Iterator[str]:
        """The row of shared headings; a column without one begins there and reaches down."""
        for over, several in groupby(range(len(self.columns)), key=lambda index: self.columns[index].over):
            places = list(several)
            if over is None:
                yield from (self.label(self.labels[index], self.widths[index], merge="restart") for index in places)
            else:
                width = sum(self.widths[index] for index in places)
                yield self.label(wordml.text(over.render(self.language)), width, span=len(places))

    def label(self, words: str, width: int, *, span: int = 1, merge: str = "") -> str:
        made = wordml.paragraph(self.heading, wordml.run(words) if words else "")
        return wordml.cell(width, made, span=span, merge=merge, fill=HEADED, more=_MIDDLE)

    def group(self, group: Group, texts: Sequence[Sequence[str]], pages: Pages, above: float) -> Iterator[str]:
        """A heading or a first row that stands for the others, the rows, their sums."""
        if group.heading is not None:
            yield self.across(group)
            pages.add(SETS[self.look].line + SETS[self.look].around, repeated=above)
        for row in (group.head,) if group.head else ():
            yield self.row(row, self.shown(row), pages, above, fill=GROUPED, look=_BOLD, more="<w:keepNext/>")
        for row, words in zip(group.rows, texts, strict=True):
            yield self.row(row, words, pages, above)
        for row in self.table.totals(group):
            yield self.row(row, self.shown(row), pages, above, fill=SUMMED, look=_BOLD)

    def across(self, group: Group) -> str:
        """The heading of a group, across all columns, with its sum in a few words."""
        assert group.heading is not None  # noqa: S101 -- for mypy
        said = wordml.run(wordml.text(group.heading.render(self.language)), _BOLD)
        words = " · ".join(wordml.text(one.render(self.language)) for one in group.summary)
        said += wordml.run(f"   {words}") if words else ""
        fill = HEADED if group.level == 1 else GROUPED
        made = wordml.paragraph(self.text, said, "<w:keepNext/>")
        return wordml.row(wordml.cell(sum(self.widths), made, span=len(self.widths), fill=fill))

    def row(
        self, row: Row, words: Sequence[str], pages: Pages, above: float, *, fill: str = "", look: str = "", more: str = ""
    ) -> str:
        pages.add(row_height(self.look, words, self.widths, PADDING), repeated=above)
        if fill or any(column.kind is Kind.BAND for column in self.columns):
            return wordml.row("".join(self.shaded(row, words, fill, look, more)))
        cells = [
            f"{cell}{begun}{wordml.run(wordml.text(each))}</w:p></w:tc>" if each else f"{cell}{begun}</w:p></w:tc>"
            for each, (cell, begun) in zip(words, self.openings, strict=True)
        ]
        return wordml.row("".join(cells))

    def shaded(self, row: Row, words: Sequence[str], fill: str, look: str, more: str) -> Iterator[str]:
        """The cells of a row that has a colour, or of which some have one."""
        for (cell, column), each, width in zip(self.table.cells(row), words, self.widths, strict=True):
            level = machine_value(cell) if column.kind is Kind.BAND else None
            shade = _LEVELS.get(level, fill) if isinstance(level, str) else fill
            style = self.number if column.kind in NUMERIC else self.text
            made = wordml.paragraph(style, wordml.run(wordml.text(each), look) if each else "", more)
            yield wordml.cell(width, made, fill=shade)

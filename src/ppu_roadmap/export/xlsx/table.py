"""A table as one real Excel table: a filter, a heading a column, groups as rows, sums that follow the filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, count
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.export.xlsx.cells import Written, key_of, same, written
from ppu_roadmap.export.xlsx.sheet import Sheet
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Kind, Row, Table
from ppu_roadmap.text import Language, Refusal, _
from ppu_roadmap.workbook.looks import word_look

Band: TypeAlias = Literal["row", "head", "part", "total"]
LAST = 1_048_576
"""Rows that a sheet has."""
_HEADING = 250
"""Characters of a heading that Excel takes."""
_MEASURED = 400
"""Rows whose texts tell how wide columns are."""
_PARTS = (Column("part", _("Part"), weight=2), Column("group", _("Group"), weight=2))
"""The headings of groups by level, where no column says the same."""
_CENTRED = {Kind.YEARS, Kind.DATE, Kind.MARK}


class Line(NamedTuple):
    """A row as it stands in an Excel table; a head, a subtotal and the total sum the lines ``over``."""

    band: Band
    row: Row
    over: range = range(0)


class Laid(NamedTuple):
    """A table as it is laid out for a sheet."""

    columns: tuple[Column, ...]
    overs: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    """Of the columns, all different: where they are numbered their numbers, for Excel filters the row above the first.
    """
    lines: tuple[Line, ...]
    total: Line | None

    def written(self, line: Line, language: Language) -> list[Written]:
        """The cells of a line."""
        return [written(cell, column, language) for cell, column in zip(line.row, self.columns, strict=True)]


def laid_out(sheet: Sheet, table: Table) -> Laid:
    """A table laid out, for which a sheet makes room. Raises Refusal for more rows than a sheet has."""
    levels, text = _levels(table), sheet.writer.text
    columns = (*_PARTS[len(_PARTS) - len(levels) :], *table.columns)
    overs = tuple("" if column.over is None else text(column.over) for column in columns)
    labels = tuple(text(column.label)[:_HEADING] or " " for column in columns)
    names = tuple(_unique(overs, labels))
    if table.counted:
        names = tuple(str(number) for number in range(1, len(columns) + 1))
    lines, total = tuple(_lines(table, levels)), None
    if table.total is not None and not table.summary:
        total = Line("total", (*("" for _level in levels), *table.total), range(len(lines)))
    if len(lines) >= LAST // 2:
        raise Refusal(_("a table of {count} rows is too long for Excel: take filters, or csv", count=len(lines)))
    laid = Laid(columns, overs, labels, names, lines, total)
    seen = (*lines[:_MEASURED], *((total,) if total else ()))
    sheet.measure(labels, (laid.written(line, sheet.language) for line in seen))
    return laid


def _levels(table: Table) -> tuple[int, ...]:
    """The levels of headings that become columns; none where columns say the same."""
    if any(column.implied for column in table.columns):
        return ()
    return tuple(sorted({group.level for group in table.groups if group.heading is not None}))


def _unique(overs: Sequence[str], labels: Sequence[str]) -> Iterator[str]:
    """Names for columns, which Excel tells apart in any case: what stands above them is said where it has to be."""
    taken = set[str]()
    for over, label in zip(overs, labels, strict=True):
        name = f"{over}: {label}" if over and labels.count(label) > 1 else label
        found = next(
            each for each in chain([name], (f"{name} {at}" for at in count(2))) if each.casefold() not in taken
        )
        taken.add(found.casefold())
        yield found


def _lines(table: Table, levels: Iterable[int]) -> list[Line]:
    """The rows of all groups with their headings before them, a head above them, and their subtotal below."""
    lines, heads = list[Line](), dict[int, int]()
    above: dict[int, Cell] = dict.fromkeys(levels, "")

    def close(level: int) -> None:
        for each in [each for each in heads if each >= level]:
            place = heads.pop(each)
            lines[place] = lines[place]._replace(over=range(place + 1, len(lines)))

    for group in table.groups:
        if above and group.heading is not None:
            above |= {each: "" for each in above if each > group.level} | {group.level: group.heading}
        before = tuple(above.values())
        if group.head is not None:
            close(group.level)
            heads[group.level] = len(lines)
            lines.append(Line("head" if group.level == 1 else "part", before + group.head))
        begin = len(lines)
        lines += (Line("row", before + row) for row in group.rows)
        if group.total is not None and not group.summary:
            lines.append(Line("part", before + group.total, range(begin, len(lines))))
    close(0)
    return lines


def put(sheet: Sheet, laid: Laid, *, counted: bool = False) -> range:
    """Write headings, rows and total below what the sheet has; where the rows stand."""
    labels = laid.labels if counted else laid.names
    if any(laid.overs) and counted:  # what has nothing above it stands in both rows
        alone = [not over for over in laid.overs]
        sheet.spread([over or label for over, label in zip(laid.overs, labels, strict=True)], alone)
        labels = tuple("" if own else label for own, label in zip(alone, labels, strict=True))
    elif any(laid.overs):
        sheet.spread(laid.overs)
    sheet.labels(labels, laid.columns)
    if counted:
        sheet.labels(laid.names, laid.columns, "count")
    body, head = _Body(sheet, laid), sheet.row - 1
    for line in laid.lines:
        body.write(line)
    rows = range(head + 1, sheet.row)
    sheet.tabled((head, 0, rows.stop - (not laid.total), len(laid.columns) - 1), laid.names, body.totals())
    if laid.total is not None:
        body.write(laid.total)
    for place, words in body.words.items():
        for word, key in words.items():
            sheet.colour((rows.start, place, rows.stop - 1, place), word, key)
    return rows


class _Body:
    """The lines of a table on their way to a sheet, and what of them is a sum."""

    def __init__(self, sheet: Sheet, laid: Laid) -> None:
        self.sheet, self.laid, self.first = sheet, laid, sheet.row
        self.aligned = tuple(map(_aligned, laid.columns))
        self.summed = {place for place, column in enumerate(laid.columns) if self._adds_up(place, column)}
        self.coloured = [at for at, column in enumerate(laid.columns) if column.kind in {Kind.WORD, Kind.BAND}]
        self.words: dict[int, dict[str, str]] = defaultdict(dict)

    def _adds_up(self, place: int, column: Column) -> bool:
        """Whether every sum in a column is what a spreadsheet would make of it; a total may count a thing once."""
        lines, total = self.laid.lines, self.laid.total
        sums = [line for line in lines if line.over] + ([total] if total else [])
        told = [(self._number(line, place, column), line.over) for line in sums]
        if column.kind is Kind.PERCENT or all(number is None for number, _over in told):
            return False
        numbers = (self._number(line, place, column) or 0 if line.band == "row" else 0 for line in lines)
        until = list(accumulate(numbers, initial=0))
        return all(number is None or same(number, until[over.stop] - until[over.start]) for number, over in told)

    def _number(self, line: Line, place: int, column: Column) -> float | None:
        value = written(line.row[place], column, self.sheet.language).value
        return None if isinstance(value, str) else value

    def write(self, line: Line) -> None:
        """Write a line."""
        values = self.laid.written(line, self.sheet.language)
        self.sheet.cells(values, line.band, self.aligned, self.formulas(line))
        for at in self.coloured:
            if (key := key_of(line.row[at])) and word_look(key):
                self.words[at][str(values[at].value).partition("\n")[0].partition(" (")[0]] = key

    def totals(self) -> dict[int, dict[str, str]]:
        """What Excel has to know of the row of the total: its formulas and labels, by their places."""
        if self.laid.total is None:
            return {}
        values = self.laid.written(self.laid.total, self.sheet.language)
        said = {at: {"total_string": one.value} for at, one in enumerate(values) if isinstance(one.value, str)}
        return said | {at: {"total_function": sums} for at, sums in self.formulas(self.laid.total).items()}

    def formulas(self, line: Line) -> dict[int, str]:
        """The sums of a line as formulas that follow the filter, by their places; none of what is not known."""
        from xlsxwriter.utility import xl_range

        first, last = (self.first + at for at in (line.over.start, line.over.stop - 1))
        known = self.summed if line.over else ()
        return {at: f"=SUBTOTAL(109,{xl_range(first, at, last, at)})" for at in known
                if self._number(line, at, self.laid.columns[at]) is not None}  # fmt: skip


def _aligned(column: Column) -> str:
    return "right" if column.kind in NUMERIC else "center" if column.kind in _CENTRED else "left"

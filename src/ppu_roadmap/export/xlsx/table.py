"""A table as one real Excel table: a filter, a heading a column, groups as rows, sums that follow the filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import isclose
from typing import Literal, NamedTuple, TypeAlias

from ppu_roadmap.export.xlsx.cells import Written, written
from ppu_roadmap.export.xlsx.sheet import Sheet
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.table import NUMERIC, Cell, Column, Kind, Row, Table
from ppu_roadmap.text import Language, Refusal, _
from ppu_roadmap.workbook.book import told_apart

Band: TypeAlias = Literal["row", "head", "part", "total"]
LAST = 1_048_576
"""Rows that a sheet has."""
_HEADING = 250
"""Characters of a heading that Excel takes."""
MEASURED = 400
"""Rows whose texts tell how wide columns are."""
_PARTS = (Column("part", _("Part"), weight=2), Column("group", _("Group"), weight=2))
"""The headings of groups by level, where no column says the same."""
_ALIGNED = {Kind.YEARS: "center", Kind.DATE: "center", Kind.MARK: "center"} | dict.fromkeys(NUMERIC, "right")


class Line(NamedTuple):
    """A row as it stands in an Excel table; a head, a subtotal and the total sum the lines ``over``."""

    band: Band
    cells: tuple[Written, ...]
    over: range = range(0)


class Laid(NamedTuple):
    """A table as it is laid out for a sheet, and the chart that is drawn of it."""

    table: Table
    chart: Chart | None
    columns: tuple[Column, ...]
    lines: list[Line]
    """The total is the last one; none where the table has no rows."""


def laid_out(sheet: Sheet, table: Table, chart: Chart | None = None) -> Laid:
    """A table laid out, for which a sheet makes room. Raises Refusal for more rows than a sheet has."""
    levels = () if any(column.implied for column in table.columns) else _levels(table)
    laid = Laid(table, chart, (*_PARTS[len(_PARTS) - len(levels) :], *table.columns), [])
    if table.columns and any(group.rows or group.head for group in table.groups):
        laid.lines.extend(_lines(table, laid.columns, levels, sheet.language))
        if len(laid.lines) >= LAST // 2:
            count = len(laid.lines)
            raise Refusal(_("a table of {count} rows is too long for Excel: take filters, or csv", count=count))
        total = (line for line in laid.lines[MEASURED:] if line.band == "total")
        sheet.measure(labels_of(sheet, laid.columns), (line.cells for line in (*laid.lines[:MEASURED], *total)))
    return laid


def _levels(table: Table) -> Sequence[int]:
    """The levels of headings that become columns."""
    return sorted({group.level for group in table.groups if group.heading is not None})


def labels_of(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    """What columns are called, none by nothing."""
    return [sheet.text(column.label)[:_HEADING] or " " for column in columns]


def _lines(table: Table, columns: Sequence[Column], levels: Sequence[int], language: Language) -> list[Line]:
    """The rows of all groups with their headings before them, a head above and a subtotal below; the total."""
    lines, heads = list[Line](), list[tuple[int, int]]()
    above: dict[int, Cell] = dict.fromkeys(levels, "")

    def add(band: Band, row: Row, over: range = range(0)) -> None:
        cells = zip((*above.values(), *row), columns, strict=True)
        lines.append(Line(band, tuple(written(cell, column, language) for cell, column in cells), over))

    for group in table.groups:
        if above and group.heading is not None:
            above |= {each: "" for each in above if each > group.level} | {group.level: group.heading}
        if group.head is not None:
            heads.append((len(lines), group.level))
            add("head" if group.level == 1 else "part", group.head)
        begin = len(lines)
        for row in group.rows:
            add("row", row)
        if group.total is not None and not group.summary:
            add("part", group.total, range(begin, len(lines)))
    ends = dict[int, int]()
    for at, level in reversed(heads):
        end = min((end for other, end in ends.items() if other <= level), default=len(lines))
        lines[at], ends[level] = lines[at]._replace(over=range(at + 1, end)), at
    if table.total is not None and not table.summary:
        above = dict.fromkeys(levels, "")
        add("total", table.total, range(len(lines)))
    return lines


def put(sheet: Sheet, laid: Laid) -> range:
    """Write headings and lines below what the sheet has; where the rows stand."""
    names, begin, aligned = headings(sheet, laid), sheet.row, alignments(laid.columns)
    summed = [place for place, column in enumerate(laid.columns)
              if column.kind is not Kind.PERCENT and _adds_up(laid.lines, place)]  # fmt: skip
    lines = [(line, formulas_of(line, begin, summed)) for line in laid.lines]
    total = lines[-1:] if laid.lines[-1].band == "total" else []
    for line, formulas in lines[: len(lines) - len(total)]:
        sheet.cells(line.cells, line.band, aligned, formulas)
    rows = range(begin, sheet.row)
    close(sheet, names, rows, aligned, *total)
    words = {(place, cell.word): cell.key for line in laid.lines for place, cell in enumerate(line.cells) if cell.key}
    colour(sheet, rows, words)
    return rows


def close(
    sheet: Sheet, names: Iterable[str], rows: range, aligned: Sequence[str], *total: tuple[Line, Mapping[int, str]]
) -> None:
    """Make rows that are written an Excel table, with a total below them where there is one."""
    columns: list[dict[str, str]] = [{"header": name} for name in names]
    for line, formulas in total:
        for place, cell in enumerate(line.cells):
            said = {"total_string": cell.value} if isinstance(cell.value, str) else {}
            columns[place] |= {"total_function": formulas[place]} if place in formulas else said
    sheet.tabled(rows, columns, total=bool(total))
    for line, formulas in total:  # after the table, which writes it, too
        sheet.cells(line.cells, line.band, aligned, formulas)


def colour(sheet: Sheet, rows: range, words: Mapping[tuple[int, str], str]) -> None:
    """Colour words in their columns, by their keys."""
    for (place, word), key in sorted(words.items(), key=lambda item: item[0][0]):
        sheet.colour(rows, place, word, key)


def alignments(columns: Iterable[Column]) -> list[str]:
    """Where the cells of columns stand."""
    return [_ALIGNED.get(column.kind, "left") for column in columns]


def headings(sheet: Sheet, laid: Laid) -> list[str]:
    """Write the headings; the names of the columns, all different.

    Where columns are numbered these are their numbers, for Excel filters the row above the first.
    """
    counted, columns = laid.table.counted, laid.columns
    labels, overs = labels_of(sheet, columns), [sheet.text(column.over or "") for column in columns]
    longer = (f"{over}: {label}" if over and labels.count(label) > 1 else label
              for over, label in zip(overs, labels, strict=True))  # fmt: skip
    names = [str(number) for number in range(1, len(columns) + 1)] if counted else told_apart(longer)
    labels = labels if counted else names
    if any(overs):
        alone = [counted and not over for over in overs]  # what has nothing above it reaches down over both rows
        sheet.spread([label if own else over for own, over, label in zip(alone, overs, labels, strict=True)], alone)
        labels = ["" if own else label for own, label in zip(alone, labels, strict=True)]
    sheet.labels(labels, columns)
    if counted:
        sheet.labels(names, columns, "count")
    return names


def _adds_up(lines: Sequence[Line], place: int) -> bool:
    """Whether every sum in a column is what a spreadsheet would make of it; a total may count a thing once."""
    numbers = [line.cells[place].number for line in lines]
    told = [(line.over, sums) for line, sums in zip(lines, numbers, strict=True) if line.over and sums is not None]
    added = (number or 0 if line.band == "row" else 0 for line, number in zip(lines, numbers, strict=True))
    until = list(accumulate(added, initial=0))
    return bool(told) and all(isclose(sums, until[over.stop] - until[over.start], abs_tol=1e-9) for over, sums in told)


def formulas_of(line: Line, begin: int, summed: Iterable[int]) -> dict[int, str]:
    """The sums of a line as formulas that follow the filter, by their places; none of what is not known."""
    from xlsxwriter.utility import xl_range

    first, last = begin + line.over.start, begin + line.over.stop - 1
    known = [at for at in summed if line.over and line.cells[at].number is not None]
    return {at: f"=SUBTOTAL(109,{xl_range(first, at, last, at)})" for at in known}

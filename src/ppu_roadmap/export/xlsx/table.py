"""A table as one real Excel table: a filter, a heading a column, groups as rows, sums that follow the filter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import isclose
from typing import NamedTuple

from ppu_roadmap.export.xlsx.cells import written_rows
from ppu_roadmap.export.xlsx.filled import Band, Filled, Line, labels_of
from ppu_roadmap.export.xlsx.sheet import Sheet
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.table import Cell, Column, Kind, Row, Table
from ppu_roadmap.text import Language, Refusal, _

LAST = 1_048_576
"""Rows that a sheet has."""
MEASURED = 400
"""Rows whose texts tell how wide columns are."""
_PARTS = (Column("part", _("Part"), weight=2), Column("group", _("Group"), weight=2))
"""The headings of groups by level, where no column says the same."""


class Laid(NamedTuple):
    """A table as it is laid out for a sheet, and the chart that is drawn of it."""

    table: Table
    chart: Chart | None
    columns: tuple[Column, ...]
    lines: list[Line]
    """The total is the last one; none where the table has no rows."""


def laid_out(sheet: Sheet, table: Table, chart: Chart | None = None) -> Laid:
    """A table laid out, for which a sheet makes room. Raises Refusal for more rows than a sheet has."""
    said = any(column.implied for column in table.columns)
    levels = () if said else sorted({group.level for group in table.groups if group.heading is not None})
    laid = Laid(table, chart, (*_PARTS[len(_PARTS) - len(levels) :], *table.columns), [])
    if table.columns and any(group.rows or group.head for group in table.groups):
        laid.lines.extend(_lines(table, laid.columns, levels, sheet.language))
        if len(laid.lines) >= LAST // 2:
            count = len(laid.lines)
            raise Refusal(_("a table of {count} rows is too long for Excel: take filters, or csv", count=count))
        total = (line for line in laid.lines[MEASURED:] if line.band == "total")
        sheet.measure(labels_of(sheet, laid.columns), (line.cells for line in (*laid.lines[:MEASURED], *total)))
    return laid


def _lines(table: Table, columns: Sequence[Column], levels: Sequence[int], language: Language) -> list[Line]:
    """The rows of all groups with their headings before them, a head above and a subtotal below; the total."""
    lines, heads = list[Line](), list[tuple[int, int]]()
    above: dict[int, Cell] = dict.fromkeys(levels, "")

    def add(band: Band, *rows: Row, over: range = range(0)) -> None:
        said = ((*above.values(), *row) for row in rows)
        lines.extend(Line(band, cells, over) for cells in written_rows(said, columns, language))

    for group in table.groups:
        if above and group.heading is not None:
            above |= {each: "" for each in above if each > group.level} | {group.level: group.heading}
        if group.head is not None:
            heads.append((len(lines), group.level))
            add("head" if group.level == 1 else "part", group.head)
        begin = len(lines)
        add("row", *group.rows)
        if group.total is not None and not group.summary:
            add("part", group.total, over=range(begin, len(lines)))
    ends = dict[int, int]()
    for at, level in reversed(heads):
        end = min((end for other, end in ends.items() if other <= level), default=len(lines))
        lines[at], ends[level] = lines[at]._replace(over=range(at + 1, end)), at
    if table.total is not None and not table.summary:
        above = dict.fromkeys(levels, "")
        add("total", table.total, over=range(len(lines)))
    return lines


def put(sheet: Sheet, laid: Laid) -> range:
    """Write headings and lines below what the sheet has; where the rows stand."""
    filled = Filled(sheet, laid.columns, counted=laid.table.counted)
    summed = [place for place, column in enumerate(laid.columns)
              if column.kind is not Kind.PERCENT and _adds_up(laid.lines, place)]  # fmt: skip
    total = [line for line in laid.lines[-1:] if line.band == "total"]
    for line in laid.lines[: len(laid.lines) - len(total)]:
        filled.add(line, summed)
    return filled.end(total[0] if total else None, summed)


def _adds_up(lines: Sequence[Line], place: int) -> bool:
    """Whether every sum in a column is what a spreadsheet would make of it; a total may count a thing once."""
    numbers = [line.cells[place].number for line in lines]
    told = [(line.over, sums) for line, sums in zip(lines, numbers, strict=True) if line.over and sums is not None]
    added = (number or 0 if line.band == "row" else 0 for line, number in zip(lines, numbers, strict=True))
    until = list(accumulate(added, initial=0))
    return bool(told) and all(isclose(sums, until[over.stop] - until[over.start], abs_tol=1e-9) for over, sums in told)

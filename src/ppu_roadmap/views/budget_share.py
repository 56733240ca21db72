"""What share of the region's whole budget its programs take, year by year."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

from ppu_roadmap.analysis.budget import Budget, Sums, sums_of
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import of_region
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, columns_of, field, row_of
from ppu_roadmap.paper.table import Cell, Kind, Table
from ppu_roadmap.text import _
from ppu_roadmap.views.grouping import listed
from ppu_roadmap.views.money import Scaled, in_unit
from ppu_roadmap.views.view import Asked


class _Year(NamedTuple):
    """A year of a region: what its programs take of the budget, and the whole of it, in rupiah."""

    year: int
    taken: Sums
    whole: int


def share_tables(asked: Asked, found: Sequence[Budget]) -> Iterator[Table]:
    """A line for each year whose whole budget plan.yaml knows; no table where it knows none."""
    fields: tuple[Field[_Year], ...] = (
        field("year", BUDGET["year"], lambda one: one.year, kind=Kind.YEARS, rank=0, weight=0),
        field("taken", in_unit(_("Indicative ceiling from the APBD"), asked.unit), lambda one: _taken(asked, one),
              kind=Kind.MONEY, rank=1),
        field("whole", in_unit(_("Whole APBD"), asked.unit), lambda one: Scaled(one.whole, asked.unit),
              kind=Kind.MONEY, rank=1),
        field("share", _("Share (%)"), _share, kind=Kind.PERCENT, rank=0),
    )  # fmt: skip
    rows = ((asked.heading(one.plan), (row_of(year, fields) for year in _years(asked, one))) for one in found)
    note = _("Counted are lines whose source is apbd or a part of it (apbd-…), not that of the province.")
    yield from listed(_("Share of the APBD"), columns_of(fields), rows, notes=(note,))


def _years(asked: Asked, one: Budget) -> Iterator[_Year]:
    for year, whole in sorted(one.plan.file.apbd.items()):
        if whole and (not asked.selection.years or year in asked.selection.years):
            lines = (line for line in one.lines if line.line.year == year and of_region(line.line.source))
            yield _Year(year, reduce(add, map(sums_of, lines), Sums()), whole)


def _taken(asked: Asked, one: _Year) -> Cell:
    if one.taken.amount is None:
        return labels.NOT_COSTED if one.taken.lines else None
    return Scaled(one.taken.amount, asked.unit, not one.taken.complete("amount"))


def _share(one: _Year) -> Cell:
    """Two figures of a share, for it is seldom a whole percent."""
    return float(f"{100 * one.taken.amount / one.whole:.2g}") if one.taken.amount is not None else None

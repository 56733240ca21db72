"""The budget as tables: each measure by year, what was spent of it, how sure it is, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from types import MappingProxyType

from ppu_roadmap.analysis.budget import UNREAD, By, Key, Line, Pivot, Sums, column_of, lines_of, pivot
from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.catalog import labels
from ppu_roadmap.catalog.headings import BUDGET, FIELD, TITLE
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Row, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.money import Scaled, Unit, in_unit
from ppu_roadmap.views.programs import ALL, nothing, subtitle

MEASURE: Mapping[str, Message] = MappingProxyType(
    {
        "amount": _("Indicative ceiling"),
        "approved": _("Approved budget"),
        "revised": _("Revised budget"),
        "realised": _("Spent"),
        "absorption": _("Absorption (%)"),
        "secured": labels.CERTAINTY["secured"],
        "proposed": labels.CERTAINTY["proposed"],
        "unsaid": _("Certainty not said"),
    }
)
YEARLY = ("amount", "approved", "revised", "realised", "absorption")
"""What is shown by year, each in a table of its own where it is known of any line."""
LIMITED = frozenset({"amount", "approved", "revised", "realised"})
"""What every line should say, in time: a sum of some of them is marked."""
ROW_NAMES: Mapping[By, Message] = MappingProxyType(
    {
        "dimension": FIELD["dimension"],
        "source": FIELD["funding"],
        "owner": BUDGET["owner"],
        "year": BUDGET["year"],
    }
)
BY_NAMES: Mapping[By, Message] = MappingProxyType(
    {
        "dimension": _("by dimension and year"),
        "source": _("by funding source and year"),
        "owner": _("by budget holder and year"),
        "year": _("by year and dimension"),
    }
)


@dataclass(frozen=True, slots=True)
class Share:
    """What of one region is added up."""

    plan: Plan
    programs: tuple[Program, ...]
    """Those that should have money in the years asked for."""
    lines: tuple[Line, ...]


def shares(plans: Sequence[Plan], selection: Selection = ALL) -> tuple[Share, ...]:
    """The programs that pass and their lines; of years asked for the lines of those years, whenever programs run."""
    return tuple(
        Share(
            plan,
            select(plan, selection),
            lines_of(plan, select(plan, replace(selection, years=())), selection.years),
        )
        for plan in plans
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of every table: its label, its sums by column, and all of it."""

    label: Cell
    cells: tuple[Sums | None, ...]
    total: Sums


Cells = Callable[[Strip], Sequence[Cell]]
"""What a table shows of a line, after its label."""


def budget_tables(found: Sequence[Share], by: By, unit: Unit, selection: Selection = ALL) -> Iterator[Table]:
    """The measures by year, what was spent, how sure it is; sums in a unit, rounded where it is not rupiah."""
    about = tuple(subtitle([share.plan for share in found], selection))
    if not any(share.lines for share in found):
        yield Table(TITLE["budget"], (), (), subtitle=about, notes=(_nothing(found),))
        return
    pages = _Pages(found, by, unit)
    total = pages.overall.total
    first, *others = [name for name in YEARLY if name == "amount" or getattr(total, name) is not None]
    yield pages.by_year(first, _("{page}: {measure}", page=TITLE["budget"], measure=pages.said(first)), about)
    if by != "year":  # the years are in the rows of the next table already
        yield from (pages.by_year(name, pages.said(name)) for name in others)
    if others:
        yield pages.spending()
    yield pages.certainty()


def _nothing(found: Sequence[Share]) -> Message:
    if any(share.programs for share in found):
        return _("no program has a budget line")
    return nothing([share.plan for share in found])


class _Pages:
    """The lines that all tables of one budget have, and the tables."""

    def __init__(self, found: Sequence[Share], by: By, unit: Unit) -> None:
        self.by, self.unit, self.several = by, unit, len(found) > 1
        self.pivots = [(share.plan, pivot(share.plan, share.lines, by, _dimensions(share))) for share in found]
        self.columns = _columns(by, [table for _plan, table in self.pivots])
        self.overall = Strip(
            _("Total"),
            tuple(_added(table.column(key) for _plan, table in self.pivots) for key in self.columns),
            _added(table.total for _plan, table in self.pivots),
        )

    def by_year(self, measure: str, title: Message, about: tuple[Message, ...] = ()) -> Table:
        """One measure with the years, or the dimensions, as columns: of the ceiling all, else where it is known."""
        kind = Kind.PERCENT if measure == "absorption" else Kind.MONEY
        shown = [
            index
            for index, sums in enumerate(self.overall.cells)
            if measure == "amount" or (sums is not None and getattr(sums, measure) is not None)
        ]
        plan, across = self.pivots[0][0], column_of(self.by)
        labelled = [(self.columns[index], _said(label(plan, across, self.columns[index]))) for index in shown]
        columns = tuple(Column(str(key), said, kind, rank=2) for key, said in labelled)
        return self.table(
            title,
            (*columns, Column("total", _("Total"), kind, rank=1)),
            lambda strip: [
                self.cell(sums, measure) for sums in (*(strip.cells[index] for index in shown), strip.total)
            ],
            subtitle=(*about, BY_NAMES[self.by]),
            notes=tuple(self.remarks(measure)),
        )

    def spending(self) -> Table:
        """Ceiling, approved, revised and spent of all years, and how much of it was spent."""
        names = ("amount", "approved", "revised", "realised", "absorption")

        def cells(strip: Strip) -> Sequence[Cell]:
            total = strip.total
            compared = _("{known} of {lines}", known=total.known.get("limit", 0), lines=total.lines)
            return (*(self.cell(total, name) for name in names), compared if total.lines else None)

        kinds = (*[Kind.MONEY] * 4, Kind.PERCENT)
        columns = tuple(Column(name, self.said(name), kind, rank=1) for name, kind in zip(names, kinds, strict=True))
        note = _(
            "Absorption: what was spent over the revised budget, else the approved one, else the ceiling; only of "
            "lines where both are known."
        )
        return self.table(
            _("What was spent of the budget"),
            (*columns, Column("compared", _("Lines compared"), rank=2, weight=1)),
            cells,
            notes=(note, *self.remarks("realised")),
        )

    def certainty(self) -> Table:
        """How much of the ceiling is in the budget, and how much is still applied for."""
        names = ("secured", "proposed", "unsaid", "amount")
        columns = tuple(Column(name, MEASURE[name], Kind.MONEY, rank=1) for name in names)
        return self.table(
            in_unit(_("In the budget or applied for"), self.unit),
            columns,
            lambda strip: [self.cell(strip.total, name) for name in names],
        )

    def table(
        self,
        title: Message,
        columns: tuple[Column, ...],
        cells: Cells,
        subtitle: tuple[Message, ...] = (),
        notes: tuple[Message, ...] = (),
    ) -> Table:
        """A table with a row for each key, under the regions where there are several."""

        def row(strip: Strip) -> Row:
            return Row((strip.label, *cells(strip)))

        groups = tuple(
            Group(
                values.region(plan) if self.several else None,
                tuple(row(strip) for strip in self.strips(plan, table)),
                row(Strip(_("Subtotal"), tuple(map(table.column, self.columns)), table.total))
                if self.several
                else None,
            )
            for plan, table in self.pivots
            if table.rows
        )
        head = Column(self.by, ROW_NAMES[self.by], rank=0, weight=3)
        return Table(title, (head, *columns), groups, total=row(self.overall), subtitle=subtitle, notes=notes)

    def strips(self, plan: Plan, table: Pivot) -> Iterator[Strip]:
        """The lines of one region."""
        for key in table.rows:
            cells = tuple(table.cells.get((key, column)) for column in self.columns)
            yield Strip(label(plan, self.by, key), cells, table.row(key))

    def strip(self, label: Message, table: Pivot) -> Strip:
        """All of one region."""
        return Strip(label, tuple(map(table.column, self.columns)), table.total)

    def said(self, measure: str) -> Message:
        """The heading of a measure, with its unit where it is money."""
        return MEASURE[measure] if measure == "absorption" else in_unit(MEASURE[measure], self.unit)

    def cell(self, sums: Sums | None, measure: str) -> Cell:
        """A sum; a dash where there is no line, words where there are lines and none is costed."""
        if sums is None or not sums.lines:
            return None
        if measure == "absorption":
            return round(sums.absorption, 1) if sums.absorption is not None else None
        amount: int | None = getattr(sums, measure)
        if amount is None:
            return labels.NOT_COSTED if measure == "amount" else None
        return Scaled(amount, self.unit, measure in LIMITED and not sums.complete(measure))

    def remarks(self, measure: str) -> Iterator[Message]:
        """What a reader of sums must know: that some are not whole, that they are rounded."""
        total = self.overall.total
        if measure in LIMITED and not total.complete(measure):
            yield _n(
                "* in part: {count} of {lines} lines does not say it",
                "* in part: {count} of {lines} lines do not say it",
                total.lines - total.known.get(measure, 0),
                lines=total.lines,
            )
        if self.unit != "rupiah" and measure == "amount":
            yield _("Rounded for reading only: totals are made of whole rupiah.")


def label(plan: Plan, by: By, key: Key) -> Cell:
    """What a person calls a dimension, a source, an agency or a year."""
    match by:
        case "dimension":
            return labels.DIMENSION.get(str(key), _("dimension not known"))
        case "source" if key is None:
            return labels.NO_SOURCE
        case "source":
            return values.source_name(plan, str(key)) if key else _("source not known")
        case "owner":
            return plan.agency_name(str(key)) if key else _("budget holder not known")
    return str(key) if key != UNREAD else _("year not known")


def _columns(by: By, tables: Sequence[Pivot]) -> tuple[Key, ...]:
    """The years, or dimensions, of all regions."""
    found = {key for table in tables for key in table.columns}
    if column_of(by) == "dimension":
        return tuple(word for word in (*DIMENSIONS, UNREAD) if word in found)
    return tuple(sorted(found, key=lambda key: (isinstance(key, str), key)))


def _added(sums: Iterable[Sums]) -> Sums:
    return reduce(add, sums, Sums())


def _said(cell: Cell) -> Message:
    return cell if isinstance(cell, Message) else _("{word}", word=str(cell))


def _dimensions(share: Share) -> tuple[str, ...]:
    return tuple(dict.fromkeys(program.dimension for program in share.programs))

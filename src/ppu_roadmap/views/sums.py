"""Sums of the budget as tables: each measure by year, what was spent of it, how sure it is."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from ppu_roadmap.analysis.budget import LIMITED, Budget, By, Key, Sums, Tally, column_of, in_order, lines_of, rows_by
from ppu_roadmap.catalog import labels
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views.grouping import Ended, count_table, ended
from ppu_roadmap.views.money import Scaled, Unit, in_unit
from ppu_roadmap.views.view import Asked

MEASURE: Mapping[str, Message] = {
    "amount": _("Indicative ceiling"),
    "approved": _("Approved budget"),
    "revised": _("Revised budget"),
    "realised": _("Spent"),
    "absorption": _("Absorption (%)"),
    "secured": labels.CERTAINTY["secured"],
    "proposed": labels.CERTAINTY["proposed"],
    "unsaid": _("Certainty not said"),
}
YEARLY = (*LIMITED, "absorption")
"""What is shown by year, each in a table of its own where it is known of any line."""
CERTAIN = ("secured", "proposed", "unsaid", "amount")
SIDES: Mapping[By, tuple[Message, Message]] = {
    "dimension": (FIELD["dimension"], _("by dimension and year")),
    "source": (FIELD["funding"], _("by funding source and year")),
    "owner": (BUDGET["owner"], _("by budget holder and year")),
    "year": (BUDGET["year"], _("by year and dimension")),
}
"""What stands in the rows, and how a table is then cut."""


class Added(NamedTuple):
    """What of one region is added up."""

    rows: tuple[tuple[Message | None, tuple[tuple[Cell, Sums], ...]], ...]
    """What stands in the rows, with its sums, under the heading of the region."""
    ended: Mapping[str, Ended]
    """What programs that are not live have of each measure."""


KEPT = (Added, Ended, Sums, Tally)


def added(asked: Asked, one: Budget, by: By) -> Added:
    """The lines of a region by what is to stand in the rows; of years asked for only what has money of these."""
    rows = rows_by(one.plan, one.lines, by, (program.dimension for program in one.programs))
    labelled = tuple((label(one.plan, by, key), row.across(column_of(by))) for key, row in rows.items())
    years, ((plan, every),) = asked.selection.years, asked.every(years=())
    found = [(plan, [each for each in every if not years or lines_of([each], years)])]
    gone = {name: ended(found, years, name) for name in LIMITED}
    return Added(((asked.heading(plan), labelled),), gone)


class Tables:
    """The rows that all tables of one budget have, and the tables."""

    def __init__(self, asked: Asked, whole: Added, by: By) -> None:
        self.by, self.unit, self.rows, self.across = by, asked.unit, whole.rows, column_of(by)
        self.apart = {name: tuple(gone.apart(name)) for name, gone in whole.ended.items()}
        """What stands below totals: what programs that are not live have of each measure."""
        self.head = Column(by, SIDES[by][0], rank=0, weight=3)
        self.overall = sum((row for _heading, rows in whole.rows for _label, row in rows), Sums())
        known = in_order(Plan(), self.across, self.overall.columns)
        self.columns = {key: _("{word}", word=label(Plan(), self.across, key)) for key in known}

    def by_year(self, measure: str, title: Message, about: tuple[Message, ...] = ()) -> Table:
        """One measure with the years, or the dimensions, as columns: of the ceiling all, else where it is known."""
        whole = self.overall
        shown = [key for key in self.columns if measure == "amount" or figure(whole.under(key), measure) is not None]

        def within(key: Key) -> Field[Sums]:
            return self.sum_of(measure, str(key), self.columns[key], lambda row: row.under(key), rank=2)

        fields = (*map(within, shown), self.sum_of(measure, "total", _("Total")))
        notes = (*self.apart.get(measure, ()), *self.remarks(measure))
        return count_table(title, self.head, fields, self.rows, subtitle=(*about, SIDES[self.by][1]), notes=notes)

    def spending(self) -> Table:
        """Ceiling, approved, revised and spent of all years, and how much of it was spent."""
        note = _(
            "Absorption: what was spent over the revised budget, else the approved one, else the ceiling; only of "
            "lines where both are known."
        )
        sums = (self.sum_of(name, name, self.said(name)) for name in YEARLY)
        fields = (*sums, field("compared", _("Lines compared"), _compared, rank=2))
        notes = (*self.apart["amount"], note, *self.remarks("realised"))
        return count_table(_("What was spent of the budget"), self.head, fields, self.rows, notes=notes)

    def certainty(self) -> Table:
        """How much of the ceiling is in the budget, and how much is still applied for."""
        fields = tuple(self.sum_of(name, name, MEASURE[name]) for name in CERTAIN)
        title = in_unit(_("In the budget or applied for"), self.unit)
        return count_table(title, self.head, fields, self.rows, notes=(*self.apart["amount"], *self.remarks("amount")))

    def sum_of(
        self, measure: str, key: str, label: Message, of: Callable[[Sums], Tally] = attrgetter("whole"), **options: Any
    ) -> Field[Sums]:
        """A measure in a column of its own, of the whole row or of a part of it."""
        kind = Kind.PERCENT if measure == "absorption" else Kind.MONEY
        return field(key, label, lambda row: sum_cell(of(row), measure, self.unit), kind=kind, **options)

    def said(self, measure: str) -> Message:
        """The heading of a measure, with its unit where it is money."""
        return MEASURE[measure] if measure == "absorption" else in_unit(MEASURE[measure], self.unit)

    def remarks(self, measure: str) -> Iterator[Message]:
        """What a reader of sums must know: that some are not whole, that they are rounded."""
        yield from starred(self.overall.whole, measure)
        if self.unit != "rupiah" and measure == "amount":
            yield _("Rounded for reading only: totals are made of whole rupiah.")


def _compared(row: Sums) -> Cell:
    whole = row.whole
    return _("{known} of {lines}", known=whole.knowing("limit"), lines=whole.lines) if whole.lines else None


def figure(sums: Tally, measure: str) -> float | None:
    """A measure in whole rupiah, or the absorption in percent; ``None`` where nothing of it is known."""
    return sums.absorption if measure == "absorption" else sums.sum(measure)


def starred(sums: Tally, measure: str = "amount") -> Iterator[Message]:
    """What the star behind a sum means, where a sum has one."""
    known, lines = sums.knowing(measure) if measure in LIMITED else 0, sums.lines
    if 0 < known < lines:
        yield _n(
            "* in part: {count} of {lines} lines does not say it",
            "* in part: {count} of {lines} lines do not say it",
            lines - known,
            lines=lines,
        )


def sum_cell(sums: Tally, measure: str, unit: Unit) -> Cell:
    """A sum; a dash where there is no line, words where there are lines and none is costed."""
    if measure == "absorption":
        return cells.rounded(sums.absorption)
    if (known := sums.sum(measure)) is not None:
        return Scaled(known, unit, measure in LIMITED and sums.knowing(measure) < sums.lines)
    return labels.NOT_COSTED if sums.lines and measure == "amount" else None


def label(plan: Plan, by: By, key: Key) -> str | Message:
    """What a person calls a dimension, a source, an agency or a year."""
    match by:
        case "dimension":
            return labels.DIMENSION.get(str(key), _("dimension not known"))
        case "source" if key is None:
            return labels.NO_SOURCE
        case "source":
            return cells.source_name(plan, str(key)) if key else _("source not known")
        case "owner" if key is None:
            return labels.NO_OWNER
        case "owner":
            return plan.agency_name(str(key)) if key else _("budget holder not known")
    return str(key) if key else _("year not known")

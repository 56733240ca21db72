"""The budget: each measure by year, what was spent of it, how sure it is, its share of the APBD, what is still open."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, cast

from ppu_roadmap.analysis.budget import (
    LIMITED,
    MEASURES,
    UNREAD,
    Budget,
    By,
    Key,
    Line,
    Lines,
    column_of,
    in_order,
    lines_of,
    rows_by,
)
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.facts.money import Repeated, of_region, repeated_lines
from ppu_roadmap.facts.standing import lacking, living
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, Rupiah, _, _n, words
from ppu_roadmap.views.grouping import apart, by_dimension, count_table, data_by_region, listed, nothing, subtitle
from ppu_roadmap.views.money import Scaled, Unit, in_unit
from ppu_roadmap.views.view import Asked, by_place, for_machines

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
CUBE: tuple[By, ...] = ("year", "dimension", "source", "owner")
"""What machines get sums by."""
SIDES: Mapping[By, tuple[Message, Message]] = {
    "dimension": (FIELD["dimension"], _("by dimension and year")),
    "source": (FIELD["funding"], _("by funding source and year")),
    "owner": (BUDGET["owner"], _("by budget holder and year")),
    "year": (BUDGET["year"], _("by year and dimension")),
}
"""What stands in the rows, and how a table is then cut."""


def document(asked: Asked) -> Iterable[Table]:
    """The measures by year, what was spent, how sure it is, what is open; sums in a unit, rounded but in rupiah."""
    found = budgets(asked)
    return (*_sums(asked, found), *share_tables(asked, found), *gap_tables(asked, found))


def rows(asked: Asked) -> Table:
    """The sums in whole rupiah: by year, dimension, source and agency, or by one of them and year."""
    by = cast("By | None", asked.by)
    sides = CUBE if by is None else (by, column_of(by))
    fields = by_place(*for_machines(*sides, *MEASURES, "absorption", "lines", "uncosted"))
    return data_by_region(asked, fields, ((one.plan, _figures(one, by)) for one in budgets(asked)))


def budgets(asked: Asked) -> tuple[Budget, ...]:
    """What is added up; of years asked for the lines of those years, whenever their programs run."""
    whenever = asked.chosen(years=())
    return tuple(
        Budget(plan, programs, lines_of(every, asked.selection.years))
        for (plan, programs), (_plan, every) in zip(asked.chosen(), whenever, strict=True)
    )


def _figures(one: Budget, by: By | None) -> Iterator[tuple[Cell, ...]]:
    """The keys of each sum, then what is known of it."""
    found: Iterable[tuple[tuple[Key, ...], Iterable[Line]]]
    if by is None:
        cube = gathered((tuple(map(line.key, CUBE)), line) for line in one.lines)
        found = sorted(cube.items(), key=lambda item: [str(key or "~") for key in item[0]])
    else:
        across = column_of(by)
        rows = ((row, lines.under(across)) for row, lines in rows_by(one.plan, one.lines, by).items())
        found = (((row, key), cells[key]) for row, cells in rows for key in in_order(one.plan, across, cells))
    for place, each in found:
        lines = Lines(each)
        sums = (*map(lines.sum, MEASURES), cells.rounded(lines.absorption))
        yield (*(key or None for key in place), *sums, len(lines), len(lines) - len(lines.known("amount")))


def _sums(asked: Asked, found: Sequence[Budget]) -> Iterator[Table]:
    about = subtitle(asked)
    if not any(one.lines for one in found):
        years = asked.selection.years
        none = _("no budget in {years}", years=words(years)) if years else _("no program has a budget line")
        note = none if any(one.programs for one in found) else nothing(asked.regions)
        yield Table(asked.title, (), (), subtitle=about, notes=(*_apart(asked), note))
        return
    tables = Tables(asked, found, cast("By", asked.by or "dimension"))
    first, *others = [name for name in YEARLY if name == "amount" or _figure(tables.overall, name) is not None]
    yield tables.by_year(first, _("{page}: {measure}", page=asked.title, measure=tables.said(first)), about)
    if tables.by != "year":  # the years are in the rows of the next table already
        yield from (tables.by_year(name, tables.said(name)) for name in others)
    if others:
        yield tables.spending()
    yield tables.certainty()


def _apart(asked: Asked, measure: str = "amount") -> Iterator[Message]:
    """What programs that are not live have; of years asked for only those that have money of these."""
    years = asked.selection.years
    every = asked.every(years=())
    found = ((plan, [one for one in programs if not years or lines_of([one], years)]) for plan, programs in every)
    return apart(found, lambda line: not years or line.year in years, measure)


class Tables:
    """The rows that all tables of one budget have, and the tables."""

    def __init__(self, asked: Asked, found: Sequence[Budget], by: By) -> None:
        self.by, self.unit, self.apart = by, asked.unit, {name: tuple(_apart(asked, name)) for name in LIMITED}
        self.across = column_of(by)
        self.head = Column(by, SIDES[by][0], rank=0, weight=3)
        self.rows, self.overall = [], Lines()
        for one in found:
            rows = rows_by(one.plan, one.lines, by, (program.dimension for program in one.programs))
            self.rows.append((asked.heading(one.plan), [(label(one.plan, by, key), row) for key, row in rows.items()]))
            self.overall += one.lines
        plan = asked.plans[0]
        names = {
            key: label(plan, self.across, key) for key in in_order(plan, self.across, self.overall.under(self.across))
        }
        self.columns = {key: _("{word}", word=name) if isinstance(name, str) else name for key, name in names.items()}

    def by_year(self, measure: str, title: Message, about: tuple[Message, ...] = ()) -> Table:
        """One measure with the years, or the dimensions, as columns: of the ceiling all, else where it is known."""
        sums = self.overall.under(self.across)
        shown = [key for key in self.columns if measure == "amount" or _figure(sums[key], measure) is not None]

        def within(key: Key) -> Field[Lines]:
            label, across = self.columns[key], self.across
            return self.sum_of(measure, str(key), label, lambda row: row.under(across).get(key, Lines()), rank=2)

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
        self,
        measure: str,
        key: str,
        label: Message,
        part: Callable[[Lines], Lines] = lambda row: row,
        **options: Any,
    ) -> Field[Lines]:
        """A measure in a column of its own, of the whole row or of a part of it."""
        kind = Kind.PERCENT if measure == "absorption" else Kind.MONEY
        return field(key, label, lambda row: sum_cell(part(row), measure, self.unit), kind=kind, **options)

    def said(self, measure: str) -> Message:
        """The heading of a measure, with its unit where it is money."""
        return MEASURE[measure] if measure == "absorption" else in_unit(MEASURE[measure], self.unit)

    def remarks(self, measure: str) -> Iterator[Message]:
        """What a reader of sums must know: that some are not whole, that they are rounded."""
        yield from starred(self.overall, measure)
        if self.unit != "rupiah" and measure == "amount":
            yield _("Rounded for reading only: totals are made of whole rupiah.")


def _compared(row: Lines) -> Cell:
    return _("{known} of {lines}", known=len(row.known("limit")), lines=len(row)) if row else None


def _figure(lines: Lines, measure: str) -> float | None:
    return lines.absorption if measure == "absorption" else lines.sum(measure)


def starred(lines: Lines, measure: str = "amount") -> Iterator[Message]:
    """What the star behind a sum means, where a sum has one."""
    known = len(lines.known(measure))
    if measure in LIMITED and 0 < known < len(lines):
        yield _n(
            "* in part: {count} of {lines} lines does not say it",
            "* in part: {count} of {lines} lines do not say it",
            len(lines) - known,
            lines=len(lines),
        )


def sum_cell(lines: Lines, measure: str, unit: Unit) -> Cell:
    """A sum; a dash where there is no line, words where there are lines and none is costed."""
    if measure == "absorption":
        return cells.rounded(lines.absorption)
    if known := lines.known(measure):
        return Scaled(sum(known), unit, measure in LIMITED and len(known) < len(lines))
    return labels.NOT_COSTED if lines and measure == "amount" else None


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
    return str(key) if key != UNREAD else _("year not known")


def share_tables(asked: Asked, found: Sequence[Budget]) -> Iterator[Table]:
    """A line for each year whose whole budget plan.yaml knows; no table where it knows none."""
    fields = by_place(
        Column("year", BUDGET["year"], Kind.YEARS, rank=0, weight=0),
        Column("taken", in_unit(_("Indicative ceiling from the APBD"), asked.unit), Kind.MONEY),
        Column("whole", in_unit(_("Whole APBD"), asked.unit), Kind.MONEY),
        Column("share", _("Share (%)"), Kind.PERCENT, rank=0),
    )
    years = ((asked.heading(one.plan), _years(asked, one)) for one in found)
    note = _("Counted are lines whose source is apbd or a part of it (apbd-…), not that of the province.")
    return listed(_("Share of the APBD"), fields, years, notes=(note,))


def _years(asked: Asked, one: Budget) -> Iterator[tuple[Cell, ...]]:
    """Each year with what the programs of the region take of its budget, the whole of it, and their share."""
    for year, whole in sorted(one.plan.file.apbd.items()):
        if whole and (not asked.selection.years or year in asked.selection.years):
            lines = Lines(line for line in one.lines if line.line.year == year and of_region(line.line.source))
            taken = lines.sum("amount")
            # Two figures of a share, for it is seldom a whole percent.
            share = None if taken is None else float(f"{100 * taken / whole:.2g}")
            yield year, sum_cell(lines, "amount", asked.unit), Scaled(whole, asked.unit), share


TWICE = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("earlier", _("Same line as"), rank=0, weight=0),
    Column("year", BUDGET["year"], Kind.YEARS, rank=1, weight=0),
    Column("amount", _("Counted twice"), Kind.MONEY, rank=0),
    Column("source", FIELD["funding"], rank=3, weight=1),
    Column("owner", BUDGET["owner"], rank=4, weight=1),
    Column("nomenclature", _("Nomenclature"), rank=2, weight=0),
)


def gap_tables(asked: Asked, found: Sequence[Budget]) -> Iterator[Table]:
    """What the sums do not hold, by dimension, and what they may hold twice."""
    fields = by_place(
        Column("dimension", FIELD["dimension"], rank=0, weight=2),
        Column("no_line", _("No budget line"), weight=3, rank=1),
        Column("proposed", _("Proposed, no budget line"), weight=3, rank=2),
        Column("no_amount", _("Line not yet costed"), weight=2, rank=3),
        Column("no_source", _("Line without a source"), weight=2, rank=4),
        Column("sum", in_unit(_("Money without a source"), asked.unit), Kind.MONEY, rank=4),
    )
    still = ((asked.heading(one.plan), _open(asked, one)) for one in found)
    for table in listed(_("What is still open in the budget"), fields, still, notes=tuple(_notes(found))):
        yield table.without_empty()
    again = [(one.plan, tuple(_repeated(asked, one))) for one in found]
    counted = Rupiah(sum(each.amount for _plan, repeated in again for each in repeated))
    note = _("{sum} may be counted twice: two programs name the same money.", sum=counted)
    twice = ((asked.heading(plan), (_again(plan, each) for each in repeated)) for plan, repeated in again)
    yield from listed(_("Counted twice"), TWICE, twice, notes=(note,))


def _open(asked: Asked, one: Budget) -> Iterator[tuple[Cell, ...]]:
    items = (*((program, None) for program in lacking(one.plan, one.programs, "budget")),
             *((line.program, line) for line in one.lines))  # fmt: skip
    for dimension, inside in by_dimension(items, itemgetter(0)):
        bare = [program for program, line in inside if line is None]
        lines = Lines(line for _program, line in inside if line is not None)
        uncosted, unsourced = lines.without("amount"), lines.without("source")
        if bare or uncosted or unsourced:
            money = sum_cell(unsourced, "amount", asked.unit) if unsourced.known("amount") else None
            decided = tuple(_called(program) for program in bare if program.status != "proposed")
            proposed = tuple(_called(program) for program in bare if program.status == "proposed")
            yield dimension, decided, proposed, _ids(uncosted), _ids(unsourced), money


def _called(program: Program) -> str:
    return program.id or program.name or "–"


def _ids(lines: Sequence[Line]) -> tuple[str, ...]:
    """Each program once, with the years of its lines."""
    years = gathered((_called(line.program), line.line.year) for line in lines)
    known = ((called, sorted({year for year in of if year is not None})) for called, of in years.items())
    return tuple(f"{called} ({' '.join(map(str, of))})" if of else called for called, of in known)


def _notes(found: Sequence[Budget]) -> Iterator[Message]:
    if bare := sum(len(lacking(one.plan, one.programs, "budget")) for one in found):
        programs = sum(len(one.programs) for one in found)
        yield _n(
            "{count} of {programs} programs has no budget line",
            "{count} of {programs} programs have no budget line",
            bare,
            programs=programs,
        )


def _repeated(asked: Asked, one: Budget) -> Iterator[Repeated]:
    inside = {id(line.program) for line in one.lines}
    years = asked.selection.years
    for again in repeated_lines(living(one.plan).programs):
        if {id(again.program), id(again.earlier)} & inside and (not years or again.purse.year in years):
            yield again


def _again(plan: Plan, again: Repeated) -> tuple[Cell, ...]:
    year, source, owner, code = again.purse
    purse = (cells.label(plan.file.funding_sources, source), cells.agency(plan, owner), code)
    return (again.program.id, again.earlier.id, year, again.amount, *purse)

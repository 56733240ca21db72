"""The budget: its sums, their share of the APBD, what is still open, what may be counted twice."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, cast

from ppu_roadmap.analysis.budget import MEASURES, Budget, By, Key, Line, Lines, column_of, in_order, lines_of, rows_by
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.money import Repeated, of_region, repeated_lines
from ppu_roadmap.facts.standing import lacking, living
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Rupiah, _, _n, words
from ppu_roadmap.views import sums
from ppu_roadmap.views.grouping import by_dimension, data_by_region, joined, listed, nothing, subtitle
from ppu_roadmap.views.money import Scaled, in_unit
from ppu_roadmap.views.parts import Region, Told
from ppu_roadmap.views.sums import YEARLY, Added, Tables, added, figure, sum_cell
from ppu_roadmap.views.view import Asked, by_place, for_machines

CUBE: tuple[By, ...] = ("year", "dimension", "source", "owner")
"""What machines get sums by."""


class Part(NamedTuple):
    """What of the budget of one region is told."""

    programs: int
    bare: int
    """How many of them have no budget line."""
    sums: Added
    shares: tuple[Table, ...]
    still: tuple[Table, ...]
    """What is still open."""
    again: tuple[Table, ...]
    """What may be counted twice, and how much that is, in whole rupiah."""
    twice: int


KEPT = (Part, *sums.KEPT)


def part(asked: Asked) -> Part:
    """The sums of a region, what they do not hold, and what they may hold twice."""
    (one,) = budgets(asked)
    by, repeated = cast("By", asked.by or "dimension"), tuple(_repeated(asked, one))
    again = (_again(one.plan, each) for each in repeated)
    return Part(
        len(one.programs),
        len(lacking(one.plan, one.programs, "budget")),
        added(asked, one, by),
        tuple(_shares(asked, one)),
        tuple(_still(asked, one)),
        tuple(listed(_("Counted twice"), TWICE, [(asked.heading(one.plan), again)])),
        sum(each.amount for each in repeated),
    )


def document(asked: Asked, told: Told[Part]) -> Iterator[Table]:
    """The measures by year, what was spent, how sure it is, what is open; sums in a unit, rounded but in rupiah."""
    whole = told.whole
    yield from _sums(asked, whole, told.regions)
    yield from joined(whole.shares)
    yield from gap_tables(whole)


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
        whole = Lines(each).tally
        known = (*map(whole.sum, MEASURES), cells.rounded(whole.absorption))
        yield (*(key or None for key in place), *known, whole.lines, whole.lines - whole.knowing("amount"))


def _sums(asked: Asked, whole: Part, regions: Sequence[Region]) -> Iterator[Table]:
    about, tables = subtitle(asked), Tables(asked, whole.sums, cast("By", asked.by or "dimension"))
    if not tables.overall.whole.lines:
        years = asked.selection.years
        none = _("no budget in {years}", years=words(years)) if years else _("no program has a budget line")
        note = none if whole.programs else nothing(regions)
        yield Table(asked.title, (), (), subtitle=about, notes=(*tables.apart["amount"], note))
        return
    first, *others = [name for name in YEARLY if name == "amount" or figure(tables.overall.whole, name) is not None]
    yield tables.by_year(first, _("{page}: {measure}", page=asked.title, measure=tables.said(first)), about)
    if tables.by != "year":  # the years are in the rows of the next table already
        yield from (tables.by_year(name, tables.said(name)) for name in others)
    if others:
        yield tables.spending()
    yield tables.certainty()


def _shares(asked: Asked, one: Budget) -> Iterator[Table]:
    """A line for each year whose whole budget plan.yaml knows."""
    fields = by_place(
        Column("year", BUDGET["year"], Kind.YEARS, rank=0, weight=0),
        Column("taken", in_unit(_("Indicative ceiling from the APBD"), asked.unit), Kind.MONEY),
        Column("whole", in_unit(_("Whole APBD"), asked.unit), Kind.MONEY),
        Column("share", _("Share (%)"), Kind.PERCENT, rank=0),
    )
    note = _("Counted are lines whose source is apbd or a part of it (apbd-…), not that of the province.")
    years = [(asked.heading(one.plan), _years(asked, one))]
    return listed(_("Share of the APBD"), fields, years, notes=(note,))


def _years(asked: Asked, one: Budget) -> Iterator[tuple[Cell, ...]]:
    """Each year with what the programs of the region take of its budget, the whole of it, and their share."""
    for year, whole in sorted(one.plan.file.apbd.items()):
        if whole and (not asked.selection.years or year in asked.selection.years):
            lines = Lines(line for line in one.lines if line.line.year == year and of_region(line.line.source))
            taken = lines.sum("amount")
            # Two figures of a share, for it is seldom a whole percent.
            share = None if taken is None else float(f"{100 * taken / whole:.2g}")
            yield year, sum_cell(lines.tally, "amount", asked.unit), Scaled(whole, asked.unit), share


TWICE = by_place(
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("earlier", _("Same line as"), rank=0, weight=0),
    Column("year", BUDGET["year"], Kind.YEARS, rank=1, weight=0),
    Column("amount", _("Counted twice"), Kind.MONEY, rank=0),
    Column("source", FIELD["funding"], rank=3, weight=1),
    Column("owner", BUDGET["owner"], rank=4, weight=1),
    Column("nomenclature", _("Nomenclature"), rank=2, weight=0),
)


def gap_tables(whole: Part) -> Iterator[Table]:
    """What the sums do not hold, by dimension, and what they may hold twice."""
    bare = _n("{count} of {programs} programs has no budget line",
              "{count} of {programs} programs have no budget line", whole.bare, programs=whole.programs)  # fmt: skip
    for table in joined(whole.still, notes=(bare,) if whole.bare else ()):
        yield table.without_empty()
    note = _("{sum} may be counted twice: two programs name the same money.", sum=Rupiah(whole.twice))
    yield from joined(whole.again, notes=(note,))


def _still(asked: Asked, one: Budget) -> Iterator[Table]:
    fields = by_place(
        Column("dimension", FIELD["dimension"], rank=0, weight=2),
        Column("no_line", _("No budget line"), weight=3, rank=1),
        Column("proposed", _("Proposed, no budget line"), weight=3, rank=2),
        Column("no_amount", _("Line not yet costed"), weight=2, rank=3),
        Column("no_source", _("Line without a source"), weight=2, rank=4),
        Column("sum", in_unit(_("Money without a source"), asked.unit), Kind.MONEY, rank=4),
    )
    return listed(_("What is still open in the budget"), fields, [(asked.heading(one.plan), _open(asked, one))])


def _open(asked: Asked, one: Budget) -> Iterator[tuple[Cell, ...]]:
    items = (*((program, None) for program in lacking(one.plan, one.programs, "budget")),
             *((line.program, line) for line in one.lines))  # fmt: skip
    for dimension, inside in by_dimension(items, itemgetter(0)):
        bare = [program for program, line in inside if line is None]
        lines = Lines(line for _program, line in inside if line is not None)
        uncosted, unsourced = lines.without("amount"), lines.without("source")
        if bare or uncosted or unsourced:
            money = sum_cell(unsourced.tally, "amount", asked.unit) if unsourced.tally.knowing("amount") else None
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

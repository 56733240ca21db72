"""What a budget leaves open: no source, no amount, no line at all, and money that may be counted twice."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from ppu_roadmap.analysis.budget import Budget, Line, lines_without
from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.facts.money import Repeated, repeated_lines
from ppu_roadmap.facts.standing import lacking, living
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.budget import BUDGET
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.text import Message, Rupiah, _, _n
from ppu_roadmap.views.grouping import by_dimension, listed
from ppu_roadmap.views.money import Scaled, in_unit
from ppu_roadmap.views.view import Asked, by_place

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
        lines = [line for _program, line in inside if line is not None]
        uncosted, unsourced = lines_without(lines, "amount"), lines_without(lines, "source")
        if bare or uncosted or unsourced:
            known = [line.line.amount for line in unsourced if line.line.amount is not None]
            money = Scaled(sum(known), asked.unit, len(known) < len(unsourced)) if known else None
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
    for again in repeated_lines(living(one.plan)):
        if {id(again.program), id(again.earlier)} & inside and (not years or again.purse.year in years):
            yield again


def _again(plan: Plan, again: Repeated) -> tuple[Cell, ...]:
    year, source, owner, code = again.purse
    purse = (cells.label(plan.file.funding_sources, source), cells.agency(plan, owner), code)
    return (again.program.id, again.earlier.id, year, again.amount, *purse)

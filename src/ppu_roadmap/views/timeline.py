"""The timeline: programs by year, quick wins and their actions by month; charts, tables that say the same, rows."""

from collections.abc import Iterable, Iterator, Sequence

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.analysis.timeline import Scheduled, by_start, scheduled
from ppu_roadmap.catalog.labels import STATUS
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import done_percent
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, labels_of, row_of
from ppu_roadmap.fields.program import FIELD, FIELDS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.chart import Chart, Drawing
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import _
from ppu_roadmap.views.grouping import below, by_dimension, nothing, subtitle
from ppu_roadmap.views.timeline_panels import TITLE_MONTHS, month_panels, overall, year_panels
from ppu_roadmap.views.view import Asked, data

ACTION = labels_of(action.FIELDS)
DATA = (
    Column("region", FIELD["region"]),
    Column("kind", _("Row")),
    Column("program", FIELD["id"]),
    Column("action", ACTION["id"]),
    Column("name", FIELD["name"]),
    Column("dimension", FIELD["dimension"]),
    Column("horizon", FIELD["horizon"]),
    Column("start", ACTION["start"], Kind.DATE),
    Column("finish", ACTION["finish"], Kind.DATE),
    Column("own_years", _("Years of its own")),
    Column("status", FIELD["status"], Kind.WORD),
    Column("owner_status", FIELD["owner_status"], Kind.WORD),
    Column("progress", FIELD["progress"], Kind.PERCENT),
    Column("quick_win", FIELD["quick_win"], Kind.MARK),
    Column("depends_on", FIELD["depends_on"]),
)


def _years(of: Of[Program]) -> Cell:
    reach = of.plan.years(of.record)
    if reach is None or of.record.years is not None:
        return cells.years(of.plan, of.record)
    return Marked(f"{reach.first}–{reach.last}", _("(from its horizon)"))


YEARS: tuple[Field[Of[Program]], ...] = (
    *chosen(FIELDS, (), ("id", "name")),
    field("years", FIELD["years"], _years, kind=Kind.YEARS),
    *chosen(FIELDS, (), ("status",)),
    field("progress", FIELD["progress"], lambda of: done_percent(of.record), kind=Kind.PERCENT),
    *chosen(FIELDS, (), ("quick_win", "depends_on")),
)


def _name(one: Scheduled) -> Cell:
    return cells.name(one.program) if one.action is None else one.action.name


MONTHS: tuple[Field[Scheduled], ...] = (
    field("id", FIELD["id"], lambda one: one.id, rank=0, weight=0),
    field("name", _("Quick win or action"), _name, rank=0, weight=4),
    field("start", ACTION["start"], lambda one: one.start, kind=Kind.DATE, weight=0),
    field("finish", ACTION["finish"], lambda one: one.finish, kind=Kind.DATE, weight=0),
    field("status", FIELD["status"], lambda one: cells.label(STATUS, one.status), kind=Kind.WORD, weight=0),
    field("progress", FIELD["progress"], lambda one: one.done, kind=Kind.PERCENT, weight=0),
)
KINDS = {"year": {"program"}, "month": {"quick-win", "action"}, None: {"program", "quick-win", "action"}}
"""The rows of each chart, and of both."""


def document(asked: Asked) -> Document:
    """The years of programs and the months of quick wins, by region and dimension."""
    return Document.of(_charts(asked))


def rows(asked: Asked) -> Table:
    """Every program with its years, and after each quick win a row for it and its actions with their months."""
    pairs = [(plan, program) for plan, programs in asked.chosen() for program in _in_order(plan, programs)]
    found = (row for plan, program in ordered(pairs, asked.selection.sort) for row in _entries(plan, program))
    return data(DATA, (row for row in found if row.cells[1] in KINDS[asked.by]))


def _in_order(plan: Plan, programs: Iterable[Program]) -> Iterator[Program]:
    """Programs by dimension and start, as the chart has them."""
    for _dimension, inside in by_dimension(programs, lambda program: program.dimension):
        yield from (program for program, _bar in by_start(plan, inside))


def _entries(plan: Plan, program: Program) -> Iterator[Row]:
    def row(kind: str, action: str | None, name: str | None, *rest: Cell) -> Row:
        return Row((plan.code, kind, program.id, action, name, program.dimension or None, program.horizon, *rest))

    reach = plan.years(program)
    years = (f"{reach.first:04}", f"{reach.last:04}") if reach else (None, None)
    own = (program.owner_status, done_percent(program), program.quick_win is not None)
    yield row(
        "program", None, program.name, *years, program.years is not None, program.status, *own, program.depends_on
    )
    for one in scheduled(program):
        if one.action is None:
            yield row("quick-win", None, program.name, one.start, one.finish, None, one.status, *own, ())
        else:
            told = (one.start, one.finish, None, one.status, None, one.done, None, ())
            yield row("action", one.action.id, one.action.name, *told)


def _charts(asked: Asked) -> Iterator[Chart]:
    if asked.by != "month":
        yield Chart(asked.title, lambda: Drawing(year_panels(asked), overall(asked)), lambda: _year_table(asked))
    quick_wins = any(program.quick_win for _plan, programs in asked.chosen() for program in programs)
    if asked.by == "month" or (asked.by is None and quick_wins):
        yield Chart(TITLE_MONTHS, lambda: Drawing(month_panels(asked)), lambda: _month_table(asked))


def _year_table(asked: Asked) -> Table:
    groups = tuple(group for each in asked.chosen() for group in _year_groups(asked, *each))
    notes = () if groups else (nothing(asked.plans),)
    return Table(asked.title, columns_of(YEARS), groups, subtitle=subtitle(asked.plans, asked.selection), notes=notes)


def _year_groups(asked: Asked, plan: Plan, programs: Sequence[Program]) -> Iterator[Group]:
    if not asked.selection.sort:
        programs = [program for program, _bar in by_start(plan, programs)]
    inside = (
        Group(name, tuple(row_of(Of(plan, one), YEARS) for one in found), summary=cells.summary(total(plan, found)))
        for name, found in by_dimension(programs, lambda program: program.dimension)
    )
    return below(asked.heading(plan), lambda: cells.summary(total(plan, programs)), inside)


def _month_table(asked: Asked) -> Table:
    groups = tuple(group for each in asked.chosen() for group in _month_groups(asked, *each))
    return Table(TITLE_MONTHS, columns_of(MONTHS), groups, notes=() if groups else (_("no quick win"),))


def _month_groups(asked: Asked, plan: Plan, programs: Sequence[Program]) -> Iterator[Group]:
    chosen = (program for program in programs if program.quick_win)
    inside = (
        Group(name, tuple(row_of(one, MONTHS) for program in found for one in scheduled(program)))
        for name, found in by_dimension(chosen, lambda program: program.dimension)
    )
    return below(asked.heading(plan), tuple, inside)

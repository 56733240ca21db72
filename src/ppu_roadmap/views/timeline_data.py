"""The timeline as charts with tables that say the same where no bar can be drawn, and as rows for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.analysis.selection import select
from ppu_roadmap.analysis.sorting import ordered
from ppu_roadmap.analysis.timeline import Step, by_start, steps
from ppu_roadmap.catalog.headings import ACTION, FIELD, NARROW, TITLE
from ppu_roadmap.catalog.labels import DIMENSION, STATUS
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import done_percent
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.chart import Chart, Drawing
from ppu_roadmap.paper.table import Cell, Column, Group, Kind, Marked, Row, Table
from ppu_roadmap.text import Message, _
from ppu_roadmap.views import values
from ppu_roadmap.views.programs import nothing, subtitle
from ppu_roadmap.views.timeline import TITLE_MONTHS, Ask, month_panels, overall, year_panels

HORIZON_ONLY = _("(from its horizon)")
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
YEARS = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", FIELD["name"], rank=0, weight=4),
    Column("years", FIELD["years"], Kind.YEARS, weight=0),
    Column("status", FIELD["status"], Kind.WORD, weight=0),
    Column("progress", FIELD["progress"], Kind.PERCENT, weight=0),
    Column("quick_win", FIELD["quick_win"], Kind.MARK, weight=0, narrow=NARROW["quick_win"]),
    Column("depends_on", FIELD["depends_on"]),
)
MONTHS = (
    Column("id", FIELD["id"], rank=0, weight=0),
    Column("name", _("Quick win or action"), rank=0, weight=4),
    Column("start", ACTION["start"], Kind.DATE, weight=0),
    Column("finish", ACTION["finish"], Kind.DATE, weight=0),
    Column("status", FIELD["status"], Kind.WORD, weight=0),
    Column("progress", FIELD["progress"], Kind.PERCENT, weight=0),
)


def timeline_data(plans: Sequence[Plan], ask: Ask, by: str | None = None) -> Table:
    """Every program with its years, and after each quick win a row for it and its actions with their months."""
    wanted = {"year": ("program",), "month": ("quick-win", "action")}.get(by or "")
    pairs = [(plan, program) for plan in plans for program in _in_order(plan, ask)]
    rows = tuple(row for plan, program in ordered(pairs, ask.selection.sort) for row in _data(plan, program))
    kept = tuple(row for row in rows if wanted is None or row.cells[1] in wanted)
    return Table(TITLE["timeline"], DATA, (Group(None, kept),))


def _in_order(plan: Plan, ask: Ask) -> Iterator[Program]:
    """The programs that pass by dimension and start, as the chart has them."""
    programs = select(plan, ask.selection)
    known = [program for program in programs if program.dimension in DIMENSIONS]
    for dimension in DIMENSIONS:
        yield from (one for one, _ in by_start(plan, [one for one in known if one.dimension == dimension]))
    yield from (program for program in programs if program.dimension not in DIMENSIONS)


def _data(plan: Plan, program: Program) -> Iterator[Row]:
    reach = plan.years(program)
    start, finish = (f"{reach.first:04}", f"{reach.last:04}") if reach else (None, None)
    common: tuple[Cell, ...] = (program.dimension or None, program.horizon)
    last: tuple[Cell, ...] = (program.owner_status, done_percent(program), program.quick_win is not None)
    yield Row((
        plan.code, "program", program.id, None, program.name, *common, start, finish, program.years is not None,
        program.status, *last, program.depends_on,
    ))  # fmt: skip
    quick = program.quick_win
    if quick is None:
        return
    yield Row((
        plan.code, "quick-win", program.id, None, program.name, *common, quick.start, quick.finish, None,
        program.status, *last, (),
    ))  # fmt: skip
    for step in steps(program):
        if step.action is not None:
            one = step.action
            yield Row((
                plan.code, "action", program.id, one.id, one.name, *common, one.start, one.finish, None,
                step.status, None, step.done, None, (),
            ))  # fmt: skip


def timeline_charts(plans: Sequence[Plan], ask: Ask, by: str | None = None) -> Iterator[Chart]:
    """The years of programs and the months of quick wins, by region and dimension."""
    if by != "month":
        yield Chart(
            TITLE["timeline"],
            lambda: Drawing(year_panels(plans, ask), overall(plans, ask)),
            lambda: _year_table(plans, ask),
        )
    if by == "month" or (by is None and any(_quick_wins(plan, ask) for plan in plans)):
        yield Chart(TITLE_MONTHS, lambda: Drawing(month_panels(plans, ask)), lambda: _month_table(plans, ask))


def _quick_wins(plan: Plan, ask: Ask) -> list[Program]:
    return [program for program in select(plan, ask.selection) if program.quick_win]


def _year_table(plans: Sequence[Plan], ask: Ask) -> Table:
    groups = tuple(group for plan in plans for group in _year_groups(plans, plan, ask))
    notes = () if groups else (nothing(plans),)
    return Table(TITLE["timeline"], YEARS, groups, subtitle=tuple(subtitle(plans, ask.selection)), notes=notes)


def _month_table(plans: Sequence[Plan], ask: Ask) -> Table:
    groups = tuple(group for plan in plans for group in _month_groups(plans, plan, ask))
    return Table(TITLE_MONTHS, MONTHS, groups, notes=() if groups else (_("no quick win"),))


def _year_groups(plans: Sequence[Plan], plan: Plan, ask: Ask) -> Iterator[Group]:
    programs = select(plan, ask.selection)
    if len(plans) > 1 and programs:
        yield Group(values.region(plan), (), summary=values.summary(total(plan, programs)), level=1)
    for dimension, inside in _by_dimension(programs):
        chosen = inside if ask.selection.sort else [program for program, _ in by_start(plan, inside)]
        rows = tuple(_year_row(plan, program) for program in chosen)
        yield Group(dimension, rows, summary=values.summary(total(plan, inside)))


def _by_dimension(programs: Sequence[Program]) -> Iterator[tuple[Message, list[Program]]]:
    for word in DIMENSIONS:
        inside = [program for program in programs if program.dimension == word]
        if inside:
            yield DIMENSION[word], inside
    stray = [program for program in programs if program.dimension not in DIMENSIONS]
    if stray:
        yield _("dimension not known"), stray


def _year_row(plan: Plan, program: Program) -> Row:
    reach = plan.years(program)
    years: Cell = (reach.first, reach.last) if reach else None
    if reach is not None and program.years is None:
        years = Marked(f"{reach.first}–{reach.last}", HORIZON_ONLY)
    status = values.label(STATUS, program.status)
    quick = program.quick_win is not None
    needs = program.depends_on
    return Row((program.id, values.name(program), years, status, done_percent(program), quick, needs))


def _month_groups(plans: Sequence[Plan], plan: Plan, ask: Ask) -> Iterator[Group]:
    chosen = _quick_wins(plan, ask)
    if len(plans) > 1 and chosen:
        yield Group(values.region(plan), (), level=1)
    for dimension, inside in _by_dimension(chosen):
        yield Group(dimension, tuple(_month_row(step) for program in inside for step in steps(program)))


def _month_row(step: Step) -> Row:
    part = step.action if step.action is not None else step.program.quick_win
    start, finish = (part.start, part.finish) if part else (None, None)
    called: tuple[Cell, Cell] = (step.program.id, values.name(step.program))
    if step.action is not None:
        called = (step.action.id, step.action.name)
    return Row((*called, start, finish, values.label(STATUS, step.status), step.done))

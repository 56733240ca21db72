"""The timeline: programs by year, quick wins and their actions by month; charts, tables that say the same, rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.analysis.timeline import Scheduled, by_start, late, months_shown, scheduled, year_bar
from ppu_roadmap.catalog.labels import HORIZON_NARROW, STATUS
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.months import month_number, month_of
from ppu_roadmap.facts.standing import done_percent, live, needs
from ppu_roadmap.facts.years import plan_years
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.field import Field, Of, chosen, columns_of, field, labels_of
from ppu_roadmap.fields.program import FIELD, FIELDS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.chart import Axis, Band, Bar, Chart, Drawing, Lane, Lanes, Panel, Texture
from ppu_roadmap.paper.document import Document
from ppu_roadmap.paper.table import Cell, Kind, Marked, Row, Table
from ppu_roadmap.text import Day, Message, _, _n
from ppu_roadmap.views.grouping import apart, by_dimension, costs, nothing, parted, regions, subtitle
from ppu_roadmap.views.view import ALL, Asked, data, for_machines

TITLE_MONTHS = _("Quick wins and their actions by month")
LEGEND: dict[Texture, Message] = {
    "decided": _("decided"),
    "planned": _("in the plan"),
    "provisional": _("provisional agency in charge"),
    "proposed": _("proposed"),
    "cancelled": _("cancelled"),
    "open": _("no years of its own: ends in its horizon"),
    "before": _("may start earlier"),
}
YEAR = 12
"""Months."""
ACTION = labels_of(action.FIELDS)
DATA = for_machines(
    "region", "kind", "program", "action", "name", "dimension", "horizon", "start", "finish", "own_years", "status",
    "owner_status", "progress", "quick_win", "depends_on", "late",
)  # fmt: skip


def _years(of: Of[Program]) -> Cell:
    reach = of.plan.years(of.record)
    if reach is None or of.record.years is not None:
        return cells.years(of.plan, of.record)
    return Marked(f"{reach.first}–{reach.last}", _("(from its horizon)"))


def _status(status: str | None, *, late: bool) -> Cell:
    said = cells.label(STATUS, status)
    return Marked(said, _("(late)")) if late and said else said


def _year_fields(today: date) -> tuple[Field[Of[Program]], ...]:
    return (
        *chosen(FIELDS, (), ("id", "name")),
        field("years", FIELD["years"], _years, kind=Kind.YEARS),
        field(
            "status", FIELD["status"],
            lambda of: _status(of.record.status, late=late(of.plan, of.record, today)), kind=Kind.WORD,
        ),
        field("progress", FIELD["progress"], lambda of: done_percent(of.record), kind=Kind.PERCENT),
        *chosen(FIELDS, (), ("quick_win", "depends_on")),
    )  # fmt: skip


def _name(one: Scheduled) -> Cell:
    return cells.name(one.program) if one.action is None else one.action.name


MONTH_FIELDS: tuple[Field[Scheduled], ...] = (
    field("id", FIELD["id"], lambda one: one.id, rank=0, weight=0),
    field("name", _("Quick win or action"), _name, rank=0, weight=4),
    field("start", ACTION["start"], lambda one: one.start, kind=Kind.DATE, weight=0),
    field("finish", ACTION["finish"], lambda one: one.finish, kind=Kind.DATE, weight=0),
    field("status", FIELD["status"], lambda one: _status(one.status, late=one.late), kind=Kind.WORD, weight=0),
    field("progress", FIELD["progress"], lambda one: one.done, kind=Kind.PERCENT, weight=0),
)
KINDS = {"year": {"program"}, "month": {"quick-win", "action"}, None: {"program", "quick-win", "action"}}
"""The rows of each chart, and of both."""


def document(asked: Asked) -> Document:
    """The years of programs and the months of quick wins, by region and dimension."""
    years = Chart(asked.title, lambda: Drawing(tuple(_year_panels(asked)), _overall(asked)), lambda: _year_table(asked))
    months = Chart(TITLE_MONTHS, lambda: Drawing(tuple(_month_panels(asked))), lambda: _month_table(asked))
    quick_wins = any(programs for _plan, programs in asked.every(quick_wins=True))
    if asked.by == "month":
        return Document.of([months if quick_wins else _month_table(asked)])  # a chart of nothing would not say so
    return Document.of([years, months] if quick_wins and asked.by is None else [years])


def rows(asked: Asked) -> Table:
    """Every program with its years, and after each quick win a row for it and its actions with their months."""
    pairs = (
        (plan, program)
        for plan, programs in asked.every()
        for _name, inside in by_dimension(programs)
        for program, _bar in by_start(plan, inside)
    )
    found = (
        row for plan, program in ordered(pairs, asked.selection.sort) for row in _entries(plan, program, asked.today)
    )
    return data(DATA, (row for row in found if row.cells[1] in KINDS[asked.by]))


def _entries(plan: Plan, program: Program, today: date) -> Iterator[Row]:
    def row(kind: str, action: str | None, name: str | None, *rest: Cell) -> Row:
        return Row((plan.code, kind, program.id, action, name, program.dimension or None, program.horizon, *rest))

    reach = plan.years(program)
    years = (f"{reach.first:04}", f"{reach.last:04}") if reach else (None, None)
    own = (program.owner_status, done_percent(program), program.quick_win is not None)
    yield row(
        "program", None, program.name, *years, program.years is not None, program.status, *own, program.depends_on,
        late(plan, program, today),
    )  # fmt: skip
    for one in scheduled(plan, program, today):
        if one.action is None:
            yield row("quick-win", None, program.name, one.start, one.finish, None, one.status, *own, (), one.late)
        else:
            told = (one.start, one.finish, None, one.status, None, one.done, None, (), one.late)
            yield row("action", one.action.id, one.action.name, *told)


# -- tables ------------------------------------------------------------------------------------------------------------


def _year_table(asked: Asked) -> Table:
    found = (
        (plan, ((name, [Of(plan, one) for one, _bar in bars]) for name, bars in _bars_of(plan, programs, asked)))
        for plan, programs in asked.every()
    )
    fields = _year_fields(asked.today)
    groups = parted(asked, found, fields, costs)
    notes = tuple(apart(asked.every())) if groups else (nothing(asked.plans),)
    return Table(asked.title, columns_of(fields), groups, subtitle=subtitle(asked), notes=notes)


def _bars_of(
    plan: Plan, programs: Iterable[Program], asked: Asked
) -> Iterator[tuple[Message, list[tuple[Program, Bar | None]]]]:
    """The programs of each dimension with their bars, by start or as they are to be sorted."""
    for name, inside in by_dimension(programs):
        in_order = [(program, year_bar(plan, program)) for program in inside]
        yield name, in_order if asked.selection.sort else by_start(plan, inside)


def _month_table(asked: Asked) -> Table:
    found = (
        (
            plan,
            (
                (name, [one for program in inside for one in scheduled(plan, program, asked.today)])
                for name, inside in by_dimension(programs)
            ),
        )
        for plan, programs in asked.every(quick_wins=True)
    )
    groups = parted(asked, found, MONTH_FIELDS, lambda _told: ())
    return Table(TITLE_MONTHS, columns_of(MONTH_FIELDS), groups, notes=() if groups else (_("no quick win"),))


# -- charts ------------------------------------------------------------------------------------------------------------


def _year_panels(asked: Asked) -> Iterator[Panel]:
    """The programs that pass, by dimension and start."""
    for place, (plan, programs) in enumerate(asked.every()):
        groups = tuple(_year_lanes(plan, programs, asked))
        axis = _year_axis(plan, _bars(groups), asked)
        title = None if place else asked.title
        summary = cells.summary(total(plan, programs), quick_wins=True) if programs else ()
        notes = tuple(_notes(plan, programs, groups, axis, asked))
        yield Panel(title, _below(plan, asked), axis, groups, _legend(groups), asked.heading(plan), summary, notes)


def _month_panels(asked: Asked) -> Iterator[Panel]:
    """The quick wins that pass with their actions; no panel of a region that has none."""
    found = [(plan, programs) for plan, programs in asked.every(quick_wins=True) if programs]
    for place, (plan, programs) in enumerate(found):
        groups = tuple(_month_lanes(plan, programs, asked))
        axis = _month_axis(_bars(groups), asked)
        title = None if place else TITLE_MONTHS
        summary = (_n("{count} quick win", "{count} quick wins", sum(map(live, programs))),)
        notes = (*apart([(plan, programs)]), *_outside(_bars(groups), axis))
        yield Panel(title, (), axis, groups, _legend(groups), asked.heading(plan), summary, notes)


def _overall(asked: Asked) -> tuple[Message, ...]:
    """What all regions have together; nothing for one alone, whose panel says it."""
    if not asked.several:
        return ()
    summed = sum((total(plan, programs) for plan, programs in asked.every()), Total())
    return (regions(asked.plans), *cells.summary(summed, quick_wins=True))


def _below(plan: Plan, asked: Asked) -> tuple[Message, ...]:
    """What stands below the title, or below the heading of the region."""
    if asked.several:
        return cells.spans(plan, HORIZONS) if plan.file.horizons else ()
    return (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))


def _year_lanes(plan: Plan, programs: Sequence[Program], asked: Asked) -> Iterator[Lanes]:
    for name, bars in _bars_of(plan, programs, asked):
        lanes = (
            Lane(
                one.id or "–",
                cells.name(one),
                bar,
                one.status,
                one.quick_win is not None,
                needs(plan, one),
                late=late(plan, one, asked.today),
            )
            for one, bar in bars
        )
        yield Lanes(name, tuple(lanes), cells.summary(total(plan, (one for one, _bar in bars))))


def _month_lanes(plan: Plan, programs: Sequence[Program], asked: Asked) -> Iterator[Lanes]:
    for name, inside in by_dimension(programs):
        found = [tuple(scheduled(plan, program, asked.today)) for program in inside]
        if not asked.selection.sort:
            found.sort(key=lambda each: each[0].bar.first if each[0].bar else inf)
            found.sort(key=lambda each: not live(each[0].program))
        yield Lanes(name, tuple(_lane(one) for each in found for one in each))


def _lane(one: Scheduled) -> Lane:
    code = (one.id or "–").removeprefix(f"{one.program.id}-")
    action = one.action is not None
    return Lane(code, _name(one), one.bar, one.status, star=not action, late=one.late, part=action)


def _bars(groups: Iterable[Lanes]) -> list[Bar]:
    return [lane.bar for group in groups for lane in group.lanes if lane.bar]


def _year_axis(plan: Plan, bars: Sequence[Bar], asked: Asked) -> Axis | None:
    """The years of the plan and any before it in which a program began; where not all programs are shown, theirs."""
    reach = plan_years(plan)
    if reach is None and not bars:
        return None
    near = bars and (reach is None or asked.selection._replace(sort=()) != ALL)
    first = min([*((reach.first,) if reach and not near else ()), *(bar.first for bar in bars)])
    last = max(bar.last for bar in bars) if near or reach is None else reach.last
    now = asked.today.year + (asked.today.month - 1) / YEAR
    bands = tuple(band for band in _bands(plan) if band.first <= last and band.last >= first) if reach else ()
    return Axis("year", first, last, bands, now if first <= now < last + 1 else None)


def _bands(plan: Plan) -> Iterator[Band]:
    for tag, roman in zip(HORIZONS, ("I", "II", "III"), strict=True):
        first, last = plan.horizon_first(tag), plan.horizon_last(tag)
        if first is not None and last is not None and first <= last:
            yield Band(first, last, HORIZON_NARROW[tag], roman)


def _month_axis(bars: list[Bar], asked: Asked) -> Axis | None:
    shown = months_shown(bars, asked.today, asked.start)
    if shown is None:
        return None
    first, last = shown
    bands = tuple(
        Band(max(first, year * YEAR), min(last, year * YEAR + YEAR - 1), _("{year}", year=year), str(year))
        for year in range(first // YEAR, last // YEAR + 1)
    )
    now = month_number(month_of(asked.today)) + (asked.today.day - 1) / 31
    return Axis("month", first, last, bands, now if first <= now < last + 1 else None)


def _legend(groups: Iterable[Lanes]) -> tuple[tuple[Texture, Message], ...]:
    bars = _bars(groups)
    found: set[Texture] = {bar.texture for bar in bars}
    if any(bar.sure is not None and bar.sure > bar.first for bar in bars):
        found.add("before")
    return tuple((look, text) for look, text in LEGEND.items() if look in found)


def _notes(
    plan: Plan, programs: Sequence[Program], groups: Sequence[Lanes], axis: Axis | None, asked: Asked
) -> Iterator[Message]:
    if not groups:
        yield nothing((plan,))
        return
    yield from apart([(plan, programs)])
    unknown = sum(lane.bar is None for group in groups for lane in group.lanes)
    if unknown:
        yield _n("the years of {count} program are not known", "the years of {count} programs are not known", unknown)
    reach = plan_years(plan)
    if reach is not None and reach.last < asked.today.year:
        yield _("today lies after the plan's last year")
    elif reach is not None and asked.today.year < reach.first:
        yield _("today lies before the plan's first year")
    elif axis is not None and axis.today is None:
        after = asked.today.year > axis.last
        yield _("today lies after the years shown") if after else _("today lies before the years shown")


def _outside(bars: Iterable[Bar], axis: Axis | None) -> Iterator[Message]:
    count = sum(bar.last < axis.first or bar.first > axis.last for bar in bars) if axis else 0
    if count:
        yield _n(
            "{count} line lies outside these months; --from YEAR-MONTH moves them",
            "{count} lines lie outside these months; --from YEAR-MONTH moves them",
            count,
        )

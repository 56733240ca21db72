"""The timeline: programs by year, quick wins and their actions by month; charts, tables that say the same, rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ppu_roadmap.analysis.selection import ordered
from ppu_roadmap.analysis.timeline import Scheduled, by_start, by_year, months_shown, scheduled
from ppu_roadmap.catalog.labels import HORIZON_NARROW, LATE, STATUS
from ppu_roadmap.facts.money import total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.facts.years import month_number, month_of, plan_years
from ppu_roadmap.fields import action, cells
from ppu_roadmap.fields.field import Field, field, labels_of
from ppu_roadmap.fields.program import FIELD, fields_of_program
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.chart import Axis, Band, Bar, Chart, Drawing, Lane, Lanes, Panel, Texture
from ppu_roadmap.paper.document import Block
from ppu_roadmap.paper.table import Cell, Kind, Marked, Table
from ppu_roadmap.text import Day, Message, _, _n
from ppu_roadmap.views.grouping import beside, by_dimension, costs, ended, nothing, overall, parted, regions, subtitle
from ppu_roadmap.views.parts import Region
from ppu_roadmap.views.view import Asked, data

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
FROM_HORIZON = _("(from its horizon)")
YEAR = 12
"""Months."""
ACTION = labels_of(action.FIELDS)
DATA = (
    "region", "kind", "program", "action", "name", "dimension", "horizon", "start", "finish", "own_years", "status",
    "owner_status", "progress", "quick_win", "depends_on", "late",
)  # fmt: skip


def _name(one: Scheduled) -> Cell:
    return cells.name(one.program) if one.action is None else one.action.name


def _years(one: Scheduled) -> Cell:
    reach = one.plan.years(one.program)
    if reach is None or one.program.years is not None:
        return reach
    return Marked(f"{reach.first}–{reach.last}", FROM_HORIZON)


def _status(one: Scheduled) -> Cell:
    said = cells.label(STATUS, one.status)
    return Marked(said, LATE) if one.late and said else said


YEAR_FIELDS: tuple[Field[Scheduled], ...] = (
    *fields_of_program("id", "name"),
    field("years", FIELD["years"], _years, kind=Kind.YEARS),
    field("status", FIELD["status"], _status, kind=Kind.WORD),
    field("progress", FIELD["progress"], lambda one: one.done, kind=Kind.PERCENT),
    *fields_of_program("quick_win", "depends_on"),
)
MONTH_FIELDS: tuple[Field[Scheduled], ...] = (
    field("id", FIELD["id"], lambda one: one.id, rank=0, weight=0),
    field("name", _("Quick win or action"), _name, rank=0, weight=4),
    field("start", ACTION["start"], lambda one: one.start, kind=Kind.DATE, weight=0),
    field("finish", ACTION["finish"], lambda one: one.finish, kind=Kind.DATE, weight=0),
    field("status", FIELD["status"], _status, kind=Kind.WORD, weight=0),
    field("progress", FIELD["progress"], lambda one: one.done, kind=Kind.PERCENT, weight=0),
)
KINDS = {"year": {"program"}, "month": {"quick-win", "action"}, None: {"program", "quick-win", "action"}}
"""The rows of each chart, and of both."""


def document(asked: Asked) -> Iterable[Block]:
    """The years of programs and the months of quick wins, by region and dimension."""
    years = Chart(
        asked.title,
        lambda: Drawing(tuple(_year_panels(asked)), (regions(asked), *overall(asked)) if asked.several else ()),
        lambda: _year_table(asked),
    )
    months = Chart(TITLE_MONTHS, lambda: Drawing(tuple(_month_panels(asked))), lambda: _month_table(asked))
    quick_wins = any(programs for _plan, programs in asked.every(quick_wins=True))
    if asked.by == "month":
        return [months if quick_wins else _month_table(asked)]  # a chart of nothing would not say so
    return [years, months] if quick_wins and asked.by is None else [years]


def rows(asked: Asked) -> Table:
    """Every program with its years, and after each quick win a row for it and its actions with their months."""
    unsorted = asked._replace(selection=asked.selection._replace(sort=()))
    parts = (inside for _plan, each in _parted(unsorted, "year") for _name, inside in each)
    pairs = ordered(((one.plan, one.program) for inside in parts for one in inside), asked.selection.sort)
    lines = (row for plan, program in pairs for row in _entries(plan, program, asked.today))
    return data(DATA, (row for row in lines if row[1] in KINDS[asked.by]))


def _entries(plan: Plan, program: Program, today: date) -> Iterator[tuple[Cell, ...]]:
    def row(kind: str, one: Scheduled, *years: Cell, needed: tuple[str, ...] = ()) -> tuple[Cell, ...]:
        named = (one.action.id, one.action.name) if one.action else (None, program.name)
        whose = (program.owner_status, one.done, program.quick_win is not None)
        return (
            plan.code, kind, program.id, *named, program.dimension or None, program.horizon, *years, one.status,
            *(whose if one.action is None else (None, one.done, None)), needed, one.late,
        )  # fmt: skip

    reach = plan.years(program)
    years = (f"{reach.first:04}", f"{reach.last:04}") if reach else (None, None)
    for one in by_year(plan, program, today):
        yield row("program", one, *years, program.years is not None, needed=program.depends_on)
    for one in scheduled(plan, program, today):
        yield row("action" if one.action else "quick-win", one, one.start, one.finish, None)


def _parted(asked: Asked, by: str) -> Iterator[tuple[Plan, list[tuple[Message, list[Scheduled]]]]]:
    """The programs that pass, or the quick wins each with its actions behind it; by start or as they are sorted."""
    made, keys = (scheduled, 2) if by == "month" else (by_year, 3)
    for plan, programs in asked.every(quick_wins=True) if by == "month" else asked.every():
        parts = []
        for name, inside in by_dimension(programs):
            found = [tuple(made(plan, program, asked.today)) for program in inside]
            if not asked.selection.sort:
                found.sort(key=lambda own: by_start(own[0])[:keys])
            parts.append((name, [one for own in found for one in own]))
        yield plan, parts


def _year_table(asked: Asked) -> Table:
    table = parted(asked, YEAR_FIELDS, _parted(asked, "year"), costs)
    notes = tuple(beside(asked)) if table.groups else (nothing(asked.regions),)
    return table._replace(subtitle=subtitle(asked), notes=notes)


def _month_table(asked: Asked) -> Table:
    table = parted(asked, MONTH_FIELDS, _parted(asked, "month"), title=TITLE_MONTHS)
    return table if table.groups else table._replace(notes=(_("no quick win"),))


def _year_panels(asked: Asked) -> Iterator[Panel]:
    """The programs that pass, by dimension and start."""
    for place, (plan, parts) in enumerate(_parted(asked, "year")):
        groups = tuple(Lanes(name, tuple(map(_lane, inside)), tuple(costs(inside))) for name, inside in parts)
        bars = _bars(groups)
        axis = _year_axis(plan, bars, asked)
        title = None if place else asked.title
        programs = [one.program for _name, inside in parts for one in inside]
        summary = cells.summary(total(plan, programs), quick_wins=True) if programs else ()
        notes = tuple(_notes(plan, programs, groups, axis, asked))
        about = cells.spans(plan, HORIZONS) if plan.file.horizons else ()
        if not asked.several:
            about = (*subtitle(asked), _("today: {day}", day=Day(asked.today.isoformat())))
        yield Panel(title, about, axis, groups, _legend(bars), asked.heading(plan), summary, notes)


def _month_panels(asked: Asked) -> Iterator[Panel]:
    """The quick wins that pass with their actions; no panel of a region that has none."""
    found = [(plan, parts) for plan, parts in _parted(asked, "month") if parts]
    for place, (plan, parts) in enumerate(found):
        groups = tuple(Lanes(name, tuple(map(_lane, inside))) for name, inside in parts)
        bars = _bars(groups)
        axis = _month_axis(bars, asked)
        title = None if place else TITLE_MONTHS
        programs = [one.program for _name, inside in parts for one in inside if one.action is None]
        summary = (_n("{count} quick win", "{count} quick wins", sum(map(live, programs))),)
        notes = (*ended([(plan, programs)]).apart(), *_outside(bars, axis))
        yield Panel(title, (), axis, groups, _legend(bars), asked.heading(plan), summary, notes)


def _lane(one: Scheduled) -> Lane:
    code = (one.id or "–").removeprefix(f"{one.program.id}-")
    part = one.action is not None
    star = one.program.quick_win is not None and not part
    return Lane(code, _name(one), one.bar, one.status, star, one.needs, one.late, part)


def _bars(groups: Iterable[Lanes]) -> list[Bar]:
    return [lane.bar for group in groups for lane in group.lanes if lane.bar]


def _year_axis(plan: Plan, bars: Sequence[Bar], asked: Asked) -> Axis | None:
    """The years of the plan and any before it in which a program began; where not all programs are shown, theirs."""
    reach = plan_years(plan)
    if reach is None and not bars:
        return None
    near = bars and (reach is None or not asked.unfiltered)
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
        Band(max(first, year * YEAR), min(last, year * YEAR + YEAR - 1), _("{word}", word=year), str(year))
        for year in range(first // YEAR, last // YEAR + 1)
    )
    now = month_number(month_of(asked.today)) + (asked.today.day - 1) / 31
    return Axis("month", first, last, bands, now if first <= now < last + 1 else None)


def _legend(bars: Sequence[Bar]) -> tuple[tuple[Texture, Message], ...]:
    found: set[Texture] = {bar.texture for bar in bars}
    if any(bar.sure is not None and bar.sure > bar.first for bar in bars):
        found.add("before")
    return tuple((look, text) for look, text in LEGEND.items() if look in found)


def _notes(
    plan: Plan, programs: Sequence[Program], groups: Sequence[Lanes], axis: Axis | None, asked: Asked
) -> Iterator[Message]:
    if not groups:
        yield nothing([Region.of(plan, asked.selection)])
        return
    yield from beside(asked, ended([(plan, programs)]))
    if unknown := sum(lane.bar is None for group in groups for lane in group.lanes):
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
    if count := sum(bar.last < axis.first or bar.first > axis.last for bar in bars) if axis else 0:
        yield _n(
            "{count} line lies outside these months; --from YEAR-MONTH moves them",
            "{count} lines lie outside these months; --from YEAR-MONTH moves them",
            count,
        )

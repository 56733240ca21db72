"""The timeline: programs by year, quick wins and their actions by month; a panel of each for every region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ppu_roadmap.analysis.selection import Selection, select
from ppu_roadmap.analysis.timeline import Step, by_start, months_shown, steps, year_bar
from ppu_roadmap.catalog.headings import TITLE
from ppu_roadmap.catalog.labels import DIMENSION, HORIZON_NARROW
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.months import month_number, month_of
from ppu_roadmap.facts.years import plan_years
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS
from ppu_roadmap.paper.chart import Axis, Band, Bar, Lane, Lanes, Panel, Texture
from ppu_roadmap.text import Day, Message, _, _n
from ppu_roadmap.views import values
from ppu_roadmap.views.grouping import nothing, subtitle

TITLE_MONTHS = _("Quick wins and their actions by month")
ROMAN = ("I", "II", "III")
LEGEND: dict[Texture, Message] = {
    "decided": _("decided"),
    "provisional": _("provisional agency in charge"),
    "proposed": _("proposed"),
    "cancelled": _("cancelled"),
    "open": _("no years of its own: ends in its horizon"),
    "before": _("may start earlier"),
}
YEAR = 12
"""Months."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a timeline is asked for: which programs, what day it is, from which month the chart by month begins."""

    selection: Selection
    today: date
    start: str | None = None


def year_panels(plans: Sequence[Plan], ask: Ask) -> tuple[Panel, ...]:
    """The programs that pass, by dimension and start."""
    panels = []
    for index, plan in enumerate(plans):
        programs = select(plan, ask.selection)
        groups = tuple(_year_lanes(plan, programs, ask))
        head = _head(plans, index, ask, TITLE["timeline"])
        summed = values.summary(total(plan, programs), quick_wins=True) if programs else ()
        axis = _years(plan, programs, ask.today)
        notes = tuple(_notes(plan, programs, axis, ask))
        panels.append(Panel(*head, axis, groups, _legend(groups), _region(plans, plan), summed, notes))
    return tuple(panels)


def month_panels(plans: Sequence[Plan], ask: Ask) -> tuple[Panel, ...]:
    """The quick wins that pass with their actions; no panel of a region that has none."""
    panels: list[Panel] = []
    for plan in plans:
        chosen = [program for program in select(plan, ask.selection) if program.quick_win]
        if not chosen:
            continue
        groups = tuple(_month_lanes(chosen, ask))
        bars = [lane.bar for group in groups for lane in group.lanes if lane.bar]
        axis = _months(bars, ask)
        title = None if panels else TITLE_MONTHS
        summary = (_n("{count} quick win", "{count} quick wins", len(chosen)),)
        notes = tuple(_outside(bars, axis))
        panels.append(Panel(title, (), axis, groups, _legend(groups), _region(plans, plan), summary, notes))
    return tuple(panels)


def overall(plans: Sequence[Plan], ask: Ask) -> tuple[Message, ...]:
    """What all regions have together; nothing for one alone, whose panel says it."""
    if len(plans) == 1:
        return ()
    summed = sum((total(plan, select(plan, ask.selection)) for plan in plans), Total())
    return (_n("{count} region", "{count} regions", len(plans)), *values.summary(summed, quick_wins=True))


def _head(plans: Sequence[Plan], index: int, ask: Ask, title: Message) -> tuple[Message | None, tuple[Message, ...]]:
    """The title above the first panel, and what stands below the title or the region's heading."""
    if len(plans) > 1:
        plan = plans[index]
        return (title if index == 0 else None), values.spans(plan, HORIZONS) if plan.file.horizons else ()
    return title, (*subtitle(plans, ask.selection), _("today: {day}", day=Day(ask.today.isoformat())))


def _region(plans: Sequence[Plan], plan: Plan) -> Message | None:
    return values.region(plan) if len(plans) > 1 else None


def _year_lanes(plan: Plan, programs: Sequence[Program], ask: Ask) -> Iterator[Lanes]:
    for dimension in (*DIMENSIONS, None):
        inside = [program for program in programs if _dimension(program) == dimension]
        if inside:
            pairs = by_start(plan, inside)
            if ask.selection.sort:
                pairs = [(program, year_bar(plan, program)) for program in inside]
            lanes = tuple(_program(program, bar) for program, bar in pairs)
            heading = DIMENSION[dimension] if dimension else _("dimension not known")
            yield Lanes(heading, lanes, values.summary(total(plan, inside)))


def _dimension(program: Program) -> str | None:
    return program.dimension if program.dimension in DIMENSIONS else None


def _program(program: Program, bar: Bar | None) -> Lane:
    star = program.quick_win is not None
    return Lane(program.id or "–", values.name(program), bar, program.status, star, program.depends_on)


def _month_lanes(programs: Sequence[Program], ask: Ask) -> Iterator[Lanes]:
    for dimension in (*DIMENSIONS, None):
        inside = [program for program in programs if _dimension(program) == dimension]
        parts = [tuple(steps(program)) for program in inside]
        if not ask.selection.sort:
            parts.sort(key=lambda found: (found[0].bar is None, found[0].bar.first if found[0].bar else 0))
        if parts:
            heading = DIMENSION[dimension] if dimension else _("dimension not known")
            yield Lanes(heading, tuple(_step(step) for found in parts for step in found))


def _step(step: Step) -> Lane:
    program, action = step.program, step.action
    if action is None:
        return Lane(program.id or "–", values.name(program), step.bar, step.status, star=True)
    code = (action.id or "–").removeprefix(f"{program.id}-")
    return Lane(code, action.name, step.bar, step.status, part=True)


def _years(plan: Plan, programs: Iterable[Program], today: date) -> Axis | None:
    """The years of the plan; where they are not known, those of its programs."""
    reach = plan_years(plan)
    bars = [bar for bar in (year_bar(plan, program) for program in programs) if bar]
    if reach is None and not bars:
        return None
    first = reach.first if reach else min(bar.first for bar in bars)
    last = reach.last if reach else max(bar.last for bar in bars)
    now = today.year + (today.month - 1) / YEAR
    bands = tuple(_bands(plan)) if reach else ()
    return Axis("year", first, last, bands, now if first <= now < last + 1 else None)


def _bands(plan: Plan) -> Iterator[Band]:
    for tag, roman in zip(HORIZONS, ROMAN, strict=True):
        first, last = plan.horizon_first(tag), plan.horizon_last(tag)
        if first is not None and last is not None and first <= last:
            yield Band(first, last, HORIZON_NARROW[tag], roman)


def _months(bars: list[Bar], ask: Ask) -> Axis | None:
    shown = months_shown(bars, ask.today, ask.start)
    if shown is None:
        return None
    first, last = shown
    bands = tuple(
        Band(max(first, year * YEAR), min(last, year * YEAR + YEAR - 1), _("{year}", year=year), str(year))
        for year in range(first // YEAR, last // YEAR + 1)
    )
    now = month_number(month_of(ask.today)) + (ask.today.day - 1) / 31
    return Axis("month", first, last, bands, now if first <= now < last + 1 else None)


def _legend(groups: Iterable[Lanes]) -> tuple[tuple[Texture, Message], ...]:
    bars = [lane.bar for group in groups for lane in group.lanes if lane.bar]
    found: set[Texture] = {bar.texture for bar in bars}
    if any(bar.sure is not None and bar.sure > bar.first for bar in bars):
        found.add("before")
    return tuple((look, text) for look, text in LEGEND.items() if look in found)


def _notes(plan: Plan, programs: Sequence[Program], axis: Axis | None, ask: Ask) -> Iterator[Message]:
    if not programs:
        yield nothing((plan,))
        return
    unknown = sum(year_bar(plan, program) is None for program in programs)
    if unknown:
        yield _n("the years of {count} program are not known", "the years of {count} programs are not known", unknown)
    if axis is not None and axis.today is None:
        after = ask.today.year > axis.last
        yield _("today lies after the plan's last year") if after else _("today lies before the plan's first year")


def _outside(bars: Iterable[Bar], axis: Axis | None) -> Iterator[Message]:
    count = sum(bar.last < axis.first or bar.first > axis.last for bar in bars) if axis else 0
    if count:
        yield _n(
            "{count} line lies outside these months; --from YEAR-MONTH moves them",
            "{count} lines lie outside these months; --from YEAR-MONTH moves them",
            count,
        )

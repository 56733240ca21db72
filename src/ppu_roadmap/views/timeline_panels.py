"""The charts of the timeline: a panel for every region, of programs by year, of quick wins and actions by month."""

from collections.abc import Iterable, Iterator, Sequence

from ppu_roadmap.analysis.timeline import Scheduled, by_start, months_shown, scheduled, year_bar
from ppu_roadmap.catalog.labels import HORIZON_NARROW
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.months import month_number, month_of
from ppu_roadmap.facts.years import plan_years
from ppu_roadmap.fields import cells
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.chart import Axis, Band, Bar, Lane, Lanes, Panel, Texture
from ppu_roadmap.text import Day, Message, _, _n
from ppu_roadmap.views.grouping import by_dimension, nothing, regions, subtitle
from ppu_roadmap.views.view import Asked

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


def year_panels(asked: Asked) -> tuple[Panel, ...]:
    """The programs that pass, by dimension and start."""
    panels: list[Panel] = []
    for plan, programs in asked.chosen():
        bars = [year_bar(plan, program) for program in programs]
        groups = tuple(_year_lanes(plan, programs, asked))
        axis = _years(plan, [bar for bar in bars if bar], asked)
        summary = cells.summary(total(plan, programs), quick_wins=True) if programs else ()
        notes = tuple(_notes(plan, bars, axis, asked))
        title = None if panels else asked.title
        panels.append(
            Panel(title, _below(plan, asked), axis, groups, _legend(groups), asked.heading(plan), summary, notes)
        )
    return tuple(panels)


def month_panels(asked: Asked) -> tuple[Panel, ...]:
    """The quick wins that pass with their actions; no panel of a region that has none."""
    panels: list[Panel] = []
    for plan, programs in asked.chosen():
        chosen = [program for program in programs if program.quick_win]
        if not chosen:
            continue
        groups = tuple(_month_lanes(chosen, asked))
        bars = _bars(groups)
        axis = _months(bars, asked)
        title = None if panels else TITLE_MONTHS
        summary = (_n("{count} quick win", "{count} quick wins", len(chosen)),)
        notes = tuple(_outside(bars, axis))
        panels.append(Panel(title, (), axis, groups, _legend(groups), asked.heading(plan), summary, notes))
    return tuple(panels)


def overall(asked: Asked) -> tuple[Message, ...]:
    """What all regions have together; nothing for one alone, whose panel says it."""
    if not asked.several:
        return ()
    summed = sum((total(plan, programs) for plan, programs in asked.chosen()), Total())
    return (regions(asked.plans), *cells.summary(summed, quick_wins=True))


def _below(plan: Plan, asked: Asked) -> tuple[Message, ...]:
    """What stands below the title, or below the heading of the region."""
    if asked.several:
        return cells.spans(plan, HORIZONS) if plan.file.horizons else ()
    return (*subtitle(asked.plans, asked.selection), _("today: {day}", day=Day(asked.today.isoformat())))


def _year_lanes(plan: Plan, programs: Sequence[Program], asked: Asked) -> Iterator[Lanes]:
    for name, inside in by_dimension(programs, lambda program: program.dimension):
        pairs = by_start(plan, inside)
        if asked.selection.sort:
            pairs = [(program, year_bar(plan, program)) for program in inside]
        lanes = tuple(
            Lane(
                program.id or "–", cells.name(program), bar, program.status,
                program.quick_win is not None, program.depends_on,
            )
            for program, bar in pairs
        )  # fmt: skip
        yield Lanes(name, lanes, cells.summary(total(plan, inside)))


def _month_lanes(programs: Sequence[Program], asked: Asked) -> Iterator[Lanes]:
    for name, inside in by_dimension(programs, lambda program: program.dimension):
        found = [tuple(scheduled(program)) for program in inside]
        if not asked.selection.sort:
            found.sort(key=lambda each: (each[0].bar is None, each[0].bar.first if each[0].bar else 0))
        yield Lanes(name, tuple(_lane(one) for each in found for one in each))


def _lane(one: Scheduled) -> Lane:
    if one.action is None:
        return Lane(one.id or "–", cells.name(one.program), one.bar, one.status, star=True)
    code = (one.id or "–").removeprefix(f"{one.program.id}-")
    return Lane(code, one.action.name, one.bar, one.status, part=True)


def _bars(groups: Iterable[Lanes]) -> list[Bar]:
    return [lane.bar for group in groups for lane in group.lanes if lane.bar]


def _years(plan: Plan, bars: Sequence[Bar], asked: Asked) -> Axis | None:
    """The years of the plan; where they are not known, those of its programs."""
    reach = plan_years(plan)
    if reach is None and not bars:
        return None
    first = reach.first if reach else min(bar.first for bar in bars)
    last = reach.last if reach else max(bar.last for bar in bars)
    now = asked.today.year + (asked.today.month - 1) / YEAR
    bands = tuple(_bands(plan)) if reach else ()
    return Axis("year", first, last, bands, now if first <= now < last + 1 else None)


def _bands(plan: Plan) -> Iterator[Band]:
    for tag, roman in zip(HORIZONS, ROMAN, strict=True):
        first, last = plan.horizon_first(tag), plan.horizon_last(tag)
        if first is not None and last is not None and first <= last:
            yield Band(first, last, HORIZON_NARROW[tag], roman)


def _months(bars: list[Bar], asked: Asked) -> Axis | None:
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


def _notes(plan: Plan, bars: Sequence[Bar | None], axis: Axis | None, asked: Asked) -> Iterator[Message]:
    if not bars:
        yield nothing((plan,))
        return
    unknown = bars.count(None)
    if unknown:
        yield _n("the years of {count} program are not known", "the years of {count} programs are not known", unknown)
    if axis is not None and axis.today is None:
        after = asked.today.year > axis.last
        yield _("today lies after the plan's last year") if after else _("today lies before the plan's first year")


def _outside(bars: Iterable[Bar], axis: Axis | None) -> Iterator[Message]:
    count = sum(bar.last < axis.first or bar.first > axis.last for bar in bars) if axis else 0
    if count:
        yield _n(
            "{count} line lies outside these months; --from YEAR-MONTH moves them",
            "{count} lines lie outside these months; --from YEAR-MONTH moves them",
            count,
        )

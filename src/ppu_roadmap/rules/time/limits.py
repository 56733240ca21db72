"""The limits of years: those of the plan, of a horizon, of the upper plan that a program serves."""

from collections.abc import Iterator, Mapping
from itertools import chain

from ppu_roadmap.catalog.labels import HORIZON
from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import lost
from ppu_roadmap.facts.naming import called, called_action, called_measured, called_quick_win
from ppu_roadmap.facts.parts import Measure, beside_programs
from ppu_roadmap.facts.years import plan_years, program_years, reversed_months, reversed_years, written
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Day, Message, Phrase, _

EDGES = ("start", "finish")
Stray = tuple[Place, int, Message]
"""Where a time outside the plan stands, its year, what is to be said."""

_OUTSIDE: Mapping[tuple[str, bool], Message] = {
    ("start", False): _("{thing} starts in {time}, after the plan's last year {year}"),
    ("finish", True): _("{thing} ends in {time}, before the plan's first year {year}"),
    ("finish", False): _("{thing} ends in {time}, after the plan's last year {year}"),
}
"""What is said of a time outside the plan, by its edge and whether it is too early, which no beginning is."""


@rule("RM202", ERROR)
def past_plan(plan: Plan) -> Iterator[Finding]:
    """A program, an action, a quick win or an actual lies outside the years of the plan.

    Why: the roadmap has no column for it, so that it would be drawn nowhere; most often a digit is wrong. What
    only begins before the plan may run on in it (RM209), and brings along what it did till then. Baselines,
    documents and decisions may be older, budget years are RM301, targets RM605.

    Bad:
        horizon: long-term
        years: [2022, 2040]
    Good:
        horizon: long-term
        years: [2022, 2037]
    """
    file, reach = plan.file, plan_years(plan)
    if reach is None:
        return
    strays = [_strays(program, reach) for program in plan.programs if not reversed_years(program)]
    strays += [_stray_actuals(each, reach, reach) for each in beside_programs(plan)]
    for place, year, message in chain.from_iterable(strays):
        if year < reach.first:
            bound = Related(file.at("start"), _("the plan starts in {year}", year=reach.first))
        else:
            end = file.at("horizons", HORIZONS[-1])
            bound = Related(end, _("the plan ends in {year}", year=reach.last))
        help = _("choose a time from {first} to {last}", first=reach.first, last=reach.last)
        yield Finding(place, message, help, (bound,))


@rule("RM203", ERROR)
def past_horizon(plan: Plan) -> Iterator[Finding]:
    """A program ends after the last year of its horizon.

    Why: a horizon is a promise of when things are done; a program of the first year that ends in the fourth
    makes the head of the region answer for what cannot be ready.

    Bad:
        horizon: 1-year
        years: [2022, 2025]
    Good:
        horizon: 5-year
        years: [2022, 2025]
    """
    file, reach = plan.file, plan_years(plan)
    for program in plan.programs:
        if program.years is None or program.horizon is None or reversed_years(program):
            continue
        last, end = plan.horizon_last(program.horizon), program.years[1]
        if last is None or end <= last or (reach is not None and not reach.covers(end)):
            continue
        fits = _nearest_horizon(plan, end)
        told = {"id": called(program), "year": end, "horizon": HORIZON[program.horizon], "last": last}
        message = _("{id} ends in {year}, after the last year of the {horizon}, {last}", **told)
        help = _("write horizon: {horizon}, or end it by {year}", horizon=fits, year=last)
        if fits is None:
            help = _("end it by {year}", year=last)
        related = Related(file.at("horizons", program.horizon), _("ends in {year}", year=last))
        yield Finding(program.at("years", 1), message, help, (related,))


@rule("RM204", WARNING)
def horizon_too_long(plan: Plan) -> Iterator[Finding]:
    """A program would fit a nearer horizon.

    Why: what is filed under a far horizon is looked at last, and its budget is not asked for in time.

    Bad:
        horizon: 5-year
        years: [2022, 2023]
    Good:
        horizon: 1-year
        years: [2022, 2023]
    """
    for program in plan.programs:
        if program.years is None or program.horizon is None or reversed_years(program):
            continue
        end = program.years[1]
        fits = _nearest_horizon(plan, end)
        if fits is not None and HORIZONS.index(fits) < HORIZONS.index(program.horizon):
            label = HORIZON[fits]
            message = _("{id} ends in {year}, which fits the {horizon}", id=called(program), year=end, horizon=label)
            yield Finding(program.at("horizon"), message, _("write horizon: {horizon}", horizon=fits))


@rule("RM206", WARNING, _("name the upper plan of those years, or move the program"))
def upper_plan_period(plan: Plan) -> Iterator[Finding]:
    """None of the upper plans that a program serves covers any of its years.

    Why: after a new RPJMD programs go on naming the missions of the old one; quick wins were seen to go
    unchecked in just that way when the head of the region changed.

    Bad:
        years: [2022, 2023]
        serves: [{plan: rpjmd-2025, missions: [M1]}]
    Good:
        years: [2022, 2023]
        serves: [{plan: rpjmd-2018, missions: [M1]}]
    """
    for program in plan.programs:
        reach = program_years(plan, program)
        uppers = [plan.upper_plans.get(serves.plan or "") for serves in program.serves]
        if reach is None or not uppers or lost(plan, program, "serves"):
            continue
        periods = {upper.id: upper.years for upper in uppers if upper and upper.years}
        unsure = any(upper is None or upper.years is None or upper.years[1] < upper.years[0] for upper in uppers)
        if not unsure and not any(map(reach.meets, periods.values())):
            message = _("no upper plan that {id} serves covers {years}", id=called(program), years=written(reach))
            yield Finding(program.at("serves", 0, "plan"), message, related=tuple(_periods(plan, periods)))


def _periods(plan: Plan, years_by_id: Mapping[str | None, tuple[int, ...]]) -> Iterator[Related]:
    indexes = {upper.id: index for index, upper in enumerate(plan.file.upper_plans)}
    for id, years in years_by_id.items():
        place = plan.file.at("upper_plans", indexes[id], "years")
        yield Related(place, _("{plan} covers {years}", plan=id, years=written(Reach(*years))))


def _strays(program: Program, reach: Reach) -> Iterator[Stray]:
    for index, year in enumerate(program.years or ()):
        if _outside(EDGES[index], year, reach):
            yield _stray(program.at("years", index), EDGES[index], called(program), year, reach)
    quick = program.quick_win
    if quick and quick.finish and not reversed_months(quick) and _outside("finish", int(quick.finish[:4]), reach):
        yield _stray(program.at("quick_win", "finish"), "finish", called_quick_win(program), quick.finish, reach)
    years = program.years  # what began before the plan and runs on in it brings its own first years along
    whole = reach._replace(first=years[0]) if years and years[0] < reach.first <= years[1] else reach
    first, after = f"{whole.first:04}", f"{whole.last + 1:04}"
    for index, action in enumerate(program.actions):
        if (action.start or first) < after and first <= (action.finish or first) < after:
            continue  # most actions
        idle = action.status == "cancelled" or reversed_months(action)
        for edge, month in zip(EDGES, (action.start, action.finish), strict=True):
            if month is not None and _outside(edge, int(month[:4]), whole) and not idle:
                place = program.at("actions", index, edge)
                yield _stray(place, edge, called_action(program, action), month, reach)
    for index, indicator in enumerate(program.indicators):
        if indicator.actuals:
            yield from _stray_actuals(Measure(indicator, program, ("indicators", index)), reach, whole)


def _stray_actuals(measure: Measure, reach: Reach, whole: Reach) -> Iterator[Stray]:
    """The actuals outside of the ``whole`` that a program makes of the plan."""
    for year in measure.indicator.actuals:
        if not whole.covers(year):
            of, years = called_measured(measure), written(reach)
            message = _("the actual of {year} of {id} lies outside the plan {years}", year=year, id=of, years=years)
            yield measure.place.key("actuals", str(year)), year, message


def _outside(edge: str, year: int, reach: Reach) -> bool:
    """Whether a beginning is too late, or an end too early or too late."""
    return year > reach.last or (edge == "finish" and year < reach.first)


def _stray(place: Place, edge: str, thing: Phrase, time: int | str, reach: Reach) -> Stray:
    year = int(str(time)[:4])
    early = year < reach.first
    bound = reach.first if early else reach.last
    told = Day(time) if isinstance(time, str) else time
    return place, year, _OUTSIDE[edge, early].of(thing=thing, time=told, year=bound)


def _nearest_horizon(plan: Plan, year: int) -> str | None:
    """The nearest horizon that lasts until a year."""
    lasts = ((tag, plan.horizon_last(tag)) for tag in HORIZONS)
    return next((tag for tag, last in lasts if last is not None and year <= last), None)

"""RM2xx: years and months follow each other, and stay within the plan, their horizon and the upper plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, pairwise

from ppu_roadmap.catalog.labels import HORIZON
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Path, Place, Related
from ppu_roadmap.facts.known import lost
from ppu_roadmap.facts.naming import called, called_action, called_measured, called_quick_win
from ppu_roadmap.facts.parts import Measure, actions, beside_programs, dated, quick_wins
from ppu_roadmap.facts.years import Now, plan_years, reversed_months, reversed_years, written, years_place
from ppu_roadmap.model.plan import Plan, Reach
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.links.programs import circles, graph
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
    nearest = cache(partial(_nearest_horizon, plan))
    for program in plan.programs:
        if program.years is None or program.horizon is None or reversed_years(program):
            continue
        end = program.years[1]
        fits = nearest(end)
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
    for program, reach in dated(plan):
        if not program.serves or lost(plan, program, "serves"):
            continue
        uppers = [plan.upper_plans.get(serves.plan or "") for serves in program.serves]
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
    years, quick = program.years, program.quick_win
    times: list[tuple[Path, int | str, Reach, Callable[[], Phrase]]] = []
    if years and not reach.covers(years[1]):
        times += ((("years", at), year, reach, partial(called, program)) for at, year in enumerate(years))
    if quick and quick.finish and not reversed_months(quick):
        times.append((("quick_win", "finish"), quick.finish, reach, partial(called_quick_win, program)))
    # what began before the plan and runs on in it brings its own first years along
    whole = reach._replace(first=years[0]) if years and years[0] < reach.first <= years[1] else reach
    first, after = f"{whole.first:04}", f"{whole.last + 1:04}"
    for index, action in enumerate(program.actions):
        start, finish = action.start or first, action.finish or first
        if (start < after and first <= finish < after) or action.status == "cancelled" or reversed_months(action):
            continue
        name = partial(called_action, program, action)
        times += (
            (("actions", index, at), month, whole, name) for at, month in zip(EDGES, (start, finish), strict=True)
        )
    for path, time, within, thing in times:
        year, edge = int(str(time)[:4]), EDGES[path[-1] in (1, "finish")]
        if year > within.last or (edge == "finish" and year < within.first):
            early, told = year < reach.first, Day(time) if isinstance(time, str) else time
            bound = reach.first if early else reach.last
            yield program.at(*path), year, _OUTSIDE[edge, early].of(thing=thing(), time=told, year=bound)
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


def _nearest_horizon(plan: Plan, year: int) -> str | None:
    """The nearest horizon that lasts until a year."""
    lasts = ((tag, plan.horizon_last(tag)) for tag in HORIZONS)
    return next((tag for tag, last in lasts if last is not None and year <= last), None)


@rule("RM207", WARNING, _("draw up the next plan, or extend its horizons"))
def plan_ended(plan: Plan, now: Now) -> Iterator[Finding]:
    """The plan's last year is over.

    Why: a plan that has ended steers nothing. Kulon Progo revised its plan of 2018-2023 in 2025 only.

    Bad:
        # as-of: 2038-01-02
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
    Good:
        # as-of: 2037-12-31
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
    """
    last = plan.horizon_last(HORIZONS[-1])
    if last is not None and now.year > last:
        yield Finding(plan.file.at("horizons", HORIZONS[-1]), _("the plan ended in {year}", year=last))


@rule("RM208", ERROR)
def horizons_order(plan: Plan) -> Iterator[Finding]:
    """A horizon does not end after the nearer one, or ends before the plan starts.

    Why: a program's horizon follows from its last year; where two horizons end together, one of them can hold nothing.

    Bad:
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2023, long-term: 2037}
    Good:
        # plan.yaml
        horizons: {1-year: 2023, 5-year: 2027, long-term: 2037}
    """
    file, start, tag = plan.file, plan.file.start, HORIZONS[0]
    nearest = plan.horizon_last(tag)
    if nearest is not None and start is not None and nearest < start:
        years = {"last": nearest, "start": start}
        message = _("the {horizon} ends in {last}, before the plan starts in {start}", horizon=HORIZON[tag], **years)
        related = Related(file.at("start"), _("the plan starts in {year}", year=start))
        yield Finding(file.at("horizons", tag), message, _("let it end in {year} or later", year=start), (related,))
    for near, far in pairwise(HORIZONS):
        nearer, last = plan.horizon_last(near), plan.horizon_last(far)
        if nearer is not None and last is not None and last <= nearer:
            told: dict[str, Phrase] = {"far": HORIZON[far], "last": last, "near": HORIZON[near], "nearer": nearer}
            message = _("the {far} ends in {last}, not after the {near} ({nearer})", **told)
            related = Related(file.at("horizons", near), _("ends in {year}", year=nearer))
            help = _("let it end in {year} or later", year=nearer + 1)
            yield Finding(file.at("horizons", far), message, help, (related,))


@rule("RM201", ERROR, _("swap the two, or mend the wrong one"), whole=True)
def end_before_start(plan: Plan) -> Iterator[Finding]:
    """Something ends before it starts.

    Why: one of the two is a slip, and nobody can tell which; so nothing else is said of the years of that program.

    Bad: years: [2023, 2022]
    Good: years: [2022, 2023]
    """
    for index, upper in enumerate(plan.file.upper_plans):
        if upper.years is not None and upper.years[1] < upper.years[0]:
            place, thing = plan.file.at("upper_plans", index, "years"), upper.id or upper.name or _("an upper plan")
            yield _backwards(thing, upper.years, place.at(0), place.at(1))
    for program in plan.programs:
        if program.years is not None and reversed_years(program):
            yield _backwards(called(program), program.years, program.at("years", 0), program.at("years", 1))
    for program, index, action in actions(plan):
        if reversed_months(action):
            place, ends = program.at("actions", index), (action.start, action.finish)
            yield _backwards(called_action(program, action), ends, place.at("start"), place.at("finish"))
    for program, quick_win in quick_wins(plan):
        if reversed_months(quick_win):
            place, ends = program.at("quick_win"), (quick_win.start, quick_win.finish)
            yield _backwards(called_quick_win(program), ends, place.at("start"), place.at("finish"))


@rule("RM205", WARNING)
def dependency_order(plan: Plan) -> Iterator[Finding]:
    """A program starts before one that it depends on has ended.

    Why: it will wait, or be built twice; the roadmap should show it when it can really begin. The same year is fine.

    Bad:
        years: [2022, 2023]
        depends_on: [GOV-02]
    Good:
        years: [2023, 2023]
        depends_on: [GOV-02]
    """
    links = graph(plan)
    if not links:
        return
    numbers = circles(links)
    ends = {program.id: reach for program, reach in dated(plan) if plan.by_id.get(program.id or "") is program}
    for program, reach in dated(plan):
        circle = numbers.get(program.id or "", -1)
        for index, needed in enumerate(program.depends_on):
            end = ends.get(needed)
            if end is None or end.last <= reach.first or needed == program.id:
                continue
            other = plan.by_id[needed]
            undated = program.years is None and other.years is None  # their horizons' years say no order
            if undated or numbers.get(needed) == circle:
                continue
            told = {"id": called(program), "first": reach.first, "needed": needed, "last": end.last}
            message = _("{id} starts in {first}, before {needed}, on which it depends, ends in {last}", **told)
            help = _("start it in {year} or later, or remove this dependency", year=end.last)
            related = Related(years_place(other), _("until {year}", year=end.last))
            yield Finding(program.at("depends_on", index), message, help, (related,))


@rule("RM209", INFO)
def began_before_plan(plan: Plan) -> Iterator[Finding]:
    """A program or a quick win began before the plan.

    Why: it may carry on what runs already, and is drawn from its own beginning on; yet what was done before the
    plan is no work of the plan, and not what the head of the region decided on.

    Bad: quick_win: {kind: local, start: 2021-12, finish: 2022-08}
    Good: quick_win: {kind: local, start: 2022-01, finish: 2022-08}
    """
    first = plan.file.start
    if first is None:
        return
    for program in plan.programs:
        if program.years is not None and program.years[0] < first <= program.years[1]:
            message = _("{id} starts in {year}, before the plan", id=called(program), year=program.years[0])
            help = _("leave it if it carries on earlier work, else write {time} or later", time=first)
            yield Finding(program.at("years", 0), message, help)
    for program, quick_win in quick_wins(plan):
        month = quick_win.start
        if month is not None and int(month[:4]) < first:
            message = _("the quick win {id} starts in {month}, before the plan", id=called(program), month=Day(month))
            help = _("leave it if it carries on earlier work, else write {time} or later", time=f"{first}-01")
            yield Finding(program.at("quick_win", "start"), message, help)


def _backwards(thing: Phrase, ends: Sequence[int | str | None], start: Place, finish: Place) -> Finding:
    first, last = (Day(end) if isinstance(end, str) else end for end in ends)
    message = _("{thing} ends in {last}, before it starts in {first}", thing=thing, first=first, last=last)
    return Finding(finish, message, related=(Related(start, _("starts here")),))


TIME = (
    end_before_start, past_plan, past_horizon, horizon_too_long, dependency_order, upper_plan_period, plan_ended,
    horizons_order, began_before_plan,
)  # fmt: skip

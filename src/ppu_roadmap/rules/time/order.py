"""The order of years: of a beginning and its end, of programs that need each other, of horizons, of plan and today."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ppu_roadmap.catalog.labels import HORIZON
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Place, Related
from ppu_roadmap.facts.naming import called, called_action, called_quick_win
from ppu_roadmap.facts.parts import actions, quick_wins
from ppu_roadmap.facts.years import program_years, reversed_months, reversed_years, years_place
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.links.programs import circles, graph
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Day, Phrase, _


@rule("RM207", WARNING, _("draw up the next plan, or extend its horizons"))
def plan_ended(plan: Plan, today: date) -> Iterator[Finding]:
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
    if last is not None and today.year > last:
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
    ends = {id: program_years(plan, needed) for id, needed in plan.by_id.items()}
    for program in plan.programs:
        reach, circle = program_years(plan, program), numbers.get(program.id or "", -1)
        for index, needed in enumerate(program.depends_on):
            end = ends.get(needed)
            if end is None or reach is None or end.last <= reach.first or needed == program.id:
                continue
            other = plan.by_id[needed]
            undated = program.years is None and other.years is None  # their horizons' years say no order
            if undated or numbers.get(needed) == circle:
                continue
            message = _(
                "{id} starts in {first}, before {needed}, on which it depends, ends in {last}",
                id=called(program),
                first=reach.first,
                needed=needed,
                last=end.last,
            )
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

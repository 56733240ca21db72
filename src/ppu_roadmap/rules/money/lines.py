"""Budget lines, each by itself: its year, its source, its amounts."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Related
from ppu_roadmap.facts.known import absent
from ppu_roadmap.facts.money import LIMITS, budget_lines
from ppu_roadmap.facts.naming import called, line_of
from ppu_roadmap.facts.years import program_years, written, years_place
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Rupiah, _


def _years(line: BudgetLine) -> tuple[int, ...]:
    return () if line.year is None else (line.year,)


@rule("RM301", ERROR)
def budget_outside_years(plan: Plan) -> Iterator[Finding]:
    """A budget line lies outside the years of its program.

    Why: the table for the RKPD of that year would ask for money for a program that does not run then; most
    often the program was moved and its money was not.

    Bad:
        years: [2022, 2023]
        budget: [{year: 2024, source: apbd, amount: 250000000}]

    Good:
        years: [2022, 2023]
        budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    for program, index, line in budget_lines(plan):
        reach = program_years(plan, program)
        if reach is None or line.year is None or reach.covers(line.year):
            continue
        yield Finding(
            program.at("budget", index, "year"),
            _(
                "{id} has a budget in {year}, outside its years {years}",
                id=called(program),
                year=line.year,
                years=written(reach),
            ),
            _("move the line, or make the program's years cover it"),
            (Related(years_place(program), _("the years are {years}", years=written(reach))),),
        )


@rule("RM303", ERROR)
def realised_over_budget(plan: Plan) -> Iterator[Finding]:
    """More was spent than the budget holds.

    Why: no agency can spend more than its DPA; most often juta were taken for full rupiah, or pagu, DPA and
    realisasi were swapped. Compared with revised, else approved, else amount.

    Bad:
        budget: [{year: 2023, source: apbd, amount: 250000000, approved: 240000000, realised: 245000000}]

    Good:
        budget: [{year: 2023, source: apbd, amount: 250000000, approved: 240000000, realised: 238000000}]
    """
    for program, index, line in budget_lines(plan):
        spent = line.realised
        if spent is None or any(field in line.refused for field in LIMITS):
            continue
        field = next((field for field in LIMITS if getattr(line, field) is not None), None)
        limit: int | None = getattr(line, field) if field else None
        if field is None or limit is None or spent <= limit:
            continue
        yield Finding(
            program.at("budget", index, "realised"),
            _(
                "{id} realised {spent} in {year}, over its budget of {limit}",
                id=called(program),
                spent=Rupiah(spent),
                year=line.year if line.year is not None else _("one year"),
                limit=Rupiah(limit),
            ),
            _("write whole rupiah, and check both against the DPA"),
            (Related(program.at("budget", index, field), _("the budget is {limit}", limit=Rupiah(limit))),),
        )


@rule("RM306", WARNING)
def no_source(plan: Plan) -> Iterator[Finding]:
    """A budget line has no source of money.

    Why: unclear financing is what smart-city plans fail by most often; without a source nobody knows whom
    to ask.

    Bad:
        budget: [{year: 2023, amount: 250000000}]

    Good:
        budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    for program, index, line in budget_lines(plan):
        if absent(line, "source"):
            yield Finding(
                program.first("budget", index),
                _("{line} has no source", line=line_of(program, line)),
                _("write the key of a funding source, such as source: apbd"),
                years=_years(line),
            )


@rule("RM311", INFO)
def not_costed(plan: Plan) -> Iterator[Finding]:
    """A budget line has no amount: it is not yet costed.

    Why: what nobody knows is not Rp 0; it is told here, so that somebody asks before the RKPD is drawn up.

    Bad:
        budget: [{year: 2023, source: apbd}]

    Good:
        budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    for program, index, line in budget_lines(plan):
        if absent(line, "amount"):
            yield Finding(
                program.first("budget", index),
                _("{line} is not yet costed", line=line_of(program, line)),
                _("add the amount in whole rupiah once it is known"),
                years=_years(line),
            )

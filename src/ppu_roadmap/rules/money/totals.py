"""What has to be whole: the budget of a program, year by year and with its code, and weights that make a hundred."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import absent, lacks, lost, lost_in
from ppu_roadmap.facts.money import REGION_MONEY
from ppu_roadmap.facts.naming import adding, called
from ppu_roadmap.facts.years import program_years
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import EvaluationWeights
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Phrase, _, words

SOON = ("1-year", "5-year")
"""Horizons for which money is asked in the years to come."""
IDLE = ("proposed", "cancelled", "done")
"""Statuses of programs that ask for no money."""
WHOLE = 100
"""Percent."""


@rule("RM304", WARNING, _("add a line for each year, without an amount where it is not yet costed"))
def year_without_budget(plan: Plan) -> Iterator[Finding]:
    """A program has money in some of its years and none in another.

    Why: programs were stopped by refocusing in the year that had no budget line, as in Wonosobo. A line
    without an amount will do: it says that the year is not yet costed.

    Bad:
        years: [2022, 2023]
        budget: [{year: 2022, source: apbd, amount: 250000000}]
    Good:
        years: [2022, 2023]
        budget: [{year: 2022, source: apbd, amount: 250000000}, {year: 2023, source: apbd}]
    """
    for program in plan.programs:
        if not program.budget or lost(plan, program, "budget"):
            continue
        reach = program_years(plan, program)
        paid = {line.year for line in program.budget}
        if reach is None or None in paid:
            continue
        first = max(reach.first, plan.file.start or reach.first)  # what was paid before is no matter of the plan
        unpaid = [year for year in range(first, reach.last + 1) if year not in paid]
        if unpaid:
            message = _("{id} has no budget in {years}", id=called(program), years=words(unpaid))
            yield Finding(program.first(), message, years=tuple(unpaid))


@rule("RM305", WARNING)
def no_budget(plan: Plan) -> Iterator[Finding]:
    """A program of the first or the second horizon has no budget.

    Why: what stands in no budget is not done, and its money has to be asked for a year before. Programs
    that are proposed only need none yet.

    Bad: status: planned
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, status: planned, budget: [{year: 2022, source: apbd, amount: 250000000}]}
    """
    for program in plan.programs:
        if program.horizon not in SOON or program.status == "proposed" or "status" in program.refused:
            continue
        if lacks(plan, program, "budget"):
            add = adding("budget", program)
            help = _("add a line for each year, without an amount where it is not yet costed: {command}", command=add)
            yield Finding(program.first(), _("{id} has no budget", id=called(program)), help)


@rule("RM307", INFO, _("add the code of the sub kegiatan, quoted, to the line or to the program"))
def no_nomenclature(plan: Plan) -> Iterator[Finding]:
    """A program spends APBD money and has no nomenclature code.

    Why: the regional budget knows programs, kegiatan and sub kegiatan only by their code (Permendagri
    90/2019); without one the line cannot be entered.

    Bad: budget: [{year: 2022, source: apbd, amount: 250000000}]
    Good:
        nomenclature: "2.16.03.2.02.0023"
        budget: [{year: 2022, source: apbd, amount: 250000000}]
    """
    for program in plan.programs:
        if program.status in IDLE or "status" in program.refused or not absent(program, "nomenclature"):
            continue
        bare = [
            (index, line.year)
            for index, line in enumerate(program.budget)
            if line.source == REGION_MONEY and absent(line, "nomenclature")
        ]
        if bare:
            message = _("{id} spends APBD money and has no nomenclature", id=called(program))
            related = Related(program.first("budget", bare[0][0]), _("this line has no code"))
            years = tuple(year for _index, year in bare if year is not None)
            yield Finding(program.first(), message, related=(related,), years=years)


@rule("RM309", ERROR, _("change them until they add up to 100"))
def weights(plan: Plan) -> Iterator[Finding]:
    """The weights of criteria, or of the parts of the evaluation, do not add up to 100.

    Why: scores of two plans, or of two years, can be compared only out of the same whole; a missing tenth
    ranks quick wins by accident.

    Bad:
        # plan.yaml
        quick_win_criteria: {speed: {name: Cepat terwujud, weight: 60}, impact: {name: Dampak, weight: 30}}
    Good:
        # plan.yaml
        quick_win_criteria: {speed: {name: Cepat terwujud, weight: 60}, impact: {name: Dampak, weight: 40}}
    """
    file, unsure = plan.file, lost_in(plan, "plan", "quick_win_criteria")
    criteria = [] if unsure else [each.weight if each else None for each in file.quick_win_criteria.values()]
    every: list[tuple[Place, Phrase, list[int | None]]] = [
        (file.first("quick_win_criteria"), _("the quick win criteria"), criteria),
        (file.first("evaluation_weights"), _("the evaluation"), _five(file, "evaluation_weights")),
    ]
    for at, one in enumerate(file.evaluations):
        year = _("the evaluation of {year}", year=one.year)
        every.append((file.first("evaluations", at, "weights"), year, _five(one, "weights")))
    for place, field, found in every:
        if found and None not in found and (total := sum(filter(None, found))) != WHOLE:
            yield Finding(place, _("the weights of {field} add up to {total}, not 100", field=field, total=total))


def _five(record: Record, field: str) -> list[int | None]:
    """The weights of the five parts; ``None`` for one that is not written, whatever its default."""
    given: EvaluationWeights | None = getattr(record, field)
    if given is None or absent(record, field):
        return []
    return [getattr(given, part) if part in given.model_fields_set else None for part in EvaluationWeights.model_fields]

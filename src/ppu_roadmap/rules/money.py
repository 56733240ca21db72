"""RM3xx: money has a year, a source and an owner, is counted once, and is whole: year by year, and with its code."""

from collections.abc import Iterator

from ppu_roadmap.catalog.labels import AGENCY_KIND
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import absent, lacks, lost, lost_in, unsure
from ppu_roadmap.facts.money import LIMITS, REGION_MONEY, Purse, purse_of, repeated_lines
from ppu_roadmap.facts.naming import adding, called, line_of
from ppu_roadmap.facts.parts import budget_lines, dated
from ppu_roadmap.facts.years import written, years_place
from ppu_roadmap.model.base import Record
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import EvaluationWeights
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import EVERYWHERE
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Phrase, Rupiah, _, words

SOON = ("1-year", "5-year")
"""Horizons for which money is asked in the years to come."""
IDLE = ("proposed", "cancelled", "done")
"""Statuses of programs that ask for no money."""
WHOLE = 100
"""Percent."""
VILLAGE_MONEY = "dana-desa"
OUTSIDERS = ("bank", "private")
"""Kinds of bodies that cannot hold a budget of the region."""


@rule("RM301", ERROR, _("move the line, or make the program's years cover it"))
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
    for program, reach in dated(plan):
        for index, line in enumerate(program.budget):
            if line.year is None or reach.covers(line.year):
                continue
            id, years = called(program), written(reach)
            message = _("{id} has a budget in {year}, outside its years {years}", id=id, year=line.year, years=years)
            related = Related(years_place(program), _("the years are {years}", years=years))
            yield Finding(program.at("budget", index, "year"), message, related=(related,))


@rule("RM303", ERROR, _("write whole rupiah, and check both against the DPA"))
def realised_over_budget(plan: Plan) -> Iterator[Finding]:
    """More was spent than the budget holds.

    Why: no agency can spend more than its DPA; most often juta were taken for full rupiah, or pagu, DPA and
    realisasi were swapped. Compared with revised, else approved, else amount.

    Bad: budget: [{year: 2023, source: apbd, amount: 250000000, approved: 240000000, realised: 245000000}]
    Good: budget: [{year: 2023, source: apbd, amount: 250000000, approved: 240000000, realised: 238000000}]
    """
    for program, index, line in budget_lines(plan):
        spent = line.realised
        if spent is None or not line.refused.isdisjoint(LIMITS):
            continue
        given = ((field, getattr(line, field)) for field in LIMITS)
        field, limit = next(((field, limit) for field, limit in given if limit is not None), ("", spent))
        if spent <= limit:
            continue
        year = line.year if line.year is not None else _("one year")
        told = {"id": called(program), "spent": Rupiah(spent), "year": year, "limit": Rupiah(limit)}
        message = _("{id} realised {spent} in {year}, over its budget of {limit}", **told)
        related = Related(program.at("budget", index, field), _("the budget is {limit}", limit=Rupiah(limit)))
        yield Finding(program.at("budget", index, "realised"), message, related=(related,))


@rule("RM306", WARNING, _("write the key of a funding source, such as source: apbd"))
def no_source(plan: Plan) -> Iterator[Finding]:
    """A budget line has no source of money.

    Why: unclear financing is what smart-city plans fail by most often; without a source nobody knows whom to ask.

    Bad: budget: [{year: 2023, amount: 250000000}]
    Good: budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    for place, line, years in _lines_without(plan, "source"):
        yield Finding(place, _("{line} has no source", line=line), years=years)


@rule("RM311", INFO, _("add the amount in whole rupiah once it is known"))
def not_costed(plan: Plan) -> Iterator[Finding]:
    """A budget line has no amount: it is not yet costed.

    Why: what nobody knows is not Rp 0; it is told here, so that somebody asks before the RKPD is drawn up.

    Bad: budget: [{year: 2023, source: apbd}]
    Good: budget: [{year: 2023, source: apbd, amount: 250000000}]
    """
    for place, line, years in _lines_without(plan, "amount"):
        yield Finding(place, _("{line} is not yet costed", line=line), years=years)


def _lines_without(plan: Plan, field: str) -> Iterator[tuple[Place, Phrase, tuple[int, ...]]]:
    """Where the lines stand that lack a field, each with its name and its year."""
    for program, index, line in budget_lines(plan):
        if absent(line, field):
            years = () if line.year is None else (line.year,)
            yield program.first("budget", index), line_of(program, line), years


@rule("RM302", ERROR, _("add them up, or say what differs (owner, nomenclature)"))
def budget_line_twice(plan: Plan) -> Iterator[Finding]:
    """A program has two budget lines for the same year, source, owner and nomenclature.

    Why: one is most often a correction of the other, and both would be added up. An owner or a nomenclature
    that a line does not give is the program's.

    Bad:
        budget:
          - {year: 2022, source: apbd, amount: 250000000}
          - {year: 2022, source: apbd, amount: 260000000}
    Good:
        budget:
          - {year: 2022, source: apbd, amount: 250000000}
          - {year: 2022, source: apbd, amount: 260000000, owner: dlh}
    """
    for program in plan.programs:
        first: dict[Purse, int] = {}
        for index, line in enumerate(program.budget if len(program.budget) > 1 else ()):
            purse = purse_of(program, line)
            if purse is None or first.setdefault(purse, index) == index:
                continue
            id, year, source = called(program), purse.year, purse.source
            message = _("{id} has two budget lines of {year} from {source}", id=id, year=year, source=source)
            related = Related(program.first("budget", first[purse]), _("the first is here"))
            yield Finding(program.first("budget", index), message, related=(related,))


@rule("RM308", WARNING, _("leave it in one program, or write how much of it each has"))
def counted_twice(plan: Plan) -> Iterator[Finding]:
    """Two programs have a budget line for the same money.

    Why: one sub kegiatan is easily written into two dimensions; the plan then promises twice what the budget holds.

    Bad:
        # governance.yaml
        programs:
          - id: GOV-01
            name: Go PPU
            budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]
          - id: GOV-02
            name: Data terbuka
            budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]
    Good: budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]
    """
    for again in repeated_lines(plan.programs):
        related = Related(again.earlier.first("budget", again.earlier_at), _("the first is here"))
        message = _(
            "{id} counts the line of {other} again: {nomenclature}, {owner}, {year}, {source}, {amount}",
            id=called(again.program),
            other=called(again.earlier),
            amount=Rupiah(again.amount),
            **again.purse._asdict(),
        )
        yield Finding(again.program.first("budget", again.at), message, related=(related,))


@rule("RM310", WARNING)
def odd_source(plan: Plan) -> Iterator[Finding]:
    """Money comes from a source that none of those who take part can spend.

    Why: dana desa is spent by a village, the APBD by agencies of the region, not by a bank or a private
    company; such a line would be struck out in review.

    Bad: budget: [{year: 2023, source: dana-desa, amount: 50000000}]
    Good:
        partners: [desa-api]
        budget: [{year: 2023, source: dana-desa, amount: 50000000}]
    """
    if "agencies" in plan.file.refused:
        return
    for program, index, line in budget_lines(plan):
        owner = line.owner if line.owner is not None or "owner" in line.refused else program.owner
        if line.source == VILLAGE_MONEY and _no_village(plan, program, line):
            source = plan.file.funding_sources.get(VILLAGE_MONEY) or VILLAGE_MONEY
            message = _("{id} uses {source}, but no village takes part", id=called(program), source=source)
            help = _("add the village to the partners, or mend the source")
        elif line.source == REGION_MONEY and (kind := _kind(plan, owner)) in OUTSIDERS:
            name = line_of(program, line)
            who: dict[str, Phrase] = {"owner": plan.agency_name(owner or ""), "kind": AGENCY_KIND[kind]}
            message = _("{line} is APBD, but {owner} is of kind {kind}", line=name, **who)
            help = _("name the agency whose budget it is as owner of the line")
        else:
            continue
        yield Finding(program.at("budget", index, "source"), message, help)


def _no_village(plan: Plan, program: Program, line: BudgetLine) -> bool:
    """Whether it is known of all who take part that none is a village; every kecamatan has some."""
    if "owner" in line.refused or unsure(plan, program, "partners") or EVERYWHERE in program.locations:
        return False
    kinds = {_kind(plan, key) for key in (program.owner, *program.partners, line.owner or program.owner)}
    return None not in kinds and "village" not in kinds


def _kind(plan: Plan, key: str | None) -> str | None:
    """What kind of body an agency is; ``None`` where that is not known."""
    agency = plan.agencies.get(key) if key is not None else None
    return agency.kind if agency else None


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
    for program, reach in dated(plan):
        paid = {line.year for line in program.budget}
        if not paid or None in paid or lost(plan, program, "budget"):
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


MONEY = (
    budget_outside_years, budget_line_twice, realised_over_budget, year_without_budget, no_budget, no_source,
    no_nomenclature, counted_twice, weights, odd_source, not_costed,
)  # fmt: skip

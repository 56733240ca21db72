"""What the plan rests on and serves: a regulation, upper plans, strategies, national applications and standard."""

from collections.abc import Iterator

from ppu_roadmap.catalog.sni import indicators as standard
from ppu_roadmap.diagnostics import ERROR, INFO, WARNING, Finding, Related
from ppu_roadmap.facts.known import all_known, all_programs_known, unsure_in_file
from ppu_roadmap.facts.links import missions_reached
from ppu_roadmap.facts.naming import called, called_measured
from ppu_roadmap.facts.parts import Measure, measures
from ppu_roadmap.facts.standing import lacking
from ppu_roadmap.model.measures import Value
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Serves
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM610", WARNING, _("write serves with an upper plan of plan.yaml and its mission, goal or target"))
def no_alignment(plan: Plan) -> Iterator[Finding]:
    """A program serves no upper plan.

    Why: a master plan that is not tied to the RPJMD finds no money: the agencies budget what their upper plan
    names. Unclear ties to the development plans is what such plans were criticised for.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU}
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, serves: [{plan: rpjmd-2018, missions: [M1]}]}
    """
    for program in lacking(plan, plan.programs, "serves"):
        yield Finding(program.first(), _("{program} serves no upper plan", program=called(program)))


@rule("RM611", WARNING, _("name it under serves of a program that helps it, or plan one"))
def unserved_mission(plan: Plan) -> Iterator[Finding]:
    """No program serves a mission of an upper plan.

    Why: the missions are what the head of the region was elected for. One that no program serves is the first
    question in the council, and the place where the next RPJMD has nothing to refer to.

    Bad:
        # plan.yaml
        upper_plans: [{id: rpjmd-2025, years: [2025, 2029], missions: {M2: Tata kelola}}]
    Good:
        # plan.yaml
        upper_plans: [{id: rpjmd-2025, years: [2025, 2029], missions: {M2: Tata kelola}}]
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, serves: [{plan: rpjmd-2025, missions: [M2]}]}
    """
    entries = [entry for program in plan.programs for entry in program.serves]
    unsure = any(entry.refused & {"plan", "missions", "goals", "targets"} for entry in entries)
    if unsure or not all_known(plan, "serves"):
        return
    served: dict[str | None, list[Serves]] = {}
    for entry in entries:
        served.setdefault(entry.plan, []).append(entry)
    for index, upper in enumerate(plan.file.upper_plans):
        current = plan.reach is not None and upper.years is not None and plan.reach.meets(upper.years)
        if upper.id is None or upper.refused & {"goals", "targets"} or not current:
            continue
        reached = {mission for entry in served.get(upper.id, ()) for mission in missions_reached(entry, upper)}
        for mission in upper.missions:
            if mission not in reached and None not in reached:
                message = _("no program serves mission {mission} of {plan}", mission=mission, plan=upper.id)
                yield Finding(plan.file.key("upper_plans", index, "missions", mission), message)


@rule("RM612", WARNING, _("name it under strategy of the programs that carry it out"))
def idle_strategy(plan: Plan) -> Iterator[Finding]:
    """No program carries out a strategy.

    Why: Buku 2 lists each strategy with its action plan; a strategy without a program is an empty row in that
    table, and the assessors ask who carries it out.

    Bad:
        # governance.yaml
        strategies: [{id: GOV-S1, name: Layanan publik satu pintu}]
    Good:
        # governance.yaml
        strategies: [{id: GOV-S1, name: Layanan publik satu pintu}]
        programs:
          - {id: GOV-01, name: Go PPU, strategy: GOV-S1}
    """
    for dimension, file in plan.dimensions.items():
        unsure = any("strategy" in program.refused for program in file.programs)
        if not file.strategies or unsure or not all_programs_known(plan, dimension):
            continue
        named = {program.strategy for program in file.programs}
        for index, strategy in enumerate(file.strategies):
            if strategy.id is not None and strategy.id not in named:
                message = _("the strategy {strategy} has no program", strategy=strategy.id)
                yield Finding(file.first("strategies", index), message)


@rule("RM614", WARNING, _("add the regulation or decree to documents"))
def no_document(plan: Plan) -> Iterator[Finding]:
    """No regulation or decree of the head of the region stands behind the plan.

    Why: without a Perbup or an SK a plan binds no agency and ends with the people who wrote it; its absence
    is what a region was told first (web.balikpapan.go.id 8745).

    Bad:
        # plan.yaml
        documents: [{kind: mou, title: Kerja sama dengan Gojek}]
    Good:
        # plan.yaml
        documents: [{kind: perbup, title: Masterplan Smart City}]
    """
    unsure = unsure_in_file(plan, "documents") or any("kind" in document.refused for document in plan.file.documents)
    if not unsure and not any(document.kind in {"perbup", "sk"} for document in plan.file.documents):
        yield Finding(plan.file.first(), _("no regulation or decree stands behind the plan"))


@rule("RM615", WARNING, _("use the national application, or build only what it lacks"))
def duplicate_national_app(plan: Plan) -> Iterator[Finding]:
    """A program builds an application of its own where there is a national one.

    Why: Perpres 95/2018 on SPBE has regions use the national applications (aplikasi umum); money for another
    one is refused when the budget is examined, and the service has to be moved later.

    Bad: spbe: {application: e-Surat PPU, national_app: SRIKANDI}
    Good: spbe: {national_app: SRIKANDI}
    """
    for program in plan.programs:
        spbe = program.spbe
        if spbe is not None and spbe.application and spbe.national_app:
            names = {"program": called(program), "national": spbe.national_app}
            message = _("{program} builds an application beside the national {national}", **names)
            related = Related(program.at("spbe", "national_app"), _("the national application"))
            yield Finding(program.at("spbe", "application"), message, related=(related,))


@rule("RM609", ERROR, _("ask the producer of the data which value is right"))
def baselines_differ(plan: Plan) -> Iterator[Finding]:
    """Two programs start one indicator of the national standard from different values of one year.

    Why: a standard indicator has one value for the region and year. With two, the coverage table and the
    chapter for the RPJMD contradict each other, and the assessors find it first.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
          - {id: GOV-02, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 8}}]}
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
          - {id: GOV-02, indicators: [{name: A, kind: impact, sni: "10.1", baseline: {year: 2022, value: 9}}]}
    """
    first: dict[tuple[str, int], tuple[Measure, Value]] = {}
    for measure in measures(plan):
        indicator, start = measure.indicator, measure.indicator.baseline
        if indicator.sni is None or start is None or start.year is None or start.value is None:
            continue
        other, value = first.setdefault((indicator.sni, start.year), (measure, start.value))
        same = other.home is measure.home and other.objective is measure.objective
        if not same and value != start.value:
            message = _(
                "SNI {sni} has the baseline {value} here and {first} in {program}",
                sni=indicator.sni,
                value=start.value,
                first=value,
                program=called_measured(other),
            )
            related = Related(other.place.at("baseline", "value"), _("the first baseline"))
            yield Finding(measure.place.at("baseline", "value"), message, related=(related,))


@rule("RM613", INFO)
def sni_not_chosen(plan: Plan) -> Iterator[Finding]:
    """An indicator of the national standard is used but not chosen, or chosen but not used.

    Why: the region chooses which indicators of SNI ISO 37122 it answers for, with a reason and a producer of the data;
    what is measured beside that choice, or chosen and measured by nobody, leaves a hole in the coverage table.

    Bad: indicators: [{name: Layanan daring, kind: outcome, sni: "10.1"}]
    Good:
        # plan.yaml
        sni: {"10.1": {reason: Layanan daring adalah misi kedua}}
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, indicators: [{name: Layanan daring, kind: outcome, sni: "10.1"}]}
    """
    if "sni" in plan.file.refused:
        return
    chosen, used = plan.file.sni, [each for each in measures(plan) if each.indicator.sni is not None]
    for measure in used:
        number = measure.indicator.sni
        if number not in chosen and number in standard():
            message = _("SNI {number} is used but not chosen in plan.yaml", number=number)
            help = _("add it to sni in plan.yaml with the reason")
            yield Finding(measure.place.at("sni"), message, help)
    unsure = unsure_in_file(plan, "indicators") or any("sni" in each.indicator.refused for each in measures(plan))
    if unsure or not all_known(plan, "indicators") or any("objectives" in path for _file, path in plan.pruned):
        return
    if any("objectives" in file.refused for file in plan.dimensions.values()):
        return
    measured = {each.indicator.sni for each in used}
    for number in chosen:
        if number not in measured and number in standard():
            message = _("SNI {number} is chosen but no indicator measures it", number=number)
            help = _("give it to an indicator of a program, or take it out of sni")
            yield Finding(plan.file.key("sni", number), message, help)

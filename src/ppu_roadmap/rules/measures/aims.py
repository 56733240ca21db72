"""What the plan rests on and programs serve: a regulation, upper plans, missions, strategies, national applications."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding, Related
from ppu_roadmap.facts.known import all_known, all_programs_known, lacks, unsure_in_file
from ppu_roadmap.facts.links import missions_reached
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import UpperPlan
from ppu_roadmap.model.program import Serves
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM610", WARNING)
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
    for program in plan.programs:
        if lacks(plan, program, "serves"):
            yield Finding(
                program.first(),
                _("{program} serves no upper plan", program=called(program)),
                _("write serves with an upper plan of plan.yaml and its mission, goal or target"),
            )


@rule("RM611", WARNING)
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
    if not any(_overlaps(plan, upper) for upper in plan.file.upper_plans):
        return
    served = _served(plan) if all_known(plan, "serves") else None
    if served is None:
        return
    for index, upper in enumerate(plan.file.upper_plans):
        if upper.id is None or upper.refused & {"goals", "targets"} or not _overlaps(plan, upper):
            continue
        reached = {mission for entry in served.get(upper.id, ()) for mission in missions_reached(entry, upper)}
        for mission in upper.missions:
            if mission not in reached and None not in reached:
                yield Finding(
                    plan.file.key("upper_plans", index, "missions", mission),
                    _("no program serves mission {mission} of {plan}", mission=mission, plan=upper.id),
                    _("name it under serves of a program that helps it, or plan one"),
                )


def _overlaps(plan: Plan, upper: UpperPlan) -> bool:
    """Whether an upper plan has a year in common with the plan; not where its years are not known."""
    if upper.years is None or plan.reach is None:
        return False
    first, last = upper.years
    return first <= last and first <= plan.reach.last and plan.reach.first <= last


def _served(plan: Plan) -> dict[str, list[Serves]] | None:
    """What programs serve, by upper plan; ``None`` where an entry could not be read in full."""
    served: dict[str, list[Serves]] = {}
    for program in plan.programs:
        for entry in program.serves:
            if entry.refused & {"plan", "missions", "goals", "targets"}:
                return None
            if entry.plan is not None:
                served.setdefault(entry.plan, []).append(entry)
    return served


@rule("RM612", WARNING)
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
        programs = file.programs
        if not file.strategies or not all_programs_known(plan, dimension):
            continue
        if any("strategy" in program.refused for program in programs):
            continue
        named = {program.strategy for program in programs}
        for index, strategy in enumerate(file.strategies):
            if strategy.id is not None and strategy.id not in named:
                yield Finding(
                    file.first("strategies", index),
                    _("the strategy {strategy} has no program", strategy=strategy.id),
                    _("name it under strategy of the programs that carry it out"),
                )


@rule("RM614", WARNING)
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
    file = plan.file
    if unsure_in_file(plan, "documents"):
        return
    documents = file.documents
    if any(document.kind in {"perbup", "sk"} or "kind" in document.refused for document in documents):
        return
    yield Finding(
        file.first(),
        _("no perbup or sk stands behind the plan"),
        _("add the regulation or decree to documents"),
    )


@rule("RM615", WARNING)
def duplicate_national_app(plan: Plan) -> Iterator[Finding]:
    """A program builds an application of its own where there is a national one.

    Why: Perpres 95/2018 on SPBE has regions use the national applications (aplikasi umum); money for another
    one is refused when the budget is examined, and the service has to be moved later.

    Bad:
        spbe: {application: e-Surat PPU, national_app: SRIKANDI}

    Good:
        spbe: {national_app: SRIKANDI}
    """
    for program in plan.programs:
        spbe = program.spbe
        if spbe is not None and spbe.application and spbe.national_app:
            yield Finding(
                program.at("spbe", "application"),
                _(
                    "{program} builds an application beside the national {national}",
                    program=called(program),
                    national=spbe.national_app,
                ),
                _("use the national application, or build only what it lacks"),
                (Related(program.at("spbe", "national_app"), _("the national application")),),
            )

"""Which program is a quick win: one a dimension, within a year, sharpening what is there."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.months import months_between
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.parts import quick_wins
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _

MONTHS_AT_MOST = 12
"""A quick win is real within 6 to 12 months: the ministry's advice, web.balikpapan.go.id/berita/read/7988."""


@rule("RM401", WARNING)
def quick_win_missing(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but no quick win.

    Why: the third workshop chooses a quick win for each dimension, and the yearly evaluation asks for it; a
    dimension without one has nothing that people can see within a year.

    Bad:
        status: planned

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    for dimension, file in plan.dimensions.items():
        if not file.programs or not all_programs_known(plan, dimension):
            continue
        if not any("quick_win" in program.model_fields_set for program in file.programs):
            yield Finding(
                Place(file.place.file, (), "start"),
                _("{dimension} has no quick win", dimension=dimension),
                _("choose one of its programs and give it a quick_win"),
            )


@rule("RM402", WARNING)
def quick_win_horizon(plan: Plan) -> Iterator[Finding]:
    """A quick win is not in the 1-year horizon.

    Why: a quick win is what the region can show within a year. In a farther horizon it is missing from the
    table of the first year, where the assessors and the head of the region look for it.

    Bad:
        horizon: 5-year
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}

    Good:
        horizon: 1-year
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    for program, _quick_win in quick_wins(plan):
        if program.horizon not in {None, "1-year"}:
            yield Finding(
                program.at("horizon"),
                _(
                    "the quick win {program} is in {horizon}, not in 1-year",
                    program=called(program),
                    horizon=program.horizon,
                ),
                _("write horizon: 1-year, or remove its quick_win"),
            )


@rule("RM403", WARNING)
def quick_win_too_long(plan: Plan) -> Iterator[Finding]:
    """A quick win takes more than twelve months.

    Why: the ministry's advice is 6 to 12 months, first and last month counted. What takes longer is a program
    of the first or second horizon, and people see nothing of it when the year is over.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-09}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}
    """
    for program, quick_win in quick_wins(plan):
        if quick_win.start is None or quick_win.finish is None:
            continue
        months = months_between(quick_win.start, quick_win.finish)
        if months > MONTHS_AT_MOST:
            yield Finding(
                program.at("quick_win", "finish"),
                _("the quick win {program} takes {months} months, over 12", program=called(program), months=months),
                _("promise a first part of it that is real within 12 months"),
                (Related(program.at("quick_win", "start"), _("it starts here")),),
            )


@rule("RM407", WARNING)
def several_flagships(plan: Plan) -> Iterator[Finding]:
    """A dimension has more than one flagship quick win.

    Why: regions choose one quick win a dimension as the flagship (unggulan), so that money and attention are
    not split; the others are local ones (lokal).

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}
          - {id: GOV-02, name: Data terbuka, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}}
          - {id: GOV-02, name: Data terbuka, quick_win: {kind: local, start: 2022-09, finish: 2023-08}}
    """
    first: dict[str, Program] = {}
    for program, quick_win in quick_wins(plan):
        other = first.setdefault(program.dimension, program) if quick_win.kind == "flagship" else program
        if other is not program:
            yield Finding(
                program.at("quick_win", "kind"),
                _(
                    "{program} is another flagship of {dimension}, after {first}",
                    program=called(program),
                    dimension=program.dimension,
                    first=called(other),
                ),
                _("keep one flagship and write kind: local for the other"),
                (Related(other.at("quick_win", "kind"), _("the first flagship")),),
            )


@rule("RM408", WARNING)
def new_infrastructure(plan: Plan) -> Iterator[Finding]:
    """A quick win builds something new instead of sharpening a service that exists.

    Why: the ministry advises against new infrastructure, because tender and building seldom end within twelve
    months; a service that people already use can be made better in that time.

    Bad:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, existing: false}

    Good:
        quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, existing: true}
    """
    for program, quick_win in quick_wins(plan):
        if quick_win.existing is False:
            yield Finding(
                program.at("quick_win", "existing"),
                _("the quick win {program} builds something new", program=called(program)),
                _("choose a part that sharpens a service which exists already"),
            )

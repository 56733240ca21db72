"""Programs that stand in the plan twice, by their names."""

from collections.abc import Iterator

from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Related
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.coverage.similarity import folded, nearest_earlier
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM804", WARNING)
def similar_names(plan: Plan) -> Iterator[Finding]:
    """A program has nearly the name of an earlier one of its dimension.

    Why: two workshops write down one idea twice, and it is then counted and budgeted twice. Names that differ
    by a number or a place are left alone: they are stages and places of one undertaking.

    Bad:
        name: Data Terbuka.

    Good:
        name: Go PPU
    """
    for file in plan.dimensions.values():
        programs = file.programs
        for later, earlier in nearest_earlier(program.name for program in programs):
            program, first = programs[later], programs[earlier]
            yield Finding(
                program.at("name"),
                _("{program} has nearly the name of {first}", program=called(program), first=called(first)),
                _("merge the two, or say in the name what differs"),
                (Related(first.at("name"), _("the earlier one")),),
            )


@rule("RM805", INFO)
def same_program_twice(plan: Plan) -> Iterator[Finding]:
    """A program has the name of one in another dimension.

    Why: a program that serves two dimensions is often written into both, and its money and its targets are
    then counted twice. One of the two should be the program, the other may depend on it.

    Bad:
        # living.yaml
        programs:
          - {id: LIV-01, name: go ppu, subdimension: health}

    Good:
        # living.yaml
        programs:
          - {id: LIV-01, name: Taman kota, subdimension: spatial-harmony}
    """
    if len(plan.dimensions) <= 1:
        return
    first: dict[str, Program] = {}
    for program in plan.programs:
        if program.name is None:
            continue
        other = first.setdefault(folded(program.name), program)
        if other.dimension != program.dimension:
            yield Finding(
                program.at("name"),
                _("{program} has the name of {first}", program=called(program), first=called(other)),
                _("keep it in one dimension, or say in the name what differs"),
                (Related(other.at("name"), _("the first one")),),
            )

"""RM8xx: what the plan leaves empty, what stands in it twice, who carries too much."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ppu_roadmap.catalog.labels import DIMENSION, HORIZON, SUBDIMENSION
from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Place, Related
from ppu_roadmap.facts.known import all_known, all_programs_known
from ppu_roadmap.facts.links import leads_too_many
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import DIMENSIONS, HORIZONS, SUBDIMENSIONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.rules.similarity import folded, nearest_earlier
from ppu_roadmap.text import _, _n, words


@rule("RM801", WARNING, _("plan at least one program there"))
def empty_dimension(plan: Plan) -> Iterator[Finding]:
    """A dimension of the smart city has no program.

    Why: the ministry's guide has six dimensions and the assessors score each; a dimension without a program,
    or without a file, is scored as if the region had forgotten it.

    Bad:
        # living.yaml
        programs: []
    Good:
        # branding.yaml
        programs: [{id: BRA-01, name: Puspita, subdimension: tourism}]
        # economy.yaml
        programs: [{id: ECO-01, name: SIHARPA, subdimension: transaction}]
        # living.yaml
        programs: [{id: LIV-01, name: Taman kota, subdimension: spatial-harmony}]
        # society.yaml
        programs: [{id: SOC-01, name: Call Center 112, subdimension: security}]
        # environment.yaml
        programs: [{id: ENV-01, name: Serbu Gass, subdimension: waste}]
    """
    missing = list(plan.missing()) if plan.has_file else []
    empty = [(plan.place.first(), missing)] if missing else []
    for dimension, file in plan.dimensions.items():
        if dimension in DIMENSIONS and not file.programs and all_programs_known(plan, dimension):
            empty.append((Place(file.place.file, (), "start"), [dimension]))
    for place, names in empty:
        told = words(DIMENSION[name] for name in names)
        message = _n("{dimensions} has no program", "{dimensions} have no program", len(names), dimensions=told)
        if any(program.dimension in names for program in plan.ended):
            message = _("{dimensions} has no live program: all are cancelled or replaced", dimensions=told)
        yield Finding(place, message)


def _unused(plan: Plan, field: str, words_of: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, Place, str]]:
    """The words that no program of a dimension has in a field, each with its dimension and line 1 of its file.

    Only of dimensions that have programs, all of which, and their words, could be read.
    """
    for dimension, file in plan.dimensions.items():
        used = {getattr(program, field) for program in file.programs} if dimension in DIMENSIONS else ()
        if used and None not in used and all_programs_known(plan, dimension):
            for word in words_of(dimension):
                if word not in used:
                    yield dimension, Place(file.place.file, (), "start"), word


@rule("RM802", WARNING, _("plan a program there, or give one a farther or nearer horizon"))
def empty_horizon(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but nothing in one of the horizons.

    Why: the roadmap is a table of dimensions by horizons, short, middle and long; an empty cell means that
    the dimension stops there, or never begins.

    Bad: horizon: 1-year
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year}
          - {id: GOV-02, name: Data terbuka, horizon: 5-year}
          - {id: GOV-03, name: Pemerintahan berbasis data, horizon: long-term}
    """
    for dimension, place, horizon in _unused(plan, "horizon", lambda _dimension: HORIZONS):
        values = {"dimension": DIMENSION[dimension], "horizon": HORIZON[horizon]}
        yield Finding(place, _("{dimension} has nothing in the {horizon}", **values))


@rule("RM803", INFO, _("plan a program there, or say in the plan why not"))
def empty_subdimension(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but nothing in one of its three sub-dimensions.

    Why: the ministry's guide divides each dimension in three, and the analysis of Buku 1 looks at all of
    them; what is left out on purpose is better said in the plan than found by the assessors.

    Bad: subdimension: public-service
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, subdimension: public-service}
          - {id: GOV-02, name: Arsip digital, subdimension: bureaucracy}
          - {id: GOV-03, name: Data terbuka, subdimension: policy}
    """
    for dimension, place, word in _unused(plan, "subdimension", SUBDIMENSIONS.__getitem__):
        values = {"dimension": DIMENSION[dimension], "subdimension": SUBDIMENSION[word]}
        yield Finding(place, _("{dimension} has nothing under {subdimension}", **values))


@rule("RM804", WARNING, _("merge the two, or say in the name what differs"))
def similar_names(plan: Plan) -> Iterator[Finding]:
    """A program has nearly the name of an earlier one of its dimension.

    Why: two workshops write down one idea twice, and it is then counted and budgeted twice. Names that differ
    by a number or a place are left alone: they are stages and places of one undertaking.

    Bad: name: Data Terbuka.
    Good: name: Go PPU
    """
    for file in plan.dimensions.values():
        programs = file.programs
        for later, earlier in nearest_earlier(program.name for program in programs):
            program, first = programs[later], programs[earlier]
            message = _("{program} has nearly the name of {first}", program=called(program), first=called(first))
            yield Finding(program.at("name"), message, related=(Related(first.at("name"), _("the earlier one")),))


@rule("RM805", INFO, _("keep it in one dimension, or say in the name what differs"))
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
    first: dict[str, Program] = {}
    for program in plan.programs:
        other = first.setdefault(folded(program.name), program) if program.name is not None else program
        if other.dimension != program.dimension:
            message = _("{program} has the name of {first}", program=called(program), first=called(other))
            yield Finding(program.at("name"), message, related=(Related(other.at("name"), _("the first one")),))


@rule("RM806", INFO, _("give each program to the agency whose service it makes better"))
def overloaded_owner(plan: Plan) -> Iterator[Finding]:
    """One agency leads more than half of the programs.

    Why: a plan led by Diskominfo alone is its plan and not the region's: the other agencies neither budget
    nor report for it. Programs belong to the agency whose service they make better.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, owner: diskominfo}
          - {id: GOV-02, name: Data terbuka, owner: diskominfo}
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, owner: diskominfo}
          - {id: GOV-02, name: Data terbuka, owner: dlh}
    """
    total = len(plan.programs)
    for owner, count in Counter(program.owner for program in plan.programs).most_common(1):
        if owner is not None and owner in plan.agencies and leads_too_many(count, total) and all_known(plan):
            name = plan.agency_name(owner)
            message = _("{owner} leads {count} of {total} programs", owner=name, count=count, total=total)
            yield Finding(plan.file.key("agencies", owner), message)


@rule("RM807", WARNING)
def no_subdimension(plan: Plan) -> Iterator[Finding]:
    """A program names no sub-dimension.

    Why: the ministry's guide and the book list programs by sub-dimension; one without stands under none, and the
    sub-dimension that it belongs to looks empty. Of what supports all six dimensions none is asked for.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo}  # no subdimension
    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: public-service}
    """
    for program in plan.programs:
        if program.dimension in DIMENSIONS and "subdimension" not in program.model_fields_set:
            help = _("write one of {words}", words=words(SUBDIMENSIONS[program.dimension]))
            yield Finding(program.first(), _("{id} names no sub-dimension", id=called(program)), help)


COVERAGE = (
    empty_dimension, empty_horizon, empty_subdimension, similar_names, same_program_twice, overloaded_owner,
    no_subdimension,
)  # fmt: skip

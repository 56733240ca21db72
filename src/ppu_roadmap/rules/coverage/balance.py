"""What is planned nowhere, and who carries too much."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Place
from ppu_roadmap.facts.known import all_known, all_programs_known
from ppu_roadmap.facts.links import leads_too_many
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _, _n, words


@rule("RM801", WARNING)
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
    help = _("plan at least one program there")
    missing = list(plan.missing()) if plan.has_file else []
    if missing:
        yield Finding(plan.place.first(), _no_program(missing), help)
    for dimension, file in plan.dimensions.items():
        if not file.programs and all_programs_known(plan, dimension):
            yield Finding(Place(file.place.file, (), "start"), _no_program([dimension]), help)


def _no_program(dimensions: Sequence[str]) -> Message:
    return _n(
        "{dimensions} has no program", "{dimensions} have no program", len(dimensions), dimensions=words(dimensions)
    )


def _unused(plan: Plan, field: str, words_of: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, Place, str]]:
    """The words that no program of a dimension has in a field, each with its dimension and line 1 of its file.

    Only of dimensions that have programs, all of which, and their words, could be read.
    """
    for dimension, file in plan.dimensions.items():
        used = {getattr(program, field) for program in file.programs}
        if used and None not in used and all_programs_known(plan, dimension):
            for word in words_of(dimension):
                if word not in used:
                    yield dimension, Place(file.place.file, (), "start"), word


@rule("RM802", WARNING)
def empty_horizon(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but nothing in one of the horizons.

    Why: the roadmap is a table of dimensions by horizons, short, middle and long; an empty cell means that
    the dimension stops there, or never begins.

    Bad:
        horizon: 1-year

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year}
          - {id: GOV-02, name: Data terbuka, horizon: 5-year}
          - {id: GOV-03, name: Pemerintahan berbasis data, horizon: long-term}
    """
    help = _("plan a program there, or give one a farther or nearer horizon")
    for dimension, place, horizon in _unused(plan, "horizon", lambda _dimension: HORIZONS):
        yield Finding(place, _("{dimension} has nothing in {horizon}", dimension=dimension, horizon=horizon), help)


@rule("RM803", INFO)
def empty_subdimension(plan: Plan) -> Iterator[Finding]:
    """A dimension has programs but nothing in one of its three sub-dimensions.

    Why: the ministry's guide divides each dimension in three, and the analysis of Buku 1 looks at all of
    them; what is left out on purpose is better said in the plan than found by the assessors.

    Bad:
        subdimension: public-service

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, subdimension: public-service}
          - {id: GOV-02, name: Arsip digital, subdimension: bureaucracy}
          - {id: GOV-03, name: Data terbuka, subdimension: policy}
    """
    help = _("plan a program there, or say in the plan why not")
    for dimension, place, word in _unused(plan, "subdimension", SUBDIMENSIONS.__getitem__):
        yield Finding(
            place, _("{dimension} has nothing in {subdimension}", dimension=dimension, subdimension=word), help
        )


@rule("RM806", INFO)
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
    agencies = plan.agencies
    if not agencies or not plan.programs:
        return
    total = len(plan.programs)
    owner, count = Counter(program.owner for program in plan.programs).most_common(1)[0]
    if owner not in agencies or owner is None or not leads_too_many(count, total):
        return
    if all_known(plan):
        yield Finding(
            plan.file.key("agencies", owner),
            _("{owner} leads {count} of {total} programs", owner=owner, count=count, total=total),
            _("give each program to the agency whose service it makes better"),
        )

"""Dimensions, horizons and sub-dimensions in which nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS
from ppu_roadmap.diagnostics import INFO, WARNING, Finding, Place
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
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
    help_ = _("plan at least one program there")
    missing = list(plan.missing()) if plan.has_file else []
    if missing:
        yield Finding(plan.place.first(), _no_program(missing), help_)
    for dimension, file in plan.dimensions.items():
        if not file.programs and all_programs_known(plan, dimension):
            yield Finding(Place(file.place.file, (), "start"), _no_program([dimension]), help_)


def _no_program(dimensions: Sequence[str]) -> Message:
    return _n(
        "{dimensions} has no program",
        "{dimensions} have no program",
        len(dimensions),
        dimensions=words(dimensions),
    )


def _filled(plan: Plan) -> Iterator[tuple[str, Place, Sequence[Program]]]:
    """The dimensions that have programs, all of which could be read, each with line 1 of its file."""
    for dimension, file in plan.dimensions.items():
        if file.programs and all_programs_known(plan, dimension):
            yield dimension, Place(file.place.file, (), "start"), file.programs


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
    for dimension, place, programs in _filled(plan):
        used = {program.horizon for program in programs}
        if None in used:
            continue
        for horizon in HORIZONS:
            if horizon not in used:
                yield Finding(
                    place,
                    _("{dimension} has nothing in {horizon}", dimension=dimension, horizon=horizon),
                    _("plan a program there, or give one a farther or nearer horizon"),
                )


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
    for dimension, place, programs in _filled(plan):
        used = {program.subdimension for program in programs}
        if None in used:
            continue
        for word in SUBDIMENSIONS[dimension]:
            if word not in used:
                yield Finding(
                    place,
                    _("{dimension} has nothing in {subdimension}", dimension=dimension, subdimension=word),
                    _("plan a program there, or say in the plan why not"),
                )

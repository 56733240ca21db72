"""What the shell offers after TAB: closed lists of words, and names out of the plan that the command would read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ppu_roadmap.commands.run import Refusal, Run

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan

Offer = tuple[str, str]
"""A word with what it stands for."""


def _plans() -> Iterator[Plan]:
    """The plans that a command without a plan reads; none where that fails, for a shell wants no words then."""
    from ppu_roadmap.loader.plans import load

    run = Run()
    try:
        yield from (loaded.plan for loaded in load(run.path(), run.today))
    except (OSError, Refusal):
        return


def _offering(offers: Callable[[], Iterable[Offer]]) -> Callable[[str], list[Offer]]:
    """A completion in the form that typer calls; the last word after a comma is completed."""

    def complete(incomplete: str) -> list[Offer]:
        before, comma, word = incomplete.rpartition(",")
        begun = word.casefold()
        return [(before + comma + offer, meaning) for offer, meaning in offers() if offer.casefold().startswith(begun)]

    return complete


def among(words: Callable[[], Iterable[str]]) -> Callable[[str], list[Offer]]:
    """A completion of these words, which are asked for only then."""
    return _offering(lambda: ((word, "") for word in words()))


@_offering
def programs() -> Iterator[Offer]:
    """Ids of programs, with their names."""
    return ((id, program.name or "") for plan in _plans() for id, program in plan.by_id.items())


@_offering
def agencies() -> Iterator[Offer]:
    """Keys of agencies, with their names."""
    return ((key, plan.agency_name(key)) for plan in _plans() for key in plan.agencies)


@_offering
def dimensions() -> Iterator[Offer]:
    """The six dimensions."""
    from ppu_roadmap.model.types import DIMENSIONS

    return ((dimension, f"Smart {dimension.title()}") for dimension in DIMENSIONS)


@_offering
def subdimensions() -> Iterator[Offer]:
    """The sub-dimensions, with their dimensions."""
    from ppu_roadmap.catalog.subdimensions import SUBDIMENSIONS

    return ((word, dimension) for dimension, words in SUBDIMENSIONS.items() for word in words)


@_offering
def rules() -> Iterator[Offer]:
    """Codes of rules, with their names."""
    from ppu_roadmap.rules.registry import RULES

    return ((rule.code, rule.name) for rule in RULES)


@among
def program_fields() -> Iterable[str]:
    """Fields of a program, before their value."""
    from ppu_roadmap.model.program import Program

    return (f"{name}=" for name in Program.model_fields)


@among
def locations() -> Iterable[str]:
    """Places of the region."""
    areas = (area for plan in _plans() for area in plan.file.areas.items())
    return (place for area, places in areas for place in (area, *places))


@_offering
def missions() -> Iterator[Offer]:
    """Missions of upper plans, with their texts."""
    uppers = (upper for plan in _plans() for upper in plan.upper_plans.values())
    return ((key, text or "") for upper in uppers for key, text in upper.missions.items())


@among
def sni() -> Iterable[str]:
    """Numbers of SNI ISO 37122."""
    from ppu_roadmap.catalog.sni import indicators

    return indicators()

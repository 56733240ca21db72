"""What the shell offers after TAB: closed lists of words, and names out of the plan that the command would read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from ppu_roadmap.commands.run import Refusal, Run

if TYPE_CHECKING:
    from ppu_roadmap.model.plan import Plan

Offer = tuple[str, str]
"""A word with what it stands for."""


def _plans(context: typer.Context) -> Iterator[Plan]:
    """The plans that the command would read; none where that fails, for a shell wants no words then."""
    from ppu_roadmap.loader.plans import load

    run = context.find_object(Run) or Run()
    try:
        yield from (loaded.plan for loaded in load(run.path(_argument(context)), run.today))
    except (OSError, Refusal):
        return


def _argument(context: typer.Context) -> str | None:
    """What stands for PLAN; where the value of an option is to be completed, it is among the words not read yet."""
    if all(each.name != "plan" for each in context.command.params):
        return None
    found: str | None = context.params.get("plan") or next(iter(context.args), None)
    return found


def _begun(incomplete: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that begin as what was typed; the last word after a comma is completed."""
    before, comma, word = incomplete.rpartition(",")
    begun = word.casefold()
    return [(before + comma + offer, meaning) for offer, meaning in offers if offer.casefold().startswith(begun)]


def _offering(offers: Callable[[], Iterable[Offer]]) -> Callable[[str], list[Offer]]:
    """A completion in the form that typer calls."""
    return lambda incomplete: _begun(incomplete, offers())


def _of_plans(offers: Callable[[Plan], Iterable[Offer]]) -> Callable[[typer.Context, str], list[Offer]]:
    """A completion of what each of the plans has, in the form that typer calls."""

    def complete(context: typer.Context, incomplete: str) -> list[Offer]:
        return _begun(incomplete, (offer for plan in _plans(context) for offer in offers(plan)))

    return complete


def among(words: Callable[[], Iterable[str]]) -> Callable[[str], list[Offer]]:
    """A completion of these words, which are asked for only then."""
    return _offering(lambda: ((word, "") for word in words()))


@_of_plans
def programs(plan: Plan) -> Iterator[Offer]:
    """Ids of programs, with their names."""
    return ((id, program.name or "") for id, program in plan.by_id.items())


@_of_plans
def agencies(plan: Plan) -> Iterator[Offer]:
    """Keys of agencies, with their names."""
    return ((key, plan.agency_name(key)) for key in plan.agencies)


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


@_of_plans
def locations(plan: Plan) -> Iterator[Offer]:
    """Places of the region."""
    return ((place, "") for area, places in plan.file.areas.items() for place in (area, *places))


@_of_plans
def missions(plan: Plan) -> Iterator[Offer]:
    """Missions of upper plans, with their texts."""
    return ((key, text or "") for upper in plan.upper_plans.values() for key, text in upper.missions.items())


@among
def sni() -> Iterable[str]:
    """Numbers of SNI ISO 37122."""
    from ppu_roadmap.catalog.sni import indicators

    return indicators()

"""Strategies: the one that a program follows stands in its own file."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, Finding
from ppu_roadmap.facts.known import lost_in
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.links.lookup import guided
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


@rule("RM107", ERROR)
def unknown_strategy(plan: Plan) -> Iterator[Finding]:
    """A program names a strategy that its file does not have.

    Why: Buku 2 sets out each dimension as strategy, then action plan; a program under no strategy would
    stand in no chapter of it.

    Bad:
        strategy: GOV-S9

    Good:
        # governance.yaml
        strategies:
          - {id: GOV-S1, name: Layanan publik satu pintu}
        programs:
          - id: GOV-01
            name: Go PPU
            horizon: 1-year
            owner: diskominfo
            subdimension: public-service
            strategy: GOV-S1
    """
    for name, file in plan.dimensions.items():
        known = {
            strategy.id: file.at("strategies", index, "id")
            for index, strategy in enumerate(file.strategies)
            if strategy.id is not None
        }
        for program in file.programs:
            named = program.strategy
            if named is not None and named not in known and not _unread(plan, name, file):
                message = _(
                    "{id} names the strategy {strategy}, which does not exist", id=called(program), strategy=named
                )
                help = _("add {strategy} to the strategies of {file}", strategy=named, file=f"{name}.yaml")
                finding = Finding(program.at("strategy"), message, help)
                yield guided(finding, named, known, known.__getitem__)


def _unread(plan: Plan, name: str, file: DimensionFile) -> bool:
    """Whether the strategy may be one that could not be read."""
    return (
        "strategies" in file.refused
        or lost_in(plan, name, "strategies")
        or any(strategy.id is None for strategy in file.strategies)
    )

"""Where money comes from: a source that those who take part can spend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppu_roadmap.diagnostics import WARNING, Finding
from ppu_roadmap.facts.known import unsure
from ppu_roadmap.facts.naming import called, line_of
from ppu_roadmap.model.measures import BudgetLine
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import Agency
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _

VILLAGE_MONEY, REGION_MONEY = "dana-desa", "apbd"
OUTSIDERS = ("bank", "private")
"""Kinds of bodies that cannot hold a budget of the region."""


@rule("RM310", WARNING)
def odd_source(plan: Plan) -> Iterator[Finding]:
    """Money comes from a source that none of those who take part can spend.

    Why: dana desa is spent by a village, the APBD by agencies of the region, not by a bank or a private
    company; such a line would be struck out in review.

    Bad:
        budget: [{year: 2023, source: dana-desa, amount: 50000000}]

    Good:
        partners: [desa-api]
        budget: [{year: 2023, source: dana-desa, amount: 50000000}]
    """
    if "agencies" in plan.file.refused:
        return
    for program in plan.programs:
        for index, line in enumerate(program.budget):
            if line.source == VILLAGE_MONEY and _no_village(plan, program, line, plan.agencies):
                yield Finding(
                    program.at("budget", index, "source"),
                    _(
                        "{id} uses {source}, but no village takes part",
                        id=called(program),
                        source=line.source,
                    ),
                    _("add the village to the partners, or mend the source"),
                )
            elif line.source == REGION_MONEY and (message := _outsider(program, line, plan.agencies)):
                yield Finding(
                    program.at("budget", index, "source"),
                    message,
                    _("name the agency whose budget it is as owner of the line"),
                )


def _no_village(plan: Plan, program: Program, line: BudgetLine, agencies: Mapping[str, Agency | None]) -> bool:
    """Whether it is known of all who take part that none is a village."""
    if "owner" in line.refused or unsure(plan, program, "partners"):
        return False
    kinds = {_kind(agencies, key) for key in (program.owner, *program.partners)}
    if line.owner is not None:
        kinds.add(_kind(agencies, line.owner))
    return None not in kinds and "village" not in kinds


def _outsider(program: Program, line: BudgetLine, agencies: Mapping[str, Agency | None]) -> Message | None:
    owner = line.owner if line.owner is not None or "owner" in line.refused else program.owner
    kind = _kind(agencies, owner)
    if kind not in OUTSIDERS:
        return None
    return _("{line} is APBD, but {owner} is of kind {kind}", line=line_of(program, line), owner=owner, kind=kind)


def _kind(agencies: Mapping[str, Agency | None], key: str | None) -> str | None:
    """What kind of body an agency is; ``None`` where that is not known."""
    agency = agencies.get(key) if key is not None else None
    return agency.kind if agency else None

"""Whether one agency leads more than it can carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ppu_roadmap.diagnostics import INFO, Finding
from ppu_roadmap.facts.known import all_programs_known
from ppu_roadmap.facts.links import leads_too_many
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import _


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
    if all(all_programs_known(plan, dimension) for dimension in DIMENSIONS):
        yield Finding(
            plan.file.key("agencies", owner),
            _("{owner} leads {count} of {total} programs", owner=owner, count=count, total=total),
            _("give each program to the agency whose service it makes better"),
        )

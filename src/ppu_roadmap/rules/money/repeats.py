"""Money that is counted twice, in one program or in two."""

from __future__ import annotations

from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, WARNING, Finding, Related
from ppu_roadmap.facts.money import Purse, Repeated, purse_of, repeated_lines
from ppu_roadmap.facts.naming import called
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Rupiah, _


@rule("RM302", ERROR)
def budget_line_twice(plan: Plan) -> Iterator[Finding]:
    """A program has two budget lines for the same year, source, owner and nomenclature.

    Why: one is most often a correction of the other, and both would be added up. An owner or a nomenclature
    that a line does not give is the program's.

    Bad:
        budget:
          - {year: 2022, source: apbd, amount: 250000000}
          - {year: 2022, source: apbd, amount: 260000000}

    Good:
        budget:
          - {year: 2022, source: apbd, amount: 250000000}
          - {year: 2022, source: apbd, amount: 260000000, owner: dlh}
    """
    for program in plan.programs:
        first: dict[Purse, int] = {}
        for index, line in enumerate(program.budget):
            purse = purse_of(program, line)
            if purse is None or first.setdefault(purse, index) == index:
                continue
            yield Finding(
                program.first("budget", index),
                _(
                    "{id} has two budget lines of {year} from {source}",
                    id=called(program),
                    year=purse.year,
                    source=purse.source,
                ),
                _("add them up, or say what differs (owner, nomenclature)"),
                (Related(program.first("budget", first[purse]), _("the first is here")),),
            )


@rule("RM308", WARNING)
def counted_twice(plan: Plan) -> Iterator[Finding]:
    """Two programs have a budget line for the same money.

    Why: one sub kegiatan is easily written into two dimensions; the plan then promises twice what the
    budget holds.

    Bad:
        # governance.yaml
        programs:
          - id: GOV-01
            name: Go PPU
            horizon: 1-year
            owner: diskominfo
            subdimension: public-service
            budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]
          - id: GOV-02
            name: Data terbuka
            horizon: 1-year
            owner: diskominfo
            subdimension: policy
            budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]

    Good:
        budget: [{year: 2022, source: apbd, amount: 250000000, nomenclature: "2.16.03.2.02.0023"}]
    """
    for again in repeated_lines(plan):
        yield _again(again)


def _again(again: Repeated) -> Finding:
    purse = again.purse
    return Finding(
        again.program.first("budget", again.index),
        _(
            "{id} counts the line of {other} again: {nomenclature}, {owner}, {year}, {source}, {amount}",
            id=called(again.program),
            other=called(again.earlier),
            nomenclature=purse.nomenclature,
            owner=purse.owner,
            year=purse.year,
            source=purse.source,
            amount=Rupiah(again.amount),
        ),
        _("leave it in one program, or write how much of it each has"),
        (Related(again.earlier.first("budget", again.earlier_index), _("the first is here")),),
    )

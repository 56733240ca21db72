"""Lists that say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.diagnostics import ERROR, Finding, Path, Related
from ppu_roadmap.facts.naming import called, file_of
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Phrase, _

Items = Sequence[str | int]


@rule("RM113", ERROR)
def duplicate_item(plan: Plan) -> Iterator[Finding]:
    """A list names the same thing twice.

    Why: most often the second was to be something else, which is missing now; in counts of partners or
    places the same one counts twice.

    Bad:
        partners: [dlh, dlh]

    Good:
        partners: [dlh]
    """
    yield from _repeated(plan.file, file_of(plan.file.place), ("sources",), plan.file.sources)
    for program in plan.programs:
        for path, items in _lists(program):
            if len(set(items)) < len(items):
                yield from _repeated(program, called(program), path, items)


def _lists(program: Program) -> Iterator[tuple[Path, Items]]:
    yield ("depends_on",), program.depends_on
    yield ("partners",), program.partners
    yield ("locations",), program.locations
    yield ("gaps",), program.gaps
    yield ("sdgs",), program.sdgs
    yield ("sources",), program.sources
    if program.spbe:
        yield ("spbe", "domains"), program.spbe.domains
    for index, serves in enumerate(program.serves):
        yield ("serves", index, "missions"), serves.missions
        yield ("serves", index, "goals"), serves.goals
        yield ("serves", index, "targets"), serves.targets
    for index, action in enumerate(program.actions):
        yield ("actions", index, "evidence"), action.evidence
    for index, indicator in enumerate(program.indicators):
        yield ("indicators", index, "evidence"), indicator.evidence
    for index, report in enumerate(program.reports):
        yield ("reports", index, "evidence"), report.evidence


def _repeated(record: Located, owner: Phrase, path: Path, items: Items) -> Iterator[Finding]:
    first: dict[str | int, int] = {}
    for index, item in enumerate(items):
        if first.setdefault(item, index) != index:
            yield Finding(
                record.at(*path, index),
                _("{item} stands twice in {field} of {owner}", item=item, field=str(path[-1]), owner=owner),
                _("remove this one"),
                (Related(record.at(*path, first[item]), _("first named here")),),
            )

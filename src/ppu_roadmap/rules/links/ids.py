"""Ids and items of lists: each once, and each id with the prefix of what it belongs to."""

import re
from collections.abc import Iterator, Sequence

from ppu_roadmap.diagnostics import ERROR, Finding, Path, Related
from ppu_roadmap.facts.naming import called, file_of
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.dimension_file import DimensionFile, Strategy
from ppu_roadmap.model.measures import Action, Indicator, Risk
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.rules.links.dimensions import disagrees
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, Phrase, _

Spot = tuple[str, Located, Path]
"""An id, the record that knows its place, the path from there."""

_NUMBERED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


@rule("RM101", ERROR)
def duplicate_id(plan: Plan) -> Iterator[Finding]:
    """An id is used a second time.

    Why: decisions, proposals and reports name programs by id for many years; with two of one id nobody can
    say which was meant. In Kutai Timur quick wins and their agencies were swapped over the years.

    Bad:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: public-service}
          - {id: GOV-01, name: Satu Data, horizon: 5-year, owner: diskominfo, subdimension: policy}

    Good:
        # governance.yaml
        programs:
          - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: public-service}
          - {id: GOV-02, name: Satu Data, horizon: 5-year, owner: diskominfo, subdimension: policy}
    """
    seen: dict[str, Spot] = {}
    later = [spot for spot in _identities(plan) if seen.setdefault(spot[0], spot) is not spot]
    free = _FreeNumbers(seen) if later else None
    for id, record, path in later:
        place = seen[id][1].at(*seen[id][2])
        yield Finding(
            record.at(*path),
            _("{id} is used twice, first in {file}", id=id, file=file_of(place)),
            free.help(id) if free else None,
            (Related(place, _("first used here")),),
        )


@rule("RM102", ERROR)
def wrong_prefix(plan: Plan) -> Iterator[Finding]:
    """An id has the prefix of another dimension or of another program.

    Why: the prefix tells the reader of a letter or of minutes where the thing stands; an action that bears
    another program's id would be reported to that program's agency.

    Bad:
        # living.yaml
        programs:
          - {id: GOV-07, name: Taman pintar, horizon: 5-year, owner: dlh, subdimension: health}

    Good:
        # living.yaml
        programs:
          - {id: LIV-07, name: Taman pintar, horizon: 5-year, owner: dlh, subdimension: health}
    """
    for name, file in plan.dimensions.items():
        if not disagrees(name, file):
            yield from _foreign_to_dimension(name, file)
    for program in plan.programs:
        if program.id is not None:
            yield from _foreign_to_program(program, program.id)


def _identities(plan: Plan) -> Iterator[Spot]:
    for file in plan.dimensions.values():
        yield from _ids(file, "strategies", file.strategies)
        for program in file.programs:
            if program.id is not None:
                yield program.id, program, ("id",)
            yield from _children(program)
    yield from _ids(plan.proposals, "proposals", plan.proposals.proposals)


def _children(program: Program) -> Iterator[Spot]:
    """The ids of what a program holds."""
    yield from _ids(program, "actions", program.actions)
    yield from _ids(program, "indicators", program.indicators)
    yield from _ids(program, "risks", program.risks)


def _ids(record: Located, field: str, items: Sequence[Strategy | Action | Indicator | Risk | Proposal]) -> list[Spot]:
    return [(item.id, record, (field, index, "id")) for index, item in enumerate(items) if item.id is not None]


class _FreeNumbers:
    """The numbers after the highest that is in use, each given out once."""

    def __init__(self, ids: dict[str, Spot]) -> None:
        self.highest: dict[str, int] = {}
        for id in ids:
            if numbered := _NUMBERED.fullmatch(id):
                stem, number = numbered[1], int(numbered[2][:9])
                self.highest[stem] = max(self.highest.get(stem, 0), number)

    def help(self, id: str) -> Message:
        """What to write in place of the second of two equal ids."""
        numbered = _NUMBERED.fullmatch(id)
        if not numbered:
            return _("give this one an id of its own")
        self.highest[numbered[1]] += 1
        number = str(self.highest[numbered[1]]).zfill(len(numbered[2]))
        return _("give this one the next free number, {id}", id=numbered[1] + number)


def _foreign_to_dimension(name: str, file: DimensionFile) -> Iterator[Finding]:
    prefix = PREFIXES[name]
    programs: list[Spot] = [(program.id, program, ("id",)) for program in file.programs if program.id]
    for id, record, path in (*programs, *_ids(file, "strategies", file.strategies)):
        if not id.startswith(prefix):
            home = next((other for other in PREFIXES if id.startswith(PREFIXES[other])), name)
            yield Finding(
                record.at(*path),
                _("{id} stands in {file}, whose ids begin with {prefix}-", id=id, file=f"{name}.yaml", prefix=prefix),
                _("write {prefix}-…, or move it to {file}", prefix=prefix, file=f"{home}.yaml"),
            )


def _foreign_to_program(program: Program, owner: str) -> Iterator[Finding]:
    for id, record, path in _children(program):
        stem, _dash, rest = id.rpartition("-")
        if stem != owner:
            yield Finding(
                record.at(*path),
                _("{id} stands in {program}, whose ids begin with {program}-", id=id, program=owner),
                _("write {id}", id=f"{owner}-{rest}"),
            )


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

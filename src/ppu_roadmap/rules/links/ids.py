"""Ids: each once, each with the prefix of what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ppu_roadmap.diagnostics import ERROR, Finding, Path, Related
from ppu_roadmap.facts.naming import file_of
from ppu_roadmap.model.base import Located
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.rules.links.dimensions import disagrees
from ppu_roadmap.rules.rule import rule
from ppu_roadmap.text import Message, _

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
        _id, first, first_path = seen[id]
        place = first.at(*first_path)
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
        for index, strategy in enumerate(file.strategies):
            if strategy.id is not None:
                yield strategy.id, file, ("strategies", index, "id")
        for program in file.programs:
            if program.id is not None:
                yield program.id, program, ("id",)
            yield from _children(program)
    for index, proposal in enumerate(plan.proposals.proposals):
        if proposal.id is not None:
            yield proposal.id, plan.proposals, ("proposals", index, "id")


def _children(program: Program) -> Iterator[Spot]:
    """The ids of what a program holds; a list that is not there costs nothing."""
    for index, action in enumerate(program.actions):
        if action.id is not None:
            yield action.id, program, ("actions", index, "id")
    for index, indicator in enumerate(program.indicators):
        if indicator.id is not None:
            yield indicator.id, program, ("indicators", index, "id")
    for index, risk in enumerate(program.risks):
        if risk.id is not None:
            yield risk.id, program, ("risks", index, "id")


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
    places = [(program.id, program.at("id")) for program in file.programs if program.id]
    places += [
        (strategy.id, file.at("strategies", index, "id"))
        for index, strategy in enumerate(file.strategies)
        if strategy.id
    ]
    for id, place in places:
        if not id.startswith(prefix):
            home = next((other for other in PREFIXES if id.startswith(PREFIXES[other])), name)
            yield Finding(
                place,
                _(
                    "{id} stands in {file}, whose ids begin with {prefix}-",
                    id=id,
                    file=f"{name}.yaml",
                    prefix=prefix,
                ),
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

"""What the shape asks beyond one field: keys of a form, keys required only sometimes, values of an own scale."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from ppu_roadmap.diagnostics import Finding, Path, Reported
from ppu_roadmap.facts.targets import values_of
from ppu_roadmap.model.base import Located, Record
from ppu_roadmap.model.dimension_file import DimensionFile, Objective
from ppu_roadmap.model.measures import Indicator
from ppu_roadmap.model.plan_file import ChosenIndicator, PlanFile
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import AGENCY_KEY, MISSION_KEY
from ppu_roadmap.text import Message, _

Excused: TypeAlias = Callable[[Path, str], bool]
"""Whether a key that is missing in the mapping at a path was reported in another way."""

_OWNER = _("add its lead agency, for example owner: diskominfo; only a program with status: proposed may lack one")
_DECIDED = {
    "by": _("add who decided, for example by: Bupati"),
    "date": _("add the day of the decision, for example date: 2022-08-29"),
}
_PROGRAM = _("add the program that it became, for example program: GOV-05")


def conditions(record: Located, excused: Excused) -> Iterator[Reported]:
    """The findings of a file that no single field can give."""
    for path, part, key, help in _required(record):
        if key not in part.model_fields_set and not excused(path, key):
            yield Reported("RM011", Finding(record.first(*path), _("the key {key} is missing", key=key), help))
    if isinstance(record, PlanFile):
        yield from _keys(record, ("agencies",), record.agencies, AGENCY_KEY)
        for index, upper in enumerate(record.upper_plans):
            yield from _keys(record, ("upper_plans", index, "missions"), upper.missions, MISSION_KEY)


def _required(record: Located) -> Iterator[tuple[Path, Record, str, Message]]:
    """The keys that mappings must have for what else they say, each with the path of the mapping, and what to do."""
    match record:
        case DimensionFile(programs=programs):
            for index, program in enumerate(programs):
                if program.owner is None and program.status != "proposed" and "status" not in program.refused:
                    yield ("programs", index), program, "owner", _OWNER
                for number, decision in enumerate(program.quick_win.decisions if program.quick_win else ()):
                    for key, help in _DECIDED.items() if decision.status not in (None, "proposed") else ():
                        yield ("programs", index, "quick_win", "decisions", number), decision, key, help
        case ProposalsFile(proposals=proposals):
            for index, proposal in enumerate(proposals):
                if proposal.status in ("accepted", "merged"):
                    yield ("proposals", index), proposal, "program", _PROGRAM


def _keys(record: Located, path: Path, keys: Iterable[str], pattern: str) -> Iterator[Reported]:
    for key in itertools.filterfalse(re.compile(pattern, re.ASCII).fullmatch, keys):
        from ppu_roadmap.shape.sentences import form_of  # most files need none

        form = form_of(pattern)
        message = _("{key} is not {form}", key=key, form=form.what)
        yield Reported("RM017", Finding(record.key(*path, key), message, form.help))


def odd_values(file: Located, unsure: Callable[[Path], bool]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The values of a file that are no words of their indicator's scale, or words where there is no scale.

    Each comes with its path, as an error of pydantic's is given. Nothing is said where one is ``unsure`` of the scale:
    it, or a word of it, could not be read.
    """
    for path, measure in _measures(file):
        scale, start = measure.scale, measure.baseline and measure.baseline.value
        if not scale and str not in map(type, (start, *measure.targets.values(), *measure.actuals.values())):
            continue  # most indicators
        odd = [each for each in values_of(measure) if (each[1] not in scale if scale else isinstance(each[1], str))]
        if odd and not unsure((*path, "scale")):
            words = [value for _at, value in odd if isinstance(value, str)]
            said = {"scale": scale, "unit": measure.unit, "words": words}
            yield from (((*path, *at), {"type": "odd_value", "input": value, "ctx": said}) for at, value in odd)


def _measures(file: Located) -> Iterator[tuple[Path, Indicator | ChosenIndicator]]:
    match file:
        case DimensionFile():
            for name, owners in (("programs", file.programs), ("objectives", file.objectives)):
                for number, owner in enumerate[Program | Objective](owners):
                    for index, each in enumerate(owner.indicators):
                        yield (name, number, "indicators", index), each
        case PlanFile(sni=sni, indicators=indicators):
            yield from ((("indicators", index), each) for index, each in enumerate(indicators))
            yield from ((("sni", number), each) for number, each in sni.items() if each is not None)

"""What citizens are not shown: plans as they would be, had that never been written in them.

Beside what the contract of the page names these stay inside, as a careful clerk would keep them: the note on a status,
quarterly reports, evidence, and the reasons of waivers. Money, decisions without their notes, indicators with what was
reached, and what a quick win promises are for everybody.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.quick_win import QuickWin
from ppu_roadmap.views.view import Asked

_PROGRAM = ("internal", "note", "status_note", "risks", "reports", "waive")
_QUICK_WIN = ("ask", "scores")
_FILE = ("evaluations", "quick_win_criteria", "rules", "signatories", "letterhead")


def for_citizens(asked: Asked) -> Asked:
    """What is asked of plans without internal programs and every mention of them, private texts and findings."""
    return asked._replace(plans=[_plan(plan) for plan in asked.plans], findings=(), texts=())


def _internal(program: Program) -> bool:
    """Whether a program is not for the public; one of which that could not be read is not, either."""
    return bool(program.internal) or "internal" in program.refused


def _plan(plan: Plan) -> Plan:
    hidden = [*filter(_internal, plan.programs)]
    ids, veiled = {program.id for program in hidden}, _veil(hidden)
    files = {}
    for name, file in plan.dimensions.items():
        shown = tuple(_program(program, ids) for program in file.programs if not _internal(program))
        files[name] = veiled(file.model_copy(update={"programs": shown}).stems_from(refused=file.refused))
    outer = veiled(plan.file.without(*_FILE))
    return replace(plan, file=outer, dimensions=files, proposals=ProposalsFile.unread())


def _program(program: Program, hidden: set[str | None]) -> Program:
    successor = ("replaced_by",) if program.replaced_by in hidden else ()
    parts = {
        "depends_on": tuple(id for id in program.depends_on if id not in hidden),
        "actions": tuple(action.without("evidence") for action in program.actions),
        "indicators": tuple(indicator.without("evidence") for indicator in program.indicators),
        "quick_win": _quick_win(program.quick_win) if program.quick_win else None,
    }
    given = {key: value for key, value in parts.items() if key in program.model_fields_set - program.refused}
    return program.without(*_PROGRAM, *successor).model_copy(update=given)


def _quick_win(quick_win: QuickWin) -> QuickWin:
    decisions = tuple(decision.without("note") for decision in quick_win.decisions)
    shown = quick_win.without(*_QUICK_WIN)
    return shown.model_copy(update={"decisions": decisions}) if decisions else shown


def _veil(hidden: list[Program]) -> Callable[[Any], Any]:
    """What takes the ids and the names of hidden programs out of all texts of a value; one word only as it is spelt."""
    ids = [rf"{re.escape(program.id)}(?:-[A-Z][0-9]+)?" for program in hidden if program.id]
    names = [[*map(re.escape, program.name.split())] for program in hidden if program.name]
    told = [*ids, *(r"\s+".join(words) if words[1:] else f"(?-i:{words[0]})" for words in names if words)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", re.IGNORECASE) if told else None

    def veiled(value: Any) -> Any:
        match value:
            case str():
                return pattern.sub("…", value) if pattern else value
            case tuple():
                return tuple(map(veiled, value))
            case dict():
                return {key: veiled(one) for key, one in value.items()}
            case Record():
                told = {name: getattr(value, name) for name in value.model_fields_set}
                changed = {name: new for name, old in told.items() if (new := veiled(old)) != old}
                return value.model_copy(update=changed) if changed else value
        return value

    return veiled

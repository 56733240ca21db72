"""What is added to a plan: programs, parts of them, agencies, proposals, decisions; and what is so then and next."""

import re
from collections.abc import Container
from itertools import count
from typing import Any, NamedTuple
from unicodedata import normalize

from ppu_roadmap.catalog.labels import DIMENSION, RISK_LEVEL
from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.diagnostics import Path
from ppu_roadmap.edit.forms import FORMS, Form
from ppu_roadmap.edit.kinds import PARTS
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.facts.decisions import fingerprint
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.fields.cells import whole
from ppu_roadmap.loader.checking import leaves_out
from ppu_roadmap.loader.folder import PLAN, PROPOSALS
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.plan_file import ChosenIndicator
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.model.types import PREFIXES
from ppu_roadmap.shape.fields import keys_of
from ppu_roadmap.text import Command, Day, Message, Rupiah, _, command
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.words.plan_names import Agencies
from ppu_roadmap.yamltext.changes import EditError, Insert, Set, UnwritableError
from ppu_roadmap.yamltext.nodes import Given, Mapping, follow, items_at, text_at

KEY_LENGTH = 36
"""Characters of a made key of an agency, so that a number can follow: 40 may stand."""
_SCHEMA = re.compile(rb"# yaml-language-server: \$schema=\S*schema\.json")


class Put(NamedTuple):
    """Where something new stands, and what it is called."""

    file: str
    path: Path
    id: str


def put(workspace: Workspace, form: Form, target: str, record: dict[str, Given]) -> Put:
    """Write the record of a form into the files of a plan, below what it is a part of. Raises EditError."""
    plan = workspace.before.plan
    match form.word:
        case "program":
            if target not in workspace.paths:
                workspace.put(target, _new_file(workspace, target))
            return _append(workspace, form, Put(target, (form.at,), PREFIXES[target]), record, digits=2)
        case "agency" | "sni":
            name = str(record.get("name") or "")
            for one in () if target else Agencies(plan).read(name):
                raise EditError(_("{name} is among the agencies already, with the key {key}", name=name, key=one.value))
            id = target or key_for(str(record.get("short") or name), plan.agencies)
            return _set(workspace, Put(PLAN, (form.at, id), id), record)
        case "proposal":
            if PROPOSALS not in workspace.paths:
                workspace.put(PROPOSALS, b"proposals: []\n")
            return _append(workspace, form, Put(PROPOSALS, (form.at,), "USL"), record, digits=3)
    found = workspace.find(target)
    if found is None:
        raise EditError(or_nearest(_("there is no program {id}", id=target), target, plan.by_id))
    at = Put(found[0], (*found[1], form.at), target)
    return _set(workspace, at, record) if form.word == "quickwin" else _append(workspace, form, at, record)


def _new_file(workspace: Workspace, dimension: str) -> bytes:
    """A dimension file without programs; its schema is named where plan.yaml names its own."""
    plan = workspace.new.get(PLAN, b"")
    schema = _SCHEMA.match(plan.removeprefix(b"\xef\xbb\xbf"))
    head = schema.group().replace(b"plan.schema", b"dimension.schema") + b"\n" if schema else b""
    return head + f"dimension: {dimension}\nprograms: []\n".encode()


def _set(workspace: Workspace, at: Put, record: dict[str, Given]) -> Put:
    """Write a record; of one that is there already only what is new, so that other years keep their targets."""
    changes = [Set(at.path, record)]
    if isinstance(follow(workspace.draft(at.file).root, at.path), Mapping):
        changes = [change for key, value in record.items() for change in _settings((*at.path, key), value)]
    workspace.edit(at.file, changes)
    return at


def _settings(path: Path, value: Given) -> list[Set]:
    if isinstance(value, dict):
        return [Set((*path, str(key)), inner) for key, inner in value.items()]
    return [Set(path, value)]


def _append(workspace: Workspace, form: Form, at: Put, record: dict[str, Any], digits: int = 1) -> Put:
    """Write a record behind the last of its list, with the id that comes next, where such records have one."""
    items, id = items_at(workspace.draft(at.file).root, *at.path), at.id
    if "id" in keys_of(form.record):
        begun = f"{at.id}-{form.letter}"
        used = [*(text_at(item, "id") or "" for item in items), *workspace.before.plan.by_id]
        numbers = [
            int(found[1]) for each in used if (found := re.fullmatch(rf"{re.escape(begun)}([0-9]{{1,6}})", each))
        ]
        id = str(record.get("id") or f"{begun}{max(numbers, default=0) + 1:0{digits}}")
        filled = record | {"id": id}
        for part in PARTS if form.word == "program" else ():  # made before its id was known
            filled |= {part: [each | {"id": f"{id}-{each['id']}"} for each in filled[part]]} if part in filled else {}
        record = {key: filled[key] for key in keys_of(form.record) if key in filled}
    path = (*at.path, len(items))
    workspace.edit(at.file, [Insert(path, record)])
    return Put(at.file, path, id)


def key_for(name: str, taken: Container[str]) -> str:
    """A key for an agency of this name that is not taken, such as ``dinas-pupr``."""
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:KEY_LENGTH].rstrip("-")
    key = key if key[:1].isalpha() else f"pd-{key}".rstrip("-")
    return next(each for number in count(1) if (each := key if number == 1 else f"{key}-{number}") not in taken)


def from_sni(plan: Plan, number: str) -> Any:
    """The fields of a long-term program that moves an indicator which the region chose. Raises EditError."""
    chosen = chosen_indicator(plan, number)
    known = indicators().get(number)
    title = (known.title_id if plan.language != "en" else "") or known.title if known else number
    title = title[:1].upper() + title[1:]
    measured = chosen.model_dump(include={"data_owner", "baseline", "targets"})
    unit = chosen.unit or (known.unit if known else None)
    return _written({
        "name": title,
        "horizon": "long-term",
        "owner": chosen.data_owner,
        "status": "proposed",
        "indicators": [{"name": title, "id": "I1", "kind": "outcome", "unit": unit, **measured, "sni": number}],
    })  # fmt: skip


def chosen_indicator(plan: Plan, number: str) -> ChosenIndicator:
    """An indicator of plan.yaml's ``sni``. Raises EditError."""
    found = plan.file.sni.get(number)
    if found is None:
        raise EditError(_("plan.yaml has no indicator {number}: choose it under sni first", number=number))
    return found


def from_proposal(plan: Plan, proposal: Proposal) -> Any:
    """The fields of the program that a proposal becomes."""
    agency = plan.agencies.get(proposal.proposer or "")
    leads = agency is not None and agency.kind == "agency"
    areas = plan.file.areas
    places = {*areas, *(place for below in areas.values() for place in below)}
    return _written({
        "name": proposal.name,
        "owner": proposal.proposer if leads else None,
        "partners": [proposal.proposer] if proposal.proposer and not leads else None,
        "locations": [proposal.location] if proposal.location in places else None,
        "status": "proposed",
    })  # fmt: skip


def _written(value: Any) -> Any:
    """A value as a file has it, without what is not known."""
    match value:
        case dict():
            return {str(key): _written(each) for key, each in value.items() if each not in (None, {})}
        case list():
            return [_written(each) for each in value]
        case float():
            return whole(value)
    return value


def waiting_proposal(plan: Plan, id: str) -> Proposal:
    """A proposal that nobody has decided on yet. Raises EditError."""
    proposals = plan.proposals.proposals
    by_id = {proposal.id: proposal for proposal in proposals if proposal.id is not None}
    found = by_id.get(id)
    if found is None:
        raise EditError(or_nearest(_("there is no proposal {id}", id=id), id, by_id))
    if found.status in ("accepted", "merged", "rejected"):
        raise EditError(_("the proposal {id} is {status} already", id=id, status=found.status))
    return found


def accept_proposal(workspace: Workspace, id: str, program: str) -> None:
    """Note in proposals.yaml which program a proposal became. Raises EditError."""
    waiting_proposal(workspace.before.plan, id)
    found = workspace.find(id)
    if found is not None:
        name, path = found
        workspace.edit(name, [Set((*path, "status"), "accepted"), Set((*path, "program"), program)])


# -- decisions ---------------------------------------------------------------------------------------------------------


def decide(workspace: Workspace, program: Program, decision: dict[str, str]) -> None:
    """Put a decision behind those of its day and before; a last approval notes what it covers. Raises EditError."""
    found = workspace.find(str(program.id))
    if found is None:
        return
    name, path = found[0], (*found[1], "quick_win", "decisions")
    dates = [text_at(item, "date") for item in items_at(workspace.draft(name).root, *path)]
    earlier = [date is None or date <= decision["date"] for date in dates]
    index = max((at for at, before in enumerate(earlier, 1) if before), default=0)
    if index == len(earlier) and decision["status"].startswith("approved"):
        decision = decision | {"fingerprint": _covered(workspace, program)}
    workspace.edit(name, [Insert((*path, index), decision)])


def _covered(workspace: Workspace, program: Program) -> str:
    """The fingerprint of what is approved. Raises EditError where faults hide a part of it."""
    if any(each.program == program.id and leaves_out(each) for each in workspace.before.diagnostics):
        told = {"id": program.id, "command": command("validate")}
        raise UnwritableError(_("{id} has faults, so that it is not known what is approved: run {command}", **told))
    return fingerprint(program, workspace.before.plan.years(program))


# -- what is so afterwards ---------------------------------------------------------------------------------------------


def now(plan: Plan, form: Form, put: Put) -> Message:
    """What is so in a plan to which something was added."""
    program = _program(plan, put)
    if form.word == "agency":
        agency = plan.agencies.get(put.id)
        told = {"name": agency.name if agency else None, "key": put.id}
        return _("{name} is among the agencies and partners of the plan now, called {key} in its files", **told)
    if program is None:
        noted = _("the proposal {id} is noted", id=put.id)
        return noted if form.word == "proposal" else _("{id} has this now: {thing}", id=put.id, thing=form.title)
    told = {"id": program.id, "name": program.name}
    known = cost(plan, program).known
    match form.word:
        case "program":
            return _("{id} {name} stands in {dimension} now", **told, dimension=DIMENSION[program.dimension])
        case "quickwin" if program.quick_win:
            start, finish = (Day(month or "") for month in (program.quick_win.start, program.quick_win.finish))
            return _("{id} {name} is a quick win now, from {start} to {finish}", **told, start=start, finish=finish)
        case "budget" if known is not None:
            return _("{id} {name} has {money} in its budget now", **told, money=Rupiah(known))
        case "risk" if level := highest_level(plan, program):
            return _("{id} {name} has the risk level {level} now", **told, level=RISK_LEVEL[level])
    return _("{id} {name} has this now: {thing}", **told, thing=form.title)


def following(plan: Plan, form: Form, put: Put) -> Command | None:
    """The next sensible command, if there is one."""
    program = _program(plan, put)
    if program is None:
        return command("add", "program") if form.word == "agency" and not plan.programs else None
    wanted = ("risk", "budget", "indicator", "action") if program.quick_win else ("budget", "indicator", "action")
    lacking = next((word for word in wanted if not getattr(program, FORMS[word].at)), None)
    if lacking is not None:
        return command("add", lacking, program.id)
    return command("quickwins", "--brief") if program.quick_win else None


def _program(plan: Plan, put: Put) -> Program | None:
    """The program that was added, or to which something was."""
    return plan.by_id.get("-".join(put.id.split("-")[:2]))

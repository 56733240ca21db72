"""What is added to a plan: programs, parts of them, agencies, proposals, decisions; and what is so then and next."""

from typing import TypeAlias

from ppu_roadmap.catalog.labels import DIMENSION, RISK_LEVEL
from ppu_roadmap.catalog.sni import indicators
from ppu_roadmap.edit.batch import Thing
from ppu_roadmap.edit.forms import FORMS, Form, Leaf
from ppu_roadmap.edit.workspace import Workspace
from ppu_roadmap.facts.decisions import fingerprint
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.loader.checking import leaves_out
from ppu_roadmap.loader.folder import PLAN
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.proposals_file import Proposal
from ppu_roadmap.text import Command, Day, Message, Rupiah, _, command
from ppu_roadmap.words.near import or_nearest
from ppu_roadmap.yamltext.changes import EditError, Insert, Set, UnwritableError
from ppu_roadmap.yamltext.nodes import Given, follow, is_null, items_at, text_at

Fields: TypeAlias = dict[Leaf, Given]


def from_sni(workspace: Workspace, number: str) -> tuple[str | None, Fields]:
    """The dimension and the fields of a long-term program that moves an indicator of plan.yaml's ``sni``.

    What is measured of it comes along as it is written there. Raises EditError where the region did not choose it.
    """
    plan = workspace.before.plan
    chosen, known = plan.file.sni.get(number), indicators().get(number)
    if chosen is None:
        raise EditError(_("plan.yaml has no indicator {number}: choose it under sni first", number=number))
    title = (known.title_id if plan.language != "en" else "") or known.title if known else number
    title = title[:1].upper() + title[1:]
    root = workspace.draft(PLAN).root
    found = {key: follow(root, ("sni", number, key)) for key in ("unit", "data_owner", "baseline", "targets")}
    measured = {key: node.data for key, node in found.items() if node is not None and not is_null(node.data)}
    unit = {"unit": known.unit} if known and known.unit else {}
    indicator = {"name": title, "id": "I1", "kind": "outcome", **unit, **measured, "sni": number}
    return chosen.dimension, _known(
        name=title, horizon="long-term", owner=chosen.data_owner, status="proposed", indicators=[indicator]
    )


def from_proposal(plan: Plan, id: str) -> tuple[str | None, Fields]:
    """The dimension and the fields of the program that a proposal becomes. Raises EditError."""
    proposal = waiting_proposal(plan, id)
    agency, areas = plan.agencies.get(proposal.proposer or ""), plan.file.areas
    leads = agency is not None and agency.kind == "agency"
    places = {*areas, *(place for below in areas.values() for place in below)}
    return proposal.dimension, _known(
        name=proposal.name,
        owner=proposal.proposer if leads else None,
        partners=[proposal.proposer] if proposal.proposer and not leads else None,
        locations=[proposal.location] if proposal.location in places else None,
        status="proposed",
    )


def _known(**fields: Given) -> Fields:
    return {(key,): value for key, value in fields.items() if value is not None}


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


def now(plan: Plan, form: Form, put: Thing) -> Message:
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


def following(plan: Plan, form: Form, put: Thing) -> Command | None:
    """The next sensible command, if there is one."""
    program = _program(plan, put)
    if program is None:
        return command("add", "program") if form.word == "agency" and not plan.programs else None
    wanted = ("risk", "budget", "indicator", "action") if program.quick_win else ("budget", "indicator", "action")
    lacking = next((word for word in wanted if not getattr(program, FORMS[word].at)), None)
    if lacking is not None:
        return command("add", lacking, program.id)
    return command("quickwins", "--brief") if program.quick_win else None


def _program(plan: Plan, put: Thing) -> Program | None:
    """The program that was added, or to which something was."""
    return plan.by_id.get("-".join(put.id.split("-")[:2]))

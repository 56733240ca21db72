"""``roadmap decide``: what the head of the region decided on a quick win."""

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer._click.exceptions import MissingParameter  # it has no other home

from ppu_roadmap.commands.asking import agreed, ask, on_terminal
from ppu_roadmap.commands.completion import PROGRAM, among
from ppu_roadmap.commands.editing import editing, finish, thing_of
from ppu_roadmap.commands.options import DryRunOption, One, argument, flag, option
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Day, Refusal, _, command, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.model.program import Program
    from ppu_roadmap.model.quick_win import Decision, QuickWin

VERDICT = {"approve": "approved", "approve-with-notes": "approved-with-notes", "revise": "revise", "reject": "rejected"}
EXAMPLES = (
    "roadmap decide GOV-01 approve --yes",
    'roadmap decide GOV-01 approve --by "Plt Bupati" --date 2022-08-29 --yes',
    'roadmap decide GOV-01 revise --note "Jadwal dimajukan"',
)


def _heard(context: typer.Context, parameter: typer.CallbackParam, verdict: str | None) -> str | None:
    """The status that was decided; nothing yet where a person on a terminal can be asked, or a shell asks for words."""
    if context.resilient_parsing or (verdict is None and on_terminal()):
        return verdict
    if verdict is None:
        raise MissingParameter(ctx=context, param=cast("Any", parameter))
    return _status(verdict)


def _status(verdict: str) -> str:
    """The status of a decision in the words of the command, of the format or of planners."""
    from ppu_roadmap.catalog.labels import DECISION
    from ppu_roadmap.words.vocabulary import fixed

    status = VERDICT.get(fixed(VERDICT).certain(verdict) or "") or fixed(VERDICT.values()).certain(verdict)
    if status is None:
        known = words(_("{label} ({key})", label=DECISION[each], key=word) for word, each in VERDICT.items())
        raise Refusal(_("{word} is no decision; there are {choices}", word=verdict, choices=known))
    return status


def main(
    run: Run,
    id: Annotated[str, argument("ID", "The quick win's id.", PROGRAM)],
    verdict: Annotated[One, argument("|".join(VERDICT), "What was decided.", among(VERDICT), callback=_heard)] = None,
    *,
    by: Annotated[One, option("--by", "NAME", "Who decided; default: plan.yaml's approver.")] = None,
    date: Annotated[One, option("--date", "DATE", "The day of the decision; default: today.")] = None,
    position: Annotated[One, option("--position", "TEXT", "The position held then.")] = None,
    document: Annotated[One, option("--document", "TEXT", "Number of the document.")] = None,
    note: Annotated[One, option("--note", "TEXT", "The direction that was given.")] = None,
    yes: Annotated[bool, flag("--yes -y", "Approve whatever the quick win lacks.")] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Record a decision on a quick win; an approval remembers what it covers.

    When the name, owner, years, time, budget or indicators change afterwards, validate says that the approval no
    longer covers the program. What is over, or lacks what validate --for bupati asks, is approved only if you say so.
    """
    from ppu_roadmap.analysis.decision import recorded
    from ppu_roadmap.catalog.labels import DECISION
    from ppu_roadmap.edit.additions import decide as record

    day = run.day("--date", date, run.today) if date else run.today
    if day > run.today:
        told = {"date": Day(day.isoformat()), "today": Day(run.today.isoformat())}
        raise Refusal(_("--date is {date}, and today is {today}: record a decision once it is taken", **told))
    given = {"status": verdict, "by": by, "position": position, "date": str(day), "document": document, "note": note}
    with editing(run, id, hold=False) as asked:  # to ask a person takes its time
        if verdict is None:
            _put_forward(asked, id, by)  # before anybody is asked what was decided on it
            choices = {word: DECISION[status] for word, status in VERDICT.items()}
            given["status"] = ask(run, _("Decision"), _status, choices)
        if not (yes or dry_run) and given["status"] in ("approved", "approved-with-notes"):
            _refuse_unready(run, asked, _checked(asked, id, given)[0])
    with editing(run, id, earlier=asked) as workspace:
        program, quick_win, decision = _checked(workspace, id, given)
        record(workspace, program, decision.model_dump(exclude_none=True))
        if finish(run, workspace, dry_run=dry_run):
            for said in recorded(workspace.before.plan, program, quick_win, decision):
                run.note(said)


def _put_forward(workspace: "Workspace", id: str, by: str | None) -> tuple["Program", "QuickWin", str]:
    """The quick win and who decides; ends the command where there is nothing to decide on, or nobody who does."""
    from ppu_roadmap.catalog.labels import STATUS
    from ppu_roadmap.facts.standing import live
    from ppu_roadmap.model.types import DIMENSIONS

    thing_of(workspace, id, program=True)  # ends the command where there is none
    plan = workspace.before.plan
    program = plan.by_id.get(id.upper())
    if program is None:
        raise Refusal(_("{id} is no program: only quick wins are decided on", id=id))
    if program.dimension not in DIMENSIONS:
        raise Refusal(_("{id} supports all dimensions, and a quick win belongs to one of the six", id=program.id))
    if program.quick_win is None:
        first = command("add", "quickwin", id)
        raise Refusal(_("{id} is no quick win yet; make it one: {command}", id=id, command=first))
    if not live(program):
        status = STATUS.get(program.status or "")
        raise Refusal(_("{id} is not decided on any more: its status is {status}", id=id, status=status))
    by = ((plan.file.approver if by is None else by) or "").strip()
    if not any(map(str.isalpha, by)):  # also a dash, by which people say nobody
        raise Refusal(_("who decided is not known: say it with --by, or once for all as approver in plan.yaml"))
    return program, program.quick_win, by


def _checked(workspace: "Workspace", id: str, given: dict[str, str | None]) -> tuple["Program", "QuickWin", "Decision"]:
    """The quick win and the decision on it; ends the command also where that is recorded already."""
    from ppu_roadmap.analysis.decision import repeats
    from ppu_roadmap.model.quick_win import Decision

    program, quick_win, by = _put_forward(workspace, id, given["by"])
    filled = {key: value.strip() for key, value in {**given, "by": by}.items() if value and value.strip()}
    decision = Decision.model_validate(filled)
    if repeats(workspace.before.plan, program, quick_win, decision):
        date = Day(decision.date or "")
        raise Refusal(_("{id}: this decision of {by} on {date} is recorded already", id=id, by=by, date=date))
    return program, quick_win, decision


def _refuse_unready(run: Run, workspace: "Workspace", program: "Program") -> None:
    """Ask a person whether what lacks something was approved all the same; ends the command where not, or with none."""
    from ppu_roadmap.analysis.decision import doubts
    from ppu_roadmap.analysis.gates import GATES
    from ppu_roadmap.loader.plans import load_folder

    needs = GATES["bupati"].needs  # a gate asks even for what plan.yaml ignores
    lacking = list(doubts(program, load_folder(workspace.folder, run.today, workspace.old, asked=needs).diagnostics))
    if lacking and not on_terminal():
        lacks = words(lacking)
        raise Refusal(_("{id} is not ready to be approved ({lacks}): add --yes if it was", id=program.id, lacks=lacks))
    if lacking:
        run.say(_("{id} is not ready to be approved:", id=program.id))
        run.write(f"- {each.render(run.language())}" for each in lacking)
        if not agreed(run, _("Was it approved all the same?"), "tidak" if run.language() == "id" else "no"):
            raise Refusal(_("nothing was recorded"), code=1)

"""``roadmap decide``: what the head of the region decided on a quick win."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.completion import PROGRAM, among
from ppu_roadmap.commands.editing import editing, finish, place_of
from ppu_roadmap.commands.options import DryRunOption, argument, option
from ppu_roadmap.commands.run import Refusal, Run, parse_day
from ppu_roadmap.text import Day, _, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.model.program import Program
    from ppu_roadmap.model.quick_win import Decision, QuickWin
    from ppu_roadmap.text import Message

VERDICTS = {
    "approve": "approved",
    "approve-with-notes": "approved-with-notes",
    "revise": "revise",
    "reject": "rejected",
}

EXAMPLES = (
    "roadmap decide GOV-01 approve --yes",
    'roadmap decide GOV-01 approve --by "Plt Bupati" --date 2022-08-29 --yes',
    'roadmap decide GOV-01 revise --note "Jadwal dimajukan"',
)


class Given(NamedTuple):
    """The decision as it was given."""

    by: Annotated[str | None, option("--by", "NAME", "Who decided; default: plan.yaml's approver.")] = None
    date: Annotated[str | None, option("--date", "DATE", "The day of the decision; default: today.")] = None
    position: Annotated[str | None, option("--position", "TEXT", "The position held then.")] = None
    document: Annotated[str | None, option("--document", "TEXT", "Number of the document.")] = None
    note: Annotated[str | None, option("--note", "TEXT", "The direction that was given.")] = None

    def fields(self, run: Run, workspace: "Workspace", status: str) -> dict[str, str]:
        """The fields of the decision; ends the command at what makes it none."""
        by = self.by if self.by is not None else workspace.before.plan.file.approver
        if by is None or not by.strip():
            raise Refusal(_("who decided is not known: say it with --by, or once for all as approver in plan.yaml"))
        day = parse_day(self.date, "--date") if self.date else run.today
        if day > run.today:
            told = {"date": Day(day.isoformat()), "today": Day(run.today.isoformat())}
            raise Refusal(_("--date is {date}, and today is {today}: a decision is recorded once it is taken", **told))
        fields = {"status": status, "by": by, "position": self.position, "date": day.isoformat()}
        fields |= {"document": self.document, "note": self.note}
        return {key: value for key, value in fields.items() if value is not None and value.strip()}


def main(
    run: Run,
    id: Annotated[str, argument("ID", "The quick win's id.", PROGRAM)],
    verdict: Annotated[str, argument("|".join(VERDICTS), "What was decided.", among(VERDICTS))],
    given: Given,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Approve whatever the quick win lacks.")] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Record a decision on a quick win; an approval remembers what it covers.

    When the name, owner, years, time, budget or indicators change afterwards, validate says that the approval no
    longer covers the program. What is over, or lacks what validate --for bupati asks, is approved only when you say so.
    """
    from ppu_roadmap.analysis.decision import recorded
    from ppu_roadmap.edit.additions import decide as record
    from ppu_roadmap.model.quick_win import Decision

    status = _status(verdict)
    sure = yes or dry_run or not status.startswith("approved")
    if not sure and on_terminal():
        with editing(run, id, hold=False) as workspace:  # to ask a person takes its time
            program, _part = _quick_win(workspace, id)
            given.fields(run, workspace, status)
            _ask(run, id, _doubts(run, workspace, program))
        sure = True
    with editing(run, id) as workspace:
        program, quick_win = _quick_win(workspace, id)
        fields = given.fields(run, workspace, status)
        decision = Decision.model_validate(fields)
        _refuse_repetition(workspace, program, quick_win, decision)
        if not sure and (lacking := _doubts(run, workspace, program)):
            listed = words(lacking)
            raise Refusal(_("{id} is not ready to be approved ({lacks}): say --yes if it was", id=id, lacks=listed))
        record(workspace, program, fields)
        code = finish(run, workspace, dry_run=dry_run)
        if code == 0 and not dry_run:
            for said in recorded(workspace.before.plan, program, quick_win, decision):
                run.note(said)
    return code


def _status(verdict: str) -> str:
    """The status that a verdict stands for, in the words of the command, of the format or of planners."""
    from ppu_roadmap.words.typed import certain_word

    meant = certain_word(verdict, VERDICTS)
    status = VERDICTS[meant] if meant else certain_word(verdict, VERDICTS.values())
    if status is None:
        raise Refusal(_("{word} is no decision; there are {choices}", word=verdict, choices=words(VERDICTS)))
    return status


def _doubts(run: Run, workspace: "Workspace", program: "Program") -> tuple["Message", ...]:
    """What speaks against an approval; the gate asks for its rules even where plan.yaml ignores them."""
    from ppu_roadmap.analysis.decision import doubts
    from ppu_roadmap.analysis.gates import GATES
    from ppu_roadmap.loader.plans import load_folder

    loaded = load_folder(workspace.folder, run.today, workspace.old, asked=GATES["bupati"].needs)
    return doubts(program, loaded.diagnostics)


def _ask(run: Run, id: str, lacking: Iterable["Message"]) -> None:
    """Ask a person whether to approve what lacks something; ends the command where not."""
    lacks = list(lacking)
    if not lacks:
        return
    run.say(_("{id} is not ready to be approved:", id=id))
    run.write(f"- {each.render(run.language())}" for each in lacks)
    yes, no = ("ya", "tidak") if run.language() == "id" else ("yes", "no")
    if ask(run, _("Was it approved all the same?"), (yes, no)) != yes:
        raise Refusal(_("nothing was recorded"), code=1)


def _refuse_repetition(workspace: "Workspace", program: "Program", quick_win: "QuickWin", decision: "Decision") -> None:
    """End the command where the decision is recorded already."""
    from ppu_roadmap.analysis.decision import repeats

    if repeats(workspace.before.plan, program, quick_win, decision):
        told = {"id": program.id, "by": decision.by, "date": Day(decision.date or "")}
        raise Refusal(_("{id}: this decision of {by} on {date} is recorded already", **told))


def _quick_win(workspace: "Workspace", id: str) -> tuple["Program", "QuickWin"]:
    """The program and its quick win; ends the command where there is nothing to decide on."""
    from ppu_roadmap.catalog.labels import STATUS
    from ppu_roadmap.facts.standing import live

    place_of(workspace, id)  # ends the command where there is none
    program = workspace.before.plan.by_id.get(id.upper())
    if program is None:
        raise Refusal(_("{id} is no program: only quick wins are decided on", id=id))
    if program.quick_win is None:
        raise Refusal(
            _("{id} is no quick win: give it quick_win.kind, quick_win.start and quick_win.finish first", id=id)
        )
    if not live(program):
        status = STATUS.get(program.status or "")
        raise Refusal(_("{id} is not decided on any more: its status is {status}", id=id, status=status))
    return program, program.quick_win

"""``roadmap decide``: what the head of the region decided on a quick win."""

from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.completion import PROGRAM, among
from ppu_roadmap.commands.editing import editing, finish, place_of
from ppu_roadmap.commands.options import DryRunOption, argument, option
from ppu_roadmap.commands.run import Refusal, Run
from ppu_roadmap.text import _, command, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.model.program import Program

VERDICTS = {
    "approve": "approved",
    "approve-with-notes": "approved-with-notes",
    "revise": "revise",
    "reject": "rejected",
}

EXAMPLES = (
    'roadmap decide GOV-01 approve --by "Plt Bupati" --date 2022-08-29',
    'roadmap decide GOV-01 revise --by Bupati --note "Jadwal dimajukan"',
)


def main(
    run: Run,
    id: Annotated[str, argument("ID", "The quick win's id.", PROGRAM)],
    verdict: Annotated[str, argument("|".join(VERDICTS), "What was decided.", among(VERDICTS))],
    *,
    by: Annotated[str, option("--by", "NAME", "Who decided, as plan.yaml's approver.")],
    date: Annotated[str | None, option("--date", "DATE", "The day of the decision; default: today.")] = None,
    position: Annotated[str | None, option("--position", "TEXT", "The position held then.")] = None,
    document: Annotated[str | None, option("--document", "TEXT", "Number of the document.")] = None,
    note: Annotated[str | None, option("--note", "TEXT", "The direction that was given.")] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Record a decision on a quick win; an approval remembers what it covers.

    When the name, owner, years, time, budget or indicators change afterwards, validate says that the approval no
    longer covers the program.
    """
    from ppu_roadmap.edit.additions import decide as record

    if verdict not in VERDICTS:
        raise Refusal(_("{word} is no decision; there are {choices}", word=verdict, choices=words(VERDICTS)))
    day = run.day("--date", date).isoformat() if date else run.today.isoformat()
    with editing(run, id) as workspace:
        program = _quick_win(workspace, id)
        decision = {"status": VERDICTS[verdict], "by": by, "position": position, "date": day}
        decision |= {"document": document, "note": note}
        record(workspace, program, {key: value for key, value in decision.items() if value is not None})
        return finish(run, workspace, dry_run=dry_run)


def _quick_win(workspace: "Workspace", id: str) -> "Program":
    place_of(workspace, id)  # ends the command where there is none
    program = workspace.before.plan.by_id.get(id.upper())
    if program is None:
        raise Refusal(_("{id} is no program: only quick wins are decided on", id=id))
    if program.quick_win is None:
        raise Refusal(
            _("{id} is no quick win yet; make it one: {command}", id=id, command=command("add", "quickwin", id))
        )
    return program

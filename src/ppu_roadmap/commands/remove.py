"""``roadmap remove``: programs, parts of them, strategies, objectives, proposals and agencies."""

from typing import Annotated

from ppu_roadmap.commands.completion import THING
from ppu_roadmap.commands.editing import editing, finish, named_things, thing_of
from ppu_roadmap.commands.options import DryRunOption, Many, argument
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import _, _n, command, words

EXAMPLES = ("roadmap remove LIV-07 --dry-run", "roadmap remove GOV-02-A2 GOV-01-R1", "roadmap remove USL-001")


def main(
    run: Run,
    ids: Annotated[Many, argument("ID", "What is removed, by its id; an agency by its key.", THING)] = None,
    *,
    dry_run: DryRunOption = False,
) -> None:
    """Remove what has an id, with its parts and the comment directly above it; all at once or nothing.

    What something else still names stays: who names it is said. A program that was given up is better cancelled: set
    GOV-01 status=cancelled keeps what was planned.
    """
    from ppu_roadmap.edit.moving import remove

    named = named_things(run, _("What is to be removed? Its id, such as GOV-01, or the key of an agency"), *ids or ())
    with editing(run, named[0]) as workspace:
        things = [thing_of(workspace, id) for id in dict.fromkeys(named)]
        remove(workspace, things)
        if finish(run, workspace, dry_run=dry_run):
            gone = words([thing.id for thing in things])
            run.note(_n("{ids} is in the plan no more", "{ids} are in the plan no more", len(things), ids=gone))
            run.note(_("next: {command}", command=command("validate")))

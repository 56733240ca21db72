"""``roadmap rename-id``: another id for what has one, and another key for an agency."""

from typing import Annotated

import typer

from ppu_roadmap.commands.completion import THING
from ppu_roadmap.commands.editing import editing, finish, followed, named_things, thing_of
from ppu_roadmap.commands.options import DryRunOption, One, argument
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Refusal, _, command

EXAMPLES = ("roadmap rename-id GOV-02 GOV-12", "roadmap rename-id GOV-01-R2 GOV-01-R9", "roadmap rename-id gojek goto")


def main(
    run: Run,
    old: Annotated[One, argument("OLD", "The id that it has; of an agency its key.", THING)] = None,
    new: Annotated[One, argument("NEW", "The id that it gets.")] = None,
    *,
    dry_run: DryRunOption = False,
) -> None:
    """Give something another id; whatever names it follows, in every file, and its parts are called by it.

    A program goes to another dimension by move. Text in which an id is only told of stays as it is.
    """
    from ppu_roadmap.edit.moving import rename
    from ppu_roadmap.model.types import PREFIXES

    first = named_things(run, _("Which id is to change?"), old)[0]
    second = named_things(run, _("Which id does it get?"), new)[0]
    thing = None
    try:
        with editing(run, first) as workspace:
            thing = thing_of(workspace, first)
            id = second.upper() if thing.id.isupper() else second
            if id == thing.id:
                raise Refusal(_("{id} is its id already", id=id))  # noqa: TRY301 -- as rename does
            homes = [name for name, prefix in PREFIXES.items() if id.startswith(f"{prefix}-")]
            if thing.home == "programs" and homes and homes[0] != thing.file:
                by = command("move", thing.id, "--dimension", homes[0], "--id", id)
                problem = _("{id} is an id of another dimension: move it there by {command}", id=id, command=by)
                raise Refusal(problem)  # noqa: TRY301
            count = rename(workspace, thing, id)
            if finish(run, workspace, dry_run=dry_run):
                run.note(_("{old} is {new} now; {mentions}", old=thing.id, new=id, mentions=followed(count)))
                see = ("program", id) if thing.home == "programs" else ("validate",)
                run.note(_("next: {command}", command=command(*see)))
    except (Refusal, typer.Exit) as refused:
        if new is not None or thing is None:
            raise
        if isinstance(refused, Refusal):
            run.say(refused.message)
        main(run, first, dry_run=dry_run)

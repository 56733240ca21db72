"""``roadmap move``: a program to another dimension."""

from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.completion import DIMENSION, PROGRAM, SUBDIMENSION
from ppu_roadmap.commands.editing import editing, finish, followed, named_things, thing_of
from ppu_roadmap.commands.options import DryRunOption, One, argument, option
from ppu_roadmap.commands.run import Run, write_text
from ppu_roadmap.text import Message, Phrase, Refusal, _, command, words

if TYPE_CHECKING:
    from ppu_roadmap.edit.batch import Thing
    from ppu_roadmap.edit.workspace import Workspace

EXAMPLES = (
    "roadmap move GOV-02 --dimension economy",
    "roadmap move GOV-02 --dimension economy --id ECO-09 --subdimension industry",
    "roadmap move GOV-02 --dimension living --dry-run",
)


def main(
    run: Run,
    id: Annotated[One, argument("ID", "The program's id.", PROGRAM)] = None,
    *,
    dimension: Annotated[One, option("--dimension", "WORD", "Where it goes, such as economy.", DIMENSION)] = None,
    new: Annotated[One, option("--id", "ID", "Its new id; default: the next one there.")] = None,
    subdimension: Annotated[
        One, option("--subdimension", "WORD", "Its sub-dimension there; default: open.", SUBDIMENSION)
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Move a program to another dimension, as it is written, with its comments.

    It gets the next id there, and whatever names it or one of its parts follows, in every file. Its sub-dimension and
    strategy are of the old dimension: they go, and what is open then is said. Approvals stay, for what they cover does
    not change.
    """
    from ppu_roadmap.edit import moving
    from ppu_roadmap.model.types import SUBDIMENSIONS

    id = named_things(run, _("Which program is to move? Its id, such as GOV-01"), id)[0]
    with editing(run, id, hold=False) as workspace:  # to ask a person takes its time
        home = _home(run, _program(workspace, id), dimension)
        known = SUBDIMENSIONS[home]
        there = _word(run, "--subdimension", subdimension, known, _("Sub-dimension"), optional=True)
    with editing(run, id) as workspace:
        program = _program(workspace, id)
        fields = {"subdimension": there} if there else {}
        id, count, left = moving.move(workspace, program, home, new.upper() if new else None, fields)
        written = finish(run, workspace, dry_run=dry_run)
        if left:
            run.note(_("what is of its old dimension goes: {fields}", fields=words(left)))
        if written:
            write_text(f"{id}\n")
            _look_ahead(run, program.id, id, home, count, open_in=() if there else known)


def _program(workspace: "Workspace", id: str) -> "Thing":
    program = thing_of(workspace, id)
    if program.home != "programs":
        raise Refusal(_("{id} is no program: only programs move", id=program.id))
    return program


def _home(run: Run, program: "Thing", given: str | None) -> str:
    """The dimension that a program goes to; ends the command where nobody says it, or it is there already."""
    from ppu_roadmap.model.types import HOMES

    home = _word(run, "--dimension", given, HOMES, _("Dimension"))
    if home is None:
        raise Refusal(_("--dimension is missing: say where it goes, one of {words}", words=words(HOMES)))
    if home == program.file:
        raise Refusal(_("{id} stands in {file} already", id=program.id, file=f"{home}.yaml"))
    return home


def _word(
    run: Run, name: str, text: str | None, choices: tuple[str, ...], question: Message, *, optional: bool = False
) -> str | None:
    """A word of a closed list that an option gives, or a person on a terminal; ``None`` where nobody does."""
    from ppu_roadmap.words.vocabulary import fixed

    known = fixed(choices)

    def read(typed: str) -> str | None:
        problem = _("{name} is {value}, not one of {choices}", name=name, value=typed, choices=words(choices))
        return run.read(name, typed, known.read, problem) if typed else None

    if text is None and on_terminal():
        return ask(run, question, read, {key: known.told(key) for key in choices}, optional=optional)
    return read(text or "")


def _look_ahead(run: Run, old: str, id: str, home: str, count: int, *, open_in: tuple[str, ...]) -> None:
    """Say what is so now, and what would be the next step: its sub-dimension, if that is open, is one of some."""
    from ppu_roadmap.catalog.labels import DIMENSION as LABELS

    told: dict[str, Phrase] = {"old": old, "new": id, "dimension": LABELS[home], "mentions": followed(count)}
    run.note(_("{old} stands in {dimension} now, as {new}; {mentions}", **told))
    if open_in:
        example = command("set", id, f"subdimension={open_in[0]}")
        run.note(_("its sub-dimension is open, one of {words}: {command}", words=words(open_in), command=example))
    else:
        run.note(_("next: {command}", command=command("program", id)))

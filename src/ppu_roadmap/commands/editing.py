"""What commands that edit share: the plan held, errors refused that they would add, the diff, the writing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ppu_roadmap.commands.run import Run, folders, no_plan, write_text
from ppu_roadmap.files import held, write_held
from ppu_roadmap.staging import Edited
from ppu_roadmap.text import QUOTE_LIMIT, Message, Refusal, _, _n, command, logged, plain, words

if TYPE_CHECKING:
    from ppu_roadmap.diagnostics import Diagnostic
    from ppu_roadmap.edit.batch import Thing
    from ppu_roadmap.edit.workspace import Workspace


_AROUND = 50
"""Equal lines around a change among which difflib may look for where it begins, of which it shows three."""
_COMPARED = 50_000_000
"""Pairs of lines that difflib may look at; where there are more, all lines stand in place of all."""


@contextmanager
def editing(
    run: Run, id: str | None = None, *, hold: bool = True, earlier: Workspace | None = None, code: str | None = None
) -> Iterator[Workspace]:
    """The plan to edit, in a portfolio the one that has an id or a region's ``code``.

    It is kept from other writers until the command is done.
    """
    from ppu_roadmap.edit.values import Typist
    from ppu_roadmap.edit.workspace import Workspace

    folder = _folder(run, id, code)
    with held(folder, run.note) if hold else nullcontext():
        workspace = Workspace(folder, run.today)
        if earlier is not None:
            workspace.take_over(earlier)
        run.own = workspace.language
        workspace.typist = Typist(lambda: workspace.before.plan, run.heard)
        yield workspace


def _folder(run: Run, id: str | None, code: str | None) -> Path:
    from ppu_roadmap.loader.folder import FILES, shown, unreadable

    path = run.path()
    if path == Path("-"):
        raise Refusal(_("standard input is no plan that can be edited"))
    if not path.is_dir():
        if path.name not in FILES or unreadable(path):
            raise no_plan(path)
        return path.parent
    found = folders(path)
    if len(found) > 1 and id is not None:
        found = [folder for folder in found if _has(run, folder, id)]
        if not found:
            raise Refusal(_("there is no program {id}", id=id))
    if len(found) > 1 and code is not None:
        found = [folder for folder in found if _code(run, folder) == code] or found
    if len(found) > 1:
        named = words([shown(folder) for folder in found], 5)
        raise Refusal(_("{count} plans could be meant ({plans}): say which with --plan", count=len(found), plans=named))
    return found[0]


def _code(run: Run, folder: Path) -> str | None:
    """The code of the region whose plan it is; nothing more of the plan is read."""
    from ppu_roadmap.loader.folder import PLAN, read_bytes
    from ppu_roadmap.loader.plans import load_alone

    file = folder / f"{PLAN}.yaml"
    return load_alone(read_bytes(file), str(file), run.today, PLAN).plan.code if file.is_file() else None


def _has(run: Run, folder: Path, id: str) -> bool:
    from ppu_roadmap.edit.moving import thing_called
    from ppu_roadmap.edit.workspace import Workspace
    from ppu_roadmap.yamltext.changes import EditError

    try:
        return thing_called(Workspace(folder, run.today), id) is not None
    except EditError:  # it may well have it
        return True


def thing_of(workspace: Workspace, id: str, *, program: bool = False, fields: Iterable[str] = ()) -> Thing:
    """What has an id, unless a ``program`` is meant also the agency that is called so; ends the command without one.

    Where ``fields`` are to be set, those of an agency are set below plan.yaml, which is said.
    """
    from ppu_roadmap.edit.moving import AGENCIES, thing_called
    from ppu_roadmap.loader.folder import PLAN
    from ppu_roadmap.words.near import or_nearest
    from ppu_roadmap.words.plan_names import programs

    found = thing_called(workspace, id)
    if found is not None and not (program and found.home == AGENCIES):
        return found
    plan = workspace.before.plan
    if found is not None and fields:
        right = command("set", PLAN, *(f"{AGENCIES}.{found.id}.{field}" for field in fields))
        raise Refusal(_("{id} is an agency, whose fields are set by {command}", id=id, command=right))
    if program:
        problem = _("there is no program {id}", id=id)
        for named in programs(plan).read(id):
            raise Refusal(_("{problem}; did you mean {near}?", problem=problem, near=named.value))
        raise Refusal(or_nearest(problem, id, plan.by_id))
    if {id, id.upper()} & {each for each in workspace.draft(PLAN).root.outline.said if isinstance(each, str)}:
        by = command("set", "plan", "FIELD=VALUE")
        raise Refusal(_("{id} stands in plan.yaml and is edited there, by hand or by {command}", id=id, command=by))
    raise Refusal(or_nearest(_("nothing in the plan has the id {id}", id=id), id, [*plan.by_id, *plan.agencies]))


def named_things(run: Run, question: Message, *given: str | None) -> list[str]:
    """The ids that were given; where none was, those that a person names on a terminal."""
    from ppu_roadmap.commands.asking import ask, on_terminal

    if not any(given) and not on_terminal():
        raise Refusal(_("say which, by an id such as GOV-01"))
    return [id for id in given if id] or ask(run, question, lambda answer: answer.replace(",", " ").split() or [answer])


def followed(count: int) -> Message:
    """How many fields name something by its new id now."""
    followed = _n("{count} place that names it follows", "{count} places that name it follow", count)
    return followed if count else _("nothing else names it")


def finish(run: Run, workspace: Workspace, *, dry_run: bool) -> bool:
    """Whether what was edited is written now; ends the command where it would add errors, which are shown."""
    if not workspace.edited:
        run.note(_("nothing changes: it is so already"))
        return False
    if dry_run:
        show_difference(run, workspace.edited)
    if refused(run, workspace):
        raise typer.Exit(1)
    write_edited(run, workspace, dry_run=dry_run)
    return not dry_run


def refused(run: Run, workspace: Workspace) -> bool:
    """Show the errors that an edit would add; whether they bar it, which is said."""
    from ppu_roadmap.edit.workspace import UNFINISHED

    added = workspace.added()
    if added:
        _show(run, workspace, added)
    barring = sum(each.code not in UNFINISHED for each in added)
    if barring:
        refused = _n(
            "nothing was written: it would add {count} error",
            "nothing was written: it would add {count} errors",
            barring,
        )
        run.say(refused)
    return barring > 0


def write_edited(run: Run, workspace: Workspace, *, dry_run: bool = False) -> None:
    """Write what was edited and may be, and say which files these are, and which comments went."""
    from ppu_roadmap.loader.folder import shown

    edited = workspace.edited
    if workspace.gone:
        run.note(_("comments that are deleted with what they describe: {comments}", comments=words(workspace.gone, 5)))
    if not dry_run:
        write_held(edited, run.note)
        run.note(_("written: {files}", files=words([shown(file.path) for file in edited])))


def _show(run: Run, workspace: Workspace, added: tuple[Diagnostic, ...]) -> None:
    """Print the first errors that an edit would add, each with what was typed: the lines of files are not written."""
    from ppu_roadmap.edit.workspace import UNFINISHED
    from ppu_roadmap.report.concise import tag
    from ppu_roadmap.report.full import FINDINGS_OF_A_RULE, STYLES

    out, language = run.screen(sys.stderr), run.language()
    for each in added[:FINDINGS_OF_A_RULE]:
        out.flow([(tag(each), STYLES[each.severity]), (": " + each.message.render(language), "")])
        typed = " ".join(workspace.typed[at] for at in workspace.typed_for(each))
        if typed and each.code not in UNFINISHED:
            out.flow([("  | ", "dim"), (plain(typed, QUOTE_LIMIT), "")])
        if each.help:
            out.flow([("  = ", "dim"), (_("help").render(language), "bold"), (": " + each.help.render(language), "")])


def put_in_place(run: Run, edited: Sequence[Edited], *, diff: bool, check: bool) -> Iterator[Edited]:
    """Write edited files, or only show or check them; those of a folder come back together, as soon as it is done."""
    if diff:
        show_difference(run, edited)
    for folder in dict.fromkeys(file.path.parent for file in edited):
        part = [file for file in edited if file.path.parent == folder]
        if not (diff or check):
            with held(folder, run.note):
                write_held(part, run.note)
        yield from part


def show_difference(run: Run, edited: Iterable[Edited]) -> None:
    """Print edited files as a unified diff: coloured on a terminal, elsewhere as ``patch`` takes it.

    What would act is shown as escapes; that it is no patch then is said.
    """
    lines = list(_difference(edited))
    if not (sys.stdout.isatty() or run.color == "always"):
        ends = (len(line.rstrip("\r\n")) for line in lines)
        safe = [logged(line[:end]) + line[end:] for line, end in zip(lines, ends, strict=True)]
        write_text("".join(safe))
        if safe != lines:
            run.say(_("what a terminal or CI would obey is shown as escapes, so patch does not take this difference"))
        return
    styles = {"+": "green", "-": "red", "@": "cyan"}
    out = run.screen()
    for line in lines:
        out.line(line.rstrip(), styles.get(line[0], ""))


def _difference(edited: Iterable[Edited]) -> Iterator[str]:
    """A unified diff, line by line with their ends; difflib, which is quadratic, sees only where the two differ."""
    from difflib import unified_diff
    from itertools import chain

    from ppu_roadmap.loader.folder import shown
    from ppu_roadmap.words.near import ends

    for file in edited:
        old, new = (list(StringIO((data or b"").decode("utf-8", "replace"))) for data in (file.old, file.new))
        name = plain(shown(file.path).lstrip("/"))
        name += "\t" * (" " in name)  # where patch would else end the name
        above, below = (max(count - _AROUND, 0) for count in ends(old, new))
        old, new = (lines[above : len(lines) - below] for lines in (old, new))
        names = "/dev/null" if file.old is None else f"a/{name}", f"b/{name}"
        lines: Iterable[str] = unified_diff(old, new, *names)
        if len(old) * len(new) > _COMPARED:
            head = f"--- {names[0]}\n", f"+++ {names[1]}\n", f"@@ -1,{len(old)} +1,{len(new)} @@\n"
            lines = chain(head, ("-" + line for line in old), ("+" + line for line in new))
        for line in lines:
            if above and line.startswith("@@ "):
                line = re.sub("(?<=[-+])[0-9]+", lambda first: str(int(first[0]) + above), line)  # noqa: B023, PLW2901
            yield from (line,) if line.endswith("\n") else (f"{line}\n", "\\ No newline at end of file\n")

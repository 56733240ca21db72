"""``roadmap fmt``: files in the one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ppu_roadmap.commands.options import CheckOption, DiffOption
from ppu_roadmap.commands.output import replace_bytes, show_difference, write_bytes, write_text
from ppu_roadmap.commands.run import Refusal, Run, stdin
from ppu_roadmap.files import Edited
from ppu_roadmap.text import _, _n

if TYPE_CHECKING:
    from ppu_roadmap.text import Message

EXAMPLES = (
    "roadmap fmt",
    "roadmap fmt plans --check",
    "roadmap fmt plans/governance.yaml --diff",
)


def main(
    run: Run,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Plans, portfolios or files; - is stdin.")
    ] = None,
    *,
    check: CheckOption = False,
    diff: DiffOption = False,
) -> int:
    """Put files in the one form: keys in the order of the format, two columns a level, quotes where they are needed.

    What the files say stays, and so do comments, blank lines and the breaks of long text.
    """
    if paths == ["-"]:
        write_bytes(_formatted(stdin(), "<stdin>"))
        return 0
    changed: list[Edited] = []
    left = 0
    for path in _files(run, paths or [None]):
        try:
            found = _edited(path)
        except Refusal as refusal:
            run.say(_("roadmap: {message}", message=refusal.message))
            left += 1
            continue
        if found is not None:
            changed.append(found)
            if not (check or diff):
                replace_bytes(path, found.old or b"", found.new)
    _tell(run, changed, check=check, diff=diff)
    return 1 if left or (check and changed) else 0


def _files(run: Run, arguments: Iterable[str | None]) -> Iterator[Path]:
    from ppu_roadmap.loader.folder import listing, plan_folders

    for argument in arguments:
        path = run.path(argument)
        if path.is_dir():
            for folder in plan_folders(path):
                yield from listing(folder).files.values()
        else:
            yield path


def _edited(path: Path) -> Edited | None:
    """A file in the one form, ``None`` where it has it already."""
    from ppu_roadmap.loader.folder import read_bytes, shown

    old = read_bytes(path)
    new = _formatted(old, shown(path))
    return None if new == old else Edited(path, old, new)


def _formatted(data: bytes, name: str) -> bytes:
    from ppu_roadmap.edit.kinds import draft_of
    from ppu_roadmap.yamltext.changes import EditError
    from ppu_roadmap.yamltext.formatting import formatted

    try:
        return formatted(draft_of(data))
    except EditError as error:
        raise Refusal(_("{path} stays as it is: {reason}", path=name, reason=error.message), code=1) from None


def _tell(run: Run, changed: list[Edited], *, check: bool, diff: bool) -> None:
    """The diff or the names of the files on standard output, how many there are on stderr."""
    from ppu_roadmap.loader.folder import shown

    if diff:
        show_difference(run, changed)
    else:
        write_text("".join(f"{shown(file.path)}\n" for file in changed))
    if run.quiet:
        return
    message: Message = _("all files have the one form")
    if changed and (check or diff):
        message = _n("{count} file would change", "{count} files would change", len(changed))
    elif changed:
        message = _n("{count} file put in the one form", "{count} files put in the one form", len(changed))
    run.say(message)

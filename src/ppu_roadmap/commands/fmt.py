"""``roadmap fmt``: files in the one form."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.editing import put_in_place, show_difference
from ppu_roadmap.commands.options import CheckOption, DiffOption, Many, argument
from ppu_roadmap.commands.run import STDIN, Run, folders, stdin, write_bytes, write_text
from ppu_roadmap.staging import Edited
from ppu_roadmap.text import Message, Refusal, _, _n, logged

if TYPE_CHECKING:
    from ppu_roadmap.diagnostics import Finding

EXAMPLES = ("roadmap fmt", "roadmap fmt plans --check", "roadmap fmt plans/governance.yaml --diff")


def main(
    run: Run,
    paths: Annotated[Many, argument("PATH", "Plans, portfolios or files; - is stdin.")] = None,
    *,
    check: CheckOption = False,
    diff: DiffOption = False,
) -> int:
    """Put files in the one form: keys in the order of the format, two columns a level, quotes where they are needed.

    What the files say stays, and so do comments, blank lines and the breaks of long text. A file that cannot be put so
    stays as it is, with its line and what to do; this leaves with 1, as a file does that --check finds.
    """
    from ppu_roadmap.loader.folder import shown

    if "-" in (paths or ()):
        return _pass_on(run, paths or (), check=check, diff=diff)
    edited: list[Edited] = []
    left = 0
    files: dict[Path, tuple[Path, Finding | None]] = {}
    for path, barred in _files(run, paths or [None]):
        files.setdefault(path.parent.resolve() / path.name, (path, barred))
    for path, barred in files.values():  # each once, however often it is given
        try:
            edited.append(_file(path, barred))
        except Refusal as refusal:
            run.say(_("roadmap: {message}", message=refusal.message))
            left += 1
    changed = [file for file in edited if file.new != file.old]
    for file in put_in_place(run, changed, diff=diff, check=check):
        write_text("" if diff else f"{logged(shown(file.path))}\n")
    for message in _sums(len(changed), len(edited) - len(changed), left, written=not (check or diff)):
        run.note(message)
    return 1 if left or (check and changed) else 0


def _pass_on(run: Run, paths: Sequence[str], *, check: bool, diff: bool) -> int:
    """Put standard input in the one form."""
    if len(paths) > 1:
        raise Refusal(_("standard input is put in the one form by itself: give - alone"))
    data = stdin()
    given = Edited(Path(STDIN), data, _formatted(data, STDIN))
    if diff:
        show_difference(run, [given] if given.new != data else [])
    elif not check:
        write_bytes([given.new])
    return int(check and given.new != data)


def _files(run: Run, arguments: Iterable[str | None]) -> Iterator[tuple[Path, Finding | None]]:
    """Every file that is meant, in a plan's folder also what is not read there; and why it cannot be read."""
    from ppu_roadmap.loader.folder import listing, unreadable

    for given in arguments:
        path = run.path(given)
        if not path.is_dir():
            barred = unreadable(path)
            yield path, barred and barred.finding
            continue
        for folder in folders(path):
            found = listing(folder)
            yield from ((file, None) for file in found.files.values())
            for _code, finding in found.reported:
                file = folder / Path(finding.place.file).name
                if os.path.lexists(file) or file.stem in found.broken:  # a plan.yaml that is missing is no file
                    yield file, finding


def _file(path: Path, barred: Finding | None) -> Edited:
    """A file with its bytes in the one form. Raises Refusal where it stays as it is."""
    from ppu_roadmap.loader.folder import read_bytes, shown

    name = shown(path)
    if barred is not None:
        reason = _("{message}; {help}", message=barred.message, help=barred.help or "")
        raise Refusal(_("{path} stays as it is: {reason}", path=name, reason=reason), code=1)
    old = read_bytes(path)
    return Edited(path, old, _formatted(old, name))


def _formatted(data: bytes, name: str) -> bytes:
    from ppu_roadmap.edit.kinds import draft_of
    from ppu_roadmap.yamltext.changes import EditError
    from ppu_roadmap.yamltext.formatting import formatted

    try:
        return formatted(draft_of(data))
    except EditError as error:
        raise Refusal(_("{path} stays as it is: {reason}", path=name, reason=error.message), code=1) from None


def _sums(changed: int, same: int, left: int, *, written: bool) -> Iterator[Message]:
    """How many files change, and how many do not, though they lack the form; where some do, how many have it."""
    if changed and written:
        yield _n("{count} file put in the one form", "{count} files put in the one form", changed)
    elif changed:
        yield _n("{count} file would change", "{count} files would change", changed)
    if left and same:
        yield _n("{count} file has the one form", "{count} files have the one form", same)
    elif same and not changed:
        yield _("all files have the one form")
    if left:
        yield _n("{count} file stays as it is", "{count} files stay as they are", left)

"""``roadmap fmt``: files in the one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from ppu_roadmap.commands.options import CheckOption, DiffOption, Many, argument
from ppu_roadmap.commands.output import show_difference, unless_overtaken, write_bytes, write_text
from ppu_roadmap.commands.run import Refusal, Run, stdin
from ppu_roadmap.files import Edited, write_change
from ppu_roadmap.text import Message, _, _n

EXAMPLES = (
    "roadmap fmt",
    "roadmap fmt plans --check",
    "roadmap fmt plans/governance.yaml --diff",
)


def main(
    run: Run,
    paths: Annotated[Many, argument("PATH", "Plans, portfolios or files; - is stdin.")] = None,
    *,
    check: CheckOption = False,
    diff: DiffOption = False,
) -> int:
    """Put files in the one form: keys in the order of the format, two columns a level, quotes where they are needed.

    What the files say stays, and so do comments, blank lines and the breaks of long text.
    """
    from ppu_roadmap.loader.folder import read_bytes, shown

    if paths == ["-"]:
        write_bytes(_formatted(stdin(), "<stdin>"))
        return 0
    changed: list[Edited] = []
    left = 0
    for path in _files(run, paths or [None]):
        old = read_bytes(path)
        try:
            new = _formatted(old, shown(path))
        except Refusal as refusal:
            run.say(_("roadmap: {message}", message=refusal.message))
            left += 1
            continue
        if new != old:
            changed.append(Edited(path, old, new))
            if not (check or diff):
                with unless_overtaken():
                    write_change(path, old, new)
    if diff:
        show_difference(run, changed)
    else:
        write_text("".join(f"{shown(file.path)}\n" for file in changed))
    run.note(_sum_up(len(changed), written=not (check or diff)))
    return 1 if left or (check and changed) else 0


def _files(run: Run, arguments: Iterable[str | None]) -> Iterator[Path]:
    from ppu_roadmap.loader.folder import listing, plan_folders

    for given in arguments:
        path = run.path(given)
        if path.is_dir():
            for folder in plan_folders(path):
                yield from listing(folder).files.values()
        else:
            yield path


def _formatted(data: bytes, name: str) -> bytes:
    from ppu_roadmap.edit.kinds import draft_of
    from ppu_roadmap.yamltext.changes import EditError
    from ppu_roadmap.yamltext.formatting import formatted

    try:
        return formatted(draft_of(data))
    except EditError as error:
        raise Refusal(_("{path} stays as it is: {reason}", path=name, reason=error.message), code=1) from None


def _sum_up(changed: int, *, written: bool) -> Message:
    if not changed:
        return _("all files have the one form")
    if written:
        return _n("{count} file put in the one form", "{count} files put in the one form", changed)
    return _n("{count} file would change", "{count} files would change", changed)

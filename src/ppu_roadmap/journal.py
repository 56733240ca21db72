"""Several files of a folder written together: a journal beside them tells what is begun until it is done or undone.

All new texts are staged first; then the journal takes its name, which is the moment from which they count; then each
text takes its place, and the journal goes. Undoing is the same way back. What a killed command left is told by the
journal alone, and it may be forged: it names files of its own folder, and counts only for those that are as it says.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from ppu_roadmap.staging import (
    TEMPORARY,
    Edited,
    Say,
    Staged,
    atomic_write,
    read_regular,
    stage,
    sync_folder,
    tell_lost,
    telling,
)
from ppu_roadmap.text import FileName, Message, Phrase, Refusal, _, words

JOURNAL: Final = ".roadmap-journal"
HELD: Final = "edit-"
"""What the names of temporary files have that only those make who hold the folder."""
_KEPT: Final = "kept-"
"""What they have instead once a person was told of them: nobody but that person deletes them."""
STAGED: Final = re.compile(re.escape(TEMPORARY + HELD) + "[0-9a-f]{16}")
"""The names of those that a killed command left, where nobody holds the folder and no journal tells of them."""
_NAME = re.compile(r"[a-z]{1,30}\.yaml")
_DIGEST = re.compile("[0-9a-f]{64}")
_JOURNAL_LIMIT, _FILE_LIMIT = 20_000, 50_000_000
"""Bytes that are read of a journal, and of a file that it names."""


class Interrupted(Refusal):
    """A command was killed while it wrote, and what it began can be neither finished nor undone."""

    def __init__(self, path: Path, problem: Message, help: Message) -> None:
        self.path, self.problem, self.help = path, problem, help
        super().__init__(_("{file}: {message}; {help}", file=FileName(str(path)), message=problem, help=help), code=1)


class _Step(NamedTuple):
    """A file that is to change."""

    name: str
    staged: str | None
    """The name of the temporary file with its new bytes; ``None`` where the file is to go."""
    old: str | None
    """The SHA-256 of its bytes, ``None`` where there is no file; likewise as it is to be."""
    new: str | None


def write_together(files: Sequence[Edited], say: Say | None = None) -> None:
    """Write files of one held folder, all or none, also where the process is killed. Raises OSError.

    Raises Refusal where it failed and cannot be undone now.
    """
    staged: list[Staged | None] = []
    try:
        _put(files, staged)
    except BaseException as error:
        _put_back(files, staged, error)
        raise
    tell_lost(filter(None, staged), say)


def _put(
    files: Sequence[tuple[Path, bytes | None, bytes | None]], staged: list[Staged | None], *, undo: bool = False
) -> None:
    """Stage files, write the journal, in the place of an earlier one that it is to ``undo``, and do its steps.

    Raises OSError.
    """
    import json

    folder = files[0][0].parent
    for path, _old, new in files:
        with telling(path):
            staged.append(None if new is None else stage(path, new, HELD))
    steps = [
        _Step(path.name, each and each.name.name, _digest(old), _digest(new))
        for (path, old, new), each in zip(files, staged, strict=True)
    ]
    data = json.dumps({"version": 1, "undo": undo, "files": [step._asdict() for step in steps]}, indent=1)
    with telling(folder):
        sync_folder(folder)  # the temporary files stand in it, whatever happens from now on
        atomic_write(folder / JOURNAL, data.encode(), kind=HELD)
    _finish(folder, steps)


def _finish(folder: Path, steps: Sequence[_Step]) -> None:
    """Do what is left of the steps of a journal, and remove it. Raises OSError."""
    for step in steps:
        target = (folder / step.name).resolve()
        with telling(folder / step.name):
            if step.staged is None:
                target.unlink(missing_ok=True)
            elif os.path.lexists(name := _waiting(target.parent, step.staged)):
                name.replace(target)
    sync_folder(folder)
    with suppress(OSError):  # all is done: one that stays says nothing else
        (folder / JOURNAL).unlink(missing_ok=True)


def _put_back(files: Sequence[Edited], staged: Sequence[Staged | None], error: BaseException) -> None:
    """Put back what has taken its place, unless all has. Raises Refusal where that fails and is left to others."""
    done = [file for file, each in zip(files, staged, strict=False) if each and not each.name.exists()]
    try:
        if 0 < len(done) < len(files):
            _put([(path, new, old) for path, old, new in done], [], undo=True)
        (files[0].path.parent / JOURNAL).unlink(missing_ok=True)
        for each in filter(None, staged):
            each.name.unlink(missing_ok=True)
    except OSError as further:
        failed = error if isinstance(error, OSError) else further
        told: dict[str, Phrase] = {"path": FileName(str(failed.filename)), "reason": failed.strerror}
        told["files"] = words([FileName(str(file.path)) for file in done or files])
        raise Refusal(
            _("{path}: {reason}; not to be put back now, which the next command does: {files}", **told)
        ) from error


# -- what a killed command left ----------------------------------------------------------------------------------------


def settle(folder: Path) -> tuple[str, ...]:
    """Finish what the journal of a held folder tells, or undo it where nothing was done; the files that are finished.

    Raises Interrupted where neither can be.
    """
    if not os.path.lexists(folder / JOURNAL):
        return ()
    undo, steps = _read(folder)
    names: dict[str, Phrase] = {"files": words([FileName(step.name) for step in steps])}
    now = {step: _digest_of(folder / step.name) for step in steps}
    begun = undo or any(now[step] == step.new for step in steps)
    for step in steps if begun else ():
        ready = step.staged is None or _digest_of(_waiting(folder, step.staged)) == step.new
        if now[step] == step.new or (now[step] == step.old and ready):
            continue
        problem = _("this was changed after a command had been interrupted that wrote {files}", **names)
        if now[step] == step.old:
            problem = _("what an interrupted command was to write here is gone; it wrote {files} together", **names)
        help = _("see that these files agree, then delete {file}", file=FileName(str(folder / JOURNAL)))
        if kept := _keep(folder, steps):
            help = _("what was still to be written is kept: {kept}; {help}", kept=words(kept), help=help)
        raise Interrupted(folder / step.name, problem, help)
    try:
        if begun:
            _finish(folder, steps)
        (folder / JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        told = {**names, "reason": error.strerror}
        problem = _("a command was interrupted while it wrote {files}, which cannot be finished: {reason}", **told)
        help = _("give yourself the right to write in this folder, and run the command again")
        raise Interrupted(folder / JOURNAL, problem, help) from error
    return tuple(step.name for step in steps if begun)


def _waiting(folder: Path, staged: str) -> Path:
    """The file with the new bytes of a step, under the name that it has now."""
    kept = folder / staged.replace(HELD, _KEPT)
    return kept if os.path.lexists(kept) else folder / staged


def _keep(folder: Path, steps: Sequence[_Step]) -> list[Phrase]:
    """Give names that nobody sweeps to what a journal was still to write: it may be the only copy; what they are."""
    told: list[Phrase] = []
    for step in steps:
        if step.staged is not None and _digest_of(name := _waiting(folder, step.staged)) == step.new:
            with suppress(OSError):  # who may not rename it may not sweep it
                name = name.rename(folder / step.staged.replace(HELD, _KEPT))
            told.append(_("{file} as {kept}", file=FileName(step.name), kept=FileName(name.name)))
    return told


def sweep(folder: Path) -> None:
    """Delete the temporary files that killed commands left in a held folder."""
    with suppress(OSError):
        for name in filter(STAGED.fullmatch, os.listdir(folder)):  # noqa: PTH208 -- names
            (folder / name).unlink()


def _read(folder: Path) -> tuple[bool, list[_Step]]:
    """Whether a journal undoes, and its steps. Raises Interrupted for what is none."""
    import json

    path = folder / JOURNAL
    with suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        read = json.loads(read_regular(path, _JOURNAL_LIMIT).decode("utf-8"))
        steps = [_Step(**each) for each in read["files"]]
        apart = len({step.name for step in steps}) == len(steps) > 0
        if read["version"] == 1 and isinstance(read["undo"], bool) and apart and all(map(_is_sound, steps)):
            return read["undo"], steps
    raise Interrupted(path, _("this is no journal of roadmap"), _("delete it"))


def _is_sound(step: _Step) -> bool:
    """Whether a step of a journal is one as they are written."""
    forms = ((STAGED, step.staged), (_DIGEST, step.old), (_DIGEST, step.new))
    fit = all(text is None or form.fullmatch(text) for form, text in forms)
    return fit and _NAME.fullmatch(step.name) is not None and (step.staged is None) == (step.new is None)


def _digest_of(path: Path) -> str | None:
    """The SHA-256 of a file, ``None`` where there is none; of what is no file of its own folder what nothing has."""
    try:
        if path.is_symlink() and path.resolve().parent != path.parent.resolve():
            return ""
        return _digest(read_regular(path, _FILE_LIMIT))
    except FileNotFoundError:
        return None
    except (OSError, RuntimeError):
        return ""


def _digest(data: bytes | None) -> str | None:
    import hashlib

    return None if data is None else hashlib.sha256(data).hexdigest()

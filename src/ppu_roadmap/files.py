"""How files are read, without waiting, and written: whole or not at all, whatever happens meanwhile."""

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EBADF, ENOLCK, ENOSYS, ENOTSUP
from pathlib import Path

from ppu_roadmap.journal import HELD, settle, sweep, write_together
from ppu_roadmap.staging import Edited, Say, Staged, atomic_write, read_regular, stage, sync_folder, telling
from ppu_roadmap.text import FileName, Refusal, _, words

_NO_LOCKS = (EBADF, ENOLCK, ENOSYS, ENOTSUP)
"""What a network drive says that locks no folders."""
_OPEN = r"/dev/std(?:(out)|err)|/(?:dev|proc/self)/fd/([0-9]{1,9})"
"""What shells call that which is open already."""
PATIENCE = 30.0
"""Seconds that are waited for somebody else who edits a plan; what is waited for is said after the first of them."""
_PAUSE = 0.0625


def write_out(path: Path, data: bytes | Iterable[bytes], say: Say) -> None:
    """Write a file, at once or as its bytes come, so that it is old or new. Raises OSError.

    A pipe, a device or what is open already is written to.
    """
    spelled = re.fullmatch(_OPEN, str(path))
    if spelled is None and (path.is_file() or not path.exists()):
        atomic_write(path, data, say)
        return
    opened = int(spelled[2] or (1 if spelled[1] else 2)) if spelled else path
    with telling(path), open(opened, "wb", closefd=spelled is None) as file:
        file.writelines((data,) if isinstance(data, bytes) else data)


@contextmanager
def held(folder: Path, say: Say | None = None, *, wait: bool = True) -> Iterator[None]:
    """Keep other commands from writing in a folder; ``wait`` for who does. The lock is the folder's own: no file.

    What a command left that was killed is finished or undone first. Raises Refusal, Interrupted among them, and
    OSError.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        certain = _lock(descriptor, FileName(str(folder)), say, PATIENCE if wait else _PAUSE)
        if finished := settle(folder):
            files = words([FileName(name) for name in finished])
            if say:
                say(_("a command was interrupted while it wrote {files}: this is finished now", files=files))
        if certain:
            sweep(folder)
        yield
    finally:
        with suppress(OSError):  # what was to be written is written
            os.close(descriptor)


def _lock(descriptor: int, folder: FileName, say: Say | None, patience: float) -> bool:
    """Take the lock; whether nobody else can have it now. Raises Refusal and OSError."""
    import fcntl  # not there on every system that reads plans

    for attempt in range(int(patience / _PAUSE)):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if attempt * _PAUSE == 1 and say:
                say(_("another roadmap is editing {path}: waiting until it is done", path=folder))
            time.sleep(_PAUSE)
        except OSError as error:
            error.filename = folder.text
            if error.errno not in _NO_LOCKS:  # else what changed meanwhile is seen even so
                raise
            return False
        else:
            return True
    raise Refusal(_("another roadmap is still editing {path}: end it, or try again later", path=folder))


def write_held(files: list[Edited], say: Say | None = None) -> None:
    """Write files of a held folder. Raises Refusal for one written meanwhile, or OSError; then no file has changed."""
    for file in files:
        try:
            now = read_regular(file.path, len(file.old or b"") + 1)
        except FileNotFoundError:
            now = None
        if now != file.old:
            path = FileName(str(file.path))
            message = _(
                "{path} has changed since it was read, so nothing was written: run the command again", path=path
            )
            raise Refusal(message, code=1)
    changed = [file for file in files if file.new != file.old]
    if len(changed) == 1:
        atomic_write(changed[0].path, changed[0].new, say, HELD)
    elif changed:
        write_together(changed, say)


def create_all(files: Mapping[Path, bytes]) -> None:
    """Write new files with their folders, all or none. Raises OSError: FileExistsError where one is there already."""
    made: list[Path] = []
    staged: list[Staged] = []
    try:
        for path, data in files.items():
            with telling(path):
                for folder in [each for each in path.parents if not each.exists()][::-1]:
                    made.append(folder)  # known before it is there, as temporary files are
                    folder.mkdir()
                staged.append(stage(path, data))
        for each in staged:
            with telling(each.path):
                _take(each.name, each.path)
        for folder in {path.parent for path in files}:
            sync_folder(folder)
    except BaseException:
        for each in reversed(staged):
            with suppress(OSError):
                (each.name if each.name.exists() else each.path).unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _take(name: Path, path: Path) -> None:
    """Give a file a name that nothing has. Raises FileExistsError."""
    try:
        path.hardlink_to(name)
    except OSError:  # no links here: the name is taken first, and stands empty meanwhile
        path.touch(exist_ok=False)
    try:
        name.replace(path)  # which leaves two names of one file alone
        name.unlink(missing_ok=True)
    except BaseException:
        path.unlink()
        raise

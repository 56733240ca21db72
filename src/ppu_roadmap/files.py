"""How files are written: whole or not at all, whatever happens meanwhile; everything that is written goes this way."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EBADF, EEXIST, EINVAL, ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from typing import NamedTuple

from ppu_roadmap.text import Refusal, Uncut, _

_NO_LINKS = (EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP)
"""What a file system says that has no hard links."""
_NO_LOCKS = (EBADF, ENOLCK, ENOSYS, ENOTSUP)
"""What a network drive says that locks no folders."""
TEMPORARY = ".roadmap-"
"""How the names of temporary files begin; a reader of plans passes over them."""


def atomic_write(path: Path, data: bytes) -> None:
    """Write a file so that it is old or new and never between; a link is followed, mode bits stay. Raises OSError."""
    atomic_write_all({path: data})


def atomic_write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, each of them old or new; where one fails, those before it are put back. Raises OSError."""
    staged: list[_Staged] = []
    path = Path()
    try:
        for path, data in files.items():
            target = path.resolve()
            if target.exists() and not target.is_file():  # /dev/stdout, a FIFO: nothing to replace
                target.write_bytes(data)
            else:
                staged.append(_stage(path, target, data, keep=len(files) > 1))
        for each in staged:
            path = each.path
            each.name.replace(each.target)
            _sync_folder(each.target.parent)
    except BaseException as error:
        for each in reversed(staged):
            each.undo()
        if isinstance(error, OSError):
            error.filename = str(path)  # not the temporary file's, which says nothing to anyone
        raise


class Overtaken(Refusal):
    """A file changed after it was read: someone else wrote it; nothing was written."""

    code = 1

    def __init__(self, path: Path) -> None:
        shown = Uncut(str(path))
        super().__init__(
            _("{path} has changed since it was read, so nothing was written: run the command again", path=shown)
        )


class Edited(NamedTuple):
    """A file with its bytes as they were read, ``None`` for one that was not there, and as they are to be."""

    path: Path
    old: bytes | None
    new: bytes


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other commands from writing in a folder. The lock is the folder's own: no file is left behind."""
    import fcntl  # not there on every system that reads plans

    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _NO_LOCKS:  # else what changed meanwhile is seen even so
                error.filename = str(folder)
                raise
        yield
    finally:
        os.close(descriptor)


def write_held(files: list[Edited]) -> None:
    """Write files of a folder that is held already. Raises Overtaken or OSError; then no file has changed."""
    for file in files:
        try:
            now = file.path.read_bytes()
        except FileNotFoundError:
            now = None
        if now != file.old:
            raise Overtaken(file.path)
    atomic_write_all({file.path: file.new for file in files if file.new != file.old})


def write_change(path: Path, old: bytes | None, new: bytes) -> None:
    """Write one edited file if it still is as it was read. Raises Overtaken or OSError; then it has not changed."""
    with held(path.parent):
        write_held([Edited(path, old, new)])


def create_all(files: Mapping[Path, bytes]) -> None:
    """Write new files with their folders, all or none. Raises OSError: FileExistsError where one is there already."""
    made: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            for folder in [each for each in path.parents if not each.exists()][::-1]:
                folder.mkdir()
                made.append(folder)
            staged = _stage(path, path, data, keep=False)
            try:
                _take(staged.name, path)
            finally:
                staged.name.unlink(missing_ok=True)
            made.append(path)
        for folder in {path.parent for path in files}:
            _sync_folder(folder)
    except BaseException as error:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        if isinstance(error, OSError):
            error.filename = str(path)
        raise


def _take(name: Path, path: Path) -> None:
    """Give a file a name that nothing has. Raises FileExistsError."""
    try:
        path.hardlink_to(name)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path)) from None
        name.rename(path)


class _Staged(NamedTuple):
    """New bytes in a temporary file beside the one that they are to replace."""

    path: Path
    """The file as it was named: a link to the target, perhaps."""
    target: Path
    name: Path
    old: bytes | None
    """What is put back where a later file fails; ``None``: nothing is."""

    def undo(self) -> None:
        """Forget the temporary file; where it has taken its place already, put the old bytes back."""
        try:
            self.name.unlink()
        except FileNotFoundError:
            if self.old is not None:
                with suppress(OSError):
                    atomic_write(self.target, self.old)


def _stage(path: Path, target: Path, data: bytes, *, keep: bool) -> _Staged:
    """Write the bytes beside their target, safe on the disk, with its mode and owner."""
    name = target.parent / f"{TEMPORARY}{os.urandom(8).hex()}"
    before = target.stat() if target.exists() else None
    old = target.read_bytes() if keep and before is not None else None
    try:  # the name is known before the file is there: nothing can come between making it and forgetting it
        descriptor = os.open(
            name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666 if before is None else 0o600
        )
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if before is not None:
                with suppress(OSError):  # another's file in a folder of ours: it becomes ours
                    os.fchown(descriptor, before.st_uid, before.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(before.st_mode))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
    return _Staged(path, target, name, old)


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != EINVAL:  # a file system that cannot
            raise
    finally:
        os.close(descriptor)

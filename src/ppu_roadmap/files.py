"""How files are read, without waiting, and written: whole or not at all, whatever happens meanwhile."""

import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EBADF, EEXIST, ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from ppu_roadmap.text import FileName, Message, Phrase, Refusal, _, words

_NO_LINKS = (EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP)
"""What a file system says that has no hard links."""
_NO_LOCKS = (EBADF, ENOLCK, ENOSYS, ENOTSUP)
"""What a network drive says that locks no folders."""
TEMPORARY = ".roadmap-"
"""How the names of temporary files begin; a reader of plans passes over them."""
_OPEN = r"/dev/std(?:(out)|err)|/(?:dev|proc/self)/fd/([0-9]{1,9})"
"""What shells call that which is open already."""
PATIENCE = 30.0
"""Seconds that are waited for somebody else who edits a plan; what is waited for is said after the first of them."""
_PAUSE = 0.0625
Say: TypeAlias = Callable[[Message], object]
"""Who hears what is worth a line."""


def open_regular(path: Path) -> BinaryIO:
    """A file to be read, opened without waiting for anyone. Raises OSError, where it is none, too."""
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # it has taken the place of the one that was judged
        file.close()
        raise OSError(ENOTSUP, os.strerror(ENOTSUP), str(path))
    return file


def read_regular(path: Path, limit: int) -> bytes:
    """The first bytes of a file, which is opened as in :func:`open_regular`. Raises OSError."""
    with open_regular(path) as file:
        return file.read(limit) or b""


def write_out(path: Path, data: bytes, say: Say) -> None:
    """Write a file so that it is old or new; a pipe, a device or what is open already is written to. Raises OSError."""
    spelled = re.fullmatch(_OPEN, str(path))
    if spelled is None and (path.is_file() or not path.exists()):
        atomic_write({path: data}, say)
        return
    opened = int(spelled[2] or (1 if spelled[1] else 2)) if spelled else path
    try:
        with open(opened, "wb", closefd=spelled is None) as file:
            file.write(data)
    except OSError as error:
        error.filename = str(path)
        raise


def atomic_write(files: Mapping[Path, bytes], say: Say | None = None) -> None:
    """Write several files, each of them old or new; where one fails, those before it are put back. Raises OSError.

    What of files cannot be kept, such as their owner, is said. Raises Refusal where one cannot be put back.
    """
    staged: list[_Staged] = []
    path = Path()
    try:
        for path, data in files.items():
            staged.append(_stage(path, path.resolve(), data, keep=len(files) > 1))
        for each in staged:
            path = each.path
            each.name.replace(each.target)
            _sync_folder(each.target.parent)
    except BaseException as error:
        torn = [FileName(str(each.path)) for each in reversed(staged) if not each.undo()]
        if isinstance(error, OSError):
            error.filename = str(path)  # not the temporary file's, which says nothing to anyone
            told: dict[str, Phrase] = {"path": FileName(str(path)), "reason": error.strerror, "files": words(torn)}
            if torn:
                raise Refusal(_("{path}: {reason}; written and not to be put back: {files}", **told)) from error
        raise
    for each in staged:
        if each.lost and say:
            told = {"path": FileName(str(each.path)), "lost": words(each.lost)}
            say(_("{path} is written, but could not keep: {lost}", **told))


class Edited(NamedTuple):
    """A file with its bytes as they were read, ``None`` for one that was not there, and as they are to be."""

    path: Path
    old: bytes | None
    new: bytes


@contextmanager
def held(folder: Path, say: Say | None = None) -> Iterator[None]:
    """Keep other commands from writing in a folder; who does is waited for. The lock is the folder's own: no file."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _lock(descriptor, FileName(str(folder)), say)
        yield
    finally:
        with suppress(OSError):  # what was to be written is written
            os.close(descriptor)


def _lock(descriptor: int, folder: FileName, say: Say | None) -> None:
    import fcntl  # not there on every system that reads plans

    for attempt in range(int(PATIENCE / _PAUSE)):
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
            return
        else:
            return
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
    atomic_write({file.path: file.new for file in files if file.new != file.old}, say)


def create_all(files: Mapping[Path, bytes]) -> None:
    """Write new files with their folders, all or none. Raises OSError: FileExistsError where one is there already."""
    made: list[Path] = []
    staged: list[_Staged] = []
    path = Path()
    try:
        for path, data in files.items():
            for folder in [each for each in path.parents if not each.exists()][::-1]:
                made.append(folder)  # known before it is there, as temporary files are
                folder.mkdir()
            staged.append(_stage(path, path, data, keep=True))
        for each in staged:
            path = each.path
            _take(each.name, path)
        for folder in {path.parent for path in files}:
            _sync_folder(folder)
        for each in staged:
            each.name.unlink(missing_ok=True)
    except BaseException as error:
        for each in reversed(staged):
            each.undo()
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
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
    back: Callable[[], object] | None
    """Puts back what was there, where a later file fails."""
    lost: list[Phrase]
    """What of the file that is replaced could not be kept."""

    def undo(self) -> bool:
        """Forget the temporary file; where it has taken its place already, put back what was there, if that goes."""
        taken = not self.name.exists() or (self.target.exists() and self.name.samefile(self.target))
        try:
            self.name.unlink(missing_ok=True)
            if taken and self.back is not None:
                self.back()
        except OSError:
            return not taken
        return True


def _stage(path: Path, target: Path, data: bytes, *, keep: bool) -> _Staged:
    """Write the bytes beside their target, safe on the disk, with its mode, owner and attributes."""
    name = target.parent / f"{TEMPORARY}{os.urandom(8).hex()}"
    before = target.stat() if target.exists() else None
    old = target.read_bytes() if keep and before is not None else b""
    back = target.unlink if before is None else partial(atomic_write, {target: old})
    lost: list[Phrase] = []
    try:  # the name is known before the file is there: nothing can come between making it and forgetting it
        descriptor = os.open(
            name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666 if before is None else 0o600
        )
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if before is not None:
                lost += _dress(descriptor, target, before)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
    return _Staged(path, target, name, back if keep else None, lost)


def _dress(descriptor: int, target: Path, before: os.stat_result) -> Iterator[Phrase]:
    """Give a new file what the old one has beside its bytes, rights last; what could not be given comes back.

    An access control list is an extended attribute; the folder may have given another one.
    """
    for kept, owner in ((_("its owner"), (before.st_uid, -1)), (_("its group"), (-1, before.st_gid))):
        try:  # each by itself: another's file becomes ours, and may stay with its group
            os.fchown(descriptor, *owner)
        except OSError:
            yield kept
    if before.st_nlink > 1:
        yield _("its other names (hard links)")
    with suppress(OSError, AttributeError):  # a file system, or a system, that knows none
        given, wanted = set(os.listxattr(descriptor)), os.listxattr(target)
        for name in given.difference(wanted):
            with suppress(OSError):
                os.removexattr(descriptor, name)
        for name in wanted:
            try:
                value = os.getxattr(target, name)
                if name not in given or os.getxattr(descriptor, name) != value:
                    os.setxattr(descriptor, name, value)
            except OSError:
                yield _("access control list") if name == "system.posix_acl_access" else name
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power, where that can be had: the file is written."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

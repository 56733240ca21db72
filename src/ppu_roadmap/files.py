"""How files are read, without waiting, and written: whole or not at all, whatever happens meanwhile."""

import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EBADF, EEXIST, ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from typing import NamedTuple

from ppu_roadmap.text import Message, Phrase, Refusal, Uncut, _, words

_NO_LINKS = (EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP)
"""What a file system says that has no hard links."""
_NO_LOCKS = (EBADF, ENOLCK, ENOSYS, ENOTSUP)
"""What a network drive says that locks no folders."""
TEMPORARY = ".roadmap-"
"""How the names of temporary files begin; a reader of plans passes over them."""
_OPEN = re.compile(r"/dev/std(?:(out)|err)|/(?:dev|proc/self)/fd/([0-9]{1,9})", re.ASCII)
"""What shells call that which is open already."""
PATIENCE = 30.0
"""Seconds that are waited for somebody else who edits a plan; what is waited for is said after the first of them."""
_PAUSE = 0.05


def read_regular(path: Path, limit: int) -> bytes:
    """The first bytes of a file, which is opened without waiting for anyone. Raises OSError, where it is none, too."""
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # it has taken the place of the one that was judged
            raise OSError(ENOTSUP, os.strerror(ENOTSUP), str(path))
        return file.read(limit) or b""


def _at_once(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def write_out(path: Path, data: bytes) -> tuple[Message, ...]:
    """Write a file as ``atomic_write`` does; a pipe, a device or what is open already is written to. Raises OSError."""
    spelled = _OPEN.fullmatch(str(path))
    if spelled is None and (path.is_file() or not path.exists()):
        return atomic_write(path, data)
    opened = int(spelled[2] or (1 if spelled[1] else 2)) if spelled else path
    try:
        with open(opened, "wb", closefd=spelled is None) as file:
            file.write(data)
    except OSError as error:
        error.filename = str(path)
        raise
    return ()


def atomic_write(path: Path, data: bytes) -> tuple[Message, ...]:
    """Write a file so that it is old or new and never between; a link is followed, rights stay. Raises OSError."""
    return atomic_write_all({path: data})


def atomic_write_all(files: Mapping[Path, bytes]) -> tuple[Message, ...]:
    """Write several files, each of them old or new; where one fails, those before it are put back. Raises OSError.

    Comes back with what of files could not be kept, such as their owner. Raises Refusal where one cannot be put back.
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
        torn = [Uncut(str(each.path)) for each in reversed(staged) if not each.undo()]
        if isinstance(error, OSError):
            error.filename = str(path)  # not the temporary file's, which says nothing to anyone
            told: dict[str, Phrase] = {"path": Uncut(str(path)), "reason": error.strerror, "files": words(torn)}
            if torn:
                raise Refusal(_("{path}: {reason}; written and not to be put back: {files}", **told)) from error
        raise
    lost = ((Uncut(str(each.path)), words(each.lost)) for each in staged if each.lost)
    return tuple(_("{path} is written, but could not keep: {lost}", path=path, lost=what) for path, what in lost)


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
def held(folder: Path, say: Callable[[Message], None] = lambda _message: None) -> Iterator[None]:
    """Keep other commands from writing in a folder. The lock is the folder's own: no file is left behind.

    What is waited for is said after a while. Raises Refusal where that takes too long.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            _lock(descriptor, Uncut(str(folder)), say)
        except OSError as error:
            if error.errno not in _NO_LOCKS:  # else what changed meanwhile is seen even so
                error.filename = str(folder)
                raise
        yield
    finally:
        with suppress(OSError):  # what was to be written is written
            os.close(descriptor)


def _lock(descriptor: int, folder: Uncut, say: Callable[[Message], None]) -> None:
    import fcntl  # not there on every system that reads plans

    begun, said = time.monotonic(), False
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        waited = time.monotonic() - begun
        if waited > PATIENCE:
            raise Refusal(_("another roadmap is still editing {path}: end it, or try again later", path=folder))
        if waited > 1 and not said:
            say(_("another roadmap is editing {path}: waiting until it is done", path=folder))
            said = True
        time.sleep(_PAUSE)


def write_held(files: list[Edited]) -> tuple[Message, ...]:
    """Write files of a folder that is held already. Raises Overtaken or OSError; then no file has changed.

    Comes back with what of the files could not be kept.
    """
    for file in files:
        try:
            now = read_regular(file.path, len(file.old or b"") + 1)
        except FileNotFoundError:
            now = None
        if now != file.old:
            raise Overtaken(file.path)
    return atomic_write_all({file.path: file.new for file in files if file.new != file.old})


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
            staged.append(_stage(path, path, data, keep=False))
        for each in staged:
            path = each.path
            _take(each.name, path)
        for folder in {path.parent for path in files}:
            _sync_folder(folder)
        for each in staged:
            each.name.unlink(missing_ok=True)
    except BaseException as error:
        for each in reversed(staged):
            _withdraw(each.name, each.path)
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


def _withdraw(name: Path, path: Path) -> None:
    """Take back a new file and its temporary name, unless the path is somebody else's file."""
    with suppress(OSError):
        if not name.exists() or name.samefile(path):
            path.unlink()
    name.unlink(missing_ok=True)


class _Staged(NamedTuple):
    """New bytes in a temporary file beside the one that they are to replace."""

    path: Path
    """The file as it was named: a link to the target, perhaps."""
    target: Path
    name: Path
    old: bytes | None
    keep: bool
    """Whether the old bytes are put back where a later file fails."""
    lost: list[Phrase]
    """What of the file that is replaced could not be kept."""

    def undo(self) -> bool:
        """Forget the temporary file; where it has taken its place already, put back what was there, if that goes."""
        try:
            self.name.unlink()
        except FileNotFoundError:
            try:
                if self.keep and self.old is None:
                    self.target.unlink()
                elif self.keep and self.old is not None:
                    atomic_write(self.target, self.old)
            except OSError:
                return False
        return True


def _stage(path: Path, target: Path, data: bytes, *, keep: bool) -> _Staged:
    """Write the bytes beside their target, safe on the disk, with its mode, owner and attributes."""
    name = target.parent / f"{TEMPORARY}{os.urandom(8).hex()}"
    before = target.stat() if target.exists() else None
    old = target.read_bytes() if keep and before is not None else None
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
    return _Staged(path, target, name, old, keep, lost)


def _dress(descriptor: int, target: Path, before: os.stat_result) -> Iterator[Phrase]:
    """Give a new file what the old one has beside its bytes, rights last; what could not be given comes back."""
    for name, owner in ((_("owner"), (before.st_uid, -1)), (_("group"), (-1, before.st_gid))):
        try:  # each by itself: another's file becomes ours, and may stay with its group
            os.fchown(descriptor, *owner)
        except OSError:
            yield name
    if before.st_nlink > 1:
        yield _("its other names (hard links)")
    if hasattr(os, "listxattr"):
        yield from _dress_more(descriptor, target)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _dress_more(descriptor: int, target: Path) -> Iterator[Phrase]:
    """Extended attributes, of which an access control list is one; the folder may have given others."""
    with suppress(OSError):  # a file system that knows none
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


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power, where that can be had: the file is written."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

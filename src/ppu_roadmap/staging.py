"""Files read without waiting, and new bytes staged beside the file whose place they are to take, safe on the disk."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR, ENOTSUP
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from ppu_roadmap.text import FileName, Message, Phrase, _, words

TEMPORARY = ".roadmap-"
"""How the names of temporary files begin; a reader of plans passes over them."""
_MORE = 1 << 20
"""Bytes for which a file is asked where it has grown meanwhile."""

Say: TypeAlias = Callable[[Message], object]
"""Who hears what is worth a line."""


class Edited(NamedTuple):
    """A file with its bytes as they were read, ``None`` for one that was not there, and as they are to be."""

    path: Path
    old: bytes | None
    new: bytes


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Let an error of the system name this path, not the temporary file's, which says nothing to anyone."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def open_regular(path: Path | str) -> BinaryIO:
    """A file to be read, opened without waiting for anyone. Raises OSError, where it is none, too."""
    return os.fdopen(_opened(path)[0], "rb")


def _opened(path: Path | str) -> tuple[int, int]:
    """The descriptor of such a file, and how many bytes it has."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    state = os.fstat(descriptor)
    if stat.S_ISREG(state.st_mode):
        return descriptor, state.st_size
    os.close(descriptor)  # it has taken the place of the one that was judged
    reason = EISDIR if stat.S_ISDIR(state.st_mode) else ENOTSUP
    raise OSError(reason, os.strerror(reason), str(path))


def read_regular(path: Path | str, limit: int) -> bytes:
    """The first bytes of a file, which is opened as in :func:`open_regular`. Raises OSError."""
    descriptor, size = _opened(path)
    try:
        data = os.read(descriptor, min(size + 1, limit))  # room for all that it might be costs more than reading it
        while data and (more := os.read(descriptor, min(limit - len(data), _MORE))):
            data += more
    finally:
        os.close(descriptor)
    return data


class Staged(NamedTuple):
    """New bytes in a temporary file."""

    path: Path
    """The file as it was named: a link to the target, perhaps."""
    target: Path
    name: Path
    lost: list[Phrase]
    """What of the file that is replaced could not be kept."""


def stage(path: Path, data: bytes | Iterable[bytes], kind: str = "") -> Staged:
    """Write the bytes, at once or as they come, beside their target, safe on the disk. Raises OSError.

    They have its mode, owner and attributes.
    """
    target = path.resolve()
    name = target.parent / f"{TEMPORARY}{kind}{os.urandom(8).hex()}"
    before = target.stat() if target.exists() else None
    lost: list[Phrase] = []
    try:  # the name is known before the file is there: nothing can come between making it and forgetting it
        descriptor = os.open(
            name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666 if before is None else 0o600
        )
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                rest = memoryview(piece)
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
    return Staged(path, target, name, lost)


def atomic_write(path: Path, data: bytes | Iterable[bytes], say: Say | None = None, kind: str = "") -> None:
    """Write a file so that it is old or new. Raises OSError.

    What of it cannot be kept, such as its owner, is said.
    """
    with telling(path):
        staged = stage(path, data, kind)
        try:
            staged.name.replace(staged.target)
        except BaseException:
            staged.name.unlink(missing_ok=True)
            raise
        sync_folder(staged.target.parent)
    tell_lost([staged], say)


def tell_lost(written: Iterable[Staged], say: Say | None) -> None:
    """Say what of files that were replaced could not be kept."""
    for each in written:
        if each.lost and say:
            told: dict[str, Phrase] = {"path": FileName(str(each.path)), "lost": words(each.lost)}
            say(_("{path} is written, but could not keep: {lost}", **told))


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


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power, where that can be had: the file is written."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

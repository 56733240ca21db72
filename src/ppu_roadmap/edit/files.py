"""Edited files on the disk: one writer at a time in a plan's folder, and never over what another has written."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EBADF, ENOLCK, ENOSYS, ENOTSUP
from pathlib import Path

from ppu_roadmap.files import atomic_write_all

_NO_LOCKS = (EBADF, ENOLCK, ENOSYS, ENOTSUP)


class Overtaken(Exception):  # noqa: N818 -- not an error of ours: someone else wrote the file
    """A file changed after it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} changed since it was read")
        self.path = path


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with its bytes as they were read, ``None`` for one that was not there, and as they are to be."""

    path: Path
    old: bytes | None
    new: bytes


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other commands from writing in a plan's folder. The lock is the folder's own: no file is left behind."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:  # some network drives lock no folders; what changed meanwhile is seen even so
            if error.errno not in _NO_LOCKS:
                error.filename = str(folder)
                raise
        yield
    finally:
        os.close(descriptor)


def write_held(files: list[Edited]) -> None:
    """Write files of a folder that is held already. Raises Overtaken or OSError; then no file has changed."""
    for file in files:
        if _now(file.path) != file.old:
            raise Overtaken(file.path)
    changed: Mapping[Path, bytes] = {file.path: file.new for file in files if file.new != file.old}
    atomic_write_all(changed)


def write_change(path: Path, old: bytes, new: bytes) -> None:
    """Write one edited file if it still is as it was read. Raises Overtaken or OSError; then it has not changed."""
    with held(path.parent):
        write_held([Edited(path, old, new)])


def _now(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None

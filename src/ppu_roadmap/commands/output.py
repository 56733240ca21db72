"""Where a command's data goes: a file, written whole or not at all, or standard output, in the bytes it can take."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def write_text(text: str, output: str | None = None) -> None:
    """Write text as UTF-8 to a file, or to standard output in its own encoding."""
    if output not in (None, "-"):
        atomic_write(Path(str(output)), text.encode("utf-8", "replace"))
    elif sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_bytes(data: bytes, output: str | None = None) -> None:
    """Write bytes to a file, or as they are to standard output."""
    if output not in (None, "-"):
        atomic_write(Path(str(output)), data)
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def atomic_write(path: Path, data: bytes) -> None:
    """Write a file so that it is old or new and never between; a link is followed, mode bits stay. Raises OSError."""
    try:
        _replace(path.resolve(), data)
    except OSError as error:
        error.filename = str(path)  # not the temporary file's, which says nothing to anyone
        raise


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not target.is_file():  # /dev/stdout, a FIFO: nothing to replace
        target.write_bytes(data)
        return
    descriptor, name = tempfile.mkstemp(prefix=".roadmap-", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 -- a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode if mode is not None else 0o666 & ~_umask())  # noqa: PTH101 -- a name from tempfile
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

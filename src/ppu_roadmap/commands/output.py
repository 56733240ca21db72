"""Where a command's data goes: a file, written whole or not at all, or standard output, in the bytes it can take."""

from __future__ import annotations

import sys
from pathlib import Path

from ppu_roadmap.commands.run import Refusal
from ppu_roadmap.files import Overtaken, atomic_write, write_change
from ppu_roadmap.text import Whole, _


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


def replace_bytes(path: Path, before: bytes, data: bytes) -> None:
    """Write an edited file; ends the command with 1 where the file is not as it was read any more."""
    try:
        write_change(path, before, data)
    except Overtaken:
        raise overtaken(path) from None


def overtaken(path: Path) -> Refusal:
    """What ends a command whose file someone else wrote meanwhile."""
    return Refusal(
        _("{path} has changed since it was read, so nothing was written: run the command again", path=Whole(str(path))),
        code=1,
    )

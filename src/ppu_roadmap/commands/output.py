"""Where a command's data goes: a file, written whole or not at all, or standard output; what changes in files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from ppu_roadmap.commands.run import Run

if TYPE_CHECKING:
    from ppu_roadmap.files import Edited


def write_text(text: str, output: str | None = None) -> None:
    """Write text as UTF-8 to a file, or to standard output in its own encoding."""
    if output not in (None, "-"):
        write_bytes(text.encode("utf-8", "replace"), output)
    elif sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_bytes(data: bytes, output: str | None = None) -> None:
    """Write bytes to a file, or as they are to standard output."""
    if output not in (None, "-"):
        from ppu_roadmap.files import atomic_write

        atomic_write(Path(str(output)), data)
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def put_in_place(run: Run, edited: Sequence[Edited], *, diff: bool, check: bool) -> None:
    """Write edited files, or only show what would change, or neither where it is only checked."""
    from ppu_roadmap.files import write_change

    if diff:
        show_difference(run, edited)
    elif not check:
        for file in edited:
            write_change(*file)


def show_difference(run: Run, edited: Iterable[Edited]) -> None:
    """Print edited files as a unified diff: coloured and harmless on a terminal, elsewhere as ``patch`` takes it."""
    lines = _difference(edited)
    if sys.stdout is None or not (sys.stdout.isatty() or run.color == "always"):
        write_text("".join(lines))
        return
    styles = {"+": "green", "-": "red", "@": "cyan"}
    out = run.screen()
    for line in lines:
        out.line(line.rstrip("\r\n"), styles.get(line[0], ""))


def _difference(edited: Iterable[Edited]) -> Iterator[str]:
    """A unified diff, line by line with their ends."""
    from difflib import unified_diff

    from ppu_roadmap.loader.folder import shown

    for file in edited:
        old, new = (list(StringIO((data or b"").decode("utf-8", "replace"))) for data in (file.old, file.new))
        name = shown(file.path).lstrip("/")
        for line in unified_diff(old, new, "/dev/null" if file.old is None else f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

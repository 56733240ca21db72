"""What changes in files, as a unified diff."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from ppu_roadmap.commands.output import write_text
from ppu_roadmap.commands.run import Run
from ppu_roadmap.files import Edited

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


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
        old, new = (_LINE.findall((data or b"").decode("utf-8", "replace")) for data in (file.old, file.new))
        name = shown(file.path).lstrip("/")
        for line in unified_diff(old, new, "/dev/null" if file.old is None else f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

"""What changes in a file, as a unified diff."""

from __future__ import annotations

import re
from difflib import unified_diff

from ppu_roadmap.text import plain

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(name: str, before: bytes, after: bytes) -> str:
    """The diff of a file's bytes; controls in its lines are shown and not obeyed, line ends stay as they are."""
    old, new = (_LINE.findall(data.decode("utf-8", "replace")) for data in (before, after))
    shown = plain(name.lstrip("/"))
    return "".join(_harmless(line) for line in unified_diff(old, new, f"a/{shown}", f"b/{shown}"))


def _harmless(line: str) -> str:
    text = line.rstrip("\r\n")
    return plain(text) + (line[len(text) :] or "\n\\ No newline at end of file\n")

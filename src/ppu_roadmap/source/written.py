"""A value as the text of a scalar, in place of the text that stands there."""

from __future__ import annotations

import json
import re

from ppu_roadmap.diagnostics import Meant
from ppu_roadmap.source.scalars import resolve

_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
"""Text that is one plain scalar wherever it stands."""
_QUOTED = re.compile(r"""(["'])[^"'\\]*\1""")


def written(meant: Meant, before: str) -> str | None:
    """The text of a value; ``before`` is the scalar that stands there, ``None`` where it is no simple one."""
    if before[:1] in ("!", "&", "*", "|", ">"):
        return None
    if isinstance(meant, bool):
        return "true" if meant else "false"
    if not isinstance(meant, str):
        return None if "e" in str(meant) else str(meant)
    if _QUOTED.fullmatch(before) and not set(meant) & {'"', "'", "\\"}:
        return f"{before[0]}{meant}{before[0]}"
    if _BARE.fullmatch(meant) and resolve(meant) == meant:
        return meant
    return json.dumps(meant, ensure_ascii=False)

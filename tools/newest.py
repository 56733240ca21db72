"""What of this venv is newer or older than the locks say, a line each: ``python -m tools.newest``."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

LOCKS = [Path(__file__).parents[1] / name for name in ("requirements.lock", "requirements-dev.lock")]


def differences(lock: str) -> list[str]:
    """The packages of a lock's text that are installed here in another version."""
    found = []
    for name, locked in re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE):
        try:
            here = metadata.version(name)
        except metadata.PackageNotFoundError:  # locked for another system, or needed no more
            continue
        if here != locked:
            found.append(f"{name}: {locked} is locked, {here} is here")
    return found


if __name__ == "__main__":
    print(*differences("".join(path.read_text("utf-8") for path in LOCKS)) or ["all is as locked"], sep="\n")

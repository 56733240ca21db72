"""The versions that pre-commit installs for our hook: the pins of requirements.lock; it has no place for hashes."""

from __future__ import annotations

import re

KEY = "  additional_dependencies:\n"


def filled(hook: str, lock: str) -> str:
    """The text of the hook with the pins of this lock at its end; ``ValueError`` where their key is missing."""
    before, key, _stale = hook.partition(KEY)
    if not key:
        raise ValueError("the hook has no place for its pins")
    pins = re.findall(r"^(\S.*?) \\$", lock, re.MULTILINE)
    return before + key + "".join(f'    - "{pin}"\n' for pin in pins)

"""What stands behind the guard against formulas and commands in CSV."""

import re

_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_GUARDED_COMMAND = re.compile(r"^([^\S\n]*)'(?='*::)|(#)'(?='*#\w*\[)", re.MULTILINE)


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    text = text[1:] if _GUARDED.match(text) else text
    return _GUARDED_COMMAND.sub(r"\1\2", text)

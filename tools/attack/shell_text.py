"""Words as a line of bash takes them, however long and odd they are."""

from __future__ import annotations

import os
import re
import shlex
import string

_REPEATED = re.compile(r"(.{1,12}?)\1{49,}", re.DOTALL)


def quoted(word: str) -> str:
    """A word to be pasted: what repeats itself is made by printf, what cannot be printed stands as bytes."""
    parts, at = [], 0
    for match in _REPEATED.finditer(word):
        parts += [_piece(word[at : match.start()]), _repeated(match[1], len(match[0]) // len(match[1]))]
        at = match.end()
    return "".join([*parts, _piece(word[at:])]) or "''"


def _piece(text: str) -> str:
    if text.isprintable():
        return shlex.quote(text) if text else ""
    shown = {ord(each) for each in string.printable[:95]} - {*b"\\'"}
    return "$'" + "".join(chr(byte) if byte in shown else f"\\x{byte:02x}" for byte in os.fsencode(text)) + "'"


def _repeated(text: str, count: int) -> str:
    form = text.replace("\\", "\\\\").replace("%", "%%")
    return f'"$(printf %.0s{_piece(form)} {{1..{count}}})"'

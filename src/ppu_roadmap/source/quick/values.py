"""Keys and scalars of one line, as libyaml would read them; whatever is not certainly so is refused."""

import re
from collections.abc import Callable
from typing import Any, Final

from ppu_roadmap.source.guards import OWN_KEY, TEXT_LIMIT
from ppu_roadmap.source.scalars import resolve

KEY: Final = r'(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}+|"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}+")'
QUOTED: Final = r'"[^"\\]*+"' + r"|'[^']*+'"
"""Text between quotes that holds neither escapes nor its quote."""
TEXT: Final = r"(?:-(?=[0-9.])|\()?[^\W_][^\n:#]*+(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*+)*+"
"""Text without quotes to the end of its line or to a comment: no colon before a blank, no sharp behind one."""
NOTHING: Final = object()
"""What stands behind a colon where there is only a comment, so that a collection may follow."""

_RIGHT = re.compile(rf"({QUOTED}|{TEXT})? *(?:(?:(?<= )|\A)#.*)?").fullmatch
REMEMBERED: Final = 10_000
"""Spellings that are remembered: agencies, units and years come again and again."""
SHORT: Final = 80
"""Characters of a spelling that is remembered."""


class Ask(Exception):  # noqa: N818 -- not an error
    """This is not in the form that the quick reader knows for sure: libyaml is asked."""


class Known(dict[str, Any]):
    """What spellings mean, each of which is looked at once; the longest are not remembered."""

    def __init__(self, meant: Callable[[str], Any]) -> None:
        self.meant = meant

    def __missing__(self, written: str) -> Any:
        """What a spelling means. Raises Ask."""
        if len(self) >= REMEMBERED:
            self.clear()
        value = self.meant(written)
        if len(written) <= SHORT:
            self[written] = value
        return value


def _scalar(right: str) -> Any:
    """The value of a scalar as it is written, perhaps with a comment behind it, or NOTHING. Raises Ask."""
    found = _RIGHT(right)
    if found is None or len(right) > TEXT_LIMIT:
        raise Ask
    text = found[1]
    value = NOTHING if text is None else text[1:-1] if text[0] in "\"'" else resolve(text.rstrip(" "))
    if value.__class__ is str and is_odd(value):
        raise Ask
    return value


def _key(written: str) -> str:
    """The text of a key. Raises Ask for one of a region's own."""
    key = written.strip('"')
    if key.startswith(OWN_KEY):
        raise Ask
    return key


def is_odd(text: str) -> bool:
    """Whether blanks in a text are more than single ones between words, which findings may be about."""
    return "  " in text or text[:1] == " " or text[-1:] == " "


SCALARS: Final = Known(_scalar)
KEYS: Final = Known(_key)

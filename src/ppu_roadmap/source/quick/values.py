"""Keys and scalars of one line, as libyaml would read them; whatever is not certainly so is refused."""

import re
from functools import lru_cache
from typing import Any, Final

from ppu_roadmap.source.guards import OWN_KEY, TEXT_LIMIT
from ppu_roadmap.source.scalars import resolve

KEY: Final = r'(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}+|"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}+")'
QUOTED: Final = r'"[^"\\\n]*+"' + r"|'[^'\n]*+'"
"""Text between quotes that holds neither escapes nor its quote."""
TEXT: Final = r"(?:-(?=[0-9.])|\()?[^\W_][^\n:#]*+(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*+)*+"
"""Text without quotes to the end of its line or to a comment: no colon before a blank, no sharp behind one."""
NOTHING: Final = object()
"""What stands behind a colon where there is only a comment, so that a collection may follow."""

_RIGHT = re.compile(rf"({QUOTED}|{TEXT})? *(?:(?:(?<= )|\A)#.*)?").fullmatch
_REMEMBERED, _SHORT = 10_000, 80
"""So many spellings of so many characters are remembered: agencies, units and years come again and again."""


class Ask(Exception):  # noqa: N818 -- not an error
    """This is not in the form that the quick reader knows for sure: libyaml is asked."""


class Scalars(dict[str, Any]):
    """A scalar as it is written, perhaps with a comment behind it, to its value; each spelling is looked at once."""

    def __missing__(self, right: str) -> Any:
        """The value of a spelling, or NOTHING. Raises Ask."""
        found = _RIGHT(right)
        if found is None or len(right) > TEXT_LIMIT:
            raise Ask
        text = found[1]
        value = NOTHING if text is None else text[1:-1] if text[0] in "\"'" else resolve(text.rstrip(" "))
        if isinstance(value, str) and is_odd(value):
            raise Ask
        if len(right) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[right] = value
        return value


@lru_cache(_REMEMBERED)
def key_of(written: str) -> str:
    """The text of a key. Raises Ask for one of a region's own."""
    key = written.strip('"')
    if key.startswith(OWN_KEY):
        raise Ask
    return key


def is_odd(text: str) -> bool:
    """Whether blanks in a text are more than single ones between words, which findings may be about."""
    return "  " in text or text[:1] == " " or text[-1:] == " "


SCALARS = Scalars()

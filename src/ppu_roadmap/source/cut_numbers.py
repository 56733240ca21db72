"""Numbers that braces cut at their commas, made one value again: ``{value: 9,55}`` is to YAML a 9 and a key 55."""

import re
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from yaml.events import ScalarEvent

CUT: Final = ","
"""The style of a scalar that was made of pieces; libyaml has none of that name."""
_BEHIND_DIGIT = re.compile(rb",(?<=[0-9],)[0-9-]")
_VALUE = rb":(?:\s|#[^\r\n]*+)*+(?:(?i:Rp|IDR)\.?(?: |\xc2\xa0)?)?[-+]?[0-9][0-9.,_' ]*,[0-9-]"
_DIGITS = r"[-+]?[0-9][0-9.,_' ]*"
_NUMBER = rf"(?:(?i:Rp|IDR)\.?\s?)?{_DIGITS}(?:[-–] ?{_DIGITS}|(?<=,)--?)?(?:%|[A-Za-z]{{1,9}}(?: [A-Za-z]{{1,9}})?)?"
"""Also rupiah, with a hyphen for no cents; also two with a dash between, as a table writes a range."""
_MORE = r",[0-9-](?![^,{}\[\]:#]*+:(?:[\s,{}\[\]]|$))"
"""The comma at which a number goes on, and not a mapping with a key of digits."""
_LONGEST = 40
"""Characters of a number that are put together."""


def may_cut(data: bytes) -> bool:
    """Whether a value of a file may be a number that goes on behind a comma; most files have no such comma."""
    return b"{" in data and _BEHIND_DIGIT.search(data) is not None and re.search(_VALUE, data) is not None


def rejoining(get_event: Callable[[], Any], text: str) -> Callable[[], Any]:
    """What gives the events of a text, but a number as one scalar of style CUT from its first digit to its last."""
    waiting: deque[Any] = deque()
    may_go_on = re.compile(_MORE).match

    def following() -> Any:
        return waiting.popleft() if waiting else get_event()

    def rejoined() -> Any:
        event = following()
        if not _is_plain(event) or not event.value[-1:].isdecimal() or not may_go_on(text, event.end_mark.index):
            return event
        number, end, taken = event.value, event.end_mark, list[Any]()
        while len(number) < _LONGEST:
            taken.append(key := following())
            if not (_is_plain(key) and re.match("[0-9]|--?$", key.value) and key.start_mark.index == end.index + 1):
                break  # more than a comma stands between the two
            taken.append(nothing := following())
            if not _is_plain(nothing) or nothing.value or not re.fullmatch(_NUMBER, f"{number},{key.value}"):
                break
            number, end = f"{number},{key.value}", key.end_mark
            taken.clear()
        waiting.extendleft(reversed(taken))
        if end is event.end_mark:
            return event
        return ScalarEvent(None, None, (False, False), number, event.start_mark, end, CUT)

    return rejoined


def _is_plain(event: Any) -> bool:
    return type(event) is ScalarEvent and not event.style and event.implicit[0] and event.anchor is None

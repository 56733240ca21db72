"""Numbers that braces cut at their commas, made one value again: ``{value: 9,55}`` is to YAML a 9 and a key 55."""

import re
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from yaml.events import ScalarEvent

from ppu_roadmap.source.spelled import looks_like_number

CUT: Final = ","
"""The style of a scalar that was made of pieces; libyaml has none of that name."""
_BETWEEN_DIGITS = re.compile(rb",(?<=[0-9],)[0-9]")
_PIECES = 8
"""More than a number of 10^15 has."""


def may_cut(data: bytes) -> bool:
    """Whether a comma between digits stands anywhere in a file."""
    return _BETWEEN_DIGITS.search(data) is not None


def rejoining(get_event: Callable[[], Any]) -> Callable[[], Any]:
    """What gives the same events, in which a number is one scalar of style CUT from its first digit to its last."""
    waiting: deque[Any] = deque()

    def following() -> Any:
        return waiting.popleft() if waiting else get_event()

    def rejoined() -> Any:
        event = following()
        if not _is_plain(event) or not event.value[-1:].isdecimal():
            return event
        pieces, taken = [event], list[Any]()
        while len(pieces) < _PIECES:
            taken.append(following())
            if not _goes_on(pieces[-1], taken[-1]):
                break
            taken.append(following())
            if not _is_nothing(taken[-1]):
                break
            pieces.append(taken[-2])
        text = CUT.join(piece.value for piece in pieces)
        if len(pieces) == 1 or not looks_like_number(text):
            waiting.extendleft(reversed(taken))
            return event
        waiting.extendleft(reversed(taken[2 * len(pieces) - 2 :]))
        return ScalarEvent(None, None, (False, False), text, event.start_mark, pieces[-1].end_mark, CUT)

    return rejoined


def _goes_on(piece: Any, event: Any) -> bool:
    """Whether a plain scalar begins with a digit right behind the comma that ends a piece."""
    if not _is_plain(event) or not event.value[:1].isdecimal():
        return False
    end, start = piece.end_mark, event.start_mark
    return bool(end.line == start.line and end.column + 1 == start.column)


def _is_nothing(event: Any) -> bool:
    """Whether an event is the value of a key that has none."""
    return _is_plain(event) and not event.value


def _is_plain(event: Any) -> bool:
    return type(event) is ScalarEvent and not event.style and event.implicit[0] and event.anchor is None

"""The data of lists and mappings in brackets on one line."""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from ppu_roadmap.source.guards import DEPTH_LIMIT, TEXT_LIMIT
from ppu_roadmap.source.quick.values import KEY, KEYS, QUOTED, SCALARS, Ask, Known

SIGNS: Final = frozenset("[{")
_ATOM = r"[^\W_][^\n:#,\[\]{}\"'&*!|>%@`?]*+(?::(?=[^\s,\[\]{}])[^\n:#,\[\]{}\"'&*!|>%@`?]*+)*+"
ITEM: Final = rf"{QUOTED}|-?{_ATOM}"
"""A scalar in brackets."""
_PAIRS = re.compile(rf"(?:(?<=,)|\A) ?({KEY}): ({ITEM}) *(?:,|\Z)").findall
_ITEMS = re.compile(rf"(?:(?<=,)|\A) ?({ITEM}) *(?:,|\Z)").findall
_TOKENS = re.compile(rf" *(?:({KEY}): |({ITEM})|([\[\]{{}},])(?: *(?: #.*)?\Z)?|.)").findall
"""Keys, scalars and signs, the last with what follows it on the line; of what is neither nothing."""
_DEPTH = DEPTH_LIMIT // 4
_END = ("", "", "")
_Token: TypeAlias = tuple[str, str, str]


def flow(right: str) -> Any:
    """The list or mapping that a line ends with, perhaps before a comment. Raises Ask."""
    if len(right) > TEXT_LIMIT:
        raise Ask
    if (flat := _FLAT[right]) is not None:
        return flat.copy()  # each may lose faulty items
    rest = iter([*_TOKENS(right), _END])
    value = _value(rest, next(rest), 0)
    if [*rest] != [_END]:
        raise Ask
    return value


def _flat(right: str) -> dict[str, Any] | list[Any] | None:
    """A list or mapping of scalars alone; ``None`` of what may be another one. Raises Ask."""
    body = right[1:-1]
    if right[0] == "{" and right[-1] == "}":
        pairs = _PAIRS(body)
        mapping = {KEYS[key]: SCALARS[value] for key, value in pairs}
        if len(mapping) == body.count(",") + 1:  # nothing stands between the pairs, and no key stands twice
            return mapping
    elif right[0] == "[" and right[-1] == "]":
        items = _ITEMS(body)
        if len(items) == body.count(",") + 1:
            return [SCALARS[item] for item in items]
    return None


_FLAT: Final = Known(_flat)


def _value(rest: Iterator[_Token], token: _Token, depth: int) -> Any:
    """What begins with a token."""
    _key, scalar, sign = token
    if scalar:
        return SCALARS[scalar]
    if sign == "[":
        return [_value(rest, first, depth + 1) for first in _entries(rest, "]", depth)]
    if sign != "{":
        raise Ask
    mapping: dict[str, Any] = {}
    for written, *_others in _entries(rest, "}", depth):
        if not written or (key := KEYS[written]) in mapping:
            raise Ask
        mapping[key] = _value(rest, next(rest), depth + 1)
    return mapping


def _entries(rest: Iterator[_Token], closing: str, depth: int) -> Iterator[_Token]:
    """The first token of each entry, up to the closing bracket; whoever asks for the next has read the entry."""
    if depth > _DEPTH:
        raise Ask
    token = next(rest)
    if token[2] == closing:
        return
    while True:
        yield token
        after = next(rest)[2]
        if after == closing:
            return
        if after != ",":
            raise Ask
        token = next(rest)

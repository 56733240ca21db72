"""Lists and mappings in brackets on one line: their data, and where in the text everything stands."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.guards import DEPTH_LIMIT, TEXT_LIMIT
from ppu_roadmap.source.quick.values import KEY, KEYS, QUOTED, SCALARS, Ask

SIGNS: Final = frozenset("[{")
_ATOM = r"[^\W_][^\n:#,\[\]{}\"'&*!|>%@`?]*+(?::(?=[^\s,\[\]{}])[^\n:#,\[\]{}\"'&*!|>%@`?]*+)*+"
_PLAIN = rf"-?{_ATOM}"
_PAIRS = re.compile(rf"(?:(?<=,)|\A) ?({KEY}): ({_PLAIN}|{QUOTED}) *(?:,|\Z)").findall
_ITEMS = re.compile(rf"(?:(?<=,)|\A) ?({_PLAIN}|{QUOTED}) *(?:,|\Z)").findall
_WITH_COMMENT = re.compile(r"([\[{].*[\]}]) *(?: #.*)?").fullmatch
_TOKEN = re.compile(rf" *(?:({KEY})(?=: )|({QUOTED}|{_PLAIN})|([\[\]{{}},]))").match
_DEPTH = DEPTH_LIMIT // 4


def flow(right: str) -> Any:
    """The list or mapping that a line ends with, perhaps before a comment. Raises Ask."""
    if right[-1] not in "]}":
        found = _WITH_COMMENT(right)
        if found is None:
            raise Ask
        right = found[1]
    if len(right) > TEXT_LIMIT:
        raise Ask
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
    whole = Flow(right)
    if whole.at != len(right):
        raise Ask
    return whole.spots[()].value


class Spot(NamedTuple):
    """What stands at a path: columns from 0, the end exclusive; an item has no key."""

    value: Any
    start: int
    end: int
    key: tuple[int, int] | None = None


class Flow:
    """A list or mapping that a text begins with, read token by token; ``spots`` are what stands in it, by path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        """Where the next token begins, at last what follows the closing bracket."""
        self.spots: dict[Path, Spot] = {}
        self._take(self._token(), (), None)

    def _token(self) -> re.Match[str]:
        """A key, else a scalar, else a sign."""
        found = _TOKEN(self.text, self.at)
        if found is None:
            raise Ask
        self.at = found.end()
        return found

    def _take(self, token: re.Match[str], path: Path, key: tuple[int, int] | None) -> Any:
        """Read what begins with a token."""
        _key, scalar, sign = token.groups()
        if scalar is not None:
            value, end = SCALARS[scalar], token.start(2) + len(scalar.rstrip(" "))
        elif sign in SIGNS:
            value = self._mapping(path) if sign == "{" else self._list(path)
            end = self.at
        else:
            raise Ask
        self.spots[path] = Spot(value, token.start(token.lastindex or 0), end, key)
        return value

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for token in self._entries(path, "}"):
            if token[1] is None or (key := KEYS[token[1]]) in found:
                raise Ask
            self.at += len(": ")
            found[key] = self._take(self._token(), (*path, key), token.span(1))
        return found

    def _list(self, path: Path) -> list[Any]:
        found: list[Any] = []
        for token in self._entries(path, "]"):
            found.append(self._take(token, (*path, len(found)), None))
        return found

    def _entries(self, path: Path, closing: str) -> Iterator[re.Match[str]]:
        """The first token of each entry, up to the closing bracket; whoever asks for the next has read the entry."""
        if len(path) > _DEPTH:
            raise Ask
        token = self._token()
        if token[3] == closing:
            return
        while True:
            yield token
            after = self._token()[3]
            if after == closing:
                return
            if after != ",":
                raise Ask
            token = self._token()

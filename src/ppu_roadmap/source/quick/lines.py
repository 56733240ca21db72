"""The form that ``fmt`` writes, and many hands, read lines at once in a third of libyaml's time; else libyaml is asked.

libyaml is the only judge of a file: what is read here is read as libyaml would read it, and holds no fault. Where one
line is not certainly so, nothing of the file is read. ``tests/source`` and ``make fuzz`` hold the two together.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

from ppu_roadmap.source.guards import DEPTH_LIMIT, NODE_LIMIT, TEXT_LIMIT
from ppu_roadmap.source.quick.flow import SIGNS, flow
from ppu_roadmap.source.quick.values import KEY, KEYS, NOTHING, SCALARS, Ask, is_odd
from ppu_roadmap.source.scalars import NULL

_SIMPLE = rf"{KEY}:[ ](?![ \#>|])[^\n]++"
_LINES = re.compile(
    rf"""
    ([ ]*+) (-[ ])?
    (?: (?:({_SIMPLE}(?:\n\1(?(2)[ ][ ]){_SIMPLE})*+)
           (?:((?:\n\1(?(2)[ ][ ])[ ]++[^ \#\n][^\n]*+)++)|\n\1(?(2)[ ][ ])(?=["\w])|(?=\n)))?+
        (?:({KEY}):(?:[ ]++(?:([>|]-?)((?:\n(?:\1(?(2)[ ][ ])[ ]++[^ \n][^\n]*+|[ ]*+(?=\n)))++)|([^\n]+))?)??)?\n
      | (?=[^ \#\n])([^\n]++)\n
      | (?:\#[^\n]*+)?\n
    )
    | ([^\n]++)""",
    re.VERBOSE,
).findall
"""Of lines in one column their indent and dash; of keys with a value on their line these lines, and those in which the
last value goes on; then of any other key the sign and the lines of a block of text or what stands behind its colon;
else what stands behind the dash; last what is no such line. Of a comment nothing but its indent."""
_PAIRS = re.compile(r"\ *+([^\ :\n]++):\ ([^\n]++)", re.VERBOSE).findall

_BEGIN = re.compile(r"(?:\ *+(?:\#[^\n]*+)?\n)*+---\n", re.VERBOSE).match
_STRETCH = 4_000
"""Characters that are looked at before more are: hands that write otherwise show it soon."""
_LINES_READ = 100_000
"""Lines of a file that are held at once: 2 MB in the form that fmt writes have 60,000."""
_DEPTH = DEPTH_LIMIT // 2
"""Levels in lines; those in brackets come on top."""
_Level: TypeAlias = tuple[Any, int]
"""A collection that lines may stand in, with twice the column of its keys or dashes, and one more where it has dashes:
what stands in another has a higher number.
"""


def quick(data: bytes) -> dict[str, Any] | None:
    """The data of a file in which no character was refused; ``None`` where libyaml has to be asked."""
    data = data.replace(b"\r\n", b"\n")
    if data[-1:] != b"\n" or b"\t" in data or b"\r" in data or data.count(b"\n") > _LINES_READ:
        return None
    try:
        root = _read(data.decode())
    except Ask:
        return None
    return root if root and (len(data) <= NODE_LIMIT or count_events(root) <= NODE_LIMIT) else None


def count_events(data: object) -> int:
    """How many events libyaml makes of data: one a key and a scalar, two a list and a mapping."""
    if isinstance(data, dict):
        return 2 + len(data) + sum(map(count_events, data.values()))
    return 2 + sum(map(count_events, data)) if isinstance(data, list) else 1


def _read(text: str) -> dict[str, Any]:  # noqa: C901 -- one loop, and no call that it can do without
    """The data of a file. Raises Ask."""
    root: dict[str, Any] = {}
    levels: list[_Level] = [(root, 0)]
    container, column, waiting = levels[0][0], 0, None
    for indent, dash, pairs, more, written, sign, block, right, item, other in chain.from_iterable(_stretches(text)):
        if pairs or written:
            if dash or len(indent) != column:
                column = len(indent)
                container = _turn(levels, 2 * column + bool(dash), waiting)
                if dash:
                    column += len(dash)
                    container.append({})
                    container = container[-1]
                    levels.append((container, 2 * column))
            waiting = None
            if pairs:
                found, known = _PAIRS(_joined(pairs, more) if more else pairs), len(container)
                for key, value in found:
                    container[KEYS[key]] = SCALARS[value] if value[0] not in SIGNS else flow(value)
                if len(container) != known + len(found):  # a key stands twice
                    raise Ask
            if written:
                key = KEYS[written]
                if key in container:
                    raise Ask
                value = unfolded(sign, block[1:]) if sign else _one(right) if right else NOTHING
                if value is NOTHING:
                    value, waiting = NULL, key  # unless a collection follows
                container[key] = value
        elif item and dash:
            container = _turn(levels, 2 * len(indent) + 1, waiting)
            container.append(_one(item))
            column, waiting = -1, None
        elif item or dash or other:
            raise Ask
    return root


def _joined(pairs: str, more: str) -> str:
    """Lines of keys, the last with those in which its value goes on, which is a text then. Raises Ask."""
    last = pairs.rpartition("\n")[2]
    if "#" in last or "#" in more or last.partition(": ")[2][0] in SIGNS:
        raise Ask
    return pairs.rstrip(" ") + in_one_line(more)


def _one(written: str) -> Any:
    """What one line writes, or NOTHING. Raises Ask."""
    return SCALARS[written] if written[0] not in SIGNS else flow(written)


def _turn(levels: list[_Level], wanted: int, waiting: str | None) -> Any:
    """The collection that a line stands in: a new one below the key that waits for it, or one that is open."""
    container, place = levels[-1]
    if waiting is not None and wanted > place:
        if len(levels) > _DEPTH:
            raise Ask
        container[waiting] = [] if wanted % 2 else {}
        levels.append((container[waiting], wanted))
        return container[waiting]
    while place != wanted:
        levels.pop()
        if place < wanted or not levels:
            raise Ask
        container, place = levels[-1]
    return container


def begun(text: str) -> int:
    """Where a file begins: behind the line that says so, where there is one."""
    found = _BEGIN(text)
    return found.end() if found else 0


def _stretches(text: str) -> Iterator[list[tuple[str, ...]]]:
    """The lines of a file up to an item of a list, then those of the rest."""
    start = begun(text)
    end = text.find("\n  - ", start + _STRETCH) + 1 or start
    yield _LINES(text, start, end)
    yield _LINES(text, end)


def in_one_line(text: str) -> str:
    """A text from lines that go on in each other."""
    return " ".join(line.strip(" ") for line in text.split("\n"))


def unfolded(sign: str, block: str) -> str:
    """A block of text from its lines, which are of one indent, blank ones aside. Raises Ask."""
    lines = block.rstrip("\n").split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    pad = lines[0][:indent]
    if not lines[0][indent:] or any(line and not (line.startswith(pad) and line[indent:].strip(" ")) for line in lines):
        raise Ask
    text = "\n".join(line[indent:] for line in lines)
    if sign[0] == ">":
        text = re.sub(r"\n(\n*+)", lambda breaks: breaks[1] or " ", text)
    if is_odd(text) or "\n " in text or " \n" in text or len(text) >= TEXT_LIMIT:
        raise Ask
    return text if sign[1:] else text + "\n"

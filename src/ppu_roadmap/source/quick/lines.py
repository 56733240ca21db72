"""The form that ``fmt`` writes, read line by line in a third of libyaml's time; of all else libyaml is asked.

libyaml is the only judge of a file: what is read here is read as libyaml would read it, and holds no fault. Where one
line is not certainly so, nothing of the file is read. ``tests/source`` and ``make fuzz`` hold the two together.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from ppu_roadmap.source.guards import DEPTH_LIMIT, NODE_LIMIT, TEXT_LIMIT
from ppu_roadmap.source.quick.flow import SIGNS, flow
from ppu_roadmap.source.quick.values import KEY, NOTHING, SCALARS, Ask, is_odd, key_of
from ppu_roadmap.source.scalars import NULL

_LINES = re.compile(
    rf"""
    ([ ]*+) (-[ ])?
    (?: ({KEY}):(?:[ ]++(?:([>|]-?)((?:\n(?:\1(?(2)[ ][ ])[ ]++[^ \n][^\n]*+|[ ]*+(?=\n)))++)|([^\n]+))?)??\n
      | (?=[^ \#\n])([^\n]++)\n
      | (?:\#[^\n]*+)?\n
    )
    | ([^\n]++)""",
    re.VERBOSE,
).findall
"""Of each line its indent and dash; of a key the sign and the lines of a block of text or what stands behind its colon;
else what stands behind the dash; last what is no such line. Of a comment nothing but its indent."""

_STRETCH = 4_000
"""Characters that are looked at before more are: hands that write otherwise show it soon."""
_LINES_READ = 100_000
"""Lines of a file that are held at once: 2 MB in the form that fmt writes have 60,000."""
_DEPTH = DEPTH_LIMIT // 2
"""Levels in lines; those in brackets come on top."""


def quick(data: bytes) -> dict[str, Any] | None:
    """The data of a file in which no character was refused; ``None`` where libyaml has to be asked."""
    if data[-1:] != b"\n" or b"\t" in data or b"\r" in data or data.count(b"\n") > _LINES_READ:
        return None
    try:
        root = _Lines().read(data.decode())
    except Ask:
        return None
    return root if len(data) <= NODE_LIMIT or count_events(root) <= NODE_LIMIT else None


def count_events(data: object) -> int:
    """How many events libyaml makes of data: one a key and a scalar, two a list and a mapping."""
    if isinstance(data, dict):
        return 2 + len(data) + sum(map(count_events, data.values()))
    return 2 + sum(map(count_events, data)) if isinstance(data, list) else 1


class _Lines:
    """Builds the data of one file."""

    def __init__(self) -> None:
        self.open: list[tuple[Any, tuple[int, bool]]] = [({}, (0, True))]
        """The collections that a line may stand in: the column of their keys or dashes, and whether it has keys."""

    def read(self, text: str) -> dict[str, Any]:  # noqa: C901 -- one loop, and no call that it can do without
        """The one hot loop: a key below the one before is read here, on local names; all else has a method."""
        container, column, waiting = self.open[0][0], 0, None
        for indent, dash, written, sign, block, right, item, other in chain.from_iterable(_stretches(text)):
            if written:
                if dash or len(indent) != column:
                    container = self._turn(len(indent), dash, waiting)
                    column = len(indent)
                    if dash:
                        column += len(dash)
                        container.append({})
                        container = self._enter(container[-1], column, mapping=True)
                key, waiting = key_of(written), None
                if key in container:
                    raise Ask
                if right:
                    value = SCALARS[right] if right[0] not in SIGNS else flow(right)
                else:
                    value = unfolded(sign, block[1:]) if sign else NOTHING
                if value is NOTHING:
                    value, waiting = NULL, key  # unless a collection follows
                container[key] = value
            elif item and dash:
                container = self._turn(len(indent), dash, waiting)
                container.append(SCALARS[item] if item[0] not in SIGNS else flow(item))
                column, waiting = -1, None
            elif item or dash or other:
                raise Ask
        root: dict[str, Any] = self.open[0][0]
        if not root:
            raise Ask
        return root

    def _turn(self, column: int, dash: str, waiting: str | None) -> Any:
        """The collection that a line stands in: a new one below the key that waits for it, or one that is open."""
        container, place = self.open[-1]
        wanted = (column, not dash)
        if waiting is not None and (column > place[0] or (dash and column == place[0])):
            container[waiting] = [] if dash else {}
            return self._enter(container[waiting], column, mapping=not dash)
        while place != wanted:
            self.open.pop()
            if place[0] < column or not self.open:
                raise Ask
            container, place = self.open[-1]
        return container

    def _enter(self, container: Any, column: int, *, mapping: bool) -> Any:
        if len(self.open) > _DEPTH:
            raise Ask
        self.open.append((container, (column, mapping)))
        return container


def _stretches(text: str) -> Iterator[list[tuple[str, ...]]]:
    """The lines of a file up to an item of a list, then those of the rest."""
    end = text.find("\n  - ", _STRETCH) + 1
    yield _LINES(text, 0, end)
    yield _LINES(text, end)


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

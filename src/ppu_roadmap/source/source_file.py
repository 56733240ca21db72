"""A file as it was read: its data, where everything stands, and what had to be pruned."""

import re
from array import array
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from ppu_roadmap.diagnostics import TOP, Aspect, Path, Place, Reported, Span
from ppu_roadmap.source.file_text import FileText

_DIRECTIVE = rb"(?i)#[^\S\r\n]*(?:roadmap|noqa|ignore|abaikan)\b[^\r\n]*"
"""A comment by which other checkers pass over a line; here it does nothing, and the finding says so."""
_MARKED = r"(?:[&!]\S*\s+)*+(['\"|>]?)"  # compiled when it is first needed: few files have an anchor or a tag
_ENDS = (MappingEndEvent, SequenceEndEvent)


class Outline:
    """Where everything in a file stands: what was read in its order, the ends of collections included.

    ``said`` has the text of a scalar, of all else the kind of libyaml's event, and two numbers say from where to where
    it stands: a tenth of what an event takes. Lines are counted only when a finding needs one. A path is followed by
    walking along the siblings of a collection, once a collection.
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.said: list[Any] = []
        self.starts, self.ends = array("I"), array("I")
        """Characters of the text: its first, and the one after it."""
        self.after: dict[int, int] = {}
        """What follows each collection."""
        self._children: dict[int, array[int] | dict[str | int, tuple[int, int]]] = {}
        """By collection what stands in it: the items of a list, or by name the key and the value of an entry."""

    def add(self, event: Any) -> int:
        """Take what is no scalar as it comes, and say at which place it stands among what was read."""
        self.said.append(type(event))
        self.starts.append(event.start_mark.index)
        self.ends.append(event.end_mark.index)
        return len(self.said) - 1

    @cached_property
    def text(self) -> FileText:
        """The text, decoded when it is first needed."""
        return FileText.of(self.raw)

    def span(self, path: Path, aspect: Aspect = "value") -> Span:
        """The place of a node; where the path leads nowhere, that of the nearest node above."""
        if aspect == "start" or not self.said:
            return TOP
        key, node, _whole = self._follow(path)
        if aspect == "key":
            return self._span(key)
        if aspect == "first" and self.said[node] is MappingStartEvent and node + 1 < len(self.said):
            node += self.said[node + 1] is not MappingEndEvent
        return self._span(node)

    def key_span(self, mapping: int, key: str) -> Span:
        """The place of the first key of that text in the mapping that began with that event."""
        found = self._step(mapping, key)
        return self._span(found[0]) if found else TOP

    def spelling(self, path: Path, above: int = 0) -> str | None:
        """A scalar as it is written, without quotes; ``None`` for a collection or where the path leads nowhere."""
        _key, node, whole = self._follow(path, above) if self.said else (0, 0, False)
        return self._scalar(node) if whole else None

    def style(self, at: int) -> str:
        """The quote or block sign of a scalar, behind its anchor or tag; empty for a plain one."""
        start, end, text = self.starts[at], self.ends[at], self.text.body
        sign = text[start : min(end, start + 1)]
        found = re.compile(_MARKED).match(text, start, end) if sign in ("&", "!") else None
        return found[1] if found else sign if sign in ("'", '"', "|", ">") else ""

    def below(self, node: int) -> list[int]:
        """What stands directly in a collection: items, or keys and values in turn; nothing in a scalar."""
        found: list[int] = []
        at, end = node + 1, self.after.get(node, 0) - 1
        while at < end:
            found.append(at)
            at = self.after.get(at, at + 1)
        return found

    def last(self, node: int) -> int:
        """What is written last in a node: itself, its bracket, or in lines what stands there last."""
        last = min(self.after.get(node, node + 1), len(self.said)) - 1
        while last > node and self.said[last] in _ENDS and self.starts[last] == self.ends[last]:
            last -= 1
        return last

    def _scalar(self, at: int) -> str | None:
        return self.said[at] if isinstance(self.said[at], str) else None

    def _follow(self, path: Path, above: int = 0) -> tuple[int, int, bool]:
        """The key and the value that a path leads to, and whether it could be followed to its end."""
        key = node = above
        for step in path:
            found = self._step(node, step)
            if found is None:
                return key, node, False
            key, node = found
        return key, node, True

    def _step(self, node: int, step: str | int) -> tuple[int, int] | None:
        """The key and the value of an entry of a collection; of a list its item, twice."""
        below = self._children.get(node)
        if below is None:
            nodes = self.below(node)
            if self.said[node] is SequenceStartEvent:
                below = array("I", nodes)
            else:
                entries = [*zip(nodes[::2], nodes[1::2], strict=False)]  # a key at the end may have lost its value
                named = ((self._scalar(key), (key, value)) for key, value in reversed(entries))
                below = {name: entry for name, entry in named if name is not None}  # of two equal keys the first counts
            self._children[node] = below
        if isinstance(below, dict):
            return below.get(step) or below.get(str(step))
        return (below[step], below[step]) if isinstance(step, int) and step < len(below) else None

    def _span(self, node: int) -> Span:
        """The place of a node; a collection in lines ends with its last node, not where the next one begins."""
        return self.text.span(self.starts[node], self.ends[self.last(node)])


def _before(holes: Sequence[int], index: int) -> int:
    """The index that an item of a list had before the list lost those in the holes, which rise."""
    return index + bisect_right(range(len(holes)), index, key=lambda number: holes[number] - number)


@dataclass
class SourceFile:
    """One file; ``data`` is ``None`` where nothing of it can be trusted (syntax, limits, not a mapping).

    Lists in ``data`` hold no faulty items, so an index there may differ from the one in the text: ``holes`` keeps the
    text's indexes that each list lost, by the text's path. ``muted`` are mappings of which a key could not be read, so
    that no key of theirs may be called missing.
    """

    file: str
    data: dict[str, Any] | None = None
    reported: list[Reported] = field(default_factory=list)
    holes: dict[Path, list[int]] = field(default_factory=dict)
    muted: set[Path] = field(default_factory=set)
    raw: bytes = b""
    judged: int | None = None
    """The last line that was judged, where faults were so many that nobody looked at what follows."""
    shaped: bool = False
    """Whether a record was made of it, for which faulty data were taken out."""
    record: Any = None
    """That record, where there is one."""

    def __post_init__(self) -> None:
        """Where everything stands is found by the reader."""
        self.outline = Outline(self.raw)

    def written(self, path: Path) -> Path:
        """A path in the data as a path in the text."""
        if not self.holes:
            return path
        found: Path = ()
        for step in path:
            found = (*found, _before(self.holes.get(found, ()), step) if isinstance(step, int) else step)
        return found

    def kept(self, path: Path) -> Path:
        """A path in the text as a path in the data; the steps before it must have been kept."""
        return tuple(
            step - bisect_left(self.holes.get(path[:depth], ()), step) if isinstance(step, int) else step
            for depth, step in enumerate(path)
        )

    def lose(self, path: Path, indexes: Iterable[int]) -> None:
        """Remember that items of the list at a path in the data are about to be taken out of it."""
        holes = self.holes.setdefault(self.written(path), [])
        holes[:] = sorted([*holes, *(_before(holes, index) for index in indexes)])

    def judge_to(self, line: int) -> None:
        """Say that nobody looks at what follows a line."""
        self.judged = line if self.judged is None else min(line, self.judged)

    def line_of(self, path: Path) -> int:
        """The line in which the node at a path in the data begins; of one that is not there, the nearest above."""
        return self.outline.span(self.written(path)).line

    def span(self, place: Place) -> Span:
        """Where a place stands in the text."""
        return place.span or self.outline.span(self.written(place.path), place.aspect)

    def path(self, place: Place) -> Path:
        """The path of a place as the text has it."""
        return place.path if place.span else self.written(place.path)

    def program(self, place: Place) -> str | None:
        """The id of the program that a place lies in, as it is written."""
        match self.path(place):
            case "programs", index, *_:
                return self.outline.spelling(("programs", index, "id"))
        return None

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.raw.removeprefix(BOM_UTF8).splitlines()  # of bytes: at LF, CRLF and CR, nowhere else

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The codes of rules that a comment asks to ignore, as other tools have it; here that changes nothing."""
        comments = re.findall(_DIRECTIVE, self.raw) if b"RM" in self.raw else ()
        return frozenset(code.decode() for comment in comments for code in re.findall(rb"RM[0-9]{3}", comment))

    def lines(self) -> list[str]:
        """The text of every line."""
        return [line.decode("utf-8", "replace") for line in self._lines]

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; bytes that are not UTF-8 are shown as U+FFFD."""
        return self._lines[number - 1].decode("utf-8", "replace") if number <= len(self._lines) else ""

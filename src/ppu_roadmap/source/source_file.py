"""A file as it was read: its data, where everything stands, and what had to be pruned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ppu_roadmap.diagnostics import Path, Place, Reported, Span
from ppu_roadmap.source.guards import AT_ONCE
from ppu_roadmap.source.quick.lines import count_events
from ppu_roadmap.source.quick.places import QuickPlaces

if TYPE_CHECKING:
    from ppu_roadmap.source.outline import Outline

_DIRECTIVE = rb"(?i)#[^\S\r\n]*(?:roadmap|noqa|ignore|abaikan)\b[^\r\n]*"
"""A comment by which other checkers pass over a line; here it does nothing, and the finding says so."""


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
    quick: QuickPlaces | None = None
    """Where things stand in a file that the quick reader read, which has no fault then."""

    @cached_property
    def outline(self) -> Outline:
        """Where everything stands, as libyaml read it, which is asked now of a file that was read without."""
        from ppu_roadmap.source.libyaml import judge  # a plan in the form that fmt writes has no use for it
        from ppu_roadmap.source.outline import Outline

        if self.quick is None:
            return Outline(self.raw)
        sure = SourceFile(self.file, raw=self.raw)
        judge(sure, self.raw.removeprefix(BOM_UTF8))
        return sure.outline

    @property
    def places(self) -> Outline | QuickPlaces:
        """Where single nodes stand."""
        return self.quick or self.outline

    @property
    def overlong(self) -> bool:
        """Whether it holds more than is judged at once."""
        if not self.quick:
            return len(self.outline.said) > AT_ONCE
        return len(self.raw) > AT_ONCE and count_events(self.data) > AT_ONCE

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
        return self.places.span(self.written(path)).line

    def span(self, place: Place) -> Span:
        """Where a place stands in the text."""
        return place.span or self.places.span(self.written(place.path), place.aspect)

    def path(self, place: Place) -> Path:
        """The path of a place as the text has it."""
        return place.path if place.span else self.written(place.path)

    def program(self, place: Place) -> str | None:
        """The id of the program that a place lies in, as it is written."""
        match self.path(place):
            case "programs", index, *_:
                return self.places.spelling(("programs", index, "id"))
        return None

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.raw.removeprefix(BOM_UTF8).splitlines()  # of bytes: at LF, CRLF and CR, nowhere else

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The codes of rules that a comment asks to ignore, as other tools have it; here that changes nothing."""
        comments = re.findall(_DIRECTIVE, self.raw) if b"#" in self.raw and b"RM" in self.raw else ()
        return frozenset(code.decode() for comment in comments for code in re.findall(rb"RM[0-9]{3}", comment))

    def lines(self) -> list[str]:
        """The text of every line."""
        return [line.decode("utf-8", "replace") for line in self._lines]

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; bytes that are not UTF-8 are shown as U+FFFD."""
        return self._lines[number - 1].decode("utf-8", "replace") if number <= len(self._lines) else ""

"""A file as it was read: its data, where everything stands, and what had to be pruned."""

from bisect import insort
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ppu_roadmap.diagnostics import Path, Place, Reported, Span
from ppu_roadmap.source.outline import Outline


@dataclass
class SourceFile:
    """One file; ``data`` is ``None`` where nothing of it can be trusted (syntax, limits, not a mapping).

    Lists in ``data`` hold no faulty items, so an index there may differ from the one in the text: ``holes`` keeps the
    text's indexes that each list lost, by the text's path. ``muted`` are mappings of which a key could not be read, so
    that no key of theirs may be called missing.
    """

    file: str
    data: dict[str, Any] | None = None
    outline: Outline = field(default_factory=Outline)
    reported: list[Reported] = field(default_factory=list)
    holes: dict[Path, list[int]] = field(default_factory=dict)
    muted: set[Path] = field(default_factory=set)
    raw: bytes = b""

    def written(self, path: Path) -> Path:
        """A path in the data as a path in the text."""
        if not self.holes:
            return path
        found: Path = ()
        for step in path:
            shifted = step
            if isinstance(step, int):
                for hole in self.holes.get(found, ()):
                    shifted = int(shifted) + (hole <= int(shifted))
            found = (*found, shifted)
        return found

    def kept(self, path: Path) -> Path:
        """A path in the text as a path in the data; the steps before it must have been kept."""
        return tuple(
            step - sum(hole < step for hole in self.holes.get(path[:depth], ())) if isinstance(step, int) else step
            for depth, step in enumerate(path)
        )

    def lose(self, path: Path) -> None:
        """Remember that the list item at a path in the data is about to be taken out of it."""
        *above, index = self.written(path)
        insort(self.holes.setdefault(tuple(above), []), int(index))

    def span(self, place: Place) -> Span:
        """Where a place stands in the text."""
        return place.span or self.outline.span(self.written(place.path), place.aspect)

    def path(self, place: Place) -> Path:
        """The path of a place as the text has it."""
        return place.path if place.span else self.written(place.path)

    def program(self, place: Place) -> str | None:
        """The id of the program that a place lies in, as it is written."""
        path = self.path(place)
        if len(path) < 2 or path[0] != "programs":  # noqa: PLR2004 -- programs and an index
            return None
        return self.outline.spelling((*path[:2], "id"))

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.raw.removeprefix(BOM_UTF8).splitlines()  # of bytes: at LF, CRLF and CR, nowhere else

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; bytes that are not UTF-8 are shown as U+FFFD."""
        return self._lines[number - 1].decode("utf-8", "replace") if number <= len(self._lines) else ""

"""What was read of files that are edited: each state of a file once, whoever looks at it."""

from collections import defaultdict

from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile

STATES = 2
"""States of a file that are kept: as it was, and as it is to be."""


class Readings:
    """The last states of files, as they were read."""

    def __init__(self) -> None:
        self._known: defaultdict[str, list[tuple[bytes, SourceFile]]] = defaultdict(list)

    def look(self, data: bytes, file: str) -> SourceFile:
        """A file as it was read; once it was shaped, some of its data may be gone."""
        states = self._known[file]
        found = next((source for known, source in states if known == data), None)
        if found is None:
            states.append((data, found := read(data, file)))
            del states[:-STATES]
        return found

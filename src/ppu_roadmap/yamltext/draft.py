"""A file being edited: its text, its nodes and the habits of whoever wrote it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final, TypeAlias

from ppu_roadmap.diagnostics import TOP, Path
from ppu_roadmap.source.file_text import FileText, Patch
from ppu_roadmap.source.outline import Outline
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import _
from ppu_roadmap.yamltext.changes import UnwritableError, lost
from ppu_roadmap.yamltext.compose import WIDTH, Form, Layout, free
from ppu_roadmap.yamltext.nodes import BLOCKS, Collection, Mapping, Scalar, Sequence, collection_at, end_of, walk

NARROW: Final = 80
"""Columns that text is filled to at least, however short the folded lines of a file are."""
SEEN: Final = 5_000
"""Nodes from which the habits of a file are told."""
COLLECTIONS: Final = 50_000
"""Lists and mappings of a file that is edited: much is kept for each. 2 MB written as the plan of PPU have 20,000."""
_FATAL: Final = ("RM003", "RM004", "RM013", "RM001")
"""The codes of what spoils a whole file, surest last; others only do at its root."""
Reading: TypeAlias = Callable[[bytes], SourceFile]


@dataclass(frozen=True)
class Draft:
    """One state of a file between two patches."""

    root: Mapping
    read: Reading
    layout: Layout = free
    blocks: bool = True
    """Long text may take lines of its own."""
    first: "Draft | None" = None
    """The file as it was before the first patch, of which the habits are told."""

    @staticmethod
    def of(data: bytes, read: Reading = lambda data: read(data, "", outlined=True)) -> "Draft":
        """The draft of a file's bytes. Raises UnwritableError for text that cannot be read to its end."""
        return Draft(_root_of(read(data)), read)

    def patched(self, patches: Iterable[Patch]) -> "Draft":
        """The draft after some patches. Raises UnwritableError where it cannot be read to its end."""
        root = _root_of(self.read(self.text.patched(patches).to_bytes()))
        return replace(self, root=root, first=self.first or self)

    @property
    def text(self) -> FileText:
        """The text of the file."""
        return self.root.outline.text

    @property
    def gone(self) -> tuple[str, ...]:
        """The comments that patches took away."""
        return tuple(text for _start, text in self.first.missing_in(self)) if self.first else ()

    @cached_property
    def form(self) -> Form:
        """The habits of the file: looked for when they are first needed, for most values are put in without."""
        return replace(self.first.form if self.first else _form(self), blocks=self.blocks)

    def comments(self) -> Iterator[tuple[int, str]]:
        """Where each comment of the file begins, in their order, and its text without the blanks behind it."""
        return comments(self.root.outline, 0, len(self.text.body))

    def missing_in(self, other: "Draft") -> list[tuple[int, str]]:
        """The comments that stand no longer in another state of the file, wherever the others stand there."""
        left = Counter(text for _start, text in other.comments())
        found = []
        for start, text in self.comments():
            left[text] -= 1
            if left[text] < 0:
                found.append((start, text))
        return found

    def entry(self, path: Path) -> tuple[Collection, int]:
        """The list or mapping that holds what stands at a path, and the position there. Raises EditError."""
        parent = collection_at(self.root, path[:-1])
        if parent is None or (at := parent.find(path[-1])) is None:
            raise lost(path)
        return parent, at


def comments(outline: Outline, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The comments between two places: sharps outside of scalars, and in the first line of a block."""
    text, body = outline.text, outline.text.body
    while (start := body.find("#", start, end)) >= 0:
        at, stop = bisect_right(outline.starts, start) - 1, text.line_end(start)
        inside = at >= 0 and isinstance(outline.said[at], str) and start < end_of(outline, at)
        if inside and (outline.style(at) not in BLOCKS or text.line_end(outline.starts[at]) != stop):
            stop = end_of(outline, at)
        else:
            yield start, body[start:stop].rstrip(" \t")
        start = stop


def _root_of(document: SourceFile) -> Mapping:
    if document.data is None:
        sure = [each for code in _FATAL for each in document.reported if each.code == code] or document.reported
        place, message, help, *_more = sure[-1].finding
        line = (place.span or TOP).line
        said = _("line {line}: {message}; {help}", line=line, message=message, help=help or "")
        raise UnwritableError(_("the file cannot be read as it is: {reason}", reason=said))
    if len(document.outline.after) > COLLECTIONS:
        raise UnwritableError(_("over 50,000 lists and mappings stand in this file; split the plan"))
    return Mapping(document.outline, 0, in_flow=False)


def _form(draft: Draft) -> Form:
    steps, dashes, gaps = Counter[int](), Counter[int](), Counter[int]()
    folded = list[int]()
    for node in islice(walk(draft.root), SEEN):
        match node:
            case Scalar(style=">"):
                _sign, *lines = draft.text.body[node.start : node.end].split(draft.text.newline)
                folded += map(len, lines if len(lines) > 1 else ())
            case Sequence(flow=False):
                gaps.update(item.column - node.column for item in node.items if item.start != item.end)
            case Mapping(flow=False):
                for _key, value in node.entries:
                    if not isinstance(value, Scalar) and not value.flow:
                        (steps if isinstance(value, Mapping) else dashes)[value.column - node.column] += 1
    keys = draft.root.nodes[::2]
    quote = '"' if keys and all(isinstance(key, Scalar) and key.style == '"' for key in keys) else ""
    return Form(
        layout=draft.layout,
        newline=draft.text.newline,
        step=_usual(steps),
        dash=_usual(dashes),
        gap=max(2, _usual(gaps)),
        width=min(max(NARROW, *folded), WIDTH) if folded else WIDTH,
        quote=quote,
    )


def _usual(counted: Counter[int]) -> int:
    """The most frequent of some columns, two where there are none."""
    return max(counted, key=lambda columns: (counted[columns], -columns)) if counted else 2

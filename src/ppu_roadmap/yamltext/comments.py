"""Comments: what stands outside of a file's keys and values, and what of it belongs to an entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from ppu_roadmap.yamltext.nodes import Node, Scalar, walk
from ppu_roadmap.yamltext.patches import FileText

MODELINE: Final = "# yaml-language-server:"
"""How the comment begins that tells an editor the schema of the whole file."""
_COMMENT = re.compile(r"#[^\r\n]*")


class Comment(NamedTuple):
    """A comment without the blanks behind it."""

    start: int
    text: str


def comments(text: FileText, root: Node) -> Iterator[Comment]:
    """Every comment of a file, in its order."""
    for start, gap in gaps(text, root, 0, len(text.body)):
        if "#" in gap:
            for match in _COMMENT.finditer(gap):
                yield Comment(start + match.start(), match.group().rstrip(" \t"))


def missing(before: Iterator[Comment], after: Iterator[Comment]) -> list[Comment]:
    """The comments that stand no longer there, wherever the others stand now."""
    left = Counter(comment.text for comment in after)
    found = []
    for comment in before:
        left[comment.text] -= 1
        if left[comment.text] < 0:
            found.append(comment)
    return found


def gaps(text: FileText, node: Node, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What stands between two places outside of a node's scalars; the first line of a block counts as outside."""
    scalars = [each for each in walk(node, keys=True) if isinstance(each, Scalar)]
    for scalar in sorted(scalars, key=lambda scalar: scalar.start):
        yield start, text.body[start : text.line_end(scalar.start) if scalar.in_block else scalar.start]
        start = max(start, scalar.end)
    yield start, text.body[start:end]


def own_start(text: FileText, start: int, before: int = 0) -> int:
    """Where the line of an entry begins, or that of the first comment directly above it in its column.

    What ends at ``before`` holds no comment of it, and the modeline is that of the whole file.
    """
    first, sign = text.line_start(start), " " * text.indent(start) + "#"
    while first and text.body.startswith(sign, above := text.line_start(text.break_before(first))):
        if above < before or text.body.startswith(MODELINE, above):
            break
        first = above
    return first


def own_end(text: FileText, end: int, column: int) -> int:
    """Where what belongs to a value ends: its line with the comment, and comment lines deeper than ``column``."""
    at = text.line_end(end)
    while (start := text.next_line(at)) > at and text.indent(start) > column:
        if text.body[start + text.indent(start) :][:1] != "#":
            break
        at = text.line_end(start)
    return at

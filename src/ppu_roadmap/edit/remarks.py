"""Comment and blank lines between the entries of a file, and to which entry they belong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ppu_roadmap.edit.patches import Text


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that holds no data; ``indent`` is where its text begins, the text is empty for a blank line."""

    indent: int
    text: str

    def at(self, column: int) -> str:
        """The line as it is written at a column."""
        return " " * column + self.text if self.text else ""


def remarks(text: Text, start: int, end: int) -> list[Remark]:
    """The whole lines that begin at or after one place and end before another."""
    found: list[Remark] = []
    at = start if text.line_start(start) == start else text.next_line(start)
    while at < text.line_start(end) or (end == len(text.body) and at < end):
        line = text.body[at : text.line_end(at)]
        found.append(Remark(text.indent(at), line.strip()))
        at = text.next_line(at)
    return found


def trailing(text: Text, at: int) -> str:
    """The comment at the end of a line with the blanks before it; empty where there is none."""
    rest = text.body[at : text.line_end(at)].rstrip()
    return rest if rest.lstrip().startswith("#") else ""


def comments_between(text: Text, start: int, end: int) -> list[Remark]:
    """Every comment in a stretch without data, each as a line of its own."""
    lines = text.body[start:end].splitlines()
    return [Remark(0, line[line.index("#") :].rstrip()) for line in lines if "#" in line]


def parted(lines: list[Remark], column: int) -> tuple[list[Remark], list[Remark]]:
    """The lines that belong to what stands before them, being deeper than ``column``, and those that do not."""
    last = 0
    for number, line in enumerate(lines, 1):
        if line.text and line.indent <= column:
            break
        if line.text:
            last = number
    return lines[:last], lines[last:]


def put(lines: Iterable[Remark], column: int) -> list[str]:
    """Lines as they are written at a column."""
    return [line.at(column) for line in lines]

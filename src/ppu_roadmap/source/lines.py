"""Lines of a text: where each begins, and in which a character stands."""

from array import array
from bisect import bisect_right
from itertools import accumulate
from operator import add

from ppu_roadmap.diagnostics import Span


class Lines:
    """The lines of a text as libyaml counts them, once what else breaks a line is refused."""

    def __init__(self, text: str) -> None:
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        self.starts = array("I", map(add, accumulate(map(len, lines), initial=0), range(len(lines))))

    def number(self, at: int) -> int:
        """The number of a character's line, from 1."""
        return bisect_right(self.starts, at)

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a character, both from 0."""
        line = bisect_right(self.starts, at) - 1
        return line, at - self.starts[line]

    def span(self, start: int, end: int) -> Span:
        """The span from one character to before another, at least one character long."""
        line, column = self.place(start)
        last, after = self.place(end) if end > start else (line, column + 1)
        return Span(line + 1, column + 1, last + 1, after + 1)

    def stretch(self, span: Span) -> tuple[int, int]:
        """The characters of a span: from, to before."""
        return self.starts[span.line - 1] + span.column - 1, self.starts[span.end_line - 1] + span.end_column - 1

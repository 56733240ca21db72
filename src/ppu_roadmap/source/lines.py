"""Lines of a text: where each begins, and in which a character stands."""

import re
from array import array
from bisect import bisect_right

from ppu_roadmap.diagnostics import Span

BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, counted from 1, as libyaml counts them once what else breaks a line is refused."""

    def __init__(self, text: str) -> None:
        self.starts = array("I", [0, *(match.end() for match in BREAK.finditer(text))])

    def number(self, at: int) -> int:
        """The number of a character's line."""
        return bisect_right(self.starts, at)

    def span(self, start: int, end: int) -> Span:
        """The span from one character to before another, at least one character long."""
        line, last = self.number(start), self.number(end)
        column = start - self.starts[line - 1] + 1
        if end <= start:
            return Span(line, column, line, column + 1)
        return Span(line, column, last, end - self.starts[last - 1] + 1)

    def stretch(self, span: Span) -> tuple[int, int]:
        """The characters of a span: from, to before."""
        return self.starts[span.line - 1] + span.column - 1, self.starts[span.end_line - 1] + span.end_column - 1

"""A file's text, its lines and patches on it: byte order mark, line breaks and bytes that are not UTF-8 stay."""

import codecs
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from ppu_roadmap.diagnostics import Span

_BREAK = re.compile(r"\r\n|\r|\n")
_TRIVIA = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*+")
"""Blanks and comments; possessive, else each comment of a long file is kept to come back to."""


class Patch(NamedTuple):
    """Text to stand instead of the characters from ``start`` to before ``end``, counted from 0 and without the BOM."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class FileText:
    """A file's bytes as text: libyaml's marks count its characters, and ``to_bytes`` gives every byte back."""

    body: str
    mark: bytes = b""
    """The byte order mark, where there is one."""

    @staticmethod
    def of(data: bytes) -> "FileText":
        """The text of a file; a byte that is not UTF-8 is kept as a lone surrogate."""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        return FileText(data[len(mark) :].decode("utf-8", "surrogateescape"), mark)

    def to_bytes(self) -> bytes:
        """The bytes that the text was made of."""
        return self.mark + self.body.encode("utf-8", "surrogateescape")

    def patched(self, patches: Iterable[Patch]) -> "FileText":
        """The text with patches applied, in any order; they may not overlap (ValueError), two at one place follow."""
        pieces: list[str] = []
        done = 0
        for patch in sorted(patches, key=itemgetter(0, 1)):
            if patch.start < done or patch.end < patch.start:
                raise ValueError("patches overlap")
            pieces += self.body[done : patch.start], patch.text
            done = patch.end
        return replace(self, body="".join([*pieces, self.body[done:]]))

    @cached_property
    def starts(self) -> "array[int]":
        """Where each line begins, as libyaml counts them, once what else breaks a line is refused."""
        lines = self.body.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        return array("I", map(add, accumulate(map(len, lines), initial=0), range(len(lines))))

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

    @cached_property
    def newline(self) -> str:
        """The line break of the file: its first one."""
        found = _BREAK.search(self.body)
        return found.group() if found else "\n"

    def line_start(self, at: int) -> int:
        """Where the line of a character begins."""
        return at - self.place(at)[1]

    def line_end(self, at: int) -> int:
        """Where the line of a character ends, before its line break."""
        found = _BREAK.search(self.body, at)
        return found.start() if found else len(self.body)

    def next_line(self, at: int) -> int:
        """Where the line after that of a character begins; the end of the text where there is none."""
        found = _BREAK.search(self.body, at)
        return found.end() if found else len(self.body)

    def break_before(self, at: int) -> int:
        """Where the line break before a line begins that begins at a character; 0 before the first line."""
        return max(at - (2 if self.body[at - 2 : at] == "\r\n" else 1), 0)

    def indent(self, at: int) -> int:
        """How many spaces stand at the beginning of a character's line."""
        start = self.line_start(at)
        line = self.body[start : self.line_end(at)]
        return len(line) - len(line.lstrip(" "))

    def is_blank(self, at: int) -> bool:
        """Whether the line of a character is blank; the one behind the last line break is none."""
        return self.next_line(at) > at and not self.body[self.line_start(at) : self.line_end(at)].strip(" \t")

    def begins_line(self, at: int) -> bool:
        """Whether only blanks stand before a character on its line."""
        return not self.margin(at).strip(" \t")

    def margin(self, at: int) -> str:
        """What stands before a character on its line."""
        return self.body[self.line_start(at) : at]

    def token(self, at: int) -> int:
        """The first character at or after this one that is neither blank nor in a comment."""
        found = _TRIVIA.match(self.body, at)
        return found.end() if found else at

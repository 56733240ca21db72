"""Where lines are printed: how wide it is, whether it takes colour, and which characters it can show."""

import codecs
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TextIO, TypeAlias

from ppu_roadmap.text import plain, unobeyed

Piece: TypeAlias = tuple[str, str]
"""A stretch of a line and its style in Rich's words; no style: an empty text."""

FILLED = "reverse"
"""The word of a style that colours the whole of a piece, its spaces too."""

PIPED_WIDTH = 120
LEAST_WIDTH = 20
HANG = 4
"""Columns by which text that goes on in a further line is moved in."""
LONGEST_WIDTH = 1_000
GAP = 2
"""Spaces between two columns of a table or chart."""

_ASCII = str.maketrans({
    "━": "=", "─": "-", "·": "-", "–": "-", "—": "-", "…": "...", "★": "*", "×": "x", "→": "->",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
})  # fmt: skip


@cache
def _codes(style: str) -> tuple[str, str]:
    """What a terminal is sent before and after a text in a style: the 16 colours that every theme sets."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(style).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return before, after


@dataclass(slots=True)
class Screen:
    """A stream for people, with what it can show."""

    stream: TextIO
    width: int = PIPED_WIDTH
    color: bool = False
    encoding: str = "utf-8"
    terminal: bool = False
    """Whether a person looks at it as it is printed."""
    _unicode: bool = field(init=False)

    def __post_init__(self) -> None:
        self._unicode = codecs.lookup(self.encoding).name.startswith("utf")

    def fit(self, text: str) -> str:
        """Text in the characters that the stream can show; look-alikes or ``?`` for others."""
        if self._unicode or text.isascii():
            return text
        return text.translate(_ASCII).encode(self.encoding, "replace").decode(self.encoding)

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line of text in a style, such as ``bold red``; controls in it are shown, not obeyed."""
        self.write([(self.fit(plain(text)), style)])

    def write(self, pieces: Iterable[Piece]) -> None:
        """Print one line of pieces that fit already, harmless whatever they hold."""
        if not self.color:
            self.stream.write(unobeyed(plain("".join([text for text, _style in pieces]).rstrip(" "))) + "\n")
            return
        line = list(pieces)
        while line and not line[-1][0].rstrip(" ") and FILLED not in line[-1][1]:
            line.pop()
        if line and FILLED not in line[-1][1]:
            line[-1] = (line[-1][0].rstrip(" "), line[-1][1])
        blank = True  # so far: codes of colours do not count
        for index, (text, style) in enumerate(line):
            shown = unobeyed(plain(text)) if blank else plain(text)
            line[index] = self._colored(shown, style), style
            blank = blank and not text.strip()
        self.stream.write("".join(text for text, _style in line) + "\n")

    def flow(self, pieces: Iterable[Piece]) -> None:
        """Print text of any length: on a terminal broken at words to its width, elsewhere one line.

        What is broken goes on below the text that follows a first piece that ends in a blank.
        """
        line = [(self.fit(text), style) for text, style in pieces]
        if not self.terminal or sum(len(text) for text, _style in line) * 2 <= self.width:
            self.write(line)
            return
        from ppu_roadmap.terminal.lines import broken, width_of

        first = line[0][0] if line else ""
        for each in broken(line, self.width, width_of(first) if first.endswith(" ") else HANG):
            self.write(each)

    @staticmethod
    def _colored(text: str, style: str) -> str:
        if not style or not text or (text.isspace() and FILLED not in style):
            return text
        before, after = _codes(style)
        return f"{before}{text}{after}"


def screen(stream: TextIO, color: str = "auto", environ: Mapping[str, str] | None = None) -> Screen:
    """A stream as it is: colour ``auto``, ``always`` or ``never``; width of its terminal, else COLUMNS, else 120."""
    environ = os.environ if environ is None else environ
    encoding = getattr(stream, "encoding", None) or "ascii"
    return Screen(stream, _width(stream, environ), _wants_color(stream, color, environ), encoding, _is_terminal(stream))


def _wants_color(stream: TextIO, color: str, environ: Mapping[str, str]) -> bool:
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    return _is_terminal(stream) and environ.get("TERM") != "dumb"


def _is_terminal(stream: TextIO) -> bool:
    with suppress(ValueError):  # closed
        return stream.isatty()
    return False


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdecimal() and len(columns) < 6 else 0  # noqa: PLR2004
    if not width and _is_terminal(stream):
        with suppress(OSError, ValueError):
            width = os.get_terminal_size(stream.fileno()).columns
    return min(max(width or PIPED_WIDTH, LEAST_WIDTH), LONGEST_WIDTH)

"""What lines are made of: text broken at the width that it takes, styles of words and levels, headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, chop_cells

from ppu_roadmap.terminal.screens import HANG, Piece, Screen
from ppu_roadmap.text import Language, Message

DOT = " · "
TITLE, LABEL, HEADING, QUIET, STAR = "bold", "bold", "bold", "dim", "yellow"
WORDS = {
    "done": "green", "approved": "green", "approved-with-notes": "green", "low": "green",
    "ongoing": "cyan",
    "delayed": "yellow", "medium": "yellow", "revise": "yellow", "gap": "yellow",
    "cancelled": "red", "rejected": "red", "high": "bold red",
    "proposed": "dim",
}  # fmt: skip
"""Styles of machine words, in the columns that hold such words."""
_TIED = re.compile(r"\bRp [0-9]|\([^() ]{1,8} [^() ]{1,8}\)|\[ \] (?=\w)|… (?=\+)")
"""Where a line may not break: between ``Rp`` and its number, in a short remark in brackets, behind a box to tick."""


def width_of(text: str) -> int:
    """How many columns a line of text takes."""
    return len(text) if text.isascii() else cell_len(text)


def _tied(text: str) -> str:
    """A line with no-break spaces for the spaces at which it is not broken while the words fit."""
    if "Rp " in text or "(" in text or "[ ]" in text or "…" in text:
        return _TIED.sub(lambda match: match.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
    return text


def longest_word(text: str) -> int:
    """The width of the widest part that cannot be broken at a space."""
    return max((width_of(word) for line in text.split("\n") for word in _tied(line).split(" ")), default=0)


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than ``width``; a no-break space holds words together while they fit."""
    if "\n" not in text and width_of(text) <= width:
        return [text.replace("\N{NO-BREAK SPACE}", " ")]
    return [line for paragraph in text.split("\n") for line in _wrap_line(paragraph, max(width, 2))]


def _wrap_line(text: str, width: int) -> list[str]:
    measured = len if text.isascii() else cell_len
    lines, line = list[str](), ""
    for word in _tied(text).split(" "):
        joined = f"{line} {word}" if line else word
        if measured(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        line = word
        if measured(word) > width:
            *whole, line = (piece for part in word.split("\N{NO-BREAK SPACE}") for piece in chop_cells(part, width))
            lines += whole
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in (*lines, line)]


def broken(pieces: Sequence[Piece], width: int, indent: int) -> Iterator[list[Piece]]:
    """A line of pieces as lines broken at words, all but the first moved in, by no more than leaves half the width."""
    styles = [style for text, style in pieces for _character in text]
    text = "".join(text for text, _style in pieces)
    indent = indent if indent * 2 <= width else HANG
    for start, end in _stretches(_tied(text), width, indent):
        runs = groupby(range(start, end), styles.__getitem__)
        margin = [(" " * indent, "")] if start else []
        yield [*margin, *(("".join(text[at] for at in run), style) for style, run in runs)]


def _stretches(text: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a broken text begin and end."""
    start = end = 0
    room = width
    for word in re.finditer("[^ ]+", text):
        if width_of(text[start : word.end()]) > room and end > start:
            yield start, end
            start, room = word.start(), width - indent
        while width_of(text[start : word.end()]) > room:
            taken = len(chop_cells(text[start : start + room], room)[0])
            yield start, start + taken
            start, room = start + taken, width - indent
        end = word.end()
    yield start, end


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled up with spaces to a width."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def heading_line(screen: Screen, width: int, dash: str, heading: str, words: str = "") -> Iterator[list[Piece]]:
    """A heading in a line so wide, both texts fit for the screen; the words go below where they have no room."""
    dash = screen.fit(dash)
    first, *rest = wrap(heading, width - 6)
    end = (dash * 2, QUIET)
    room = width - width_of(heading) - width_of(words) - 8
    if words and room > 0:
        yield [end, (f" {heading} ", HEADING), (dash * room, QUIET), (f" {words} ", ""), end]
        return
    yield [end, (f" {first} ", HEADING), (dash * (width - width_of(first) - 4), QUIET)]
    yield from ([("   ", ""), (line, HEADING)] for line in rest)
    yield from ([("   ", ""), (line, "")] for line in (wrap(words, width - 3) if words else []))


def apart(parts: Iterable[Iterable[list[Piece]]]) -> Iterator[list[Piece]]:
    """Lines one part below the other, an empty one between them."""
    for index, part in enumerate(parts):
        if index:
            yield []
        yield from part


class Lines:
    """A part of a document on its way to a screen, whose texts fit what the screen can show."""

    def __init__(self, language: Language, screen: Screen, width: int = 0) -> None:
        self.language, self.screen, self.width = language, screen, width

    def text(self, message: Message) -> str:
        """A message for the screen."""
        return self.screen.fit(message.render(self.language))

    def joined(self, messages: Iterable[Message]) -> str:
        """Messages side by side."""
        return self.screen.fit(DOT).join(map(self.text, messages))

    def paragraph(self, style: str, *messages: Message) -> Iterator[list[Piece]]:
        """Messages side by side, as long as they are."""
        lines = wrap(self.joined(messages), self.screen.width) if messages else ()
        yield from ([(line.strip(), style)] for line in lines)

    def rule(self, dash: str, heading: Message, summary: Iterable[Message]) -> Iterator[list[Piece]]:
        """A heading in a line across the part."""
        yield from heading_line(self.screen, self.width, dash, self.text(heading), self.joined(summary))

    def notes(self, notes: Iterable[Message]) -> Iterator[list[Piece]]:
        """Remarks, apart from what is above them."""
        lines = [line for note in notes for line in self.paragraph(QUIET, note)]
        yield from ([], *lines) if lines else ()

"""Text broken into lines by the width that it takes on a terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_TIED = re.compile(r"\bRp [0-9]|\([^() ]{1,8} [^() ]{1,8}\)|\[ \] (?=\w)")
"""Where a line may not break: between ``Rp`` and its number, in a short remark in brackets, behind a box to tick."""


def width_of(text: str) -> int:
    """How many columns a line of text takes."""
    return len(text) if text.isascii() else cell_len(text)


def words_of(text: str) -> list[str]:
    """The parts of a line that are not broken while they fit; a no-break space in one stands for a space."""
    if "Rp " in text or "(" in text or "[ ]" in text:
        text = _TIED.sub(lambda match: match.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
    return text.split(" ")


def longest_word(text: str) -> int:
    """The width of the widest part that cannot be broken at a space."""
    return max((width_of(word) for line in text.split("\n") for word in words_of(line)), default=0)


def widest_line(text: str) -> int:
    """The width of the widest line."""
    return width_of(text) if "\n" not in text else max(map(width_of, text.split("\n")))


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than ``width``; words that are wider are broken anywhere."""
    if "\n" not in text and width_of(text) <= width:
        return [text]
    return [line for paragraph in text.split("\n") for line in _wrap_line(paragraph, max(width, 2))]


def _wrap_line(text: str, width: int) -> list[str]:
    lines = [""]
    for word in words_of(text):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        pieces = [word] if width_of(word) <= width else _pieces(word, width)
        lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def _pieces(word: str, width: int) -> list[str]:
    return [piece for part in word.split("\N{NO-BREAK SPACE}") for piece in chop_cells(part, width)]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled up with spaces to a width."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space

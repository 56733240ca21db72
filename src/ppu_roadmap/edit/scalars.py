"""Scalars as they are written: plain where that reads back as the same text, else in the one fitting quote or block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ppu_roadmap.edit.values import Plain
from ppu_roadmap.source.scalars import resolve

WIDTH: Final = 120
"""Columns that a line is filled to."""

_UNSAFE_START = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`?:]|-(?:\s|$)|---|\.\.\.|<<$|=$")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|\s$|[^\S ]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:[\"']")
_SHOWN = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""What may stand unescaped on a line; characters that may stand in no plan are found by the check afterwards."""
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_FOLD = re.compile(r"(?<=\S) (?=\S)")
_DIGITS = re.compile(r"[0-9.]+")
"""A code such as 2.16.03: no number, but too like one to stand without quotes."""
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Room:
    """Where a scalar is to be written: ``column`` is where it begins, ``indent`` that of its further lines."""

    flow: bool = True
    column: int = 0
    indent: int = 2
    newline: str = "\n"
    width: int = WIDTH
    blocks: bool = True
    """Long text may take lines of its own."""


def written(value: str | Plain, room: Room, style: str = "") -> str:
    """A scalar as text, in the old ``style`` (a quote or block sign) where the value can be written so."""
    if isinstance(value, Plain):
        return value.spelling
    if style in (">", "|") and not room.flow:
        block = folded(value, room) if style == ">" else literal(value, room)
        if block is not None:
            return block
    if style == "'" and _SHOWN.fullmatch(value):
        return "'" + value.replace("'", "''") + "'"
    line = value if style != '"' and is_plain(value, flow=room.flow) else quoted(value)
    short = room.column + len(line) <= room.width and "\n" not in value
    if room.flow or short or style == '"' or not room.blocks:
        return line
    return (literal(value, room) if "\n" in value else folded(value, room)) or line


def written_key(key: str, *, quote: bool = False) -> str:
    """A key as text: a year needs no quotes, for keys are compared as text; ``quote`` where all keys have them."""
    return key if not quote and (_YEAR.fullmatch(key) or is_plain(key, flow=True)) else quoted(key)


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether text without quotes reads back as the same text."""
    if _UNSAFE_START.match(text) or _UNSAFE.search(text) or _DIGITS.fullmatch(text) or not _SHOWN.fullmatch(text):
        return False
    return isinstance(resolve(text), str) and not (flow and _UNSAFE_IN_FLOW.search(text))


def quoted(text: str) -> str:
    """Text between double quotes, with escapes for what does not stand on a line."""
    if _SHOWN.fullmatch(text) and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def folded(text: str, room: Room) -> str | None:
    """Text as a block whose line breaks are spaces; ``None`` where it cannot be written so."""
    lines = _content(text)
    if lines is None:
        return None
    found: list[str] = []
    for number, line in enumerate(lines):
        found += ([""] if number else []) + (_filled(line, room.width - room.indent) if line else [])
    return _block(">", text, found, room)


def literal(text: str, room: Room) -> str | None:
    """Text as a block that keeps its line breaks; ``None`` where it cannot be written so."""
    lines = _content(text)
    return None if lines is None else _block("|", text, lines, room)


def _content(text: str) -> list[str] | None:
    """The lines of text that a block can hold: none blank at the ends, none with blanks before or after it."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or not lines[-1] or any(line != line.strip() or not _SHOWN.fullmatch(line) for line in lines):
        return None
    return lines


def _block(sign: str, text: str, lines: list[str], room: Room) -> str:
    head = sign if text.endswith("\n") else sign + "-"
    margin = " " * room.indent
    return room.newline.join([head, *(margin + line if line else "" for line in lines)])


def _filled(line: str, width: int) -> list[str]:
    """A line broken at single spaces, each part as long as the width allows."""
    found: list[str] = []
    for word in _FOLD.split(line):
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _escaped(char: str) -> str:
    if _SHOWN.fullmatch(char):
        return char
    code = ord(char)
    if code > 0xFFFF:  # noqa: PLR2004 -- the last one that \u can write
        return f"\\U{code:08X}"
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"  # noqa: PLR2004 -- the last one of \x

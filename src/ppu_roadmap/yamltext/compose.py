"""New values as text: scalars in the one fitting quote or block, small mappings in braces, records in lines."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from ppu_roadmap.diagnostics import Path
from ppu_roadmap.source.scalars import resolve
from ppu_roadmap.yamltext.changes import unwritable
from ppu_roadmap.yamltext.nodes import BLOCKS, Data, Plain

WIDTH: Final = 120
"""Columns that a line is filled to."""

REPEATED: Final = 1_000
"""Texts of which it is remembered whether they want quotes: keys and words stand in a file many times."""
UNRANKED: Final = 10**9
"""The rank of a key that the format does not order: a region's own, or one that it chose."""

_UNSAFE_START = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`?:]|-(?:\s|$)|---|\.\.\.|<<$|=$")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|\s$|[^\S ]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}?]|:[\"']")
_SEEN: Final = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""What may stand unescaped on a line; characters that may stand in no plan are found by the check afterwards."""
_SHOWN = re.compile(f"[{_SEEN}]*")
_FOLD = re.compile(r"(?<=\S) (?=\S)")
_NO_TEXT = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9.][0-9._:]*)|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF")
"""A number or boolean to readers of YAML 1.1, such as 12:30 or no, or too like one, such as the code 2.16.03."""
_YEAR = re.compile(r"[0-9]{4}")

Layout: TypeAlias = Callable[[Path], tuple[Sequence[str] | None, bool | None]]
"""What a format says of the list or mapping at a path: the keys of the record in their order, ``None`` where they are
free; and whether it stands in lines of its own however small it is, ``None``: if it nests.
"""


def free(_path: Path) -> tuple[None, None]:
    """The layout of a file of which nothing is known, so that only the size of values counts."""
    return None, None


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written: found in the file, so that what is added looks like what is there."""

    layout: Layout = free
    newline: str = "\n"
    step: int = 2
    """Columns that a mapping is indented below its key."""
    dash: int = 2
    """Columns that the hyphens of a list are indented below its key."""
    gap: int = 2
    """Columns from a hyphen to its item."""
    width: int = WIDTH
    """Columns that folded text is filled to."""
    quote: str = ""
    """The sign around every text and key: a double quote in JSON."""
    blocks: bool = True
    """Long text may take lines of its own."""

    def rank(self, keys: Sequence[str], path: Path) -> list[int]:
        """The place of each key of a mapping in the format's order, else of years by their number, else UNRANKED."""
        order, _in_lines = self.layout(path)
        if order is None and all(re.fullmatch("[0-9]{1,9}", key) for key in keys):
            return [int(key) for key in keys]
        places = {key: number for number, key in enumerate(order or ())}
        return [places.get(key, UNRANKED) for key in keys]


# -- scalars -----------------------------------------------------------------------------------------------------------


def written(
    value: str | Plain, form: Form, style: str = "", *, flow: bool = True, column: int = 0, indent: int = 2
) -> str:
    """A scalar at a column as text, in the old ``style`` if it can; outside of ``flow`` its lines are at ``indent``."""
    if isinstance(value, Plain):
        return value.spelling
    if style in BLOCKS and not flow and (block := _block(style, value, form, indent)) is not None:
        return block
    if style == "'" and _SHOWN.fullmatch(value):
        return "'" + value.replace("'", "''") + "'"
    line = value if style != '"' and is_plain(value, flow=flow) else quoted(value)
    short = column + len(line) <= form.width and "\n" not in value
    if flow or short or style == '"' or not form.blocks:
        return line
    return _block("|" if "\n" in value else ">", value, form, indent) or line


def written_key(key: str, form: Form) -> str:
    """A key as text: a year needs no quotes, for keys are compared as text."""
    return key if not form.quote and (_YEAR.fullmatch(key) or is_plain(key, flow=True)) else quoted(key)


@lru_cache(REPEATED)
def is_plain(text: str, *, flow: bool) -> bool:
    """Whether text without quotes reads back as the same text."""
    if _UNSAFE_START.match(text) or _UNSAFE.search(text) or _NO_TEXT.fullmatch(text) or not _SHOWN.fullmatch(text):
        return False
    return isinstance(resolve(text), str) and not (flow and _UNSAFE_IN_FLOW.search(text))


def quoted(text: str) -> str:
    """Text between double quotes as in JSON, with escapes for what does not stand on a line."""
    return re.sub(f"[^{_SEEN}]", lambda odd: json.dumps(odd[0])[1:-1], json.dumps(text, ensure_ascii=False))


def _block(sign: str, text: str, form: Form, indent: int) -> str | None:
    """Text below a sign, which keeps or fills its lines; ``None`` where one is blank at an end or has blanks around."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or not lines[-1] or any(line != line.strip() or not _SHOWN.fullmatch(line) for line in lines):
        return None
    if sign == ">":
        parts = [_filled(line, form.width - indent) if line else [] for line in lines]
        lines = [line for part in parts for line in ("", *part)][1:]
    head = sign if text.endswith("\n") else f"{sign}-"
    margin = " " * indent
    return form.newline.join([head, *(margin + line if line else "" for line in lines)])


def _filled(line: str, width: int) -> list[str]:
    """A line broken at single spaces, each part as long as the width allows."""
    found: list[str] = []
    for word in _FOLD.split(line):
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


# -- collections -------------------------------------------------------------------------------------------------------


def in_line(value: Data, form: Form) -> str:
    """A value on one line, as it may stand in brackets and braces. Raises UnwritableError for what is odd."""
    match value:
        case str() | Plain():
            return written(value, form, form.quote)
        case list():
            return "[" + ", ".join(in_line(item, form) for item in value) + "]"
        case dict():
            return "{" + ", ".join(pair_in_line(key, item, form) for key, item in value.items()) + "}"
    raise unwritable()


def pair_in_line(key: str, value: Data, form: Form) -> str:
    """A key with its value on one line."""
    return f"{written_key(key, form)}: {in_line(value, form)}"


def pair_in_lines(key: str, value: Data, column: int, path: Path, form: Form) -> str:
    """A key at ``column`` with its value, which takes further lines where it must; the first is not indented."""
    name = written_key(key, form) + ":"
    return name + after_key(value, column, column + len(name) + 1, path, form)


def after_key(value: Data, column: int, start: int, path: Path, form: Form) -> str:
    """What follows the colon of a key at ``column``: a space and the value, or lines below it."""
    if isinstance(value, str | Plain):
        text = written(value, form, form.quote, flow=False, column=start, indent=column + form.step)
        return f" {text}" if text else ""
    if not _takes_lines(value, path, start, form):
        return " " + in_line(value, form)
    inner = column + (form.dash if isinstance(value, list) else form.step)
    return form.newline + " " * inner + in_lines(value, inner, path, form)


def in_lines(value: Data, column: int, path: Path, form: Form) -> str:
    """A list or a mapping in lines that begin at ``column``; the first is not indented."""
    separator = form.newline + " " * column
    if isinstance(value, dict):
        return separator.join(pair_in_lines(key, item, column, (*path, key), form) for key, item in value.items())
    if isinstance(value, list):
        return separator.join(item_in_lines(item, column, (*path, 0), form) for item in value)
    raise unwritable()


def item_in_lines(value: Data, column: int, path: Path, form: Form, *, lines: bool = False) -> str:
    """A hyphen at ``column`` with an item; ``lines``: a mapping stands in lines whatever its kind and size."""
    inner = column + form.gap
    head = "-" + " " * (form.gap - 1)
    if isinstance(value, str | Plain):
        return head + written(value, form, form.quote, flow=False, column=inner, indent=inner)
    if value and (lines or _takes_lines(value, path, inner, form)):
        return head + in_lines(value, inner, path, form)
    return head + in_line(value, form)


def _takes_lines(value: Data, path: Path, start: int, form: Form) -> bool:
    """Whether a collection is written in lines of its own, and not on the line where it begins."""
    if not value or form.quote:
        return False
    _order, said = form.layout(path)
    if isinstance(value, list):
        lines = said is not False and any(isinstance(item, dict) for item in value)
    elif said is None and isinstance(value, dict):
        lines = any(isinstance(item, dict) for item in value.values())
    else:
        lines = bool(said)
    return lines or start + len(in_line(value, form)) > WIDTH

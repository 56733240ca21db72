"""CSV of any office: its letters, what stands between its cells, its rows, and the guard that ours puts before some."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

_BETWEEN = ";,\t|"
"""What may stand between cells; the first where two fit equally well."""
_LOOKED_AT = 200
"""Rows by which that is told."""
_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
"""What stands in no text."""
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_COMMAND = re.compile(r"^([^\S\n]*)(?='*::)|(#)(?='*#\w*\[)", re.MULTILINE)
_GUARDED_COMMAND = re.compile(r"^([^\S\n]*)'(?='*::)|(#)'(?='*#\w*\[)", re.MULTILINE)
_LITERAL = re.compile(r'="([^"]*)"')
"""What the guard keeps spreadsheets and CI from obeying, bare and guarded."""
_END = "\0"
"""A last line, which no text has: where a quote is open it is part of a cell."""


class UnreadableError(Exception):
    """A file that is refused: ``page``, ``locked``, ``large``, ``damaged``, or ``quote`` where nothing closes one."""


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, told by its bytes. Raises UnreadableError."""
    encodings = ["utf-8-sig", "cp1252"]
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data[:2].count(0) == 1:  # the first letter is plain, and its other byte nothing
        encodings = ["utf-16-be" if data[0] == 0 else "utf-16-le"]
    for encoding in encodings:
        with suppress(UnicodeError):
            text = data.decode(encoding)
            if not _CONTROL.search(text):
                return text
    raise UnreadableError("damaged")


def cells(text: str) -> Iterator[list[str]]:
    """The cells of each row, without the guard that ours puts before some. Raises csv.Error and UnreadableError."""
    said = _SAID.match(text)
    between = said[1] if said else _between(text)
    lines = [*text[said.end() if said else 0 :].splitlines(keepends=True), _END]
    for row in csv.reader(lines, delimiter=between):
        if row and row[-1].endswith(_END) and row != [_END]:
            raise UnreadableError("quote")
        if row != [_END]:
            yield [unguarded(cell) for cell in row]


def _between(text: str) -> str:
    """What divides the most rows into the same number of cells, which are at least two."""
    lines = list(islice(text.splitlines(keepends=True), _LOOKED_AT))

    def fitting(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))

    return max(_BETWEEN, key=fitting)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, nor CI for a command: ``'`` before ``= + - @``, tab, CR, ``::``.

    In ``##[`` it stands between the two.
    """
    if "::" in text or "#" in text:
        text = _COMMAND.sub(r"\1\2'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given; of ``="2.10"``, which says that it is text, what stands between the quotes."""
    if text[:1] != "=" and "'" not in text:
        return text
    if literal := _LITERAL.fullmatch(text):
        return literal[1]
    if text.startswith("'") and _FORMULA.match(text, 1):
        text = text[1:]
    return _GUARDED_COMMAND.sub(r"\1\2", text)

"""The hidden sheet of a form: what it is, and its sheets as they were given out, a list of JSON a row."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from ppu_roadmap.grid.grid import Grid, Value
from ppu_roadmap.text import Language, Refusal, _
from ppu_roadmap.words.vocabulary import LANGUAGES
from ppu_roadmap.workbook.sheets import GUIDE, MEMORY, SHEETS, Cells, Sheet

FORMAT: Final = 1
"""The version of all this; another one is refused."""
_PART: Final = re.compile(r"(?s).{1,16000}(?<!\s)(?!\s)|.{1,16000}")
"""A part of a text that a cell can hold, whatever its characters take in UTF-16; if that can be, without blanks at its
ends, which some programs leave out."""
_ON: Final = "+"
"""Marks a cell that goes on with the text of the one above."""


class Memory(NamedTuple):
    """What a form remembers of how it was given out."""

    region: str
    """The code of the region."""
    language: Language
    day: str
    owner: str
    """The key of the agency that it was made for; empty where it is for all."""
    period: str
    revision: str
    sheets: Mapping[str, Sequence[str]]
    """By their words the keys of the columns, then the cells of each row."""
    file: str = ""

    def lines(self) -> Iterator[tuple[Value, Value]]:
        """The rows of the hidden sheet: a word and what is said of it; without one, one more of the same."""
        yield "format", FORMAT
        for name in _SAID:
            yield name, getattr(self, name) or None
        for word, rows in self.sheets.items():
            for at, text in enumerate(rows):
                for part, piece in enumerate(_PART.findall(text)):
                    yield _ON if part else None if at else word, piece

    def keys(self, sheet: Sheet) -> Sequence[Value]:
        """The keys of the columns that a sheet was given out with. Raises Refusal where they cannot be read."""
        return next(self._read(sheet), ())

    def given(self, sheet: Sheet) -> list[Cells]:
        """The rows of a sheet as they were given out, as they are compared. Raises Refusal for what is no row."""
        keys, *rows = [*self._read(sheet)] or [()]
        names = [*map(str, keys)]
        return [sheet.normal(dict(zip(names, row, strict=False))) for row in rows]

    def _read(self, sheet: Sheet) -> Iterator[Sequence[Value]]:
        for text in self.sheets.get(sheet.word, ()):
            try:
                cells = json.loads(text)
            except (ValueError, RecursionError):
                cells = None
            if not isinstance(cells, list) or not all(isinstance(each, str | int | float | None) for each in cells):
                raise _lost(self.file)
            yield cells


_SAID: Final = Memory._fields[:6]


def noted(sheet: Sheet, rows: Iterable[Cells]) -> list[str]:
    """What is remembered of the rows of a sheet."""
    every = (sheet.keys, *([row.get(key) for key in sheet.keys] for row in rows))
    return [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in every]


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether a file is a form that we gave out, even if it has lost what it remembers."""
    named = {grid.sheet for grid in grids}
    names = (GUIDE, *(sheet.name for sheet in SHEETS))
    return MEMORY in named or any(named >= {each.render(language) for each in names} for language in LANGUAGES)


def memory_of(grids: Sequence[Grid]) -> Memory:
    """What a form remembers. Raises Refusal where nothing of it can be read, or a newer release has written it."""
    grid = next((each for each in grids if each.sheet == MEMORY), grids[0])
    found: dict[str, list[str]] = {}
    said: list[str] = []
    for word, value in (row[:2] for row in grid.rows if len(row) > 1):
        text = "" if value is None else str(value)
        if word == _ON and said:
            said[-1] += text
        elif word is not None:
            said = found[str(word)] = [text]
        else:
            said.append(text)
    version, *about = (found.get(name, [""])[0] for name in ("format", *_SAID))
    if version.isdecimal() and int(version) > FORMAT:
        raise Refusal(_("{file} was given out by a newer release: install that release", file=grid.file))
    region, language, day, owner, period, revision = about
    try:
        date.fromisoformat(day)
    except ValueError:
        version = ""
    sheets = {sheet.word: [*filter(None, found.get(sheet.word, ()))] for sheet in SHEETS}
    if version != str(FORMAT) or not all(sheets.values()):
        raise _lost(grid.file)
    named: Language = "en" if language == "en" else "id"
    return Memory(region, named, day, owner, period, revision, sheets, grid.file)


def _lost(file: str) -> Refusal:
    return Refusal(_("{file} has lost what its hidden sheet remembers: give the form out again", file=file))

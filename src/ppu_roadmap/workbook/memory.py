"""The hidden sheet of a form: what it is, and its sheets as they were given out, a list of JSON a row."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
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
    sheets: Mapping[str, Sequence[Sequence[Value]]]
    """By their words the keys of the columns, then the cells of each row."""

    def lines(self) -> Iterator[tuple[Value, Value]]:
        """The rows of the hidden sheet: a word and what is said of it; without one, one more of the same."""
        yield "format", FORMAT
        for name in _SAID:
            yield name, getattr(self, name) or None
        for word, rows in self.sheets.items():
            for at, row in enumerate(rows):
                text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
                for part, piece in enumerate(_PART.findall(text)):
                    yield _ON if part else None if at else word, piece

    def keys(self, sheet: Sheet) -> Sequence[Value]:
        """The keys of the columns that a sheet was given out with."""
        return self.sheets[sheet.word][0]

    def given(self, sheet: Sheet) -> list[Cells]:
        """The rows of a sheet as they were given out, as they are compared."""
        names = [*map(str, self.keys(sheet))]
        return [sheet.normal(dict(zip(names, row, strict=False))) for row in self.sheets[sheet.word][1:]]


_SAID: Final = Memory._fields[:6]


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
        sheets = {sheet.word: [_row(text) for text in found.get(sheet.word, ()) if text] for sheet in SHEETS}
    except (ValueError, RecursionError):
        version, sheets = "", {}
    if version != str(FORMAT) or not all(sheets.values()):
        raise Refusal(_("{file} has lost what its hidden sheet remembers: give the form out again", file=grid.file))
    return Memory(region, "en" if language == "en" else "id", day, owner, period, revision, sheets)


def _row(text: str) -> list[Value]:
    """Keys or cells as they were noted. Raises ValueError and RecursionError for what is none."""
    cells = json.loads(text)
    if not isinstance(cells, list) or not all(isinstance(each, str | int | float | None) for each in cells):
        raise ValueError(text)
    return cells

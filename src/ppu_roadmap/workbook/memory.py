"""The hidden sheet of a form: what it is, the words of its drop-downs, and the rows as they were given out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, zip_longest
from typing import Final, NamedTuple

from ppu_roadmap.grid.grid import Grid, Value, column_name
from ppu_roadmap.text import Refusal, _
from ppu_roadmap.workbook.rows import Row
from ppu_roadmap.workbook.sheets import MEMORY, SHEETS, Sheet

FORMAT: Final = 1
"""The version of all this; another one is refused."""
OPTIONS: Final = 32_000
"""Words that a drop-down may have: Excel takes 32,767."""
_PART: Final = 32_000
"""Characters of a cell that remembers something: none can hold more than 32,767."""
_FIRST: Final = 2
"""The index of the first column with words of drop-downs: each has one, and what is noted of rows stands behind."""


class Memory(NamedTuple):
    """What a form remembers of how it was given out."""

    region: str
    """The code of the region."""
    language: str
    day: str
    owner: str = ""
    """The key of the agency that it was made for; empty where it is for all."""
    period: str = ""
    revision: str = ""
    rows: Mapping[str, Sequence[Row]] = {}
    """By the word of their sheet."""
    columns: Mapping[str, Sequence[str]] = {}
    """The keys of the columns of each sheet, in their order."""

    def lines(self, offered: Sequence[Sequence[str]]) -> Iterator[Sequence[Value]]:
        """The rows of the sheet: first what the form is, then what is noted of rows; beside it words, a list a column.

        Lists across would make every row as wide as the longest of them.
        """
        heads = (("format", FORMAT), ("lists", len(offered)), *((name, getattr(self, name)) for name in _SAID))
        noted = chain.from_iterable(map(self._noted, self.rows))
        for line, words in zip_longest(chain(heads, noted), zip_longest(*offered), fillvalue=()):
            left = line[:_FIRST] if line else (None,) * _FIRST
            yield *left, *(words or (None,) * len(offered)), *line[_FIRST:]

    def given(self, sheet: Sheet) -> list[Row]:
        """The rows of a sheet as they were given out, in the order of its columns; what it had not then is empty."""
        keys = self.columns.get(sheet.word, ())
        places = [keys.index(column.key) if column.key in keys else None for column in sheet.columns]
        return [
            row._replace(cells=[None if at is None or at >= len(row.cells) else row.cells[at] for at in places])
            for row in self.rows.get(sheet.word, ())
        ]

    def _noted(self, word: str) -> Iterator[tuple[Value, ...]]:
        """The rows of a sheet, each its id and its cells as JSON, in parts that keep the blanks at their ends."""
        yield "columns", word, *self.columns[word]
        for row in self.rows[word]:
            text = json.dumps(list(row.cells), ensure_ascii=False, separators=(",", ":"))
            parts = (text[at : at + _PART] for at in range(0, len(text), _PART))
            yield f"{word}+" if row.ready else word, row.id, *(f"<{part}>" for part in parts)


_SAID: Final = Memory._fields[:6]
"""What a form says of itself in its first rows, behind its version and the number of its lists."""


def list_place(index: int, length: int) -> str:
    """Where the words of a list stand, as a drop-down names it."""
    column = column_name(_FIRST + index)
    return f"={MEMORY}!${column}$1:${column}${length}"


def memory_of(grids: Sequence[Grid]) -> Memory:
    """What a form remembers. Raises Refusal where nothing of it can be read, or a newer release has written it."""
    grid = next(each for each in grids if each.sheet == MEMORY)
    said = {str(row[0]): row[1] for row in grid.rows[: len(_SAID) + _FIRST] if len(row) > 1}
    lost = _("{file} has lost what its hidden sheet remembers: give the form out again", file=grid.file)
    version, lists = (said.get(key) for key in ("format", "lists"))
    if isinstance(version, int) and version > FORMAT:
        raise Refusal(_("{file} was given out by a newer release: install that release", file=grid.file))
    if version != FORMAT or not isinstance(lists, int):
        raise Refusal(lost)
    rows: dict[str, list[Row]] = {sheet.word: [] for sheet in SHEETS}
    columns: dict[str, Sequence[str]] = {}
    try:
        date.fromisoformat(str(said["day"]))
        for line in grid.rows[len(_SAID) + _FIRST :]:
            kind, key = map(str, line[:_FIRST])
            parts = [str(each) for each in line[_FIRST + lists :] if each is not None]
            if (word := kind.removesuffix("+")) in rows:
                cells = json.loads("".join(part[1:-1] for part in parts))
                rows[word].append(Row(_listed(cells), key, ready=kind != word))
            elif kind == "columns":
                columns[key] = tuple(parts)
    except (ValueError, RecursionError, KeyError):
        raise Refusal(lost) from None
    told = {name: str(said.get(name) or "") for name in _SAID}
    return Memory(**told | {"rows": rows, "columns": columns})  # type: ignore[arg-type]  # names of its fields


def _listed(cells: object) -> tuple[Value, ...]:
    if not isinstance(cells, list) or not all(isinstance(each, str | int | float | None) for each in cells):
        raise ValueError
    return tuple(cells)

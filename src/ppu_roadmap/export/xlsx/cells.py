"""A cell as Excel holds it: rupiah, numbers, percent, years and days as numbers, all else as text; what is a sum."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from ppu_roadmap.paper.table import Cell, Column, Keyed, Kind, Marked, Row, label_of, machine_value, shown
from ppu_roadmap.text import Language, Message, Rupiah
from ppu_roadmap.workbook.book import cut
from ppu_roadmap.workbook.looks import word_look

TEXT, WHOLE = "@", "#,##0"
_EPOCH = date(1899, 12, 30)
"""The day that Excel counts as 0."""
_FIRST = date(1900, 3, 1)
"""The first day that it counts right."""
KEPT = 1000
"""Cells of a column that are remembered."""
_SCALARS = frozenset((int, bool, type(None)))
"""Of which no two are alike that are not the same; and 1 is not True."""
COLOURED = {Kind.WORD, Kind.BAND}
"""The kinds of columns whose words may have a colour."""


class Written(NamedTuple):
    """A value with the format that shows it; a number's mark is a part of its format, so that it can be added up."""

    value: float | str
    format: str = TEXT
    key: str = ""
    """The machine's word, where it has a colour."""

    @property
    def number(self) -> float | None:
        """The value, where it is a number."""
        return None if isinstance(self.value, str) else self.value

    @property
    def word(self) -> str:
        """What a cell of a coloured word begins with."""
        return str(self.value).partition("\n")[0].partition(" (")[0]


def writer_of(columns: Sequence[Column], language: Language) -> Callable[[Iterable[Row]], list[tuple[Written, ...]]]:
    """How rows are written: what comes again in a column, as names and words do, is not made again."""
    known: list[dict[object, Written]] = [{} for _column in columns]

    def one(cell: Cell, place: int) -> Written:
        alike = cell if type(cell) is str else _alike(cell)
        if (found := known[place].get(alike)) is None:
            found = written(cell, columns[place], language)
            if alike is not None:
                if len(known[place]) >= KEPT:
                    known[place].clear()
                known[place][alike] = found
        return found

    def whole(cells: Sequence[Cell], place: int) -> list[Written]:
        made = {key: one(cell, place) for key, cell in {id(cell): cell for cell in cells}.items()}
        return [made[id(cell)] for cell in cells]

    return lambda rows: [*zip(*map(whole, zip(*rows, strict=True), count()), strict=True)]


def _alike(cell: Any) -> object:
    """What cells of a column have in common that are written alike; ``None`` where that takes longer to tell."""
    kind = type(cell)
    parts: tuple[Any, ...]
    if kind is Keyed:
        key, label = parts = cell.key, cell.label
        if type(key) is str and type(label) is Message and not (label.values or label.plural):
            return kind, Message, key, label.template  # as the rest would tell, but most are of these
    elif kind is Message and not cell.plural:
        parts = cell.template, *cell.values.values()
    elif kind is Marked:
        parts = cell.value, cell.mark
    elif kind is tuple:
        parts = cell
    else:
        return (kind, cell) if kind in _SCALARS else None
    inside = [part if type(part) is str else _alike(part) for part in parts]
    return None if None in inside else (kind, *inside)


def written(cell: Cell, column: Column, language: Language) -> Written:
    """What a cell says, as Excel holds it; a text is harmless, and never longer than a cell can hold."""
    read = label_of(cell)
    mark = ""
    if isinstance(read, Marked) and not read.mark.values:
        mark, read = f" {read.mark.render(language)}", label_of(read.value)
    if isinstance(read, Rupiah):
        number, decimals, partial = read.scaled
        return Written(number, _format(WHOLE + ("." + "0" * decimals if decimals else ""), mark or partial))
    if isinstance(read, int | float) and not isinstance(read, bool):
        return Written(read, _format(_digits(read, column.kind), mark))
    if column.kind is Kind.DATE and isinstance(read, str) and (day := _day(read)):
        return day
    key = machine_value(cell) if column.kind in COLOURED else None
    coloured = key if isinstance(key, str) and word_look(key) else ""
    return Written(cut(shown(cell, column, language)), key=coloured)


def _digits(number: float, kind: Kind) -> str:
    if kind is Kind.YEARS:
        return "0"
    digits = WHOLE if float(number).is_integer() else "#,##0.0##"
    return f'{digits}"%"' if kind is Kind.PERCENT else digits


@lru_cache
def _format(digits: str, mark: str) -> str:
    quoted = mark.replace('"', "'")
    return f'{digits}"{quoted}"' if mark else digits


@lru_cache(4096)
def _day(text: str) -> Written | None:
    """A day, or a month by its first day; ``None`` for a quarter, for what is no day, and for what is too long ago."""
    try:
        day = date.fromisoformat(text if len(text) > len("2022-08") else f"{text}-01")
    except ValueError:
        return None
    shape = "d mmm yyyy" if len(text) > len("2022-08") else "mmm yyyy"
    return Written((day - _EPOCH).days, shape) if day >= _FIRST else None

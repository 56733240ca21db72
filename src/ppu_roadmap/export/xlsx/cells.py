"""A cell as Excel holds it: rupiah, numbers, percent, years and days as numbers, all else as text; what is a sum."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ppu_roadmap.paper.table import Cell, Column, Kind, Marked, Row, label_of, machine_value, shown
from ppu_roadmap.text import Language, Rupiah
from ppu_roadmap.workbook.book import cut
from ppu_roadmap.workbook.looks import word_look

TEXT, WHOLE = "@", "#,##0"
_EPOCH = date(1899, 12, 30)
"""The day that Excel counts as 0."""
_FIRST = date(1900, 3, 1)
"""The first day that it counts right."""
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


def written_rows(rows: Iterable[Row], columns: Sequence[Column], language: Language) -> list[tuple[Written, ...]]:
    """What rows say, as Excel holds it: what comes again in a column, as names and words do, is written once."""

    def whole(cells: Sequence[Cell], column: Column) -> list[Written]:
        keys = [cell if type(cell) is str else id(cell) for cell in cells]
        made = {key: written(cell, column, language) for key, cell in dict(zip(keys, cells, strict=True)).items()}
        return [made[key] for key in keys]

    return [*zip(*map(whole, zip(*rows, strict=True), columns), strict=True)]


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

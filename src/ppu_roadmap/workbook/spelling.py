"""How values of a plan stand in cells: by the labels that people read, each such that it is read back as it was."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from pydantic import BaseModel

from ppu_roadmap.edit.forms import Leaf
from ppu_roadmap.facts.years import month_of, quarter_of
from ppu_roadmap.fields.cells import whole
from ppu_roadmap.grid.grid import Fault, Value
from ppu_roadmap.model.measures import Range
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.types import HOMES
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.words.vocabulary import Vocabulary, fixed
from ppu_roadmap.workbook.columns import NUMERIC, Column, Kind
from ppu_roadmap.workbook.sheets import DIMENSION

LONGEST: Final = 32_767
"""Characters that a cell can hold."""
CUT: Final = " …"
"""The end of a text that no cell can hold."""
_YES_NO: Final = {True: _("yes"), False: _("no")}
_APART: Final = re.compile(r'[;\n\r]|^[\s"]|\s$')
"""What may not stand in an item of a list unless that has quotes around it."""
_ODD: Final = re.compile(r"\s\s|[^\S ]|_x000D_|^\s|\s$")
"""What is in a text whose blanks must be made one before it is compared."""
_WHOLE: Final = 1e15
_DIGITS: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]+)?")
_ROUNDED: Final = 1e-6
"""What calculating may have added to a whole number."""


class Speller:
    """Spells the values of a plan's records in a language."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self.plan, self.language = plan, language
        self._labels: dict[tuple[type[BaseModel], Leaf], dict[str, str]] = {}

    def cell(self, column: Column, record: Any) -> Value:
        """What stands in the cell of a record."""
        for step in column.path:
            record = getattr(record, step, None)
        return self.spelled(column, record)

    def spelled(self, column: Column, value: Any) -> Value:
        """What stands in a cell for the value of a field."""
        match value:
            case None | () | "":
                return None
            case bool():
                return _YES_NO[value].render(self.language)
            case float() | int():
                return whole(value)
            case Range():
                return _bounds(value)
            case str():
                return cut(self.labels(column).get(value, value).strip()) or None
        if column.kind is Kind.TIME:
            return "-".join(map(str, dict.fromkeys(value)))
        known = self.labels(column)
        return cut(_joined(known.get(str(each), str(each)) for each in value))

    def labels(self, column: Column) -> dict[str, str]:
        """The labels of a column's words by their keys."""
        place = column.record, column.path
        if (found := self._labels.get(place)) is None:
            known = fixed(HOMES) if column.path == DIMENSION else column.vocabulary(self.plan)
            listed = column.kind is Kind.LIST
            found = {key: self._label(known, key, listed=listed) for key in known.names} if known else {}
            self._labels[place] = found
        return found

    def _label(self, known: Vocabulary, key: str, *, listed: bool) -> str:
        """The first name of a word that nothing else can be meant by, else its key."""
        for name in known.names[key] if key not in self.plan.by_id else ():
            text = name.render(self.language) if isinstance(name, Message) else " ".join(str(name).split())
            apart = listed and re.search("[,;]", text)
            if not apart and {read.value for read in known.read(text)} == {key} and text[:1] not in ("[", "{"):
                return text
        return key

    def called(self, id: str | None, name: str | None, unit: str | None = None) -> str:
        """What a row belongs to, for readers: its id first, by which it is known again."""
        told = " ".join(f"{id or ''} {name or ''}".split())
        return cut(f"{told} ({' '.join(unit.split())})" if unit else told)


def cut(text: str) -> str:
    """A text as far as a cell can hold it."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def _bounds(value: Range) -> str | None:
    """A range such that it is read as one: without marks between thousands."""
    low, high = (None if each is None else str(whole(each)) for each in (value.min, value.max))
    if value.refused or (low is None and high is None):
        return None
    return f"≥ {low}" if high is None else f"≤ {high}" if low is None else f"{low} - {high}"


def _joined(items: Iterable[str]) -> str:
    doubled = ((each, each.replace('"', '""')) for each in items)
    return "; ".join(f'"{quoted}"' if _APART.search(each) or not each else each for each, quoted in doubled)


def items_of(text: str) -> list[str]:
    """The items of a list as :meth:`Speller.spelled` joins them; also a line each."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True)
    return [stripped for line in lines for each in line if (stripped := each.strip())]


# -- what came back ----------------------------------------------------------------------------------------------------


def same(column: Column, one: Value, other: Value) -> bool:
    """Whether two cells say the same, whatever a spreadsheet made of one of them when it was saved."""
    return one == other or bare(column, one) == bare(column, other)


def bare(column: Column, value: Value) -> str:
    """A cell as it is compared: a number and its digits are one, and so are blanks of every kind."""
    if type(value) is int:  # most cells are this or one of the next two
        return str(value)
    if value is None or (type(value) is str and column.kind not in NUMERIC and not _ODD.search(value)):
        return value or ""
    value = typed(column, value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return str(int(value)) if abs(value) <= _WHOLE and value == int(value) else f"{value:.15g}"
    if isinstance(value, date):
        return value.isoformat()
    lines = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    text = "\n".join(" ".join(line.split()) for line in lines)
    return bare(column, float(text)) if column.kind in NUMERIC and _DIGITS.fullmatch(text) else text


def typed(column: Column, value: Value) -> Value:
    """What a cell says in the type of its column: a day in a column of months is its month."""
    match value:
        case bool() | None | "":
            return value if isinstance(value, bool) else None
        case Fault():
            return value
        case date() if column.kind is Kind.TIME:
            return quarter_of(value) if column.path == ("period",) else month_of(value)
        case date():
            return value if column.kind in NUMERIC else value.isoformat()
        case float() if (found := _near(value)) is not None:
            value = found
    return value if column.kind in NUMERIC else str(value)


def _near(value: float) -> int | None:
    """The whole number that a number is but for what calculating added to it."""
    return round(value) if abs(value) < _WHOLE and abs(value - round(value)) < _ROUNDED else None

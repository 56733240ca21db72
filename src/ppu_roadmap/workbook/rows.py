"""The rows of a plan as the form gives them out: by the labels that people read, each such that it is read back."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final, NamedTuple, TypeAlias

from pydantic import BaseModel

from ppu_roadmap.edit.forms import Leaf
from ppu_roadmap.facts.parts import Item, beside_programs, picked
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields.cells import whole
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model.measures import Range, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Language, Message, _
from ppu_roadmap.words.vocabulary import Vocabulary
from ppu_roadmap.workbook.book import cut
from ppu_roadmap.workbook.sheets import FIELDS, INDICATORS, REPORTS, SERIES, Cells, Column, Kind, Sheet

ACTIVE = ("planned", "ongoing", "delayed")
"""Statuses of programs of which a report is asked."""
_YES_NO: Final = {True: _("yes"), False: _("no")}
_APART: Final = re.compile(r'[;\n\r]|^[\s"]|\s$')
"""What may not stand in an item of a list unless that has quotes around it."""


class Row(NamedTuple):
    """One row of a sheet, of the plan or of a file."""

    cells: Cells
    item: Item = None
    """What picks its record in the plan."""
    at: int = 0
    """The index of its row in the file."""


Told: TypeAlias = "tuple[str, Value, Item, Any]"
"""The id by which a record is known, what it belongs to, what picks it there, and the record."""


@dataclass
class Rows:
    """The rows of programs of a plan, in a language."""

    plan: Plan
    language: Language
    programs: Sequence[Program] = ()
    beside: bool = False
    """Whether the indicators of objectives and of the region are among them, too."""
    period: str = ""
    """The quarter of which reports are asked."""
    _labels: dict[tuple[type[BaseModel], Leaf], dict[str, str]] = field(default_factory=dict)

    def of(self, sheet: Sheet) -> Iterator[Row]:
        """The rows of a sheet; a program without an id is in none, since nothing could be said of it."""
        home, columns = sheet.home, {column.key: column for column in sheet.columns[FIELDS:]}
        for id, of, item, record in self.told(sheet):
            yield Row({"id": id, home: of} | {key: self._cell(each, record) for key, each in columns.items()}, item)

    def told(self, sheet: Sheet) -> Iterator[Told]:
        """The records of a sheet."""
        if sheet.by_year:
            yield from self._years()
            return
        for program in self.programs:
            if program.id is None or self.plan.by_id[program.id] is not program:  # of two of one id the first
                continue
            records = (program,) if sheet.of_programs else getattr(program, sheet.form.at)
            of = self._cell(sheet.columns[1], program) if sheet.of_programs else self.called(program.id, program.name)
            for item, record in zip(picked(records), records, strict=True):
                yield getattr(record, "id", None) or program.id, of, item, record
            if sheet.form is REPORTS.form and self._asks(program):
                yield program.id, of, None, Report.model_construct(period=self.period)
        if sheet.form is INDICATORS.form and self.beside:
            for measure in beside_programs(self.plan):
                if measure.indicator.id is not None:
                    home = measure.objective or self.plan.file.region
                    name = home.name if home else None
                    yield measure.indicator.id, self.called(measure.of, name), None, measure.indicator

    def _years(self) -> Iterator[Told]:
        for id, _of, item, one in self.told(INDICATORS):
            called = self.called(id, one.name, one.unit)
            for year in sorted({*one.targets, *one.actuals}):
                values = {key: getattr(one, key).get(year) for key in SERIES}
                yield id, called, item, SimpleNamespace(year=year, **values)

    def _asks(self, program: Program) -> bool:
        """Whether a report of the quarter is asked of a program."""
        active = program.status in ACTIVE and live(program)
        return bool(self.period) and active and all(one.period != self.period for one in program.reports)

    def called(self, id: Value, name: Value, unit: Value = None) -> str:
        """What a row belongs to, for readers: its id first, by which it is known again."""
        told = " ".join(f"{id or ''} {name or ''}".split())
        return cut(f"{told} ({' '.join(str(unit).split())})" if unit else told)

    # -- cells ---------------------------------------------------------------------------------------------------------

    def _cell(self, column: Column, record: Any) -> Value:
        for step in column.path:
            record = getattr(record, step, None)
        return self.spelled(column, record) if record is not None else None

    def spelled(self, column: Column, value: Any) -> Value:
        """What stands in a cell for the value of a field."""
        match value:
            case str():
                return cut(self.labels(column).get(value, value).strip()) or None
            case bool():
                return _YES_NO[value].render(self.language)
            case float() | int():
                return whole(value)
            case None | ():
                return None
            case Range():
                return _bounds(value)
        if column.kind is Kind.TIME:
            return "-".join(map(str, dict.fromkeys(value)))
        known = self.labels(column)
        return cut(_joined(known.get(str(each), str(each)) for each in value))

    def labels(self, column: Column) -> dict[str, str]:
        """The labels of a column's words by their keys."""
        place = column.record, column.path
        if (found := self._labels.get(place)) is None:
            known, listed = column.vocabulary(self.plan), column.kind is Kind.LIST
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
    """The items of a list as :meth:`Rows.spelled` joins them; also a line each."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True)
    return [stripped for line in lines for each in line if (stripped := each.strip())]

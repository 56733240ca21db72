"""The rows of a plan as the form gives them out."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

from ppu_roadmap.facts.parts import beside_programs
from ppu_roadmap.facts.standing import live
from ppu_roadmap.grid.grid import Value
from ppu_roadmap.model.measures import BudgetLine, Indicator, Report
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Language
from ppu_roadmap.workbook.sheets import PROGRAMS, REPORTS, SERIES, TARGETS, Sheet
from ppu_roadmap.workbook.spelling import Speller

ACTIVE = ("planned", "ongoing", "delayed")
"""Statuses of programs of which a report is asked."""
Item: TypeAlias = "tuple[str, ...] | None"


class Row(NamedTuple):
    """One row of a sheet."""

    cells: Sequence[Value]
    """In the order of the sheet's columns: the first is the id, its own or that of what it belongs to."""
    program: str = ""
    """The program that it is of; empty for an indicator of an objective or the region."""
    item: Item = None
    """Of a record without an id, the words that pick it."""
    ready: bool = False
    """It is of nothing yet: a report that is asked for."""

    @property
    def id(self) -> str:
        """The id in its first cell."""
        return str(self.cells[0] or "")


class Asked(NamedTuple):
    """Of what a form is made."""

    plan: Plan
    programs: Sequence[Program]
    beside: bool = False
    """Whether the indicators of objectives and of the region are in it, too."""
    period: str = ""
    """The quarter of which reports are asked."""


def rows_of(sheet: Sheet, asked: Asked, language: Language) -> Iterator[Row]:
    """The rows of a sheet; a program without an id is in none, since nothing could be said of it."""
    speller = Speller(asked.plan, language)
    yield from _ROWS.get(sheet.word, _parts)(sheet, asked, speller)


def _programs(sheet: Sheet, asked: Asked, speller: Speller) -> Iterator[Row]:
    for program in _named(asked):
        yield Row((program.id, *(speller.cell(column, program) for column in sheet.columns[1:])), str(program.id))


def _named(asked: Asked) -> Iterator[Program]:
    """The programs that an id tells: of two of one id the first."""
    return (one for one in asked.programs if one.id is not None and asked.plan.by_id[one.id] is one)


def _parts(sheet: Sheet, asked: Asked, speller: Speller) -> Iterator[Row]:
    for program in _named(asked):
        records = getattr(program, sheet.form.at)
        called = speller.called(program.id, program.name) if records else ""
        for item, record in zip(picked(records), records, strict=True):
            own = (speller.cell(column, record) for column in sheet.columns[2:])
            yield Row((getattr(record, "id", None) or program.id, called, *own), str(program.id), item)
        if sheet is REPORTS and _asks(asked, program):
            period = (asked.period if column.path == ("period",) else None for column in sheet.columns[2:])
            yield Row((program.id, speller.called(program.id, program.name), *period), str(program.id), ready=True)
    if sheet.form.record is Indicator and asked.beside:
        region = asked.plan.file.region
        whole = region.name if region else None
        for measure in beside_programs(asked.plan):
            if measure.indicator.id is not None:
                home = measure.objective.name if measure.objective else whole
                own = (speller.cell(column, measure.indicator) for column in sheet.columns[2:])
                yield Row((measure.indicator.id, speller.called(measure.of, home), *own))


def _asks(asked: Asked, program: Program) -> bool:
    """Whether a report of the quarter is asked of a program."""
    active = program.status in ACTIVE and live(program)
    return bool(asked.period) and active and all(one.period != asked.period for one in program.reports)


def _years(sheet: Sheet, asked: Asked, speller: Speller) -> Iterator[Row]:
    columns = sheet.columns[-len(SERIES) :]
    for id, program, item, indicator in indicators(asked):
        called = speller.called(id, indicator.name, indicator.unit)
        series: list[Mapping[int, Any]] = [getattr(indicator, key) for key in SERIES]
        for year in sorted({*series[0], *series[1]}):
            values = (speller.spelled(column, each.get(year)) for column, each in zip(columns, series, strict=True))
            yield Row((id, called, year, *values), program, item)


def indicators(asked: Asked) -> Iterator[tuple[str, str, Item, Indicator]]:
    """Every indicator, with the id by which it is known, its program, and what picks it there."""
    for program in _named(asked):
        for item, indicator in zip(picked(program.indicators), program.indicators, strict=True):
            yield indicator.id or str(program.id), str(program.id), item, indicator
    for measure in beside_programs(asked.plan) if asked.beside else ():
        if measure.indicator.id is not None:
            yield measure.indicator.id, "", None, measure.indicator


_ROWS: Mapping[str, Callable[[Sheet, Asked, Speller], Iterator[Row]]] = {
    PROGRAMS.word: _programs, TARGETS.word: _years,
}  # fmt: skip


def picked(records: Collection[Any]) -> Iterator[Item]:
    """The words that pick each record of a list as ``budget[2026,apbd]`` does; its place where none do."""
    named = [_words(record) for record in records]
    alike = Counter(some for words in named for some in _choices(words)) if any(named) else Counter()
    for at, (record, words) in enumerate(zip(records, named, strict=True)):
        if getattr(record, "id", None) is not None:
            yield None
            continue
        ends = range(min(2, len(words)), len(words) + 1)
        one = next((words[:end] for end in ends if alike[frozenset(words[:end])] == 1), None)
        yield one or (str(at),)


def _words(record: Any) -> tuple[str, ...]:
    match record:
        case BudgetLine(year=int()):
            return tuple(str(each) for each in (record.year, record.source, record.owner, record.nomenclature) if each)
        case Report(period=str(period)):
            return (period,)
    return ()


def _choices(words: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """All that picks a record of these words: the first and some of the others."""
    for count in range(len(words)):
        yield from (frozenset((words[0], *more)) for more in combinations(words[1:], count))

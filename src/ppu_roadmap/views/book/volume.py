"""One region's book in the making: what is asked of its plan alone, what people wrote, and how its parts are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from ppu_roadmap.analysis.quick_wins import Candidate
from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.book.texts import Texts
from ppu_roadmap.catalog.labels import horizon_span
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, field
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.blocks import FillIn, Inline, Paragraph, Section
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Item, Kind, Marked, Table, label_of
from ppu_roadmap.text import Day, Message, Phrase, Uncut, _
from ppu_roadmap.views.grouping import listed
from ppu_roadmap.views.quick_wins import choosing
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.view import Asked

Kept = TypeVar("Kept")
NAMED = 20
"""Names that a cell or a sentence bears; of more it says how many there are."""


@dataclass(frozen=True)
class Volume:
    """The book of one region; ``asked`` is of its plan alone."""

    asked: Asked
    texts: Texts

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.asked.plans[0]

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """The live programs that pass."""
        return self.asked.chosen()[0][1]

    @cached_property
    def every(self) -> tuple[Program, ...]:
        """The same with those that are not live, for tables that mark them."""
        return self.asked.every()[0][1]

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates for quick wins, by dimension, best first."""
        return choosing(self.asked)[0].shown

    @cached_property
    def dated(self) -> Day:
        """How old the plan's data are."""
        return Brief(self.plan, self.asked.today, (), (), ()).version

    def source(self, of: Phrase = None) -> Message:
        """Where numbers come from, and how old they are: what stands below a table."""
        named = self.plan.file.title or (self.plan.file.region and self.plan.file.region.name)
        told = of or (Uncut(named) if named else None)
        return _("Source: {source}; as of {day}.", source=told, day=self.dated)

    def table(self, title: Message, table: Table, of: Phrase = None) -> Table:
        """A table with its caption, and its source below its own notes."""
        return table._replace(title=title, subtitle=(), notes=(*table.notes, self.source(of)))

    def listed(self, title: Message, fields: Fields[Kept], found: Iterable[Kept], **options: Any) -> Iterator[Table]:
        """A row an item; no table of none."""
        return self.parted(title, fields, [(None, found)], **options)

    def parted(
        self,
        title: Message,
        fields: Fields[Kept],
        found: Iterable[tuple[Message | None, Iterable[Kept]]],
        **options: Any,
    ) -> Iterator[Table]:
        """The same with the items under headings."""
        notes = (*options.pop("notes", ()), self.source(options.pop("of", None)))
        return listed(title, fields, found, notes=notes, **options)

    def section(self, title: Message, *data: Block, text: str | None = None, none: Message | None = None) -> Section:
        """What people wrote, then what data say; without either the box that asks for the text, or ``none``."""
        blocks = (*(self.texts.blocks(text) if text else ()), *data)
        if not blocks:
            blocks = (said(none),) if none is not None or text is None else (FillIn(PIECE[text].asked),)
        return Section(title, blocks)


def said(*parts: Inline) -> Paragraph:
    """A paragraph."""
    return Paragraph(parts)


def chapter(title: Message, *blocks: Block, wide: bool = False) -> Page:
    """A chapter, whose first paragraphs say in a few words what is in it."""
    return Page(blocks, (title,), wide=wide, part="chapter")


def some(names: Iterable[Item], most: int = 6) -> tuple[Item | Message, ...]:
    """Names in a cell, as many as it bears, and how many more there are."""
    every = tuple(names)
    more = (_("and {count} more", count=len(every) - most),) if len(every) > most else ()
    return (*every[:most], *more)


def called(program: Program) -> Item:
    """A program by its id and name, with the mark of one that is proposed."""
    name = " ".join(filter(None, (program.id, program.name))) or "–"
    mark = cells.standing(program)
    return name if mark is None else Marked(name, mark)


def codes(programs: Iterable[Program], most: int = NAMED) -> Cell:
    """Programs by id."""
    return some((program.id or program.name or "–" for program in programs), most)


def by_year(
    plan: Plan,
    years: Sequence[int],
    over: Message,
    value: Callable[[Kept, int], Cell],
    most: int,
    **options: Any,
) -> Iterator[Field[Kept]]:
    """A column a year below one heading; of more than ``most`` one a horizon, with the years in its lines."""
    if len(years) <= most:
        for year in years:
            yield field(
                str(year), _("{word}", word=str(year)), partial(_at, value=value, year=year), over=over, **options
            )
        return
    lasts = [(tag, plan.horizon_last(tag)) for tag in HORIZONS]
    left = list(years)
    for tag, last in lasts:
        inside = [year for year in left if last is None or year <= last or tag == HORIZONS[-1]]
        left = [year for year in left if year not in inside]
        if inside:
            label = horizon_span(tag, plan.horizon_first(tag), last)
            yield field(tag, label, partial(_lines, value=value, years=inside), over=over, kind=Kind.LINES)


def _at(of: Kept, value: Callable[[Kept, int], Cell], year: int) -> Cell:
    return value(of, year)


def _lines(of: Kept, value: Callable[[Kept, int], Cell], years: Sequence[int]) -> Cell:
    found = ((year, label_of(value(of, year))) for year in years)
    return tuple(_("{year}: {value}", year=year, value=_phrase(cell)) for year, cell in found if cell is not None)


def _phrase(cell: Cell) -> Phrase:
    return float(cell) if isinstance(cell, int | float) else cast("Phrase", cell)

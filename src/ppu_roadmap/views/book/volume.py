"""One region's book in the making: what is asked of its plan alone, what people wrote, and how its parts are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar, cast

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.book.texts import Texts
from ppu_roadmap.catalog.labels import PARTLY_COSTED
from ppu_roadmap.facts.money import total
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, Fields, field
from ppu_roadmap.fields.program import FIELD, NARROW
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.model.types import HORIZONS
from ppu_roadmap.paper.blocks import FillIn, Inline, Items, Paragraph, Section, between
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Cell, Column, Item, Kind, Marked, Table, label_of
from ppu_roadmap.text import Message, Phrase, Uncut, _, _n, words
from ppu_roadmap.views.grouping import listed
from ppu_roadmap.views.money import spoken
from ppu_roadmap.views.quick_wins import choosing
from ppu_roadmap.views.sheet.brief import Brief, brief
from ppu_roadmap.views.view import Asked

Kept = TypeVar("Kept")
Parts: TypeAlias = "Iterable[tuple[Message | None, Iterable[Kept]]]"
NAMED = 20
"""Programs that a cell or a sentence names; of more it says how many there are."""
MOST_SUMS = 4
"""Columns of sums in full rupiah on an upright sheet."""
CODE = Column("id", FIELD["id"], weight=0)
NAME = Column("name", FIELD["name"], weight=4)
OWNER = Column("owner", NARROW["owner"], weight=2)
COUNT = Column("count", _("Programs"), Kind.NUMBER, weight=0)
PROGRAMS = Column("programs", _("Supporting programs"), weight=4)


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
    def _by_dimension(self) -> dict[str, list[Program]]:
        return gathered((one.dimension, one) for one in self.programs)

    def of(self, dimension: str) -> list[Program]:
        """Those of one dimension."""
        return self._by_dimension.get(dimension, [])

    @cached_property
    def every(self) -> tuple[Program, ...]:
        """The same with those that are not live, for tables that mark them."""
        return self.asked.every()[0][1]

    @cached_property
    def brief(self) -> Brief:
        """The quick wins, who decides on them, and how old the plan's data are."""
        return brief(choosing(self.asked)[0], self.asked.today)

    def source(self, of: Phrase = None) -> Message:
        """Where numbers come from, and how old they are."""
        named = Uncut(self.plan.file.title) if self.plan.file.title else cells.region(self.plan)
        return _("Source: {source}; as of {day}.", source=of or named, day=self.brief.version)

    def captioned(self, title: Message, table: Table, of: Phrase = None) -> Table:
        """A table with its caption above it, and its source below its own notes."""
        columns = tuple(OWNER if one.label == FIELD["owner"] else one for one in table.columns)
        notes = (*table.notes, self.source(of))
        return table._replace(title=title, columns=columns, subtitle=(), notes=notes)

    def table(
        self, title: Message, fields: Fields[Kept], found: Iterable[Kept], *notes: Message, of: Phrase = None
    ) -> Iterator[Table]:
        """A row an item; no table of none."""
        return self.parted(title, fields, [(None, found)], *notes, of=of)

    def parted(
        self, title: Message, fields: Fields[Kept], found: Parts[Kept], *notes: Message, of: Phrase = None
    ) -> Iterator[Table]:
        """The same with the items under headings."""
        return (self.captioned(title, one, of) for one in listed(title, fields, found, notes=notes))

    def section(self, title: Message, text: str = "", data: Iterable[Block] = ()) -> Section:
        """What people wrote, then what data say; without either the box that asks for it, or that nothing is known."""
        blocks = (*(self.texts.blocks(text) if text else ()), *data)
        if not blocks:
            blocks = (FillIn(PIECE[text].asked) if text else said(_("Nothing is recorded of this yet.")),)
        return Section(title, blocks)


def said(*sentences: Inline) -> Paragraph:
    """Sentences as a paragraph."""
    return Paragraph(between(" ", ((sentence,) for sentence in sentences)))


def items(lines: Iterable[Inline]) -> Items:
    """Lines as a list."""
    return Items(tuple((line,) for line in lines))


def chapter(title: Message, glance: Iterable[Message], *blocks: Block, wide: bool = False) -> Page:
    """A chapter; ``glance`` is what it says in a sentence or two.

    It is landscape also where a table has more sums in full rupiah than an upright sheet has room for.
    """
    first = tuple(glance)
    inside = [one for section in blocks if isinstance(section, Section) for one in section.blocks]
    sums = (sum(each.kind is Kind.MONEY for each in one.columns) for one in inside if isinstance(one, Table))
    broad = wide or max(sums, default=0) > MOST_SUMS
    return Page((*((said(*first),) if first else ()), *blocks), (title,), wide=broad, part="chapter")


def stages(volume: Volume) -> Iterator[Message]:
    """Each horizon with its programs and what is known of their cost, in a few words."""
    for tag, span in zip(HORIZONS, cells.spans(volume.plan, HORIZONS), strict=True):
        summed = total(volume.plan, (one for one in volume.programs if one.horizon == tag))
        told = [_n("{count} program", "{count} programs", summed.programs)]
        told += [_n("{count} quick win", "{count} quick wins", summed.quick_wins)] * bool(summed.quick_wins)
        money = spoken(summed.known)
        if summed.known is not None and summed.uncosted:
            money = _("{sum} {mark}", sum=money, mark=PARTLY_COSTED)
        told += [money] * bool(summed.programs)
        yield _("{horizon}: {summary}.", horizon=span, summary=words(told))


def some(names: Iterable[Item], most: int = 6) -> tuple[Item | Message, ...]:
    """Names in a cell, as many as it bears, and how many more there are."""
    every = tuple(names)
    more = (_n("and {count} more", "and {count} more", len(every) - most),) if len(every) > most else ()
    return (*every[:most], *more)


def called(program: Program) -> Item:
    """A program by its id and name, with the mark of one that is proposed."""
    name = " ".join(filter(None, (program.id, program.name))) or "–"
    mark = cells.standing(program)
    return name if mark is None else Marked(name, mark)


def measured_by(programs: Iterable[Program]) -> Cell:
    """What programs are to bring about: their indicators of outcome and impact, each name once."""
    names = (one.name or "–" for program in programs for one in program.indicators if one.kind != "output")
    return some(dict.fromkeys(names)) or None


def codes(programs: Iterable[Program]) -> Cell:
    """Programs by id."""
    return some((program.id or program.name or "–" for program in programs), NAMED)


def by_year(
    years: Sequence[int], most: int, over: Message, value: Callable[[Kept, int], Cell], **options: Any
) -> Iterator[Field[Kept]]:
    """A column a year below one heading; of more years than ``most`` one column, with the years in its lines."""

    def at(of: Kept, year: int) -> Cell:
        return value(of, year)

    def lines(of: Kept) -> Cell:
        found = ((year, label_of(value(of, year))) for year in years)
        known = ((year, float(cell) if isinstance(cell, int) else cell) for year, cell in found if cell is not None)
        return tuple(_("{year}: {value}", year=year, value=cast("Phrase", cell)) for year, cell in known)

    if len(years) > most:
        yield field("years", over, lines, kind=Kind.BAND, weight=3)
        return
    for year in years:
        yield field(str(year), _("{word}", word=str(year)), partial(at, year=year), over=over, **options)

"""One region's book in the making: what is asked of its plan alone, what people wrote, and how its parts are made."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.book.texts import Texts
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Fields
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.paper.blocks import FillIn, Inline, Items, Paragraph, Section, between
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Kind, Table
from ppu_roadmap.text import Message, Phrase, Uncut, _
from ppu_roadmap.views.book.columns import OWNER
from ppu_roadmap.views.grouping import listed
from ppu_roadmap.views.sheet.brief import Brief
from ppu_roadmap.views.view import Asked

Kept = TypeVar("Kept")
Parts: TypeAlias = Iterable[tuple[Message | None, Iterable[Kept]]]
MOST_SUMS = 4
"""Columns of sums in full rupiah on an upright sheet."""


class Volume(NamedTuple):
    """The book of one region; ``asked`` is of its plan alone."""

    asked: Asked
    texts: Texts
    plan: Plan
    programs: tuple[Program, ...]
    """The live programs that pass."""
    every: tuple[Program, ...]
    """The same with those that are not live, for tables that mark them."""
    brief: Brief
    """The quick wins, who decides on them, and how old the plan's data are."""

    def of(self, dimension: str) -> list[Program]:
        """The live programs of one dimension."""
        return [one for one in self.programs if one.dimension == dimension]

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
        none = FillIn(PIECE[text].asked) if text else said(_("Nothing is recorded of this yet."))
        return Section(title, blocks or (none,))


def said(*sentences: Inline) -> Paragraph:
    """Sentences as a paragraph."""
    return Paragraph(between(" ", ((sentence,) for sentence in sentences)))


def glance(sentences: Iterable[Message]) -> tuple[Block, ...]:
    """What a chapter says in a sentence or two, where there is anything to say."""
    return (said(*found),) if (found := tuple(sentences)) else ()


def otherwise(blocks: Iterable[Block], none: Message) -> tuple[Block, ...]:
    """Blocks, or where there are none a sentence that says so."""
    return tuple(blocks) or (said(none),)


def items(lines: Iterable[Inline]) -> Items:
    """Lines as a list."""
    return Items(tuple((line,) for line in lines))


def chapter(title: Message, *blocks: Block, wide: bool = False) -> Page:
    """A chapter; landscape also where a table has more sums in full rupiah than an upright sheet has room for."""
    inside = (one for section in blocks if isinstance(section, Section) for one in section.blocks)
    sums = (sum(each.kind is Kind.MONEY for each in one.columns) for one in inside if isinstance(one, Table))
    return Page(blocks, (title,), wide=wide or max(sums, default=0) > MOST_SUMS, part="chapter")

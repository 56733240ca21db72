"""A document: pages of blocks, whatever prints them; a table is a block, and so are charts, text and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Message, Phrase

if TYPE_CHECKING:  # what only some documents hold is loaded by those who make it
    from ppu_roadmap.paper.blocks import Image, Inlines, Plain
    from ppu_roadmap.paper.chart import Chart, Either
    from ppu_roadmap.paper.numbering import Number

Block: TypeAlias = "Plain | Chart | Either"


class Page(NamedTuple):
    """Blocks below each other; on a sheet of paper also a letterhead, a title with lines below it, a foot."""

    blocks: tuple[Block, ...]
    title: Inlines = ()
    letterhead: tuple[str, ...] = ()
    below: tuple[Inlines, ...] = ()
    foot: Message | None = None
    wide: bool = False
    """Landscape."""
    spread: bool = False
    """It is one sheet whatever it holds: its parts share out the room that is left."""
    tighter: Callable[[], Page] | None = None
    """The same with less of each text, for where it does not fit on one sheet; made only then."""
    part: Literal["front", "chapter", "appendix"] | None = None
    """What it is in a bound document: there it runs over as many sheets as it needs."""
    number: Number | None = None
    """That of a chapter or appendix."""
    emblem: Image | None = None
    """The region's, on the letterhead."""

    @property
    def headed(self) -> bool:
        """Whether it says more than its blocks: a sheet of paper of its own."""
        return bool(self.title or self.letterhead or self.below or self.foot)


class Cover(NamedTuple):
    """The first sheet of a bound document, from its top to its foot."""

    above: tuple[Phrase, ...]
    title: Phrase
    below: tuple[Phrase, ...]
    foot: tuple[Phrase, ...]
    emblem: Image | None = None


class Document(NamedTuple):
    """A title for the file, and the pages; with a cover it is bound: chapters, numbers, contents, page numbers."""

    title: Message
    pages: tuple[Page, ...]
    cover: Cover | None = None
    region: Phrase = ""
    """Whose it is, for the foot of each sheet."""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Document:
        """A document of one page, called as its first block with a title is."""
        found = tuple(blocks)
        title = next((title for title in (getattr(block, "title", None) for block in found) if title), Message(""))
        return cls(title, (Page(found, wide=True),))

    def noted(self, notes: Iterable[Message]) -> Document:
        """The document with remarks below its first page, where there are any; without a page there is no place."""
        said = tuple(notes)
        if not (said and self.pages):
            return self
        first, *others = self.pages
        *blocks, last = first.blocks or (Table(None, (), ()),)
        if not isinstance(last, Table):
            blocks, last = [*blocks, last], Table(None, (), ())
        noted = last._replace(notes=(*last.notes, *said))
        return self._replace(pages=(first._replace(blocks=(*blocks, noted)), *others))

    def blocks(self) -> Iterator[Block]:
        """The blocks of all pages, not those inside of others."""
        for page in self.pages:
            yield from page.blocks

    @property
    def table(self) -> Table:
        """The one table of a document of rows for machines; raises ValueError where it is not alone."""
        (table,) = (block for block in self.blocks() if isinstance(block, Table))
        return table

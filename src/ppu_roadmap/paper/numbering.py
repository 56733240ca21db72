"""Numbers in a bound document: of chapters, sections, tables and figures, and the contents that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ppu_roadmap.paper.blocks import Contents, Listed, Section, SideBySide
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Message, Phrase, _

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
DEPTH = 2
"""Levels of headings in the contents."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Number(NamedTuple):
    """A number as it is printed, ``BAB IV`` or ``Tabel 4.2``, and a name for it that links can go to."""

    label: Phrase
    anchor: str


class Entry(NamedTuple):
    """A line of the contents: chapters and what stands before them are of level 1, their sections of level 2."""

    level: int
    number: Phrase
    """``None`` where it has none."""
    title: Phrase
    anchor: str


def numbered(document: Document) -> Document:
    """The document with numbers on chapters, sections, captioned tables and figures, and with its contents filled in.

    Only what has a title is numbered. A second document's numbers are not told apart from the first's.
    """
    numbering = _Numbering()
    pages = tuple(map(numbering.page, document.pages))
    return document._replace(pages=tuple(page._replace(blocks=_listed(page.blocks, numbering)) for page in pages))


class _Numbering:
    """What was numbered so far."""

    def __init__(self) -> None:
        self.entries: dict[Listed, list[Entry]] = {"headings": [], "tables": [], "figures": []}
        self.pages: Counter[str | None] = Counter()
        self.prefix = ""
        self.within: Counter[str] = Counter()

    def page(self, page: Page) -> Page:
        """A page and what is in it."""
        if page.part is None:
            return page
        self.pages[page.part] += 1
        count, self.within = self.pages[page.part], Counter()
        label: Message | None = None
        if page.part == "chapter":
            self.prefix, label = str(count), _("CHAPTER {number}", number=roman(count))
        elif page.part == "appendix":
            self.prefix = _LETTERS[count - 1] if count <= len(_LETTERS) else f"Z{count}"
            label = _("Appendix {letter}", letter=self.prefix)
        else:
            self.prefix = ""
        anchor = f"{page.part}-{count}"
        title = page.title[0] if page.title and isinstance(page.title[0], Message | str) else None
        if title is not None:
            self.entries["headings"].append(Entry(1, label, title, anchor))
        number = Number(label, anchor)
        return page._replace(number=number, blocks=self.stack(page.blocks, ()))

    def stack(self, blocks: Iterable[Block], above: tuple[int, ...]) -> tuple[Block, ...]:
        """Blocks below sections of these numbers."""
        made: list[Block] = []
        sections = 0
        for block in blocks:
            if isinstance(block, Section) and self.prefix:
                sections += 1
                made.append(self.section(block, (*above, sections)))
            elif isinstance(block, Section):
                made.append(block._replace(blocks=self.stack(block.blocks, above)))
            elif isinstance(block, SideBySide):
                made.append(SideBySide(self.stack(block.left, above), self.stack(block.right, above)))
            elif isinstance(block, Table | Chart) and block.title is not None:
                made.append(block._replace(number=self.caption(block)))
            else:
                made.append(block)
        return tuple(made)

    def section(self, section: Section, places: tuple[int, ...]) -> Section:
        """A section with its number, such as ``4.2``."""
        label = ".".join((self.prefix, *map(str, places)))
        number = Number(label, f"section-{label}")
        self.entries["headings"].append(Entry(len(places) + 1, label, section.title, number.anchor))
        return section._replace(number=number, blocks=self.stack(section.blocks, places))

    def caption(self, block: Table | Chart) -> Number:
        """The number of a table or a figure in its chapter."""
        kind: Listed = "tables" if isinstance(block, Table) else "figures"
        self.within[kind] += 1
        place = f"{self.prefix}.{self.within[kind]}" if self.prefix else str(self.within[kind])
        label = _("Table {number}", number=place) if kind == "tables" else _("Figure {number}", number=place)
        entry = Entry(1, label, block.title, f"{kind}-{place}")
        self.entries[kind].append(entry)
        return Number(label, entry.anchor)


def _listed(blocks: tuple[Block, ...], numbering: _Numbering) -> tuple[Block, ...]:
    """Blocks with the entries of contents, as far as these are two levels deep."""

    def entries(of: Listed) -> tuple[Entry, ...]:
        return tuple(entry for entry in numbering.entries[of] if entry.level <= DEPTH)

    return tuple(
        block._replace(entries=entries(block.of)) if isinstance(block, Contents) else block for block in blocks
    )


def roman(number: int) -> str:
    """A number in Roman letters: ``IV`` for 4."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text

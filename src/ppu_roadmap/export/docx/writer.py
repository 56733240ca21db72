"""A document on its way to Word: its pages as sections with headings, contents, captions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from ppu_roadmap.export.docx.flow import Flow
from ppu_roadmap.export.docx.package import LAST, Package
from ppu_roadmap.export.docx.pages import height_of
from ppu_roadmap.export.docx.sheets import Count, Sheets
from ppu_roadmap.export.docx.tables import laid
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import Number
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Phrase, _

_PLACE = re.compile("\0([^\0]+)\0")
"""Where the page of an anchor is to stand, which is known at the end."""
_DEEPEST = 6
"""Levels of headings."""
_FIRST = 100_000
"""The id of a first bookmark: a template's cover may have some of its own."""
_EMBLEM, _AROUND, _ENTRY = 1150, 2400, 2041
"""How high an emblem is on a letterhead, what stands beside a picture on its sheet, and before an entry's title."""


class Writer(Flow):
    """A whole document; whatever it returns is escaped."""

    def __init__(self, document: Document, package: Package, sheets: Sheets, language: Language) -> None:
        super().__init__(package, language)
        self.document, self.sheets, self.bound = document, sheets, document.cover is not None
        self.sheet, self.wide, self.level = sheets.of(), False, 1
        self.count: Count = ""
        self.within: str | None = None
        """The part of the document whose page is written."""
        self.titled = sheets.titled and not self.bound
        self.sequences, self.marks = Counter[str](), _FIRST
        self.air, self.sections = 0, 0
        """What stands before each part of a sheet that is one whatever it holds, and how many there were."""

    def body(self) -> Iterator[str]:
        """The document piece by piece, with the pages in its contents, which are known at the end."""
        for piece in list(self.pieces()):
            yield _PLACE.sub(lambda found: self.pages.at.get(found[1], "–"), piece) if "\0" in piece else piece

    def pieces(self) -> Iterator[Markup]:
        """The document, a page in its contents being the name of its anchor."""
        if self.document.cover is not None:
            yield self.package.cover or self.cover(self.document.cover)
        for index, page in enumerate(self.document.pages or (Page(()),)):
            yield self.ended() if index else Markup()
            yield from self.spreading(page) if page.spread else self.page(page)
        yield self.xml.paragraph("Section End", self.xml.bookmark(_FIRST, LAST))
        yield self.properties()

    def spreading(self, page: Page) -> Iterator[Markup]:
        """A page on one sheet: with as much of its texts as has room, and what is left of that between its parts."""
        begun, before, self.air, self.sections = self.pages.number, self.within, 0, 0
        made = list(self.page(page))
        left, again = self.height - self.pages.used, page
        if (self.pages.number > begun + 1 or left < 0) and page.tighter is not None:
            again = page.tighter()
        elif left > 0:
            self.air = min(int(left * 0.7 / max(self.sections, 1)), 200)
        if again is page and not self.air:
            return iter(made)
        self.pages.number, self.within = begun, before
        return self.page(again) if again is page else self.spreading(again)

    def begin(self, count: Count = "", *, wide: bool = False) -> None:
        """A section on sheets that lie or stand."""
        self.wide, self.count, self.sheet = wide, count, self.sheets.of(wide=wide, spread=self.spread)
        self.room, self.height = self.sheet.width, self.sheet.height
        self.pages.begin(self.height, count)

    def ended(self) -> Markup:
        """What ends the section that was begun last."""
        return self.xml.paragraph("Section End", section=self.properties())

    def properties(self) -> Markup:
        """Those of the section that was begun last; a letter's first sheet has the header that is its own."""
        titled, self.titled = self.titled, False
        return self.xml.section(self.sheet, self.count, titled=titled)

    def face(self, *, wide: bool) -> Markup:
        """What turns the sheets, where they do not lie or stand as they are to."""
        if wide == self.wide:
            return Markup()
        ended = self.ended()
        self.begin("roman" if "roman" in self.count else "", wide=wide)
        return ended

    def cover(self, cover: Cover) -> Markup:
        """A sheet of its own in three storeys: whose it is, what it is, when."""
        self.begin()
        above, below, foot = ([self.text(one) for one in lines] for lines in (cover.above, cover.below, cover.foot))
        emblem = self.emblem(cover.emblem, 2 * _EMBLEM)
        return self.xml.cover(self.sheet, emblem, above, self.text(cover.title), below, foot)

    def emblem(self, emblem: blocks.Image | None, height: int) -> Markup:
        """The region's emblem as a run of a height, where it has one that can be shown."""
        placed = self.pictures.image(emblem, self.text(emblem.alt), self.room, height) if emblem else None
        return placed.run if placed else Markup()

    def page(self, page: Page) -> Iterator[Markup]:
        """Letterhead, title, lines below it, blocks, foot."""
        roman, first = page.part == "front", page.blocks[0] if page.blocks else None
        anew = page.part is not None and (self.within is None or (self.within == "front") != roman)
        count: Count = ("roman anew" if anew else "roman") if roman else "anew" if anew else ""
        self.spread, self.level, self.within = page.spread, 2 if page.title else 1, page.part
        own = first.wide if isinstance(first, blocks.Section) else None
        self.begin(count, wide=page.wide if own is None else own)
        if page.letterhead:
            lines = [self.text(line) for line in page.letterhead]
            yield self.xml.letterhead(self.room, self.emblem(page.emblem, _EMBLEM), lines)
            self.pages.add(300 * (1 + len(lines)))
        if page.title and page.part is not None:
            yield self.heading(1, self.parts(page.title), page.number)
        elif page.title:
            yield self.set("Sheet Title" if page.headed else "heading 1", self.parts(page.title))
        if page.below:
            cells = [self.set("Normal", self.parts(parts)) for parts in page.below]
            yield self.beside([self.room // len(cells)] * len(cells), cells)
        yield from self.stack(page.blocks, wide=page.wide)
        if page.foot is not None:
            yield self.plain("Source", page.foot)

    def heading(self, level: int, content: Markup, number: Number | None) -> Markup:
        """A heading that Word numbers as numbering did."""
        level, lists, numbers = min(level, _DEEPEST), self.package.lists, None
        if number is None or number.label is None:
            numbers = (0, 0)
        elif self.within == "appendix":
            numbers = (lists.of("appendix"), level - 1)
        elif level > 1:
            numbers = (lists.chapter(str(number.label).partition(".")[0]), level - 1)
        return self.set(f"heading {level}", self.marked(number, content), numbers=numbers)

    def marked(self, number: Number | None, content: Markup) -> Markup:
        """A text to which contents lead."""
        if number is None:
            return content
        self.marks += 1
        self.pages.mark(number.anchor)
        return self.xml.bookmark(self.marks, _name(number.anchor), content)

    def stack(self, several: Iterable[Block], *, wide: bool) -> Iterator[Markup]:
        """Blocks below each other, each on sheets that lie as they are to."""
        for block in several:
            if isinstance(block, blocks.Section):
                own = wide if block.wide is None else block.wide
                yield self.face(wide=own)
                yield from self.section(block, wide=own)
            elif isinstance(block, Either):
                yield from self.stack(block.wide, wide=wide)
            else:
                yield self.face(wide=wide)
                yield getattr(self, type(block).__name__.lower())(block)

    def section(self, section: blocks.Section, *, wide: bool) -> Iterator[Markup]:
        """A heading and what is below it; on a sheet the heading runs into a first paragraph."""
        inner, title = section.blocks, self.numbered(section.title, section.number)
        self.sections += 1
        if isinstance(section.number, Number):
            level = str(section.number.label).count(".") + 1
            yield self.heading(level, self.run(self.text(section.title)), section.number)
        elif self.spread and inner and isinstance(inner[0], blocks.Paragraph):
            yield self.set("Normal", self.run(f"{title}. ", "strong") + self.parts(inner[0].labelled), before=self.air)
            inner = inner[1:]
        else:
            style = "Sheet Heading" if self.spread else "Chapter Part" if self.bound else f"heading {self.level}"
            yield self.set(style, self.run(title), before=self.air if self.spread else 0)
        self.level = min(self.level + 1, _DEEPEST)
        yield from self.stack(inner, wide=wide)
        self.level -= 1

    def sidebyside(self, block: blocks.SideBySide) -> Markup:
        """Two stacks beside each other; of the page the longer one takes its room."""
        room, begun, longest, made = self.room, self.pages.used, 0.0, []
        widths = [room * 11 // 21, room - room * 11 // 21]
        for side, width in zip((block.left, block.right), widths, strict=True):
            self.room, self.pages.used = width - 114, begun
            made.append(Markup().join(self.stack(side, wide=self.wide)))
            longest = max(longest, self.pages.used)
        self.room, self.pages.used = room, longest
        return self.beside(widths, made)

    def table(self, table: Table) -> Markup:
        """Its caption or heading, what it is about, itself, its sum, its notes."""
        title = table.title
        made = self.captioned(title, table.number, keep=True) if title is not None else Markup()
        if table.subtitle:
            made += self.set("Source", self.run(self.joined(table.subtitle)), keep=True)
        if table.printed() and (table.headed or any(table.rows())):
            lines = laid(table, self, self.room, self.pages, sheet=self.spread)
            made += self.xml.table(lines, "" if title is None else self.text(title))
        if table.summary:
            made += self.set("Normal", self.run(f"{self.text(_('Total'))}: {self.joined(table.summary)}", "strong"))
        return made + Markup().join(self.plain("Source", note) for note in table.notes) + self.gap()

    def captioned(self, title: Phrase, number: Number | None, **look: Any) -> Markup:
        """What a table or a figure is called, with a number that Word counts."""
        if number is None:
            return self.plain(f"heading {self.level}", title)
        label = self.text(number.label)
        words = label.rstrip("0123456789")
        name, place = words.split()[0], int(label.removeprefix(words))
        restart, self.sequences[name] = self.sequences[name] + 1 != place, place
        content = self.xml.caption(words, place, name, restart, self.text(title))
        return self.set("caption", self.marked(number, content), **look)

    def chart(self, chart: Chart) -> Markup:
        """Pictures above their caption; where they cannot be drawn, the table that says the same below it."""
        told = self.text(chart.alt if chart.alt is not None else chart.title)
        pictures = self.pictures.chart(chart, told, self.room, self.height - _AROUND)
        below = bool(pictures) and chart.number is not None
        caption = self.captioned(chart.title, chart.number, keep=not below) if chart.title is not None else Markup()
        made = Markup().join(self.picture(one, keep=below and one is pictures[-1]) for one in pictures)
        made = made or self.table(chart.table()._replace(title=None, number=None))
        source = self.plain("Source", chart.source) if chart.source is not None else ""
        return (made + caption if below else caption + made) + source

    def contents(self, block: blocks.Contents) -> Markup:
        """A field with its entries, whose pages LibreOffice counts anew, and Word where it is asked to."""
        if not block.entries:
            return self.plain("Normal", None)
        code, lines = r'TOC \o "1-2" \h \z', []
        if block.of != "headings":
            code = rf'TOC \h \z \c "{self.text(block.entries[0].number).split()[0]}"'
        for entry in block.entries:
            style = f"toc {entry.level}" if block.of == "headings" else "table of figures"
            number, title = "" if entry.number is None else self.text(entry.number), self.text(entry.title)
            self.pages.add(height_of(style, title, self.room - _ENTRY))
            lines.append(
                (style, number, title, _name(entry.anchor), f"\0{entry.anchor}\0", entry.anchor[:6] == "front-")
            )
        return self.xml.contents(code, lines, self.room)


def _name(anchor: str) -> str:
    """The name of a bookmark, which Word does not show."""
    return "_" + re.sub(r"\W", "_", anchor)[:39]

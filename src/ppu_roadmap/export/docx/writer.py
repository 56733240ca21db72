"""A document on its way to Word: its pages as sections with headings, contents, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ppu_roadmap.export.docx import wordml
from ppu_roadmap.export.docx.flow import BOLD, CENTRED, Flow
from ppu_roadmap.export.docx.sheets import Count, Sheets
from ppu_roadmap.export.docx.package import LAST
from ppu_roadmap.export.docx.tables import TableWriter
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import Entry, Number
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Phrase, _

if TYPE_CHECKING:
    from ppu_roadmap.export.docx.package import Package

_PLACE = re.compile("\0([^\0]+)\0")
"""Where the page of an anchor is to stand, which is known at the end."""
_COUNTED = re.compile(r"(.*?)([0-9]+)")
_DEEPEST = 6
"""Levels of headings."""
NAVY = "12304F"
_EMBLEM, _GAP = 1150, 300
"""How high the emblem is on a letterhead, in twentieths of a point, and how much a cover leaves below it."""


class Writer(Flow):
    """A whole document; whatever it returns is WordprocessingML that is escaped."""

    def __init__(self, document: Document, package: Package, sheets: Sheets, language: Language) -> None:
        super().__init__(package, language)
        self.document, self.sheets, self.bound = document, sheets, document.cover is not None
        self.wide, self.part_of, self.level = False, "", 1
        self.count: Count = ""
        self.sequences, self.marks = Counter[str](), 0

    def body(self) -> str:
        """The document, with the pages in its contents."""
        made = [self.package.cover or self.cover(self.document.cover)] if self.document.cover else []
        pages = self.document.pages or (Page(()),)
        for index, page in enumerate(pages):
            made.append(self.page(page))
            made.append(self.ended(last=index == len(pages) - 1))
        return _PLACE.sub(lambda found: self.pages.at.get(found[1], "–"), "".join(made))

    def begin(self, *, wide: bool, count: Count) -> None:
        """A section on sheets that lie or stand."""
        self.wide, self.count = wide, count
        sheet = self.sheets.of(wide=wide, spread=self.spread)
        self.room, self.height = sheet.width, sheet.height
        self.pages.begin(sheet.height, start="anew" in count, small="roman" in count)

    def ended(self, *, last: bool = False, bare: bool = False) -> str:
        """What ends the section that was begun last."""
        section = self.sheets.of(wide=self.wide, spread=self.spread).section(self.count, bare=bare)
        style = self.package.style("Section End")
        if last:
            return wordml.paragraph(style, wordml.bookmark(0, LAST)) + section
        return wordml.paragraph(style, more=section)

    def face(self, *, wide: bool) -> str:
        """What turns the sheets, where they do not lie or stand as they are to."""
        if wide == self.wide:
            return ""
        ended = self.ended()
        self.begin(wide=wide, count="roman" if "roman" in self.count else "")
        return ended

    def cover(self, cover: Cover) -> str:
        """A sheet of its own in three storeys: whose it is, what it is, when."""
        self.begin(wide=False, count="")
        emblem = self.emblem(cover.emblem, 2 * _EMBLEM, f'<w:spacing w:after="{_GAP}"/>{CENTRED}')
        storeys = (
            (0.34, "top", emblem + self.lines("Cover Text", cover.above)),
            (0.53, "top", self.plain("Title", cover.title) + self.lines("Subtitle", cover.below)),
            (0.09, "center", self.lines("Cover Foot", cover.foot)),
        )
        empty = wordml.paragraph(self.package.style("Normal"))
        rows = [
            wordml.row(
                wordml.cell(self.room, made or empty, fill=NAVY if place == "center" else "", more=f'<w:vAlign w:val="{place}"/>'),
                height=int(self.height * share),
            )
            for share, place, made in storeys
        ]
        return wordml.table(self.package.style("Layout Table"), [self.room], rows) + self.ended(bare=True)

    def lines(self, style: str, several: Iterable[Phrase]) -> str:
        return "".join(self.plain(style, one) for one in several)

    def emblem(self, emblem: blocks.Image | None, height: int, more: str = CENTRED) -> str:
        placed = self.pictures.image(emblem, self.text(emblem.alt), self.room, height) if emblem else None
        return wordml.paragraph(self.package.style("Normal"), placed.run, more) if placed else ""

    def page(self, page: Page) -> str:
        """Letterhead, title, lines below it, blocks, foot."""
        page = fitted(page)
        roman, first = page.part == "front", page.part is not None and (page.part == "front") != (self.part_of == "front")
        self.part_of = page.part or ""
        self.spread, self.level = page.spread, 2 if page.title else 1
        count: Count = "roman anew" if roman and first else "roman" if roman else "anew" if first else ""
        opening = page.blocks[0] if page.blocks else None
        wide = opening.wide if isinstance(opening, blocks.Section) and opening.wide is not None else page.wide
        self.begin(wide=wide, count=count)
        made = self.letterhead(page) + (self.title(page) if page.title else "")
        if page.below:
            style, width = "Sheet Text" if page.spread else "Normal", self.room // len(page.below)
            cells = (wordml.cell(width, self.set(style, self.parts(parts))) for parts in page.below)
            made += self.layout([width] * len(page.below), "".join(cells))
        made += "".join(self.stack(page.blocks, wide=page.wide))
        return made + (self.plain("Source", page.foot) if page.foot is not None else "")

    def letterhead(self, page: Page) -> str:
        """Whose sheet it is, beside the emblem, above a rule."""
        if not page.letterhead:
            return ""
        lines, emblem = self.lines("Letterhead", page.letterhead), self.emblem(page.emblem, _EMBLEM)
        if emblem:
            side = self.room // 6
            middle = '<w:vAlign w:val="center"/>'
            empty = wordml.paragraph(self.package.style("Letterhead"))
            cells = zip((side, self.room - 2 * side, side), (emblem, lines, empty), strict=True)
            row = wordml.row("".join(wordml.cell(width, made, more=middle) for width, made in cells))
            lines = wordml.table(self.package.style("Layout Table"), [side, self.room - 2 * side, side], [row])
        return lines + self.set("Rule", "")

    def title(self, page: Page) -> str:
        """The title of a sheet, or the heading of a chapter."""
        if page.part is None:
            return self.set("Sheet Title" if page.headed else "heading 1", self.parts(page.title))
        anchor = page.number.anchor if page.number else ""
        return self.heading(1, self.parts(page.title), anchor, numbered=page.part != "front")

    def heading(self, level: int, content: str, anchor: str, number: str = "", *, numbered: bool) -> str:
        """A heading, which Word numbers as numbering did."""
        level = min(level, _DEEPEST)
        more = ""
        if self.bound and not numbered:
            more = wordml.listed(0, 0)
        elif self.part_of == "appendix":
            more = wordml.listed(self.package.lists.of("appendix"), level - 1)
        elif numbered and level > 1:
            more = wordml.listed(self.package.lists.chapter(number.partition(".")[0]), level - 1)
        return self.set(f"heading {level}", self.marked(anchor, content), more)

    def marked(self, anchor: str, content: str) -> str:
        """A text to which contents lead."""
        if not anchor:
            return content
        self.marks += 1
        self.pages.mark(anchor)
        return wordml.bookmark(self.marks, _name(anchor), content)

    def stack(self, several: Iterable[Block], *, wide: bool) -> Iterator[str]:
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
                yield self.block(block)

    def section(self, section: blocks.Section, *, wide: bool) -> Iterator[str]:
        """A heading and what is below it; on a sheet the heading runs into a first paragraph."""
        title = wordml.run(self.text(section.title))
        if isinstance(section.number, Number):
            level = str(section.number.label).count(".") + 1
            yield self.heading(level, title, section.number.anchor, str(section.number.label), numbered=True)
            yield from self.stack(section.blocks, wide=wide)
            return
        title = wordml.run(self.numbered(section.title, section.number), BOLD if self.spread else "")
        if self.spread and section.blocks and isinstance(section.blocks[0], blocks.Paragraph):
            first, *others = section.blocks
            yield self.set("Normal", title + wordml.run(". ", BOLD) + self.parts(first.labelled))
            yield from self.stack(others, wide=wide)
            return
        style = "Sheet Heading" if self.spread else "Chapter Part" if self.bound else f"heading {self.level}"
        yield self.set(style, title)
        self.level = min(self.level + 1, _DEEPEST)
        yield from self.stack(section.blocks, wide=wide)
        self.level -= 1

    def block(self, block: Block) -> str:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Paragraph():
                return self.set("Normal", self.parts(block.labelled), whole=False)
            case blocks.Items():
                return self.items(block)
            case blocks.FillIn():
                return self.set("Fill In", wordml.run(self.to_fill(block)))
            case blocks.Image():
                return self.image(block)
            case blocks.Contents():
                return self.contents(block)
            case blocks.Boxes():
                return self.boxes(block)
            case blocks.DottedLine():
                return self.dotted(block)
            case blocks.Signatures():
                return self.signatures(block)
            case blocks.Schedule():
                return self.schedule(block)
            case blocks.SideBySide():
                return self.beside(block)
            case Chart():
                return self.chart(block)
            case Table():
                return self.table(block)
        return "".join(self.stack((block,), wide=self.wide))

    def beside(self, block: blocks.SideBySide) -> str:
        """Two stacks beside each other; of the pages the longer one takes its room."""
        begun, ends, widths, cells = self.pages.used, [], [self.room * 11 // 21, self.room - self.room * 11 // 21], ""
        for side, width in zip((block.left, block.right), widths, strict=True):
            with self.within(width - 114):
                inner = "".join(self.stack(side, wide=self.wide))
            ends.append(self.pages.used)
            self.pages.used = begun
            last = "" if inner.endswith("</w:p>") else wordml.paragraph(self.package.style("Gap"))
            cells += wordml.cell(width, inner + last)
        self.pages.used = max(ends)
        return self.layout(widths, cells)

    def table(self, table: Table) -> str:
        """Its caption or heading, what it is about, itself, its sum, its notes."""
        made = ""
        if table.title is not None:
            made = self.captioned(table.title, table.number, above=True)
        if table.subtitle:
            made += self.set("Source", wordml.run(self.joined(table.subtitle)), "<w:keepNext/>")
        if table.printed():
            told = self.text(table.title) if table.title is not None else ""
            writer = TableWriter(table, self.package, self.language, self.room, sheet=self.spread)
            made += writer.written(self.pages, told)
        if table.summary:
            made += self.set("Normal", wordml.run(f"{self.text(_('Total'))}: {self.joined(table.summary)}", BOLD))
        made += "".join(self.plain("Source", note) for note in table.notes)
        return made + ("" if self.spread else self.gap())

    def captioned(self, title: Phrase, number: Number | None, *, above: bool) -> str:
        """What a table or a figure is called, with a number that Word counts."""
        if number is None:
            return self.plain(f"heading {self.level}", title)
        label = self.text(number.label)
        found = _COUNTED.fullmatch(label)
        words, place = (found[1], found[2]) if found else (f"{label} ", "")
        name = words.split()[0]
        again = "" if self.sequences[name] + 1 == int(place or 0) else rf" \r {place}"
        self.sequences[name] = int(place or 0)
        content = wordml.run(words) + wordml.field(rf"SEQ {name} \* ARABIC{again}", place)
        content += wordml.run(f" {self.text(title)}")
        return self.set("caption", self.marked(number.anchor, content), "<w:keepNext/>" if above else "")

    def chart(self, chart: Chart) -> str:
        """A picture above its caption; where it cannot be drawn, the table that says the same."""
        told = self.text(chart.alt if chart.alt is not None else chart.title)
        placed = self.pictures.chart(chart, told, self.room, int(self.height * 0.78))
        caption = self.captioned(chart.title, chart.number, above=not placed) if chart.title is not None else ""
        if placed is None:
            made = caption + self.table(chart.table()._replace(title=None, number=None))
        else:
            self.pages.add(placed.height)
            figure = wordml.paragraph(self.package.style("Figure"), placed.run)
            made = figure + caption if chart.number else caption + figure
        return made + (self.plain("Source", chart.source) if chart.source is not None else "")

    def contents(self, block: blocks.Contents) -> str:
        """A field with its entries, whose pages LibreOffice counts anew and Word where it is asked to."""
        lines = [self.line(entry, block) for entry in block.entries]
        if not lines:
            return self.plain("Normal", None)
        name = self.text(block.entries[0].number).split()[0]
        code = r'TOC \o "1-2" \h \z' if block.of == "headings" else rf'TOC \h \z \c "{name}"'
        lines[0] = (lines[0][0], wordml.for_word(wordml.opened(code)) + lines[0][1])
        lines[-1] = (lines[-1][0], lines[-1][1] + wordml.for_word(wordml.CLOSED))
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self.room}"/></w:tabs>'
        bare = '<w:ind w:left="0" w:firstLine="0"/>'
        numbers = [entry.number for entry in block.entries]
        return "".join(
            self.set(style, content, tab if number is not None else tab + bare)
            for (style, content), number in zip(lines, numbers, strict=True)
        )

    def line(self, entry: Entry, block: blocks.Contents) -> tuple[str, str]:
        """The style of an entry, and the entry as a link."""
        style = f"toc {entry.level}" if block.of == "headings" else "table of figures"
        number = wordml.run(self.text(entry.number)) + wordml.TAB if entry.number is not None else ""
        place = f"\0{entry.anchor}\0"
        page = wordml.field(rf"PAGEREF {_name(entry.anchor)} \h", place)
        if entry.anchor.startswith("front-"):
            page = wordml.for_word(page, f"<w:t>{place}</w:t>")
        inner = f"{number}{wordml.run(self.text(entry.title))}{wordml.TAB}{page}"
        return style, f'<w:hyperlink w:anchor="{_name(entry.anchor)}" w:history="1">{inner}</w:hyperlink>'


def _name(anchor: str) -> str:
    """The name of a bookmark, which Word does not show."""
    return "_" + re.sub(r"\W", "_", anchor)[:39]

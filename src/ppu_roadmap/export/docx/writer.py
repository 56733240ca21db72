"""A document on its way to Word: its pages as sections with headings, contents, captions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ppu_roadmap.export.docx.flow import Flow
from ppu_roadmap.export.docx.package import LAST, Package
from ppu_roadmap.export.docx.pages import height_of
from ppu_roadmap.export.docx.sheets import Count, Sheet, Sheets
from ppu_roadmap.export.docx.tables import laid
from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart, Either
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.numbering import Entry, Number
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Language, Phrase, _

_PLACE = re.compile("\0([^\0]+)\0")
"""Where the page of an anchor is to stand, which is known at the end."""
_COUNTED = re.compile(r"(.*?)([0-9]+)")
_DEEPEST = 6
"""Levels of headings."""
_EMBLEM, _AROUND = 1150, 2400
"""How high the emblem is on a letterhead, and what stands beside a picture on its sheet, in twentieths of a point."""


class Writer(Flow):
    """A whole document; whatever it returns is escaped."""

    def __init__(self, document: Document, package: Package, sheets: Sheets, language: Language) -> None:
        super().__init__(package, language)
        self.document, self.sheets, self.bound = document, sheets, document.cover is not None
        self.sheet, self.wide, self.part, self.level = Sheet(0, 0, (0, 0), (), Markup()), False, "", 1
        self.count: Count = ""
        self.sequences, self.marks = Counter[str](), 0

    def body(self) -> str:
        """The document, with the pages in its contents."""
        made: list[Markup] = []
        if self.document.cover is not None:
            made.append(self.package.cover or self.cover(self.document.cover))
        for index, page in enumerate(self.document.pages or (Page(()),)):
            made += [self.ended()] if index else []
            made.append(self.page(page))
        made.append(self.xml.paragraph("Section End", self.xml.bookmark(0, LAST)))
        made.append(self.xml.section(self.sheet, self.count))
        return _PLACE.sub(lambda found: self.pages.at.get(found[1], "–"), "".join(made))

    def begin(self, count: Count = "", *, wide: bool = False) -> None:
        """A section on sheets that lie or stand."""
        self.wide, self.count, self.sheet = wide, count, self.sheets.of(wide=wide, spread=self.spread)
        self.room, self.height = self.sheet.width, self.sheet.height
        self.pages.begin(self.height, start="anew" in count, small="roman" in count)

    def ended(self) -> Markup:
        """What ends the section that was begun last."""
        return Markup(self.xml.paragraph("Section End", section=self.xml.section(self.sheet, self.count)))  # noqa: S704

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
        return Markup(self.xml.cover(self.sheet, emblem, above, self.text(cover.title), below, foot))  # noqa: S704

    def emblem(self, emblem: blocks.Image | None, height: int) -> Markup:
        placed = self.pictures.image(emblem, self.text(emblem.alt), self.room, height) if emblem else None
        return placed.run if placed else Markup()

    def page(self, page: Page) -> Markup:
        """Letterhead, title, lines below it, blocks, foot."""
        page, roman = fitted(page), page.part == "front"
        anew = page.part is not None and (self.part == "front") != roman or (page.part is not None and not self.part)
        self.spread, self.level, self.part = page.spread, 2 if page.title else 1, page.part or ""
        count: Count = "roman anew" if roman and anew else "roman" if roman else "anew" if anew else ""
        first = page.blocks[0] if page.blocks else None
        wide = first.wide if isinstance(first, blocks.Section) and first.wide is not None else page.wide
        self.begin(count, wide=wide)
        made = self.letterhead(page) + (self.title(page) if page.title else "")
        if page.below:
            lines = [self.set("Normal", self.runs(parts)) for parts in page.below]
            made += self.beside([self.room // len(lines)] * len(lines), lines)
        made += Markup().join(self.stack(page.blocks, wide=page.wide))
        return made + (self.plain("Source", page.foot) if page.foot is not None else "")

    def letterhead(self, page: Page) -> Markup:
        """Whose sheet it is, beside the emblem, above a rule."""
        if not page.letterhead:
            return Markup()
        lines = Markup().join(self.plain("Letterhead", line) for line in page.letterhead)
        if emblem := self.emblem(page.emblem, _EMBLEM):
            side = self.room // 6
            cells = [self.set("Letterhead", emblem), lines, Markup()]
            lines = Markup(self.xml.beside([side, self.room - 2 * side, side], cells, "center"))  # noqa: S704
        return lines + self.set("Rule", Markup())

    def title(self, page: Page) -> Markup:
        """The title of a sheet, or the heading of a chapter."""
        if page.part is None:
            return self.set("Sheet Title" if page.headed else "heading 1", self.runs(page.title))
        return self.heading(1, self.runs(page.title), page.number)

    def heading(self, level: int, content: Markup, number: Number | None) -> Markup:
        """A heading that Word numbers as numbering did."""
        level = min(level, _DEEPEST)
        lists, numbers = self.package.lists, None
        if number is None or number.label is None:
            numbers = (0, 0)
        elif self.part == "appendix":
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
        return Markup(self.xml.bookmark(self.marks, _name(number.anchor), content))  # noqa: S704

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
                yield self.block(block)

    def section(self, section: blocks.Section, *, wide: bool) -> Iterator[Markup]:
        """A heading and what is below it; on a sheet the heading runs into a first paragraph."""
        inner = section.blocks
        if isinstance(section.number, Number):
            level = str(section.number.label).count(".") + 1
            yield self.heading(level, self.run(self.text(section.title)), section.number)
        elif self.spread and inner and isinstance(inner[0], blocks.Paragraph):
            title = self.run(f"{self.numbered(section.title, section.number)}. ", "strong")
            yield self.set("Normal", title + self.runs(inner[0].labelled))
            inner = inner[1:]
        else:
            style = "Sheet Heading" if self.spread else "Chapter Part" if self.bound else f"heading {self.level}"
            yield self.set(style, self.run(self.numbered(section.title, section.number)))
        self.level = min(self.level + 1, _DEEPEST)
        yield from self.stack(inner, wide=wide)
        self.level -= 1

    def block(self, block: Block) -> Markup:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Paragraph():
                return self.set("Normal", self.runs(block.labelled), whole=False)
            case blocks.Items():
                return self.items(block)
            case blocks.FillIn():
                return self.set("Fill In", self.run(self.to_fill(block)))
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
                return self.columns(block)
            case Chart():
                return self.chart(block)
            case Table():
                return self.table(block)
        return Markup().join(self.stack((block,), wide=self.wide))

    def columns(self, block: blocks.SideBySide) -> Markup:
        """Two stacks beside each other; of the page the longer one takes its room."""
        room, begun, ends, made = self.room, self.pages.used, [], []
        widths = [room * 11 // 21, room - room * 11 // 21]
        for side, width in zip((block.left, block.right), widths, strict=True):
            self.room, self.pages.used = width - 114, begun
            inner = Markup().join(self.stack(side, wide=self.wide))
            made.append(inner if inner.endswith("</w:p>") else inner + self.gap())
            ends.append(self.pages.used)
        self.room, self.pages.used = room, max(ends)
        return self.beside(widths, made)

    def table(self, table: Table) -> Markup:
        """Its caption or heading, what it is about, itself, its sum, its notes."""
        title = table.title
        made = self.captioned(title, table.number, keep=True) if title is not None else Markup()
        if table.subtitle:
            made += self.set("Source", self.run(self.joined(table.subtitle)), keep=True)
        if table.printed():
            lines = laid(table, self.language, self.room, self.pages, sheet=self.spread)
            made += (
                self.xml.table(lines, "" if title is None else self.text(title)) if lines.head or lines.lines else ""
            )
        if table.summary:
            made += self.set("Normal", self.run(f"{self.text(_('Total'))}: {self.joined(table.summary)}", "strong"))
        return made + Markup().join(self.plain("Source", note) for note in table.notes) + self.gap()

    def captioned(self, title: Phrase, number: Number | None, **look: object) -> Markup:
        """What a table or a figure is called, with a number that Word counts."""
        if number is None:
            return self.plain(f"heading {self.level}", title)
        *_all, words, place = ("", *_COUNTED.fullmatch(self.text(number.label)).groups())
        name = words.split()[0]
        restart = self.sequences[name] + 1 != int(place)
        self.sequences[name] = int(place)
        content = Markup(self.xml.caption(words, place, name, restart, self.text(title)))  # noqa: S704
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
        code = r'TOC \o "1-2" \h \z'
        if block.of != "headings":
            code = rf'TOC \h \z \c "{self.text(block.entries[0].number).split()[0]}"'
        lines = [self.line(entry, block) for entry in block.entries]
        lines[0]["before"] = self.xml.for_word(self.xml.begun(code))
        lines[-1]["behind"] = self.xml.for_word(self.xml.ended)
        return Markup().join(self.xml.entry(line, self.room) for line in lines)

    def line(self, entry: Entry, block: blocks.Contents) -> dict[str, object]:
        """What an entry says, and where it leads."""
        style = f"toc {entry.level}" if block.of == "headings" else "table of figures"
        self.pages.add(height_of(style, self.text(entry.title), self.room - 1871))
        number, title = "" if entry.number is None else self.text(entry.number), self.text(entry.title)
        place = {"name": _name(entry.anchor), "page": f"\0{entry.anchor}\0", "roman": entry.anchor.startswith("front-")}
        return {"style": style, "number": number, "title": title, "before": "", "behind": "", **place}


def _name(anchor: str) -> str:
    """The name of a bookmark, which Word does not show."""
    return "_" + re.sub(r"\W", "_", anchor)[:39]

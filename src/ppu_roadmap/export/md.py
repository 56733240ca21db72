"""A document as GitHub's Markdown: boxes and dots as text, sums in bold, a plan's text never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.chart import Chart
from ppu_roadmap.paper.document import Block, Cover, Document, Page
from ppu_roadmap.paper.flow import Flow, Stream
from ppu_roadmap.paper.numbering import Entry, Number
from ppu_roadmap.paper.table import NUMERIC, Group, Row, Table, shown
from ppu_roadmap.text import Language, Message, Month, Phrase, Uncut, _, markdown

DOTS = "…………"
DEEPEST = 6
"""Levels of headings that Markdown has."""


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run."""
    writer = _Writer(language, markdown)
    pages = ("\n\n".join(writer.page(page)) for page in document.pages)
    if document.cover is not None:
        text = "\n\n".join((*writer.cover(document.cover), "---", *pages))
    else:
        text = "\n\n---\n\n".join(pages)
    return f"{text}\n".encode() if text else b""


def pieces(stream: Stream, language: Language) -> Iterator[bytes]:
    """The same as blocks come, on one page."""
    writer, between = _Writer(language, markdown), ""
    for text in chain(writer.stack(stream.blocks, 1), (writer.text(note) for note in stream.notes())):
        yield f"{between}{text}".encode()
        between = "\n\n"
    yield b"\n" if between else b""


class _Writer(blocks.Writer):
    """A document on its way to Markdown; every text it returns is escaped."""

    strong, emphasis, blank = "**{}**", "*{}*", f"*{{}}* {DOTS}"

    def part(self, part: blocks.Inline) -> str:
        """A stretch of text; the marks of weight stand close to its letters, or they are none."""
        if isinstance(part, blocks.Strong | blocks.Emphasis) and isinstance(part.text, str):
            before, after = (" " * (len(part.text) > len(cut)) for cut in (part.text.lstrip(), part.text.rstrip()))
            inside = super().part(type(part)(part.text.strip())) if part.text.strip() else ""
            return f"{before}{inside}{after}"
        return super().part(part)

    def cover(self, cover: Cover) -> Iterator[str]:
        """What stands on the first sheet, its title the only heading of the highest level."""
        yield "  \n".join(f"**{self.text(line)}**" for line in cover.above)
        yield f"# {self.text(cover.title)}"
        yield "  \n".join(map(self.text, (*cover.below, *cover.foot)))

    def behind(self, label: Phrase, title: str) -> str:
        """A title behind the label of its number, which is none of a plan's text, so that nothing in it is escaped."""
        return title if label is None else f"{blocks.said(label, self.language)} {title}"

    def anchored(self, text: str, number: Number) -> str:
        """Text that links lead to."""
        return f'<a id="{escape(number.anchor)}"></a>{text}'

    def page(self, page: Page) -> Iterator[str]:
        """Letterhead, title, blocks, foot; the blocks of a page without a title are called by titles of their own."""
        if page.number is not None:
            yield f"## {self.anchored(self.behind(page.number.label, self.parts(page.title)), page.number)}"
            yield from self.stack(page.blocks, 3)
            return
        level = 2 if page.letterhead else 3 if page.title else 1
        if page.letterhead:
            yield "  \n".join(f"**{self.text(line)}**" for line in page.letterhead)
        if page.title:
            yield f"{'#' * (level - 1)} {self.parts(page.title)}"
        if page.below:
            yield "  \n".join(self.parts(parts) for parts in page.below)
        yield from self.stack(page.blocks, level)
        if page.foot is not None:
            yield f"*{self.text(page.foot)}*"

    def stack(self, several: Iterable[Block | Flow], level: int) -> Iterator[str]:
        for block in several:
            if isinstance(block, Flow):
                yield from self.grouped(block, level)
            elif isinstance(block, Chart) and block.number is not None:
                yield self.caption(block.title, block.number)
                yield from self.table(block.table()._replace(title=None), level)
                yield from (f"*{self.text(block.source)}*",) if block.source is not None else ()
            else:
                for plain in blocks.undrawn([block]):
                    yield from self.block(plain, level)

    def block(self, block: blocks.Plain, level: int) -> Iterator[str]:  # noqa: C901 -- a case a kind of block
        match block:
            case blocks.Section():
                yield from self.section(block, level)
            case blocks.Paragraph():
                yield self.parts(block.labelled)
            case blocks.Items():
                yield "\n".join(self.items(block))
            case blocks.FillIn():
                yield f"> {self.to_fill(block)}"
            case blocks.Image():  # the file may lie anywhere, so that no path leads to the picture
                yield f"*{self.text(_('[Image: {words}]', words=Uncut(block.alt)))}*"
            case blocks.Contents():
                yield "\n".join(map(self.listed, block.entries)) or "–"
            case blocks.Boxes():
                yield "\n".join(f"- [ ] {self.text(choice)}" for choice in block.choices)
            case blocks.DottedLine():
                yield f"{self.text(block.label)}: {DOTS * 4}"
            case blocks.Signatures():
                yield "\n".join(self.signatures(block))
            case blocks.Schedule():
                yield "\n".join(self.schedule(block))
            case blocks.SideBySide():
                yield from self.stack((*block.left, *block.right), level)
            case Table():
                yield from self.table(block, level)

    def section(self, section: blocks.Section, level: int) -> Iterator[str]:
        """A title, blocks; one that is folded shows its title alone until somebody clicks on it."""
        if section.folded:
            yield f"<details>\n<summary>{escape(blocks.said(section.title, self.language))}</summary>"
        else:
            title = self.numbered(section.title, section.number)
            if isinstance(section.number, Number):
                title = self.anchored(self.behind(section.number.label, self.text(section.title)), section.number)
            yield f"{'#' * min(level, DEEPEST)} {title}"
        yield from self.stack(section.blocks, level + 1)
        if section.folded:
            yield "</details>"

    def listed(self, entry: Entry) -> str:
        """A line of the contents that leads there."""
        title = self.behind(entry.number, self.text(entry.title))
        return f"{'  ' * (entry.level - 1)}- [{title}](#{escape(entry.anchor)})"

    def caption(self, title: Message | None, number: Number) -> str:
        """The number of a table or figure, and what it is called."""
        return self.anchored(f"**{self.text(number.label)}** {self.text(title)}", number)

    def items(self, block: blocks.Items) -> Iterator[str]:
        for place, item in enumerate(block.items):
            mark = "-" if block.start is None else f"{block.start + place}."
            yield f"{'    ' * block.depth}{mark} {self.parts(item)}"

    def table(self, table: Table, level: int) -> Iterator[str]:
        """A title, a table under the heading of each group, sums in bold, notes; with a number one table in all."""
        if isinstance(table.number, Number):
            yield self.caption(table.title, table.number)
            if table.printed():
                yield "\n".join(chain(self.head(table), *(self.body(table, group) for group in table.groups)))
            yield from self.sum(_("Total"), table.summary)
            yield from (f"*{self.text(note)}*" for note in table.notes)
        else:
            yield from self.grouped(Flow.of(table), level)

    def grouped(self, flow: Flow, level: int) -> Iterator[str]:
        """A title, a table under the heading of each group as it comes, sums in bold, notes."""
        table = flow.head
        if table.title is not None:
            yield f"{'#' * min(level, DEEPEST)} {self.text(table.title)}"
        if table.subtitle:
            yield self.joined(table.subtitle)
        top = 0
        for table, inside in _under_headings(flow):
            first = inside[0]
            top = top or first.level  # no heading comes before a higher one
            if first.heading is not None:
                yield f"{'#' * min(level + 1 + first.level - top, DEEPEST)} {self.text(first.heading)}"
            if lines := [line for group in inside for line in self.rows(table, group)]:
                yield "\n".join((*self.head(table), *lines))
            yield from self.sum(_("Subtotal"), first.summary)
        table = table if top else flow.foot(table)
        yield from self.sum(_("Total"), table.summary)
        yield from map(self.text, table.notes)

    def sum(self, label: Message, summary: Sequence[Message]) -> Iterator[str]:
        if summary:
            yield f"**{self.text(label)}: {self.joined(summary)}**"

    def head(self, table: Table) -> Iterator[str]:
        """The labels of the columns, each with what stands over it and its neighbours, and their numbers."""
        columns = table.printed()
        labels = ((column.over, column.label) if column.over else (column.label,) for column in columns)
        yield _line(" ".join(map(self.text, each)) if table.headed else "" for each in labels)
        yield _line("---:" if column.kind in NUMERIC else "---" for column in columns)
        if table.counted:
            yield _line(f"*{place}*" for place, _column in enumerate(columns, 1))

    def body(self, table: Table, group: Group) -> Iterator[str]:
        """The rows of a group below a row with its heading."""
        if group.heading is not None:
            words = f" {self.joined(group.summary)}" if group.summary else ""
            yield _line([f"**{self.text(group.heading)}**{words}", *[""] * (len(table.printed()) - 1)])
        yield from self.rows(table, group)

    def rows(self, table: Table, group: Group) -> Iterator[str]:
        """The rows of a group, in bold the one that stands for it and its sums."""
        if group.head is not None:
            yield self.bold(table, group.head)
        yield from (_line(self.cells(table, row)) for row in group.rows)
        yield from (self.bold(table, row) for row in table.totals(group))

    def bold(self, table: Table, row: Row) -> str:
        """A row that carries weight."""
        return _line(f"**{text}**" if text else "" for text in self.cells(table, row))

    def cells(self, table: Table, row: Row) -> Iterator[str]:
        return (markdown(shown(cell, column, self.language)) for cell, column in table.cells(row))

    def signatures(self, block: blocks.Signatures) -> Iterator[str]:
        yield _line(self.text(person.role) for person in block.people)
        yield _line("---" for _person in block.people)
        yield _line(self.text(_("initials") if person.initials else _("signature, date")) for person in block.people)
        yield _line(self.text(person.name) if person.name else DOTS for person in block.people)

    def schedule(self, block: blocks.Schedule) -> Iterator[str]:
        yield _line(self.text(label) for label in (_("Step"), _("Lead agency"), _("From – to")))
        yield _line(["---"] * 3)
        for task in block.tasks:
            span = "–"
            if task.span:
                first, last = (self.text(Month(block.months[task.span[end]])) for end in (0, -1))
                span = f"{first} – {last}"
            yield _line((self.part(task.name), self.part(task.owner), span))


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _under_headings(flow: Flow) -> Iterator[tuple[Table, list[Group]]]:
    """Each group that has a heading with those without one that follow it, in the table as it is known by then."""
    found: list[Group] = []
    for group in flow.groups:
        if found and group.heading is not None:
            yield flow.head, found
            found = []
        found.append(group)
    if found:  # all were taken
        yield flow.foot(flow.head)._replace(groups=tuple(found)), found

"""A document as GitHub's Markdown: boxes and dots as text, sums in bold, a plan's text never as markup."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ppu_roadmap.paper import blocks
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import NUMERIC, Group, Row, Table, shown
from ppu_roadmap.text import Language, Message, Month, _, markdown

DOTS = "…………"


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run."""
    writer = _Writer(language, markdown)
    pages = ("\n\n".join(writer.page(page)) for page in document.pages)
    text = "\n\n---\n\n".join(pages)
    return f"{text}\n".encode() if text else b""


class _Writer(blocks.Writer):
    """A document on its way to Markdown; every text it returns is escaped."""

    strong, emphasis, blank = "**{}**", "*{}*", f"*{{}}* {DOTS}"

    def page(self, page: Page) -> Iterator[str]:
        """Letterhead, title, blocks, foot; the blocks of a page without a title are called by titles of their own."""
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

    def stack(self, several: Iterable[Block], level: int) -> Iterator[str]:
        for block in blocks.undrawn(several):
            yield from self.block(block, level)

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
            case blocks.Image():
                yield self.text(block.alt)
            case blocks.Contents():
                yield "\n".join(f"{'  ' * (one.level - 1)}- {self.entry(one)}" for one in block.entries)
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
            yield f"{'#' * level} {self.numbered(section.title, section.number)}"
        yield from self.stack(section.blocks, level + 1)
        if section.folded:
            yield "</details>"

    def items(self, block: blocks.Items) -> Iterator[str]:
        for place, item in enumerate(block.items):
            mark = "-" if block.start is None else f"{block.start + place}."
            yield f"{'   ' * block.depth}{mark} {self.parts(item)}"

    def table(self, table: Table, level: int) -> Iterator[str]:
        """A title, a table under the heading of each group with those that have none, sums in bold, notes."""
        if table.title is not None:
            yield f"{'#' * level} {self.text(table.title)}"
        if table.subtitle:
            yield self.joined(table.subtitle)
        top = min((group.level for group in table.groups), default=1)
        for inside in _under_headings(table.groups):
            first = inside[0]
            if first.heading is not None:
                yield f"{'#' * (level + 1 + first.level - top)} {self.text(first.heading)}"
            if lines := [line for group in inside for line in self.rows(table, group)]:
                yield "\n".join((*self.head(table), *lines))
            yield from self.sum(_("Subtotal"), first.summary)
        yield from self.sum(_("Total"), table.summary)
        yield from map(self.text, table.notes)

    def sum(self, label: Message, summary: Sequence[Message]) -> Iterator[str]:
        if summary:
            yield f"**{self.text(label)}: {self.joined(summary)}**"

    def head(self, table: Table) -> Iterator[str]:
        columns = table.printed()
        yield _line(self.text(column.label) if table.headed else "" for column in columns)
        yield _line("---:" if column.kind in NUMERIC else "---" for column in columns)

    def rows(self, table: Table, group: Group) -> Iterator[str]:
        yield from (self.bold(table, row) for row in filter(None, [group.head]))
        yield from (_line(self.cells(table, row)) for row in group.rows)
        yield from (self.bold(table, row) for row in table.totals(group))

    def bold(self, table: Table, row: Row) -> str:
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


def _under_headings(groups: Iterable[Group]) -> list[list[Group]]:
    """Each group that has a heading, with those without one that follow it."""
    found: list[list[Group]] = []
    for group in groups:
        if group.heading is not None or not found:
            found.append([])
        found[-1].append(group)
    return found

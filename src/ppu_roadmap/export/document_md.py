"""A document as GitHub's Markdown: pages parted by lines, boxes and dots as text, a plan's text never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppu_roadmap.tables import NUMERIC, Row, Table, shown
from ppu_roadmap.text import Language, Month, _, markdown
from ppu_roadmap.views.document import (
    NOT_FILLED,
    Blank,
    Block,
    Boxes,
    Columns,
    Document,
    Grid,
    Items,
    Lines,
    Page,
    Paragraph,
    Part,
    Schedule,
    Section,
    Signatures,
    Strong,
    Text,
    said,
)

DOTS = "…………"


def render(document: Document, language: Language) -> bytes:
    """UTF-8, the same from run to run."""
    writer = _Writer(language)
    pages = ("\n\n".join(writer.page(page)) for page in document.pages)
    return ("\n\n---\n\n".join(pages) + "\n").encode()


class _Writer:
    """A document on its way to Markdown; every text it returns is escaped."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def page(self, page: Page) -> Iterator[str]:
        if page.letterhead:
            yield "  \n".join(f"**{self.text(line)}**" for line in page.letterhead)
        yield f"{'#' if page.letterhead else '##'} {self.parts(page.title)}"
        if page.below:
            yield "  \n".join(self.parts(parts) for parts in page.below)
        level = 2 if page.letterhead else 3
        yield from self.blocks(page.blocks, level)
        if page.foot is not None:
            yield f"*{self.text(page.foot)}*"

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block, level)

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Section():
                number = f"{block.number}. " if block.number is not None else ""
                yield f"{'#' * level} {number}{self.text(block.title)}"
                yield from self.blocks(block.blocks, level + 1)
            case Paragraph():
                label = f"**{self.text(block.label)}:** " if block.label is not None else ""
                yield label + self.parts(block.parts)
            case Items():
                yield "\n".join(f"- {self.parts(item)}" for item in block.items)
            case Grid():
                yield "\n".join(self.grid(block.table))
            case Boxes():
                yield "\n".join(f"- [ ] {self.text(choice)}" for choice in block.choices)
            case Lines():
                yield f"{self.text(block.label)}: {DOTS * 4 * block.count}"
            case Signatures():
                yield "\n".join(self.signatures(block))
            case Schedule():
                yield "\n".join(self.schedule(block))
            case Columns():
                yield from self.blocks((*block.left, *block.right), level)

    def text(self, text: Text) -> str:
        return markdown(said(text, self.language))

    def part(self, part: Part) -> str:
        match part:
            case Blank():
                return f"*{self.text(NOT_FILLED)}* {DOTS}"
            case Strong():
                return f"**{self.text(part.text)}**"
        return self.text(part)

    def parts(self, parts: tuple[Part, ...]) -> str:
        return "".join(map(self.part, parts))

    def grid(self, table: Table) -> Iterator[str]:
        columns = [table.columns[index] for index in table.printed()]
        yield _line(self.text(column.label) for column in columns)
        yield _line("---:" if column.kind in NUMERIC else "---" for column in columns)
        rows = (*table.rows(), *((table.total,) if table.total is not None else ()))
        yield from (_line(self.cells(table, row)) for row in rows)

    def cells(self, table: Table, row: Row) -> Iterator[str]:
        for index in table.printed():
            yield markdown(shown(row.cells[index], table.columns[index], self.language))

    def signatures(self, block: Signatures) -> Iterator[str]:
        yield _line(self.text(person.role) for person in block.people)
        yield _line("---" for _person in block.people)
        yield _line(self.text(_("initials") if person.initials else _("signature, date")) for person in block.people)
        yield _line(self.text(person.name) if person.name else DOTS for person in block.people)

    def schedule(self, block: Schedule) -> Iterator[str]:
        yield _line(self.text(label) for label in (_("Step"), _("Lead agency"), _("From – to")))
        yield _line(["---"] * 3)
        for step in block.steps:
            months = (step.first, step.last)
            span = (self.text(Month(block.months[index])) for index in months if index is not None)
            yield _line((self.part(step.name), self.part(step.owner), " – ".join(span) or "–"))


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"

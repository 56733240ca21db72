"""A document on a screen: its pages one below the other, whatever they hold."""

from collections.abc import Iterator

from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.terminal.lines import apart
from ppu_roadmap.terminal.screens import Piece, Screen
from ppu_roadmap.terminal.tables import TableLines
from ppu_roadmap.text import Language


def print_document(document: Document, language: Language, screen: Screen) -> None:
    """Print a document, line by line."""
    for line in document_lines(document, language, screen):
        screen.write(line)


def document_lines(document: Document, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a document on a screen."""
    return apart(_page(page, language, screen) for page in document.pages)


def _page(page: Page, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    if not page.headed:
        return apart(block_lines(block, language, screen) for block in page.blocks)
    from ppu_roadmap.terminal.sheets import Sheet

    return Sheet(language, screen).page(page)


def block_lines(block: Block, language: Language, screen: Screen) -> Iterator[list[Piece]]:
    """The lines of a block; what only some documents hold is imported where it is met."""
    if isinstance(block, Table):
        return TableLines(block, language, screen).lines()
    from ppu_roadmap.paper.chart import Chart, Either

    if isinstance(block, Either):
        tables = [TableLines(table, language, screen) for table in block.wide]
        if any(table.stacked for table in tables):
            tables = [TableLines(table, language, screen) for table in block.narrow()]
        return apart(table.lines() for table in tables)
    if isinstance(block, Chart):
        from ppu_roadmap.terminal.charts import chart_lines

        return chart_lines(block, language, screen)
    from ppu_roadmap.terminal.sheets import Sheet

    return Sheet(language, screen).block(block)

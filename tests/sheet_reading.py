"""What the decision sheet of the sample says, as lines of text, by page and section."""

from collections.abc import Iterator
from datetime import date

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.blocks import (
    NOT_FILLED,
    Blank,
    Emphasis,
    Inline,
    Items,
    Paragraph,
    Section,
    SideBySide,
    Strong,
    said,
)
from ppu_roadmap.paper.document import Block, Document, Page
from ppu_roadmap.paper.room import fitted
from ppu_roadmap.paper.table import Table, shown
from ppu_roadmap.text import Language
from tests import asking
from tests.quick_win_sample import quick_win_plan

PLAN = quick_win_plan()
TODAY = date(2026, 7, 1)
ALL = Selection()


def sheet(plan: Plan = PLAN, today: date = TODAY, selection: Selection = ALL) -> Document:
    """The sheet as a format has it that cannot lay out."""
    made = asking.document("brief", [plan], today, selection=selection)
    return made._replace(pages=tuple(map(fitted, made.pages)))


def text_of(part: Inline, language: Language = "en") -> str:
    match part:
        case Blank():
            return f"[{NOT_FILLED.render(language)}]"
        case Strong() | Emphasis():
            return said(part.text, language)
    return said(part, language)


def texts(blocks: tuple[Block, ...], language: Language = "en") -> Iterator[str]:
    """What paragraphs, lists and tables say, one line each."""
    for block in blocks:
        match block:
            case Section():
                yield from texts(block.blocks, language)
            case SideBySide():
                yield from texts((*block.left, *block.right), language)
            case Paragraph():
                yield "".join(text_of(part, language) for part in block.parts)
            case Items():
                yield from ("".join(text_of(part, language) for part in item) for item in block.items)
            case Table():
                yield from rows(block, language)


def rows(table: Table, language: Language = "en") -> list[str]:
    pairs = ((row, table.columns) for row in table.rows())
    return [" | ".join(shown(cell, one, language) for cell, one in zip(*pair, strict=True)) for pair in pairs]


def sections(page: Page) -> dict[int, Section]:
    found = {}
    for block in page.blocks:
        inside = (*block.left, *block.right) if isinstance(block, SideBySide) else (block,)
        found.update({one.number: one for one in inside if isinstance(one, Section) and isinstance(one.number, int)})
    return found


def part(page: Page, number: int, language: Language = "en") -> list[str]:
    return list(texts(sections(page)[number].blocks, language))

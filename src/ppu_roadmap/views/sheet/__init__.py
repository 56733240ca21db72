"""The decision sheet for quick wins, put to the head of the region: a summary, a page for each, an appendix."""

from collections.abc import Iterator

from ppu_roadmap.fields import cells
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import _
from ppu_roadmap.views import quick_wins
from ppu_roadmap.views.sheet.appendix import appendix
from ppu_roadmap.views.sheet.brief import Brief, brief
from ppu_roadmap.views.sheet.quick_win import quick_win_page
from ppu_roadmap.views.sheet.summary import summary_page
from ppu_roadmap.views.view import Asked


def document(asked: Asked) -> Document:
    """The sheet of each region that has quick wins to put forward, one after the other; no page where none has."""
    briefs = [brief(one, asked.today) for one in quick_wins.choosing(asked)]
    briefs = [one for one in briefs if one.forward]
    region = cells.region(briefs[0].plan) if len(briefs) == 1 else _("several regions")
    title = _("Decision sheet for quick wins, {region}", region=region)
    return Document(title, tuple(page for one in briefs for page in _pages(one)))


def rows(asked: Asked) -> Table:
    """The candidates that the sheet tells of."""
    return quick_wins.rows(asked)


def _pages(one: Brief) -> Iterator[Page]:
    yield summary_page(one)
    yield from (quick_win_page(one, candidate) for candidate in one.forward)
    yield appendix(one)

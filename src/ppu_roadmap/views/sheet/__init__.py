"""The decision sheet for quick wins, put to the head of the region: a summary, a page for each, an appendix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ppu_roadmap.analysis.selection import Selection
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.text import _
from ppu_roadmap.views import values
from ppu_roadmap.views.quick_wins import choosing
from ppu_roadmap.views.sheet.appendix import appendix
from ppu_roadmap.views.sheet.brief import Brief, brief
from ppu_roadmap.views.sheet.quick_win import quick_win_page
from ppu_roadmap.views.sheet.summary import summary_page
from ppu_roadmap.views.view import ALL


def decision_sheet(plans: Sequence[Plan], today: date, selection: Selection = ALL) -> Document | None:
    """The sheet of each region that has quick wins to put forward, one after the other; ``None`` where none has."""
    briefs = [brief(one, today) for one in choosing(plans, selection)]
    briefs = [one for one in briefs if one.forward]
    if not briefs:
        return None
    region = values.region(briefs[0].plan) if len(briefs) == 1 else _("several regions")
    return Document(
        _("Decision sheet for quick wins, {region}", region=region),
        tuple(page for one in briefs for page in _pages(one)),
    )


def _pages(one: Brief) -> tuple[Page, ...]:
    return (
        summary_page(one),
        *(quick_win_page(one, contest, candidate) for contest, candidate in one.placed()),
        appendix(one),
    )

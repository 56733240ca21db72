"""The decision sheet for quick wins, put to the head of the region: a summary, a page for each, an appendix."""

from functools import partial

from ppu_roadmap.analysis.quick_wins import candidates_of
from ppu_roadmap.facts.parts import quick_wins as quick_wins_of
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.model.types import DIMENSIONS
from ppu_roadmap.paper.blocks import Paragraph
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.text import Message, Refusal, _
from ppu_roadmap.views import quick_wins
from ppu_roadmap.views.sheet.brief import Brief, brief
from ppu_roadmap.views.sheet.limits import sheet
from ppu_roadmap.views.sheet.quick_win import quick_win_page
from ppu_roadmap.views.sheet.summary import appendix, summary_page
from ppu_roadmap.views.view import Asked

rows = quick_wins.rows
"""The candidates that the sheet tells of."""
MOST = 500
"""Quick wins of a region on one sheet, of which each has a page."""


def document(asked: Asked) -> Document:
    """The sheet of each region that has quick wins to put forward, one after the other; else that there is none."""
    briefs = put_forward(asked)
    if (count := max((len(one.forward) for one in briefs), default=0)) > MOST:
        raise Refusal(_("{count} quick wins are too many for one sheet: choose some with --dimension", count=count))
    plans = [one.plan for one in briefs] or asked.plans
    region = cells.region(plans[0]) if len(plans) == 1 else _("several regions")
    title = _("Decision sheet for quick wins, {region}", region=region)
    pages: list[Page] = []
    for one in briefs:
        pages.append(sheet(partial(summary_page, one)))
        pages += (sheet(partial(quick_win_page, one, candidate)) for candidate in one.forward)
        pages.append(appendix(one))
    none = Page((Paragraph((_("No quick win is put forward."),)),), (title,))
    return Document(title, tuple(pages) or (none,))


def put_forward(asked: Asked) -> list[Brief]:
    """What there is to decide on in each region that has quick wins to put forward."""
    emblems = [texts.emblem for texts in asked.texts] or [None] * len(asked.plans)
    chosen = zip(quick_wins.choosing(asked), emblems, strict=True)
    return [made for one, emblem in chosen if (made := brief(one, asked.today, emblem)).forward]


def why_empty(asked: Asked) -> Message:
    """Why no sheet has a page: there is no quick win, none passes the filters, or none is to be put forward."""
    found = (program for plan in asked.plans for program, _quick_win in quick_wins_of(plan))
    dead = sum(program.dimension in DIMENSIONS and not live(program) for program in found)
    choices = [candidate.choice for plan in asked.plans for candidate in candidates_of(plan)]
    rejected = choices.count("rejected")
    if not (choices or dead):
        if any(plan.broken for plan in asked.plans):
            return _("no program that could be read is a quick win, so there is no sheet")
        return _("no program is a quick win, so there is no sheet")
    if rejected < len(choices):
        return _("no quick win passes the filters, so there is no sheet")
    gone, refused = _("{count} cancelled or replaced", count=dead), _("{count} rejected", count=rejected)
    return _("no quick win is to be put forward, so there is no sheet: {gone}, {refused}", gone=gone, refused=refused)

"""The decision sheet for quick wins, put to the head of the region: a summary, a page for each, an appendix."""

from functools import partial

from ppu_roadmap.analysis.quick_wins import Choice, candidates_of
from ppu_roadmap.facts.naming import called
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Message, _, words
from ppu_roadmap.views import quick_wins
from ppu_roadmap.views.sheet.appendix import appendix
from ppu_roadmap.views.sheet.brief import brief
from ppu_roadmap.views.sheet.quick_win import quick_win_page
from ppu_roadmap.views.sheet.room import fitting
from ppu_roadmap.views.sheet.summary import summary_page
from ppu_roadmap.views.view import Asked


def document(asked: Asked) -> Document:
    """The sheet of each region that has quick wins to put forward, one after the other; no page where none has."""
    briefs = [brief(one, asked.today) for one in quick_wins.choosing(asked)]
    briefs = [one for one in briefs if one.forward]
    region = cells.region(briefs[0].plan) if len(briefs) == 1 else _("several regions")
    title = _("Decision sheet for quick wins, {region}", region=region)
    pages: list[Page] = []
    for one in briefs:
        pages.append(fitting(partial(summary_page, one)))
        pages += (fitting(partial(quick_win_page, one, candidate)) for candidate in one.forward)
        pages.append(appendix(one))
    return Document(title, tuple(pages))


def why_empty(asked: Asked) -> Message:
    """Why no sheet has a page: there are no quick wins, none that passes, or none that is to be put forward."""
    every = [program for plan in asked.plans for program in plan.programs if program.quick_win]
    shown = [candidate for one in quick_wins.choosing(asked) for candidate in candidates_of(one.shown)]
    dead = [called(program) for program in every if not live(program)]
    rejected = [called(one.program) for one in shown if one.choice is Choice.REJECTED and live(one.program)]
    unread = [f"{name}.yaml" for plan in asked.plans for name in sorted(plan.broken)]
    reasons = [
        *([_("cancelled or replaced: {programs}", programs=words(dead))] if dead else ()),
        *([_("rejected: {programs}", programs=words(rejected))] if rejected else ()),
        *([_("could not be read: {files}", files=words(unread))] if unread else ()),
    ]
    if not every:
        reasons.insert(0, _("no program is a quick win"))
    elif not rejected and len(dead) < len(every):
        reasons = [_("no quick win passes the filters")]
    return _("there is no quick win to put on the sheet: {reasons}", reasons=words(reasons))


def rows(asked: Asked) -> Table:
    """The candidates that the sheet tells of."""
    return quick_wins.rows(asked)

"""Buku 2, the master plan as a bound document: a region's book, or those of several regions as chapters of one."""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from ppu_roadmap.book.texts import Texts
from ppu_roadmap.facts.money import Total, total
from ppu_roadmap.facts.standing import live
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.field import Field, field
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.paper.blocks import Section
from ppu_roadmap.paper.document import Cover, Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Column, Kind
from ppu_roadmap.text import Message, Uncut, _
from ppu_roadmap.views import board, program
from ppu_roadmap.views.book.action_plan import action_plan, strategy
from ppu_roadmap.views.book.appendices import appendices
from ppu_roadmap.views.book.columns import COUNT
from ppu_roadmap.views.book.funding import SOURCE, funding
from ppu_roadmap.views.book.governance import closing, governance, monitoring
from ppu_roadmap.views.book.opening import contents, cover, direction, front, introduction
from ppu_roadmap.views.book.roadmap import roadmap, selection
from ppu_roadmap.views.book.volume import Volume, chapter
from ppu_roadmap.views.budget import budgets
from ppu_roadmap.views.grouping import count_table, regions
from ppu_roadmap.views.money import Scaled
from ppu_roadmap.views.parts import together
from ppu_roadmap.views.quick_wins import choosing
from ppu_roadmap.views.sheet.brief import brief
from ppu_roadmap.views.sums import Tables, added
from ppu_roadmap.views.view import Asked

CHAPTERS: tuple[Callable[[Volume], Page], ...] = (
    introduction, direction, strategy, action_plan, roadmap, selection, funding, governance, monitoring, closing,
)  # fmt: skip
"""The chapters in their order."""
TOTALS: tuple[Field[Total], ...] = (
    Field(COUNT, lambda one: one.programs),
    field("quick_wins", _("Quick wins"), lambda one: one.quick_wins, kind=Kind.NUMBER),
    field("budget", _("Indicative ceiling (Rp)"), lambda one: None if one.known is None else Scaled(one.known),
          kind=Kind.MONEY, weight=2),
    field("uncosted", _("Not fully costed"), lambda one: one.uncosted, kind=Kind.NUMBER),
)  # fmt: skip


def document(asked: Asked) -> Document:
    """The bound book."""
    volumes = [_volume(asked, place) for place in range(len(asked.plans))]
    return numbered(_together(asked, volumes) if asked.several else _alone(volumes[0]))


rows = program.rows
"""The programs that the book tells of, with every field."""


def _volume(asked: Asked, place: int) -> Volume:
    """What is asked of one of the plans."""
    of = slice(place, place + 1)
    own = Asked(asked.plans[of], asked.today, asked.selection, findings=asked.findings[of])
    ((plan, every),) = own.every()
    texts = asked.texts[place] if asked.texts else Texts()
    return Volume(own, texts, plan, tuple(filter(live, every)), every, brief(choosing(own)[0], asked.today))


def _body(volume: Volume) -> Iterator[Page]:
    """The chapters of a region, and its appendices."""
    yield from (made(volume) for made in CHAPTERS)
    yield from appendices(volume)


def _alone(volume: Volume) -> Document:
    """The book of a region."""
    named = volume.plan.file.title
    title = _("Buku 2: {title}", title=Uncut(named)) if named else _("Buku 2, the master plan")
    return Document(title, (*front(volume), *_body(volume)), cover(volume), cells.region(volume.plan))


def _together(asked: Asked, volumes: Sequence[Volume]) -> Document:
    """What a province binds: a chapter for each region, whose sections are the chapters of its book; then the sums."""
    pages = []
    for volume in volumes:
        inside = (Section(cast("Message", page.title[0]), page.blocks, wide=page.wide) for page in _body(volume))
        pages.append(chapter(cells.region(volume.plan), *inside))
    provinces = {plan.file.region.province for plan in asked.plans if plan.file.region and plan.file.region.province}
    title, place = _("Smart City master plans"), provinces.pop() if len(provinces) == 1 else ""
    bound = Cover((_("BUKU 2"),), title, (regions(asked),), (place,) if place else ())
    return Document(title, (*contents(), *pages, _sums(asked, volumes)), bound, place or regions(asked))


def _sums(asked: Asked, volumes: Sequence[Volume]) -> Page:
    """All regions beside each other, and what they have together."""
    newest, source = max(volumes, key=lambda one: one.brief.version.text), _("master plans of the regions")
    lines = [(cells.region(one.plan), total(one.plan, one.programs)) for one in volumes]
    counted = count_table(None, Column("region", FIELD["region"], weight=3), TOTALS, [(None, lines)])
    title, yearly = _("Programs and their cost by region"), _("Ceilings by region, year and dimension (Rp)")
    added_up = together(added(each, one, "year") for each in asked.each() for one in budgets(each))
    money = Tables(asked, added_up, "year").by_year("amount", yearly)
    pictured = board.chart(asked)._replace(source=newest.source(source))
    return chapter(
        _("ALL REGIONS TOGETHER"),
        Section(title, (newest.captioned(title, counted, source), pictured)),
        Section(_("Money by year"), (newest.captioned(yearly, money, SOURCE),)),
        wide=True,
    )

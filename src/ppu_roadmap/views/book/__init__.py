"""Buku 2, the master plan as a bound document: each region's book, or those of several as the chapters of one."""

from collections.abc import Callable

from ppu_roadmap.book.texts import Texts
from ppu_roadmap.fields import cells
from ppu_roadmap.fields.program import FIELD
from ppu_roadmap.paper.document import Document, Page
from ppu_roadmap.paper.numbering import numbered
from ppu_roadmap.paper.table import Table
from ppu_roadmap.text import Uncut, _
from ppu_roadmap.views import programs
from ppu_roadmap.views.book.action_plan import action_plan
from ppu_roadmap.views.book.appendices import appendices
from ppu_roadmap.views.book.front import cover, front
from ppu_roadmap.views.book.funding import funding
from ppu_roadmap.views.book.governance import closing, governance, monitoring
from ppu_roadmap.views.book.introduction import direction, introduction
from ppu_roadmap.views.book.quick_wins import quick_wins
from ppu_roadmap.views.book.roadmap import roadmap
from ppu_roadmap.views.book.strategy import strategy
from ppu_roadmap.views.book.volume import Volume
from ppu_roadmap.views.view import Asked

CHAPTERS: tuple[Callable[[Volume], Page], ...] = (
    introduction, direction, strategy, action_plan, roadmap, quick_wins, funding, governance, monitoring, closing,
)  # fmt: skip
"""The chapters in their order."""


def document(asked: Asked) -> Document:
    """The bound book."""
    volumes = [_volume(asked, place) for place in range(len(asked.plans))]
    volume = volumes[0]
    pages = (*front(volume), *(chapter(volume) for chapter in CHAPTERS), *appendices(volume))
    named = volume.plan.file.title
    title = _("Buku 2: {title}", title=Uncut(named)) if named else _("Buku 2, Smart City master plan")
    return numbered(Document(title, pages, cover(volume), cells.region(volume.plan)))


def _volume(asked: Asked, place: int) -> Volume:
    """What is asked of one of the plans."""
    findings = asked.findings[place : place + 1]
    own = asked._replace(
        plans=asked.plans[place : place + 1], findings=findings, unit="rupiah", parts=(), by=None, columns=()
    )
    return Volume(own, asked.texts[place] if asked.texts else Texts())


def rows(asked: Asked) -> Table:
    """The programs that the book tells of, with every field."""
    return programs.rows(asked._replace(columns=tuple(FIELD)))

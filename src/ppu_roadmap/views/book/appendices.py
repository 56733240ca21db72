"""Appendices: all programs, the table for next year's RKPD, the standard, proposals, decrees, sources and findings."""

from collections.abc import Iterable, Iterator
from typing import cast

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.fields.field import chosen
from ppu_roadmap.paper.blocks import Items
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.flow import Flow
from ppu_roadmap.paper.table import Cell, Column, Kind, Table
from ppu_roadmap.rules.pages import read_pages
from ppu_roadmap.text import Message, Uncut, _, _n, words
from ppu_roadmap.views import proposals, rkpd, view_named
from ppu_roadmap.views.book.columns import NAMED, some
from ppu_roadmap.views.book.opening import documents
from ppu_roadmap.views.book.volume import Volume, otherwise, said
from ppu_roadmap.views.parts import Told
from ppu_roadmap.views.sni import LIST, adoptions, by_theme, counted
from ppu_roadmap.views.view import by_place

MATRIX = (
    "id", "name", "subdimension", "horizon", "years", "owner", "partners", "locations", "budget", "funding",
    "nomenclature", "quick_win", "status",
)  # fmt: skip
STANDARD = ("number", "title", "chosen", "reason", "dimension", "data_owner", "programs", "evidence")
FINDINGS = by_place(
    Column("severity", _("Kind"), weight=2),
    Column("what", _("What was found"), weight=5),
    Column("count", _("Number"), Kind.NUMBER, weight=0),
    Column("where", _("Where"), weight=5),
)
MOST_SOURCES = 100
"""Addresses that are printed."""


def appendices(volume: Volume) -> Iterator[Page]:
    """The appendices A to F."""
    named = documents(volume, _("Documents that the master plan rests on"), *labels.DOCUMENT_KIND)
    parts = (
        (_("COMPLETE MATRIX OF ALL PROGRAMS"), _matrix(volume)),
        (_("TABLE FOR NEXT YEAR'S RENJA AND RKPD"), _next_year(volume)),
        (_("COVERAGE OF SNI ISO 37122"), _standard(volume)),
        (_("PROPOSALS AND ANSWERS"), _proposals(volume)),
        (_("JOINT COMMITMENT, DECREES AND REGULATIONS"), otherwise(named, _("No document is recorded yet."))),
        (_("SOURCES, QUALITY OF THE DATA AND OPEN FINDINGS"), (*_sources(volume), *_findings(volume))),
    )
    return (Page(tuple(blocks), (title,), wide=True, part="appendix") for title, blocks in parts)


def _matrix(volume: Volume) -> Iterator[Block]:
    table = view_named("show").document(volume.asked._replace(columns=MATRIX)).table
    title = _("All programs of the master plan")
    yield volume.captioned(title, table.without_empty()) if table.groups else said(*table.notes)


def _next_year(volume: Volume) -> Iterator[Block]:
    """The table of the year after today, an agency after the other."""
    selection = volume.asked.selection._replace(years=(volume.asked.today.year + 1,))
    made = rkpd.document(volume.asked._replace(selection=selection))
    for page in made.pages:
        owner = words(Uncut(each) if isinstance(each, str) else cast("Message", each) for each in page.title)
        for table in (one for one in page.blocks if isinstance(one, Table)):
            if table.printed():
                yield volume.captioned(_("{title}, {owner}", title=made.title, owner=owner), table)
            elif table.notes:
                yield said(*(_("{said}.", said=note) for note in table.notes))


def _standard(volume: Volume) -> Iterator[Block]:
    """All indicators by theme: chosen or not and why, who measures them, where their titles come from."""
    every = adoptions(volume.asked)[0].every
    source = _("SNI ISO 37122:2019; the region's choice: the master plan")
    note = _("Titles from memory are to be compared with a licensed copy of the standard.")
    yield said(_("{said}.", said=words(counted(every))))
    title = _("Indicators of SNI ISO 37122, chosen and not chosen")
    yield from volume.parted(title, chosen(LIST, (), STANDARD), by_theme(every), note, of=source)


def _proposals(volume: Volume) -> Iterable[Block]:
    titles = (_("Proposals and what was answered"), _("What became of the proposals"))
    told = Told([(volume.asked.region, proposals.part(volume.asked))])
    blocks = proposals.document(volume.asked, told) if volume.plan.proposals.proposals else ()
    tables = (each.held() if isinstance(each, Flow) else each for each in blocks)
    made = map(volume.captioned, titles, (table.without_empty() for table in tables))
    return otherwise(made, _("No proposal is recorded yet."))


def _sources(volume: Volume) -> Iterator[Block]:
    named = (*volume.plan.file.sources, *(one for each in volume.programs for one in each.sources))
    if every := [*dict.fromkeys(named)]:
        yield said(_n("The facts come from {count} source:", "The facts come from {count} sources:", len(every)))
        yield Items(tuple((address,) for address in every[:MOST_SOURCES]), start=1)
    else:
        yield said(_("The plan names no source of its facts."))


def _findings(volume: Volume) -> Iterable[Block]:
    """What the checks of the data found, a line a kind, the gravest and most frequent first."""
    found = gathered(((one.severity, one.code), one) for each in volume.asked.findings for one in each)
    gravity, pages = [*Severity], read_pages() if found else {}
    rows: list[tuple[Cell, ...]] = []
    for (severity, code), inside in sorted(found.items(), key=lambda item: (gravity.index(item[0][0]), -len(item[1]))):
        where = (id_ or _("the plan as a whole") for id_ in dict.fromkeys(one.program for one in inside))
        rows.append((labels.SEVERITY[severity], Message(pages[code]["title"]), len(inside), some(where, NAMED)))
    tables = volume.table(_("Open findings of the checks"), FINDINGS, rows)
    return otherwise(tables, _("The checks of the data found nothing that is open."))

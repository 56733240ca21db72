"""Appendices: all programs, the table for next year's RKPD, the standard, proposals, decrees, sources and findings."""

from collections.abc import Iterator

from ppu_roadmap.analysis.tally import gathered
from ppu_roadmap.catalog import labels
from ppu_roadmap.diagnostics import Severity
from ppu_roadmap.fields.field import chosen
from ppu_roadmap.paper.blocks import Items
from ppu_roadmap.paper.document import Block, Page
from ppu_roadmap.paper.table import Column, Kind
from ppu_roadmap.rules.rule import read_pages
from ppu_roadmap.text import Message, _, _n
from ppu_roadmap.views import programs, proposals
from ppu_roadmap.views.book.introduction import documents
from ppu_roadmap.views.book.volume import NAMED, Volume, said, some
from ppu_roadmap.views.sni import LIST, adoptions, by_theme
from ppu_roadmap.views.view import by_place

MATRIX = (
    "id", "name", "subdimension", "horizon", "years", "owner", "partners", "locations", "budget", "funding",
    "nomenclature", "quick_win", "status",
)  # fmt: skip
STANDARD = ("number", "title", "chosen", "reason", "dimension", "data_owner", "programs", "evidence")
SEVERITY = {
    Severity.ERROR: _("Error (must be mended)"),
    Severity.WARNING: _("Warning"),
    Severity.INFO: _("Suggestion"),
}
FINDINGS = by_place(
    Column("severity", _("Kind"), rank=0, weight=2),
    Column("what", _("What was found"), rank=0, weight=5),
    Column("count", _("Number"), Kind.NUMBER, rank=0, weight=0),
    Column("where", _("Where"), rank=0, weight=5),
)
MOST_SOURCES = 100
"""Addresses that are printed."""


def appendices(volume: Volume) -> Iterator[Page]:
    """The appendices A to F."""
    yield _appendix(_("COMPLETE MATRIX OF ALL PROGRAMS"), *_matrix(volume))
    yield _appendix(_("TABLE FOR NEXT YEAR'S RENJA AND RKPD"), *_next_year(volume))
    yield _appendix(_("COVERAGE OF SNI ISO 37122"), *_standard(volume))
    yield _appendix(_("PROPOSALS AND ANSWERS"), *_proposals(volume))
    yield _appendix(_("JOINT COMMITMENT, DECREES AND REGULATIONS"), *_documents(volume))
    yield _appendix(_("SOURCES, QUALITY OF THE DATA AND OPEN FINDINGS"), *_findings(volume))


def _appendix(title: Message, *blocks: Block) -> Page:
    return Page(blocks, (title,), wide=True, part="appendix")


def _matrix(volume: Volume) -> Iterator[Block]:
    (table,) = programs.document(volume.asked._replace(columns=MATRIX))
    if table.groups:
        yield volume.table(_("All programs of the master plan"), table.without_empty())
    else:
        yield said(*table.notes)


def _next_year(volume: Volume) -> Iterator[Block]:
    yield said(_("(follows)"))


def _standard(volume: Volume) -> Iterator[Block]:
    """All indicators by theme: chosen or not and why, who measures them, where their titles come from."""
    (found,) = adoptions(volume.asked)
    themes = ((Message(theme), inside) for theme, inside in by_theme(found.every).items())
    source = _("SNI ISO 37122:2019; the region's choice: the master plan")
    note = _("Titles from memory are to be compared with a licensed copy of the standard.")
    counted = (sum(bool(use.chosen) for use in found.every), sum(use.measured for use in found.every))
    yield said(
        _(
            "Of {all} indicators of the standard {chosen} are chosen and {measured} are measured.",
            all=len(found.every),
            chosen=counted[0],
            measured=counted[1],
        )
    )
    yield from volume.parted(
        _("Indicators of SNI ISO 37122, chosen and not chosen"),
        chosen(LIST, (), STANDARD),
        themes,
        notes=(note,),
        of=source,
    )


def _proposals(volume: Volume) -> Iterator[Block]:
    if not volume.plan.proposals.proposals:
        yield said(_("No proposal is recorded yet."))
        return
    titles = (_("Proposals and what was answered"), _("What became of the proposals"))
    for title, table in zip(titles, proposals.document(volume.asked), strict=False):
        yield volume.table(title, table.without_empty())


def _documents(volume: Volume) -> Iterator[Block]:
    found = [*documents(volume, _("Documents that the master plan rests on"), *labels.DOCUMENT_KIND)]
    yield from found or (said(_("No document is recorded yet.")),)


def _findings(volume: Volume) -> Iterator[Block]:
    """Where the facts come from; then what checks of the data found, gravest and most frequent first."""
    addresses = [*volume.plan.file.sources, *(one for each in volume.programs for one in each.sources)]
    every = [*dict.fromkeys(addresses)]
    if every:
        yield said(
            _n("The facts of the plan have {count} source:", "The facts of the plan have {count} sources:", len(every))
        )
        yield Items(tuple((address,) for address in every[:MOST_SOURCES]), start=1)
    found = gathered(((one.severity, one.code), one) for each in volume.asked.findings for one in each)
    gravity = list(Severity)
    order = sorted(found.items(), key=lambda item: (gravity.index(item[0][0]), -len(item[1]), item[0][1]))
    pages = read_pages() if found else {}
    rows = (
        (
            SEVERITY[severity],
            Message(pages[code]["title"]),
            len(inside),
            some((one or _("the plan as a whole") for one in dict.fromkeys(one.program for one in inside)), NAMED),
        )
        for (severity, code), inside in order
    )
    yield from volume.listed(_("Open findings of the checks"), FINDINGS, rows)
    if not found:
        yield said(_("The checks of the data found nothing that is open."))

"""What stands before the chapters: cover, approval, words of the head of the region, contents, abbreviations."""

from collections.abc import Iterator

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.facts.naming import head_of
from ppu_roadmap.fields import cells
from ppu_roadmap.paper.blocks import Contents, Listed, Paragraph, Signature, Signatures
from ppu_roadmap.paper.document import Block, Cover, Page
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.text import Day, Message, Uncut, _
from ppu_roadmap.views.book.volume import Volume, said
from ppu_roadmap.views.sheet.summary import letterhead

CONTENTS: tuple[tuple[Listed, Message], ...] = (
    ("headings", _("Contents")),
    ("tables", _("List of tables")),
    ("figures", _("List of figures")),
)
ABBREVIATIONS = (
    ("APBD", "Anggaran Pendapatan dan Belanja Daerah"),
    ("APBN", "Anggaran Pendapatan dan Belanja Negara"),
    ("CSR/TJSL", "Corporate Social Responsibility/Tanggung Jawab Sosial dan Lingkungan"),
    ("DAK", "Dana Alokasi Khusus"),
    ("DPA", "Dokumen Pelaksanaan Anggaran"),
    ("KPBU", "Kerja Sama Pemerintah dengan Badan Usaha"),
    ("PD", "Perangkat Daerah"),
    ("Renja", "Rencana Kerja"),
    ("Renstra", "Rencana Strategis"),
    ("RKPD", "Rencana Kerja Pemerintah Daerah"),
    ("RPJMD", "Rencana Pembangunan Jangka Menengah Daerah"),
    ("RPJPD", "Rencana Pembangunan Jangka Panjang Daerah"),
    ("RTRW", "Rencana Tata Ruang Wilayah"),
    ("SNI", "Standar Nasional Indonesia"),
    ("SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
    ("TPB/SDGs", "Tujuan Pembangunan Berkelanjutan/Sustainable Development Goals"),
)
"""Short words of planning that the book uses; the official names are Indonesian in any language."""


def cover(volume: Volume) -> Cover:
    """Book, title, region and years, whose book it is, the year of its data."""
    plan = volume.plan
    years = plan.reach
    period = (_("{first}–{last}", first=str(years.first), last=str(years.last)),) if years else ()
    title = Uncut(plan.file.title) if plan.file.title else _("Smart City master plan")
    return Cover(
        (_("BUKU 2"),),
        title,
        (cells.region(plan), *period),
        (*letterhead(plan), volume.dated.text[:4]),
        volume.texts.emblem,
    )


def front(volume: Volume) -> Iterator[Page]:
    """The pages in their order."""
    yield _page("approval", *volume.texts.blocks("approval"), *_adopted(volume), _signatures(volume))
    yield _page("foreword", *volume.texts.blocks("foreword"))
    yield _page("preface", *volume.texts.blocks("preface"))
    yield _page("team", *volume.texts.blocks("team"), *bodies(volume))
    for of, title in CONTENTS:
        yield Page((Contents(of),), (title,), part="front")
    yield Page((_abbreviations(volume),), (_("Abbreviations"),), part="front")


def _page(key: str, *blocks: Block) -> Page:
    return Page(blocks, (PIECE[key].title,), part="front")


def _adopted(volume: Volume) -> Iterator[Paragraph]:
    """The regulations and decrees that adopt the plan, as far as they are known."""
    for one in volume.plan.file.documents:
        if one.kind in {"perbup", "sk"}:
            day = Day(one.date) if one.date else None
            title = Uncut(one.title) if one.title else None
            yield said(_("{title}, number {number}, {day}", title=title, number=one.number, day=day))


def _signatures(volume: Volume) -> Signatures:
    file = volume.plan.file
    title = file.approver or (head_of(file.region) if file.region else _("head of the region"))
    named = tuple(Signature(one.role, one.name) for one in file.signatories if one.role)
    return Signatures(named or (Signature(title),))


def bodies(volume: Volume) -> Iterator[Paragraph]:
    """The council and the team, as far as they are named."""
    known = volume.plan.file.bodies
    for label, name in ((_("Council"), known and known.council), (_("Executing team"), known and known.team)):
        if name:
            yield Paragraph((name,), label)


def _abbreviations(volume: Volume) -> Table:
    """The words of planning, and the agencies by their short names."""
    agencies = (one for one in volume.plan.agencies.values() if one)
    own = {one.short: one.name for one in agencies if one.short and one.name and one.short != one.name}
    rows = sorted({**dict(ABBREVIATIONS), **own}.items(), key=lambda row: row[0].casefold())
    columns = (Column("short", _("Abbreviation"), rank=0, weight=1), Column("name", _("Meaning"), rank=0, weight=4))
    return Table(None, columns, (Group(None, tuple(rows)),), headed=False, widths=(22, 78))

"""What stands before the chapters: cover, approval, words of the head of the region, contents, abbreviations."""

from collections.abc import Iterator

from ppu_roadmap.book.outline import PIECE
from ppu_roadmap.facts.years import plan_years, written
from ppu_roadmap.fields import cells
from ppu_roadmap.paper.blocks import Contents, Listed, Paragraph, Signature, Signatures
from ppu_roadmap.paper.document import Block, Cover, Page
from ppu_roadmap.paper.table import Column, Group, Table
from ppu_roadmap.text import Message, Uncut, _
from ppu_roadmap.views.book.volume import Volume
from ppu_roadmap.views.sheet.summary import letterhead

CONTENTS: tuple[tuple[Listed, Message], ...] = (
    ("headings", _("Contents")),
    ("tables", _("List of tables")),
    ("figures", _("List of figures")),
)
ABBREVIATIONS = {
    "APBD": "Anggaran Pendapatan dan Belanja Daerah", "APBN": "Anggaran Pendapatan dan Belanja Negara",
    "CSR/TJSL": "Corporate Social Responsibility/Tanggung Jawab Sosial dan Lingkungan", "DAK": "Dana Alokasi Khusus",
    "DPA": "Dokumen Pelaksanaan Anggaran", "KPBU": "Kerja Sama Pemerintah dengan Badan Usaha",
    "PD": "Perangkat Daerah", "Renja": "Rencana Kerja", "Renstra": "Rencana Strategis",
    "RKPD": "Rencana Kerja Pemerintah Daerah", "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah",
    "RPJPD": "Rencana Pembangunan Jangka Panjang Daerah", "RTRW": "Rencana Tata Ruang Wilayah",
    "SNI": "Standar Nasional Indonesia", "SPBE": "Sistem Pemerintahan Berbasis Elektronik",
    "TPB/SDGs": "Tujuan Pembangunan Berkelanjutan/Sustainable Development Goals",
}  # fmt: skip
"""Short words of planning that the book uses; the official names are Indonesian in any language."""


def cover(volume: Volume) -> Cover:
    """Book, title, region and years, whose book it is, the year of its data."""
    plan = volume.plan
    title = Uncut(plan.file.title) if plan.file.title else _("Smart City master plan")
    reach = plan_years(plan)
    period = (written(reach).replace("-", "–"),) if reach else ()
    foot = (*letterhead(plan), volume.brief.version.text[:4])
    return Cover((_("BUKU 2"),), title, (cells.region(plan), *period), foot, volume.texts.emblem)


def front(volume: Volume) -> Iterator[Page]:
    """The pages in their order."""
    file = volume.plan.file
    named = tuple(Signature(one.role, one.name) for one in file.signatories if one.role)
    yield _written(volume, "approval", Signatures(named or (Signature(volume.brief.approver),)))
    yield _written(volume, "foreword")
    yield _written(volume, "preface")
    yield _written(volume, "team", *bodies(volume))
    yield from contents()
    yield Page((_abbreviations(volume),), (_("Abbreviations"),), part="front")


def contents() -> Iterator[Page]:
    """What the book has, and where."""
    return (Page((Contents(of),), (title,), part="front") for of, title in CONTENTS)


def _written(volume: Volume, key: str, *data: Block) -> Page:
    return Page((*volume.texts.blocks(key), *data), (PIECE[key].title,), part="front")


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
    rows = sorted({**ABBREVIATIONS, **own}.items(), key=lambda row: row[0].casefold())
    columns = (Column("short", _("Abbreviation")), Column("name", _("Meaning"), weight=4))
    return Table(None, columns, (Group(None, tuple(rows)),), headed=False, widths=(22, 78))
